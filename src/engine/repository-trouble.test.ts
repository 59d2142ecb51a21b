import { describe, expect, it } from 'vitest';
import { troubleOf } from './repository-trouble.ts';

const told = (detail: string, hosts: readonly string[] = []) =>
  troubleOf({ kind: 'refused', status: 400, detail }, hosts);

describe('what the engine says of a repository', () => {
  // As seen on a running 4.5.8, but for the certificate's, the timeouts' and the last two.
  it.each([
    ['connection refused', 'refused-connection'],
    ['unauthorized', 'login'],
    ['forbidden', 'login'],
    ['not found', 'not-found'],
    ['internal server error', 'broken'],
    ['target host is null', 'no-address'],
    ['unsupported or unrecognized ssl message', 'no-tls'],
    [
      'resteasy003145: unable to find a messagebodyreader of content-type text/html and type class com.woorea.openstack.glance.model.v2.images',
      'not-a-repository',
    ],
    ['glance.nosuch.example', 'unknown-host'],
    [
      'sun.security.validator.validatorexception: pkix path building failed: sun.security.provider.certpath.suncertpathbuilderexception: unable to find valid certification path to requested target',
      'certificate',
    ],
    ['connect timed out', 'no-answer'],
    ['read timed out', 'no-answer'],
    ['service unavailable', 'broken'],
    ['nullpointerexception', 'other'],
  ] as const)('"%s" is %s', (detail, trouble) => expect(told(detail)).toBe(trouble));

  it('knows the name that was asked, however short it is', () => {
    expect(told('glance', ['glance'])).toBe('unknown-host');
    expect(told('glance: name does not resolve', ['glance'])).toBe('unknown-host');
  });

  it('is no trouble of the repository where the engine speaks for itself', () => {
    expect(told('query execution failed due to insufficient permissions.')).toBeUndefined();
    expect(troubleOf({ kind: 'refused', status: 403, detail: 'unauthorized' })).toBeUndefined();
    expect(troubleOf({ kind: 'unreachable', status: 0, detail: '' })).toBeUndefined();
    expect(troubleOf({ kind: 'late', status: 0, detail: '' })).toBe('no-answer');
  });
});
