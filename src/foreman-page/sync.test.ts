import { describe, expect, it } from 'vitest';
import { isHostName, isVmName, planSync, suggestHostName, SYNC_ACTIONS, vmNamesOf } from './sync.ts';
import type { Taxonomy } from '../foreman/taxonomies.ts';
import type { SyncAction, SyncChoice, SyncHost, SyncPlan, SyncSituation } from './sync.ts';

const vm = { id: '11111111-2222-3333-4444-555555555555', name: 'web-01' };
const host: SyncHost = {
  id: 17,
  name: 'www.lab.example',
  uuid: undefined,
  computeResourceId: undefined,
  computeResourceName: undefined,
  isManaged: false,
  permissions: new Set(['view_hosts', 'edit_hosts']),
};
const linkedHost: SyncHost = { ...host, uuid: vm.id, computeResourceId: 2, computeResourceName: 'engine' };
const situation: SyncSituation = {
  vm,
  host,
  resource: { id: 2, name: 'engine' },
  places: { organizations: [], locations: [] },
  permissions: new Set(['create_hosts', 'edit_compute_resources']),
  loginMode: 'token',
  isRenamingRefused: false,
};
const without = (key: 'vm' | 'host' | 'resource'): SyncSituation =>
  // Both are optional.
  Object.fromEntries(Object.entries(situation).filter(([name]) => name !== key)) as unknown as SyncSituation;

function planned(action: SyncAction, given: SyncSituation = situation, choice?: SyncChoice): SyncPlan {
  const offer = planSync(action, given, choice);
  if (!offer.ok) throw new Error(offer.obstacle);
  return offer.plan;
}

function obstacle(action: SyncAction, given: SyncSituation, choice?: SyncChoice): string {
  const offer = planSync(action, given, choice);
  return offer.ok ? 'none' : offer.obstacle;
}

describe('link', () => {
  it('says what changes in Foreman, and is undone by taking the link away', () => {
    expect(planned('link')).toEqual({
      action: 'link',
      step: { do: 'link', hostId: 17, vmId: vm.id, computeResourceId: 2 },
      undo: { do: 'unlink', hostId: 17 },
      changes: [
        { side: 'foreman', what: 'linkedVm', after: vm.id },
        { side: 'foreman', what: 'computeResource', after: 'engine' },
      ],
      warnings: [],
    });
  });

  it('warns of another VM and of a managed host, and gives that VM back', () => {
    const other = { ...host, uuid: 'other', computeResourceId: 5, computeResourceName: 'old', isManaged: true };
    const plan = planned('link', { ...situation, host: other });
    expect(plan.warnings).toEqual(['otherVm', 'managed']);
    expect(plan.undo).toEqual({ do: 'link', hostId: 17, vmId: 'other', computeResourceId: 5 });
    expect(plan.changes[1]).toEqual({ side: 'foreman', what: 'computeResource', before: 'old', after: 'engine' });
  });

  it('mends a link that names no compute resource', () => {
    const half = { ...host, uuid: vm.id };
    expect(planned('link', { ...situation, host: half }).undo).toEqual({
      do: 'link',
      hostId: 17,
      vmId: vm.id,
      computeResourceId: null,
    });
  });

  it.each<[SyncSituation, string]>([
    [without('host'), 'noHost'],
    [{ ...situation, host: linkedHost }, 'done'],
    [without('resource'), 'noResource'],
    [{ ...situation, linked: { id: 3, name: 'other' } }, 'linkedElsewhere'],
    [{ ...situation, loginMode: 'service' }, 'readOnlyLogin'],
    [{ ...situation, loginMode: 'cors' }, 'readOnlyLogin'],
    [{ ...situation, host: { ...host, permissions: new Set(['view_hosts']) } }, 'mayNotEdit'],
  ])('is not offered: %#', (given, reason) => expect(obstacle('link', given)).toBe(reason));
});

it('links and makes hosts with a warning where one was made before that is not shown', () => {
  expect(planned('link', { ...situation, hasHidden: true }).warnings).toEqual(['hidden']);
  expect(planned('import', { ...without('host'), hasHidden: true }).warnings).toEqual(['hidden', 'noUndo']);
});

describe('unlink', () => {
  it('is undone by the same link', () => {
    const plan = planned('unlink', { ...situation, host: linkedHost });
    expect(plan.step).toEqual({ do: 'unlink', hostId: 17 });
    expect(plan.undo).toEqual({ do: 'link', hostId: 17, vmId: vm.id, computeResourceId: 2 });
    expect(plan.changes.map(({ before, after }) => [before, after])).toEqual([
      [vm.id, undefined],
      ['engine', undefined],
    ]);
  });

  it('is not offered for a host without a link, nor without the right', () => {
    expect(obstacle('unlink', situation)).toBe('notLinked');
    expect(obstacle('unlink', { ...situation, host: { ...linkedHost, permissions: new Set() } })).toBe('mayNotEdit');
  });
});

