import { expect, test } from 'vitest';
import { ScriptedEngine } from '../../e2e/mocks/scripted-engine.ts';
import { findVmsByName, toNewVmBody, type NewVm } from './vms.ts';

const GIB = 2 ** 30;

const vm: NewVm = {
  name: 'shop-01',
  clusterId: 'c1',
  templateId: 't1',
  memoryBytes: 2 * GIB,
  cpu: { sockets: 1, cores: 2 },
  initialization: { hostName: 'shop-01', authorizedSshKeys: ['one', 'two'], customScript: 'packages: []\n' },
};

test('says all of a new VM in the words of the API', () => {
  expect(toNewVmBody({ ...vm, description: 'a shop' })).toEqual({
    name: 'shop-01',
    description: 'a shop',
    type: 'server',
    cluster: { id: 'c1' },
    template: { id: 't1' },
    memory: 2 * GIB,
    memory_policy: { max: 8 * GIB },
    cpu: { topology: { sockets: 1, cores: 2, threads: 1 } },
    initialization: {
      host_name: 'shop-01',
      authorized_ssh_keys: 'one\ntwo',
      regenerate_ssh_keys: true,
      custom_script: 'packages: []\n',
    },
  });
});

test('leaves the keys of the template where none is given', () => {
  const initialization = { ...vm.initialization, authorizedSshKeys: [] };
  expect(toNewVmBody({ ...vm, initialization })).not.toHaveProperty('initialization.authorized_ssh_keys');
});

test('names a user only where one is wanted', () => {
  const initialization = { ...vm.initialization, userName: 'cloud' };
  expect(toNewVmBody({ ...vm, initialization })).toMatchObject({ initialization: { user_name: 'cloud' } });
});

test.each([
  [256 * GIB, 1024 * GIB],
  [512 * GIB, 1024 * GIB],
  [2048 * GIB, 2048 * GIB],
])('lets %d bytes of memory grow to %d, which the engine takes', (memoryBytes, max) => {
  expect(toNewVmBody({ ...vm, memoryBytes })).toMatchObject({ memory: memoryBytes, memory_policy: { max } });
});

test('finds a VM by its exact name, where the search is content with less', async () => {
  const engine = new ScriptedEngine();
  engine.answers['GET /vms'] = ({ query }) => {
    expect(query).toMatchObject({ search: 'name="shop-01"' });
    return { vm: ['SHOP-01', 'shop-01', 'shop-012'].map((name, at) => ({ id: `v${at}`, name, status: 'up' })) };
  };
  expect((await findVmsByName(engine, 'shop-01')).map(({ id }) => id)).toEqual(['v1']);
});
