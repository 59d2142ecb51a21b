import { expect, test } from 'vitest';
import { parsePort, parsePortRows } from './ports.ts';

const row = (vmPort: string, containerPort: string, protocol = 'tcp') => ({ vmPort, containerPort, protocol });

test.each(['0', '70000', '65536', '80:80:80', '-1', '1e3', '8O', '1.5', '0x50', '٣'])(
  'refuses %o as a port',
  (text) => {
    expect(parsePort(text)).toEqual({ ok: false, problem: { id: 'problem.port.number', values: { value: text } } });
  },
);

test.each([
  ['1', 1],
  [' 8080 ', 8080],
  ['65535', 65_535],
])('takes %o as a port', (text, port) => {
  expect(parsePort(text)).toEqual({ ok: true, value: port });
});

test('takes rows in order and leaves out blank ones', () => {
  expect(parsePortRows([row('8080', '80'), row('', ''), row('53', '53', 'udp')])).toEqual({
    ok: true,
    value: [
      { vmPort: 8080, containerPort: 80, protocol: 'tcp' },
      { vmPort: 53, containerPort: 53, protocol: 'udp' },
    ],
  });
});

test('lets one port of the VM be used once by each protocol', () => {
  const answer = parsePortRows([row('53', '53'), row('53', '53', 'udp'), row('', ''), row('53', '5353')]);
  expect(answer).toEqual({
    ok: false,
    problems: [
      {
        row: 3,
        field: 'vmPort',
        problem: { id: 'problem.port.twice', values: { port: '53', protocol: 'tcp', row: 1 } },
      },
    ],
  });
});

test('names every row and field that is wrong', () => {
  const answer = parsePortRows([row('0', '80'), row('80', ''), row('81', '80', 'sctp'), row('82', '80')]);
  expect(answer.ok ? [] : answer.problems.map((found) => [found.row, found.field, found.problem.id])).toEqual([
    [0, 'vmPort', 'problem.port.number'],
    [1, 'containerPort', 'problem.port.empty'],
    [2, 'protocol', 'problem.port.protocol'],
  ]);
});
