import { expect, test } from 'vitest';
import type { ForemanSnapshot } from '../plugin/foreman-host-page.ts';
import { formatPlace, parsePlace } from './place-hash.ts';
import { wantedMachine } from './wanted-machine.ts';

const web = { id: 'w', name: 'web' };
const mail = { id: 'm', name: 'mail' };

function snapshot(changes: Partial<ForemanSnapshot>): ForemanSnapshot {
  return {
    hash: '#vms-foreman-details',
    named: {},
    selected: {},
    remembered: {},
    login: {},
    matchesChanged: 0,
    changedMachines: [],
    isSyncOpen: false,
    ...changes,
  };
}

test.each<[string, Partial<ForemanSnapshot>, object]>([
  ['nothing known', {}, { kind: 'none' }],
  ['one selected', { selected: { vm: [web] } }, { kind: 'one', ...web }],
  ['two selected', { selected: { vm: [web, mail] } }, { kind: 'several', count: 2 }],
  ['none selected any more', { selected: { vm: [] }, remembered: { vm: web } }, { kind: 'none' }],
  ['a reload', { remembered: { vm: web } }, { kind: 'one', ...web }],
  ['a deep link', { hash: '#vms-foreman-details;name=web' }, { kind: 'one', name: 'web' }],
  [
    'another tab after a deep link',
    { named: { vm: '#vms-general;name=web' }, remembered: { vm: mail } },
    { kind: 'one', name: 'web' },
  ],
  [
    'a selection after a deep link',
    { named: { vm: '#vms-general;name=web' }, selected: { vm: [mail] } },
    { kind: 'one', ...mail },
  ],
  [
    'a deep link to what was selected before the reload',
    { hash: '#vms-foreman-details;name=web', remembered: { vm: web } },
    { kind: 'one', ...web },
  ],
  [
    'a switch, before the selection follows',
    { hash: '#vms-foreman-details;name=mail', selected: { vm: [web] }, remembered: { vm: web } },
    { kind: 'one', name: 'mail' },
  ],
  [
    'a switch, when the selection has followed',
    { hash: '#vms-foreman-details;name=mail', selected: { vm: [mail] } },
    { kind: 'one', ...mail },
  ],
  [
    'the address of another kind of machine',
    { hash: '#hosts-general;name=node', selected: { vm: [web] } },
    { kind: 'one', ...web },
  ],
  ['a selection of another kind', { selected: { host: [web] } }, { kind: 'none' }],
])('%s', (_, changes, wanted) => {
  expect(wantedMachine('vm', snapshot(changes))).toEqual(wanted);
});

test.each(['web-01', 'a b', 'ü/ö', 'x;y=z', '\\0', '100%', 'a%2Fb', '+'])(
  'finds %j in an address that it made',
  (name) => {
    expect(parsePlace(formatPlace({ token: 'vms-foreman-facts', name }))).toEqual({ token: 'vms-foreman-facts', name });
  },
);

test('takes a percent sign that was typed by hand as it is', () => {
  expect(parsePlace('#vms-foreman-facts;name=100%')).toEqual({ token: 'vms-foreman-facts', name: '100%' });
});
