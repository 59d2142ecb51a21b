import { expect, test } from 'vitest';
import { looksSecret, parseDotenv, parseEnvironmentRows } from './environment.ts';

test('keeps values as they are typed, and leaves out blank rows', () => {
  const rows = [
    { name: ' A ', value: ' b: c #d \n$e ' },
    { name: ' ', value: '' },
    { name: 'discovery.type', value: '' },
  ];
  expect(parseEnvironmentRows(rows)).toEqual({
    ok: true,
    value: [
      { name: 'A', value: ' b: c #d \n$e ' },
      { name: 'discovery.type', value: '' },
    ],
  });
});

test.each([
  [{ name: '', value: 'x' }, 'name', 'problem.environment.name-empty'],
  [{ name: '1A', value: 'x' }, 'name', 'problem.environment.name'],
  [{ name: 'A=B', value: 'x' }, 'name', 'problem.environment.name'],
  [{ name: '--env', value: 'x' }, 'name', 'problem.environment.name'],
  [{ name: 'A', value: '\0' }, 'value', 'problem.text.character'],
] as const)('refuses %o', (row, field, id) => {
  expect(parseEnvironmentRows([row])).toMatchObject({ ok: false, problems: [{ row: 0, field, problem: { id } }] });
});

test('finds a variable that is set twice', () => {
  const rows = ['A', 'B', 'A'].map((name) => ({ name, value: '1' }));
  expect(parseEnvironmentRows(rows)).toMatchObject({
    ok: false,
    problems: [{ row: 2, field: 'name', problem: { values: { name: 'A', row: 1 } } }],
  });
});

test('reads the lines of a .env file', () => {
  const text = `# comment\r
A=1
export B = two words  # comment
C='sin$gle #x'
D="a\\nb \\"c\\" \\x" # comment

E=
F=a#b=c
G="two
lines"
H=#
I='x'`;
  expect(parseDotenv(text)).toEqual({
    ok: true,
    value: [
      { name: 'A', value: '1' },
      { name: 'B', value: 'two words' },
      { name: 'C', value: 'sin$gle #x' },
      { name: 'D', value: 'a\nb "c" \\x' },
      { name: 'E', value: '' },
      { name: 'F', value: 'a#b=c' },
      { name: 'G', value: 'two\nlines' },
      { name: 'H', value: '' },
      { name: 'I', value: 'x' },
    ],
  });
});

test.each([
  ['A=1\nnonsense', { id: 'problem.environment.line', values: { line: 2, value: 'nonsense' } }],
  ['A=1\n\n2B=x', { id: 'problem.environment.line', values: { line: 3, value: '2B=x' } }],
  ['A="1\n2"\nB', { id: 'problem.environment.line', values: { line: 3, value: 'B' } }],
  ['A="open\nB=1', { id: 'problem.environment.quote', values: { line: 1, quote: '"' } }],
  ["A='x' y", { id: 'problem.environment.quote', values: { line: 1, quote: "'" } }],
])('refuses %o and says in which line', (text, problem) => {
  expect(parseDotenv(text)).toEqual({ ok: false, problem });
});

test.each([
  'POSTGRES_PASSWORD',
  'db_passwd',
  'MYSQL_PWD',
  'GITHUB_TOKEN',
  'apiKey',
  'AWS_SECRET_ACCESS_KEY',
  'BASIC_AUTH',
  'PASS',
])('takes %s for the name of a secret', (name) => {
  expect(looksSecret(name)).toBe(true);
});

test.each(['PATH', 'KEYBOARD', 'PASSENGER_COUNT', 'AUTHOR', 'LANG', 'PORT', 'KEY'])(
  'takes %s for no secret',
  (name) => {
    expect(looksSecret(name)).toBe(false);
  },
);