describe('import', () => {
  const alone = without('host');
  const [lab, test, munich] = [3, 4, 5].map((id) => ({ id, name: `place ${id}` })) as [Taxonomy, Taxonomy, Taxonomy];
  const several = { organizations: [lab, test], locations: [munich, { id: 6, name: 'Vienna' }] };

  it('makes a host of the name and place that were chosen, and has no undo', () => {
    const plan = planned(
      'import',
      { ...alone, places: several },
      { name: 'web-01.lab.example', organizationId: 3, locationId: 5 },
    );
    expect(plan.step).toEqual({
      do: 'import',
      vmId: vm.id,
      computeResourceId: 2,
      name: 'web-01.lab.example',
      organizationId: 3,
      locationId: 5,
    });
    expect([plan.undo, plan.warnings]).toEqual([undefined, ['domain', 'noUndo']]);
  });

  it('takes the only organization and location there is, and says so', () => {
    const places = { organizations: [lab], locations: [munich] };
    const { step, changes } = planned('import', { ...alone, places });
    expect(step).toMatchObject({ organizationId: 3, locationId: 5 });
    expect(changes.slice(1, 3)).toEqual([
      { side: 'foreman', what: 'organization', after: 'place 3' },
      { side: 'foreman', what: 'location', after: 'place 5' },
    ]);
  });

  it('is offered beside a host that only seems to be the VM', () =>
    expect(planned('import').warnings).toEqual(['noUndo']));

  it.each<[SyncSituation, SyncChoice, string]>([
    [{ ...situation, host: linkedHost }, {}, 'hasHost'],
    [{ ...alone, linked: { id: 3, name: 'other' } }, {}, 'hasHost'],
    [without('resource'), {}, 'noResource'],
    [{ ...alone, loginMode: 'service' }, {}, 'readOnlyLogin'],
    [{ ...alone, permissions: new Set(['create_hosts']) }, {}, 'mayNotCreate'],
    [alone, { name: 'Web 01' }, 'noHostName'],
    [{ ...alone, places: several }, {}, 'noOrganization'],
    [{ ...alone, places: several }, { organizationId: 9, locationId: 5 }, 'noOrganization'],
    [{ ...alone, places: several }, { organizationId: 3 }, 'noLocation'],
  ])('is not offered: %#', (given, choice, reason) => expect(obstacle('import', given, choice)).toBe(reason));
});

describe('renaming', () => {
  it('gives the VM the first part of its host’s name, or all of it', () => {
    expect(vmNamesOf(host)).toEqual(['www', 'www.lab.example']);
    expect(planned('renameVm')).toMatchObject({
      step: { do: 'renameVm', vmId: vm.id, name: 'www' },
      undo: { do: 'renameVm', vmId: vm.id, name: 'web-01' },
      changes: [{ side: 'engine', what: 'vmName', before: 'web-01', after: 'www' }],
    });
  });

  it('gives the host the VM’s name in its own domain', () => {
    expect(planned('renameHost')).toMatchObject({
      step: { do: 'renameHost', hostId: 17, name: 'web-01.lab.example' },
      undo: { do: 'renameHost', hostId: 17, name: 'www.lab.example' },
      warnings: ['certificate'],
    });
    expect(suggestHostName('WEB.Other.Example', 'www.lab.example')).toBe('web.other.example');
    expect(suggestHostName('web', 'www')).toBe('web');
  });

  it('of a VM is off once the engine has refused it', () => {
    expect(obstacle('renameVm', { ...situation, isRenamingRefused: true })).toBe('refusedByEngine');
  });

  it('of a host needs a name that can be one', () => {
    expect(obstacle('renameHost', { ...situation, vm: { ...vm, name: 'web_01' } })).toBe('noHostName');
    expect(obstacle('renameHost', { ...situation, host: { ...host, name: 'web-01' } })).toBe('done');
    expect(obstacle('renameVm', situation, { name: 'a b' })).toBe('noVmName');
  });
});

it('nothing is offered without a host, but an import', () => {
  const offered = SYNC_ACTIONS.filter((action) => planSync(action, without('host')).ok);
  expect(offered).toEqual(['import']);
});

it('only a link can be taken away from a host whose VM is gone', () => {
  const gone = { ...without('vm'), host: linkedHost };
  expect(SYNC_ACTIONS.filter((action) => planSync(action, gone).ok)).toEqual(['unlink']);
  expect(obstacle('link', gone)).toBe('noVm');
});

it.each([
  ['web-01.lab.example', true],
  ['web_01', false],
  ['-web', false],
  ['web..example', false],
  ['', false],
  ['a'.repeat(64), false],
])('"%s" as the name of a host: %s', (name, isOne) => expect(isHostName(name)).toBe(isOne));

it('takes the engine’s letters in a VM’s name', () =>
  expect([isVmName('büro-1'), isVmName('a/b')]).toEqual([true, false]));
