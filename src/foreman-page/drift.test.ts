import { describe, expect, it } from 'vitest';
import { compareMachines, isSameName, memoryOf } from './drift.ts';

const GIB = 2 ** 30;
const vm = { id: 'a', name: 'web-01', fqdn: undefined, memoryBytes: 4 * GIB, cpus: 2, macs: ['56:6F:00:00:00:01'] };
const host = { id: 1, name: 'web-01.lab.example', uuid: 'a', mac: '56:6f:00:00:00:01', cores: 2 };

describe('a VM and its host', () => {
  it('are alike although the guest sees less memory than it has', () => {
    expect(compareMachines(vm, host, 3.7 * GIB)).toEqual([]);
  });

  it('are not compared in what one side does not know', () => {
    const unknown = { ...host, mac: undefined, cores: undefined };
    expect(compareMachines({ ...vm, macs: [] }, unknown, undefined)).toEqual([]);
    expect(compareMachines({ ...vm, macs: [] }, host, undefined)).toEqual([]);
  });

  it('differ in name, MAC, CPUs and memory, each told with both values', () => {
    const other = { ...host, name: 'db.lab.example', mac: '56:6f:00:00:00:02', cores: 1 };
    expect(compareMachines(vm, other, 2 * GIB)).toEqual([
      { what: 'name', vm: 'web-01', host: 'db.lab.example' },
      { what: 'mac', vm: '56:6f:00:00:00:01', host: '56:6f:00:00:00:02' },
      { what: 'cpus', vm: 2, host: 1 },
      { what: 'memory', vm: 4 * GIB, host: 2 * GIB },
    ]);
  });

  it('differ in memory when the guest sees more than there is', () => {
    expect(compareMachines(vm, host, 8 * GIB)).toEqual([{ what: 'memory', vm: 4 * GIB, host: 8 * GIB }]);
  });
});

it.each([
  ['web-01', 'web-01.lab.example', true],
  ['WEB-01', 'web-01.lab.example', true],
  ['web-01.lab.example', 'web-01.lab.example', true],
  ['web', 'web-01.lab.example', false],
  ['web-01.lab', 'web-01.lab.example', false],
])('the names %s and %s: %s', (vmName, hostName, isSame) => expect(isSameName(vmName, hostName)).toBe(isSame));

it.each([
  [{ 'memory::system::total_bytes': '1073741824' }, GIB],
  [{ memorysize_mb: '1024.00' }, GIB],
  [{ ansible_memtotal_mb: '1024' }, GIB],
  [{ 'memory::memtotal': '1048576' }, GIB],
  [{ memorysize_mb: '0' }, undefined],
  [{ memorysize_mb: 'much' }, undefined],
  [{ memorysize_mb: null }, undefined],
])('memory in the facts %j', (facts, bytes) => {
  expect(memoryOf(new Map<string, string | null>(Object.entries(facts)))).toBe(bytes);
});
