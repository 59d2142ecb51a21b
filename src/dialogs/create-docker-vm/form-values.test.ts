import { expect, test } from 'vitest';
import { initialValues, readDraft, withOffer, type ImageOffer } from './form-values.ts';

const web: ImageOffer = {
  image: 'nginx:1.29',
  label: 'Web',
  ports: [{ vmPort: '8080', containerPort: '80', protocol: 'tcp' }],
  environment: [{ name: 'MODE', value: 'web' }],
};
const cache: ImageOffer = {
  image: 'redis:7',
  label: 'Cache',
  ports: [{ vmPort: '6379', containerPort: '6379', protocol: 'tcp' }],
  environment: [],
};

test('begins with what the site wants', () => {
  expect(initialValues({ userName: 'ops', sshKeys: ['key one', 'key two'], runtime: 'podman' })).toMatchObject({
    userName: 'ops',
    sshKeys: 'key one\nkey two',
    runtime: 'podman',
  });
});

test('takes back what it had kept', () => {
  const values = { ...initialValues({}), name: 'web-01' };
  expect(readDraft(structuredClone(values))).toEqual(values);
});

test.each([[undefined], [null], ['text'], [{ name: 'half a form' }]])('begins anew with the draft %o', (draft) => {
  expect(readDraft(draft)).toBeUndefined();
});

test('fills in the ports and environment of an offered image', () => {
  expect(withOffer(initialValues({}), web, undefined)).toMatchObject({
    image: 'nginx:1.29',
    ports: web.ports,
    environment: web.environment,
  });
});

test('takes away what the image before had brought, and keeps what was typed', () => {
  const typedPort = { vmPort: '9000', containerPort: '9000', protocol: 'tcp' };
  const typedVariable = { name: 'MODE', value: 'mine' };
  const values = { ...withOffer(initialValues({}), web, undefined), ports: [...web.ports, typedPort] };
  expect(withOffer({ ...values, environment: [typedVariable] }, cache, web)).toMatchObject({
    ports: [...cache.ports, typedPort],
    environment: [typedVariable],
  });
});

test('does not fill in what is typed already', () => {
  const typed = { vmPort: '8080', containerPort: '8000', protocol: 'tcp' };
  expect(withOffer({ ...initialValues({}), ports: [typed] }, web, undefined).ports).toEqual([typed]);
});
