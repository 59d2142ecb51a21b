import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { parseCommand, quoteShellWord } from './shell-words.ts';

/** What `sh` itself makes of a line: its words, each ended by NUL. */
function wordsOfSh(line: string): string[] {
  const { stdout, status, stderr } = spawnSync('sh', ['-c', `printf '%s\\0' ${line}`], { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return stdout.split('\0').slice(0, -1);
}

test.each([
  'nginx',
  '  nginx  -g   "daemon off;"\t',
  `sh -c 'echo "$HOME" && ls'`,
  String.raw`a\ b c\\d e\'f g\"h`,
  String.raw`"a\"b" "a\\b" "a\$b" "a\nb" 'a\nb'`,
  `a''b ""c '' ""`,
  `'it'\\''s' "it's"`,
  'one\\\ntwo three',
  '"one\\\ntwo" \'one\ntwo\' "one\ntwo"',
  `-e --flag=x -- - --x='a b'`,
  `ü 🐳 'ä ö' \\ü`,
  `a=b:c,d@e%f+g/h.i-j_k`,
  `'#' "# x" a#b`,
  `"\\\`x\\\`"`,
  String.raw`\a\b\*\$ "\a"`,
])('splits %o as sh does', (line) => {
  const command = parseCommand(line);
  expect(command.ok && command.value.words).toEqual(wordsOfSh(line));
});

test('takes a new line for a blank, since the field has several', () => {
  expect(parseCommand('nginx\n-g\r\n"daemon off;"\n')).toEqual({
    ok: true,
    value: { words: ['nginx', '-g', 'daemon off;'] },
  });
});

test.each(['', '   ', '\n'])('takes %o for no command', (text) => {
  expect(parseCommand(text)).toEqual({ ok: true, value: { words: [] } });
});

test.each([
  [`echo "it`, { id: 'problem.command.quote', values: { quote: '"', position: 6 } }],
  [`it's`, { id: 'problem.command.quote', values: { quote: "'", position: 3 } }],
  [String.raw`"a\"`, { id: 'problem.command.quote', values: { quote: '"', position: 1 } }],
  [`'a' b'`, { id: 'problem.command.quote', values: { quote: "'", position: 6 } }],
  [`echo \\`, { id: 'problem.command.backslash', values: {} }],
  ['a\0b', { id: 'problem.text.character', values: { position: 2, code: 'U+0000' } }],
  ['a\ud800b', { id: 'problem.text.character', values: { position: 2, code: 'U+D800' } }],
])('refuses %o and says where', (text, problem) => {
  expect(parseCommand(text)).toEqual({ ok: false, problem });
});

test.each([
  ['a && b', '&&'],
  ['echo $HOME', '$HOME'],
  ['echo ${A_1}', '${A_1}'],
  ['a | b', '|'],
  ['a > b', '>'],
  ['echo $(date)', '$('],
  ['echo `date`', '`'],
])('keeps %o as it is and points at what only a shell would understand', (text, shellSyntax) => {
  const command = parseCommand(text);
  expect(command).toMatchObject({ ok: true, value: { words: text.split(' '), shellSyntax } });
});

test.each([`sh -c 'a && b'`, 'echo "$HOME"', String.raw`echo \$HOME`, 'cost: 5$'])(
  'finds no shell syntax in %o, where it is quoted or means nothing',
  (text) => {
    const command = parseCommand(text);
    expect(command.ok && command.value.shellSyntax).toBe(undefined);
  },
);

const everyAsciiCharacter = Array.from({ length: 127 }, (_, index) => String.fromCharCode(index + 1));
const hostile = [
  "'",
  "''",
  "a'b'c",
  "\\'",
  "'\\''",
  '$(reboot)',
  '`reboot`',
  '!!',
  '~',
  '*',
  '-n',
  '',
  ' ',
  '\n',
  'a\nb\n',
  '%n',
  '=',
  '🐳',
];

test('quotes every character so that sh takes it for itself', () => {
  const words = [...hostile, ...everyAsciiCharacter, everyAsciiCharacter.join('')];
  expect(wordsOfSh(words.map(quoteShellWord).join(' '))).toEqual(words);
});
