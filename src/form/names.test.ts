import { expect, test } from 'vitest';
import { parseHostName, parseUserName, parseVmName } from './names.ts';

const idOf = (answer: ReturnType<typeof parseVmName>) => (answer.ok ? answer.value : answer.problem.id);

test.each([
  ['web-01', 'web-01'],
  [' Größe_ж.漢 ', 'Größe_ж.漢'],
  ['x'.repeat(64), 'x'.repeat(64)],
  ['', 'problem.vm-name.empty'],
  ['x'.repeat(65), 'problem.vm-name.long'],
  ['web 01', 'problem.vm-name.character'],
  ['<b>', 'problem.vm-name.character'],
  ['🐳', 'problem.vm-name.character'],
  ['a٣', 'problem.vm-name.character'],
])('VM name %o: %s', (text, outcome) => {
  expect(idOf(parseVmName(text))).toBe(outcome);
});

test('names the character of a VM name that is wrong', () => {
  expect(parseVmName('web 01')).toMatchObject({ problem: { values: { position: 4, value: ' ' } } });
});

test.each([
  ['web-01', 'web-01'],
  ['Web.example.COM', 'Web.example.COM'],
  ['3com', '3com'],
  ['', 'problem.host-name.empty'],
  ['a_b', 'problem.host-name.part'],
  ['-a', 'problem.host-name.part'],
  ['a-', 'problem.host-name.part'],
  ['a..b', 'problem.host-name.part'],
  ['a.', 'problem.host-name.part'],
  ['größe', 'problem.host-name.part'],
  ['a b', 'problem.host-name.part'],
  ['x'.repeat(64), 'problem.host-name.long-part'],
  ['x.'.repeat(32) + 'x', 'problem.host-name.long'],
  ['192.0.2.1', 'problem.host-name.number'],
])('host name %o: %s', (text, outcome) => {
  expect(idOf(parseHostName(text))).toBe(outcome);
});

test.each([
  ['admin', 'admin'],
  ['_a.b-9', '_a.b-9'],
  ['', 'problem.user-name.empty'],
  ['Admin', 'problem.user-name.form'],
  ['9a', 'problem.user-name.form'],
  ['a:b', 'problem.user-name.form'],
  ['-a', 'problem.user-name.form'],
  ['x'.repeat(33), 'problem.user-name.long'],
])('user name %o: %s', (text, outcome) => {
  expect(idOf(parseUserName(text))).toBe(outcome);
});
