import { describe, expect, it } from 'vitest';
import { formatHash, parseHash } from './place-token.ts';

describe('place tokens', () => {
  it('escapes separators once for the place and once for the URL', () => {
    expect(formatHash({ token: 'vms', params: { search: ' name=web' } })).toBe('#vms;search=+name%255C2web');
  });

  it.each(['web01', 'a b', 'x;y=z/\\', '100 %', 'ü', '<b>'])('reads back a name like %s', (name) => {
    const place = { token: 'vms-general', params: { name } };
    expect(parseHash(formatHash(place))).toEqual(place);
  });

  it('takes a hand-written hash as it stands', () => {
    expect(parseHash('#vms-general;name=50%')).toEqual({ token: 'vms-general', params: { name: '50%' } });
    expect(parseHash('')).toEqual({ token: '', params: {} });
  });
});
