import { expect, test } from 'vitest';
import { formatSshKey, parseSshKeys } from './ssh-keys.ts';

/** A key's blob, built by the wire format: each field with its length before it. */
function blob(...fields: readonly (string | readonly number[])[]): string {
  const bytes = fields.flatMap((field) => {
    const content = typeof field === 'string' ? Array.from(field, (character) => character.charCodeAt(0)) : field;
    return [0, 0, content.length >> 8, content.length & 255, ...content];
  });
  return btoa(String.fromCharCode(...bytes));
}

const zeros = (count: number): number[] => new Array<number>(count).fill(0);
const ed25519 = 'AAAAC3NzaC1lZDI1NTE5AAAAIOMBkNIR/6UCSreSrSYugqXIPD5w4/yN+20g1QZ4IKJY'; // made by ssh-keygen
const p256 =
  'AAAAE2VjZHNhLXNoYTItbmlzdHAyNTYAAAAIbmlzdHAyNTYAAABBBP7o5/DRlFGJmjW9gaD3Fpalghw6xUYdDd0RGhXUa/xQSrLh6PhMM6wZmCOQvfwVQMXqHWssjf/cnd15E3XUfmk='; // made by ssh-keygen
const rsa = (bits: number) => blob('ssh-rsa', [1, 0, 1], [0, 128, ...zeros(bits / 8 - 1)]);
const curve = (name: string, bytes: number) => blob(`ecdsa-sha2-${name}`, name, [4, ...zeros(2 * bytes)]);

test.each([
  ['ssh-ed25519', ed25519],
  ['ecdsa-sha2-nistp256', p256],
  ['ssh-rsa', rsa(1024)],
  ['ssh-rsa', rsa(4096)],
  ['ecdsa-sha2-nistp384', curve('nistp384', 48)],
  ['ecdsa-sha2-nistp521', curve('nistp521', 66)],
  ['sk-ssh-ed25519@openssh.com', blob('sk-ssh-ed25519@openssh.com', zeros(32), 'ssh:')],
  [
    'sk-ecdsa-sha2-nistp256@openssh.com',
    blob('sk-ecdsa-sha2-nistp256@openssh.com', 'nistp256', [4, ...zeros(64)], 'ssh:'),
  ],
])('takes a key of type %s', (type, data) => {
  expect(parseSshKeys(`${type} ${data} ann@example.com`)).toEqual({
    ok: true,
    value: [{ type, blob: data, comment: 'ann@example.com' }],
  });
});

test('takes several lines with any line ends, blank lines and comments, and each key once', () => {
  const keys = parseSshKeys(
    `\r\n# ann\r\nssh-ed25519 ${ed25519}\r\n\n  ecdsa-sha2-nistp256\t${p256}  ann at  home \rssh-ed25519 ${ed25519} again`,
  );
  expect(keys.ok && keys.value.map(formatSshKey)).toEqual([
    `ssh-ed25519 ${ed25519}`,
    `ecdsa-sha2-nistp256 ${p256} ann at home`,
  ]);
});

test('takes nothing for no key', () => {
  expect(parseSshKeys(' \n')).toEqual({ ok: true, value: [] });
});

const pemHead = ['-----BEGIN', 'OPENSSH PRIVATE KEY-----'].join(' ');

test.each([
  [pemHead, { id: 'problem.ssh-key.private', values: { line: 1 } }],
  [`\n\n${pemHead}\nb3BlbnNzaA==`, { id: 'problem.ssh-key.private', values: { line: 3 } }],
  ['PuTTY-User-Key-File-3: ssh-ed25519', { id: 'problem.ssh-key.private', values: { line: 1 } }],
  ['---- BEGIN SSH2 PUBLIC KEY ----', { id: 'problem.ssh-key.format', values: { line: 1 } }],
  ['hello', { id: 'problem.ssh-key.type', values: { line: 1, value: 'hello' } }],
  [ed25519, { id: 'problem.ssh-key.type', values: { line: 1, value: `${ed25519.slice(0, 39)}…` } }],
  [`no-pty ssh-ed25519 ${ed25519}`, { id: 'problem.ssh-key.type', values: { line: 1, value: 'no-pty' } }],
  [`constructor ${ed25519}`, { id: 'problem.ssh-key.type', values: { line: 1, value: 'constructor' } }],
  [`ssh-dss ${ed25519}`, { id: 'problem.ssh-key.dsa', values: { line: 1 } }],
  ['ssh-ed25519', { id: 'problem.ssh-key.base64', values: { line: 1 } }],
  ['ssh-ed25519 AAAAC3Nz!', { id: 'problem.ssh-key.base64', values: { line: 1 } }],
  [`ssh-ed25519 ${ed25519.slice(0, -1)}`, { id: 'problem.ssh-key.base64', values: { line: 1 } }],
  [`ssh-ed25519 ${ed25519.slice(0, -4)}`, { id: 'problem.ssh-key.damaged', values: { line: 1 } }],
  ['ssh-ed25519 AAAAC3Nz', { id: 'problem.ssh-key.damaged', values: { line: 1 } }],
  [
    `ssh-rsa ${ed25519}`,
    { id: 'problem.ssh-key.mismatch', values: { line: 1, type: 'ssh-rsa', inner: 'ssh-ed25519' } },
  ],
  [`ssh-ed25519 ${blob('ssh-ed25519', zeros(31))}`, { id: 'problem.ssh-key.damaged', values: { line: 1 } }],
  [`ssh-ed25519 ${blob('ssh-ed25519', zeros(32), 'x')}`, { id: 'problem.ssh-key.damaged', values: { line: 1 } }],
  [
    `ecdsa-sha2-nistp256 ${blob('ecdsa-sha2-nistp256', 'nistp384', [4, ...zeros(64)])}`,
    { id: 'problem.ssh-key.damaged', values: { line: 1 } },
  ],
  [`ssh-rsa ${rsa(512)}`, { id: 'problem.ssh-key.short', values: { line: 1, bits: 512, least: 1024 } }],
])('refuses %o', (text, problem) => {
  expect(parseSshKeys(text)).toEqual({ ok: false, problem });
});
