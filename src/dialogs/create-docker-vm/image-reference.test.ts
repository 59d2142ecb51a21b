import { expect, test } from 'vitest';
import { formatFullImageReference, formatImageReference, parseImageReference } from './image-reference.ts';

const digest = `sha256:${'0123456789abcdef'.repeat(4)}`;

test.each([
  ['nginx', { path: 'nginx' }, 'docker.io/library/nginx:latest'],
  [' nginx:1.27 ', { path: 'nginx', tag: '1.27' }, 'docker.io/library/nginx:1.27'],
  ['team/app', { path: 'team/app' }, 'docker.io/team/app:latest'],
  ['host:5000/app', { registry: 'host:5000', path: 'app' }, 'host:5000/app:latest'],
  ['host:5000/a/b/c:v1', { registry: 'host:5000', path: 'a/b/c', tag: 'v1' }, 'host:5000/a/b/c:v1'],
  ['localhost/app', { registry: 'localhost', path: 'app' }, 'localhost/app:latest'],
  ['docker.io/nginx', { registry: 'docker.io', path: 'nginx' }, 'docker.io/library/nginx:latest'],
  ['index.docker.io/nginx', { registry: 'index.docker.io', path: 'nginx' }, 'docker.io/library/nginx:latest'],
  ['192.0.2.1:5000/app', { registry: '192.0.2.1:5000', path: 'app' }, '192.0.2.1:5000/app:latest'],
  ['[2001:db8::1]:5000/app', { registry: '[2001:db8::1]:5000', path: 'app' }, '[2001:db8::1]:5000/app:latest'],
  ['Registry.Example.com/app', { registry: 'Registry.Example.com', path: 'app' }, 'Registry.Example.com/app:latest'],
  [`a@${digest}`, { path: 'a', digest }, `docker.io/library/a@${digest}`],
  [`quay.io/a:1@${digest}`, { registry: 'quay.io', path: 'a', tag: '1', digest }, `quay.io/a@${digest}`],
  ['a__b/c-d--e/f.g:A_b.C-9', { path: 'a__b/c-d--e/f.g', tag: 'A_b.C-9' }, 'docker.io/a__b/c-d--e/f.g:A_b.C-9'],
])('takes %o, and writes it back as it was and in full', (text, reference, full) => {
  expect(parseImageReference(text)).toEqual({ ok: true, value: reference });
  expect([formatImageReference(reference), formatFullImageReference(reference)]).toEqual([text.trim(), full]);
});

test.each([
  ['', 'problem.image.empty', {}],
  [' ', 'problem.image.empty', {}],
  ['my app', 'problem.image.blank', { value: 'my app' }],
  ['UPPER/Case', 'problem.image.upper-case', { value: 'Case', suggestion: 'case' }],
  ['Nginx', 'problem.image.upper-case', { value: 'Nginx', suggestion: 'nginx' }],
  ['-host:5000/app', 'problem.image.registry', { value: '-host:5000' }],
  ['host:70000/app', 'problem.image.registry', { value: 'host:70000' }],
  ['host:/app', 'problem.image.registry', { value: 'host:' }],
  ['https://quay.io/app', 'problem.image.registry', { value: 'https:' }],
  ['quay.io//app', 'problem.image.path-empty', {}],
  ['a/_b', 'problem.image.path', { value: '_b' }],
  ['a___b', 'problem.image.path', { value: 'a___b' }],
  ['a..b', 'problem.image.path', { value: 'a..b' }],
  ['/app', 'problem.image.path-empty', {}],
  ['--privileged', 'problem.image.path', { value: '--privileged' }],
  ['$(reboot)', 'problem.image.path', { value: '$(reboot)' }],
  ['f'.repeat(64), 'problem.image.id', { value: 'f'.repeat(64) }],
  ['nginx:', 'problem.image.tag-empty', {}],
  ['nginx:1:2', 'problem.image.tag', { value: '1:2' }],
  [`nginx:${'x'.repeat(129)}`, 'problem.image.tag', { value: 'x'.repeat(129) }],
  ['a@sha256:abc', 'problem.image.digest', { value: 'sha256:abc' }],
  ['a@', 'problem.image.digest-empty', {}],
  [`a@${digest.toUpperCase()}`, 'problem.image.digest', { value: digest.toUpperCase() }],
  [`a@md5:${'0'.repeat(32)}`, 'problem.image.digest', { value: `md5:${'0'.repeat(32)}` }],
  [`quay.io/${'a'.repeat(250)}`, 'problem.image.long', { length: 258, limit: 255 }],
])('refuses %o', (text, id, values) => {
  expect(parseImageReference(text)).toEqual({ ok: false, problem: { id, values } });
});
