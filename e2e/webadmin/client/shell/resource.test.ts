import { describe, expect, it } from 'vitest';
import { gibibytes, isTrueAt, listAt, mebibytes, stateName, textAt } from './resource.ts';

const vm = {
  name: 'web-01',
  memory: '1073741824',
  start_time: 1_795_241_413_024,
  cpu: { topology: { cores: '2' } },
  usb: { enabled: 'true' },
  nics: { nic: [{ name: 'nic1' }] },
  tags: {},
};

describe('values of a resource', () => {
  it('are found behind their path, numbers as text', () => {
    expect(textAt(vm, 'cpu', 'topology', 'cores')).toBe('2');
    expect(textAt(vm, 'start_time')).toBe('1795241413024');
  });

  it('are empty where anything on the way is missing or no text', () => {
    expect(textAt(vm, 'host', 'name')).toBe('');
    expect(textAt(vm, 'name', 'length')).toBe('');
    expect(textAt(vm, 'cpu')).toBe('');
  });

  it('are true only as the text that the engine sends', () => {
    expect(isTrueAt(vm, 'usb', 'enabled')).toBe(true);
    expect(isTrueAt(vm, 'high_availability', 'enabled')).toBe(false);
  });

  it('are lists, also when an empty one came without its array', () => {
    expect(listAt(vm, 'nics', 'nic')).toHaveLength(1);
    expect(listAt(vm, 'tags', 'tag')).toEqual([]);
  });
});

describe('words of the grids', () => {
  it('give memory in MB and space in GiB', () => {
    expect(mebibytes('1073741824')).toBe('1024 MB');
    expect(gibibytes('21474836480')).toBe('20 GiB');
    expect(gibibytes('1048576')).toBe('< 1 GiB');
  });

  it('say that nothing is known of a size', () => {
    expect(gibibytes('')).toBe('[N/A]');
    expect(mebibytes('')).toBe('');
  });

  it('name a state as WebAdmin does', () => {
    expect(stateName('image_locked')).toBe('Image Locked');
    expect(stateName('up')).toBe('Up');
  });
});
