/**
 * The lab's hosts: one for each way in which a VM and a host can be found, missed or mistaken, and one for each state
 * that a page shows. README.md says which is which.
 */
import type { Host } from '../model.ts';
import {
  baseGroup,
  ciGroup,
  databaseGroup,
  debian12,
  debian13,
  fedora43,
  makeHost,
  stream10,
  stream9,
  webGroup,
  windows,
  type HostSpec,
} from './host-builder.ts';
import { labResource, labVm, removedVmId } from './lab-engine.ts';
import * as outcomes from './outcomes.ts';
import { development, vienna } from './site.ts';

type Rest = Omit<Partial<HostSpec>, 'id'>;

/** A host that stands for a VM in all respects: linked, with its name, MAC, memory and DMI UUID. */
function linked(id: number, vmName: string, rest: Rest = {}): HostSpec {
  const vm = labVm(vmName);
  return {
    id,
    name: vm.fqdn ?? `${vm.name}.lab.example`,
    uuid: vm.id,
    computeResourceId: labResource.id,
    mac: vm.mac,
    ip: vm.ip ?? null,
    cores: vm.cores,
    memoryMib: vm.memoryMib,
    dmiUuid: vm.id.toUpperCase(),
    power: vm.isUp ? 'on' : 'off',
    operatingSystem: debian12,
    hostgroup: baseGroup,
    ...rest,
  };
}

/** A host of its own, with nothing in common with any VM but what `rest` gives it. */
function alone(id: number, name: string, rest: Rest = {}): HostSpec {
  const last = id.toString(16).padStart(2, '0');
  return { id, name, mac: `00:16:3e:00:00:${last}`, ip: `10.20.9.${id}`, operatingSystem: debian12, ...rest };
}

/** SMBIOS stores the first three groups byte by byte in reverse; some readers do not turn them back. */
function swapUuid(uuid: string): string {
  const [first = '', second = '', third = '', ...others] = uuid.split('-');
  const reverse = (group: string): string => (group.match(/../g) ?? []).reverse().join('');
  return [reverse(first), reverse(second), reverse(third), ...others].join('-');
}

const secret = { name: 'db_password', type: 'string', value: 'mock-secret', isHidden: true } as const;
const tier = { name: 'tier', type: 'string', value: 'production', isHidden: false } as const;

/** 600 facts, as a machine with many disks and interfaces has them. */
function manyFacts(): ReadonlyMap<string, string | null> {
  const facts = new Map<string, string | null>([['disks', null]]);
  for (let disk = 0; disk < 110; disk++) {
    facts.set(`disks::sd${disk}`, null);
    for (const leaf of ['size', 'vendor', 'model', 'serial']) facts.set(`disks::sd${disk}::${leaf}`, `${leaf} ${disk}`);
  }
  return facts;
}

const hostileFacts = new Map<string, string | null>([
  ['motd', '<img src=x onerror="document.title=\'taken\'"><b>bold</b>'],
  ['<script>name</script>', 'a fact may have any name'],
  ['ec2_userdata', 'u'.repeat(1_000_000)],
  ['link', 'javascript:alert(1)'],
  ['constructor', 'a name that objects have'],
  ['__proto__::polluted', 'yes'],
  ['foreman::dropped_subtree_facts', '1840'],
]);

const linkedHosts: readonly HostSpec[] = [
  linked(1, 'foreman', { operatingSystem: stream9, runs: { ends: outcomes.restarted, sometimes: outcomes.changed } }),
  linked(2, 'build-01', { hostgroup: ciGroup, runs: { ends: outcomes.changed, sometimes: outcomes.changed } }),
  linked(3, 'db-primary', {
    hostgroup: databaseGroup,
    operatingSystem: stream10,
    // The VM was given more since Foreman last looked.
    memoryMib: 32_768,
    cores: 4,
    parameters: [tier, secret],
    runs: { ends: outcomes.failed, sometimes: outcomes.changed },
    moreNics: [
      {
        type: 'bond',
        identifier: 'bond0',
        mac: '56:6f:1a:1a:10:03',
        attachedDevices: ['eth1', 'eth2'],
        bondMode: '802.3ad',
      },
      { identifier: 'bond0.120', isVirtual: true, tag: '120', attachedTo: 'bond0', ip: '10.20.1.31' },
    ],
  }),
  linked(4, 'db-replica', { hostgroup: databaseGroup, operatingSystem: stream10, runs: { ends: outcomes.pending } }),
  linked(5, 'dc-win-01', { operatingSystem: windows, isConfigured: false, runs: null, collector: 'Ansible' }),
  linked(6, 'docs', { runs: { stoppedMinutesAgo: 4 * 24 * 60, sometimes: outcomes.changed } }),
  // Renamed in the engine: the host kept the name that it was installed with.
  linked(7, 'jump', { name: 'bastion.lab.example', runs: { sometimes: outcomes.changed } }),
  linked(8, 'k8s-cp-1', { operatingSystem: fedora43, moreFacts: manyFacts() }),
  linked(9, 'k8s-node-1', {
    operatingSystem: fedora43,
    collector: 'Ansible',
    dmiUuid: labVm('k8s-node-1').id,
    tags: ['execution:succeeded'],
    // A playbook once a day is in time.
    parameters: [{ name: 'ansible_interval', type: 'integer', value: 1_500, isHidden: false }],
    runs: { origin: 'Ansible', everyMinutes: 24 * 60, ends: outcomes.playbook },
  }),
  linked(10, 'k8s-node-2', { operatingSystem: fedora43, runs: { stoppedMinutesAgo: 95 } }),
  linked(11, 'registry', { operatingSystem: debian13, runs: { ends: outcomes.failedCompile } }),
  linked(12, 'sandbox-anna', { isEnabled: false, operatingSystem: fedora43, runs: { ends: outcomes.failed } }),
  linked(13, 'web-01', {
    hostgroup: webGroup,
    parameters: [tier],
    runs: { everyMinutes: 25, ends: outcomes.changed, sometimes: outcomes.failedRestart },
  }),
  linked(14, 'web-02', { hostgroup: webGroup, moreFacts: hostileFacts, runs: { ends: outcomes.hostile } }),
];

const foundOtherwise: readonly HostSpec[] = [
  // By the DMI UUID alone, upper case as dmidecode writes it, under another name.
  alone(15, 'ci-runner-2.lab.example', { hostgroup: ciGroup, dmiUuid: labVm('build-02').id.toUpperCase() }),
  // By the guest's FQDN.
  alone(16, 'build-03.lab.example', { hostgroup: ciGroup, runs: { stoppedMinutesAgo: 45 } }),
  alone(17, 'gitea.lab.example', { runs: { sometimes: outcomes.skipped } }),
  // By the DMI UUID in the order of bytes that SMBIOS stores, from Ansible.
  alone(18, 'ppc-builder.lab.example', {
    collector: 'Ansible',
    dmiUuid: swapUuid(labVm('build-ppc').id),
    runs: { origin: 'Ansible', everyMinutes: 60, ends: outcomes.playbook },
  }),
  // By the VM's name alone, beside one by the guest's FQDN.
  alone(19, 'ldap', { runs: null }),
  alone(20, 'ldap.lab.example', {}),
  // By the short name, which only one host has.
  alone(21, 'grafana.mon.example', { operatingSystem: debian13 }),
  // By a MAC alone: of the primary interface, and of another.
  alone(22, 'mx1.example.net', { mac: labVm('mail-relay').mac }),
  alone(23, 'installer.example.net', { moreNics: [{ mac: labVm('nightly-image').mac }] }),
];

const ambiguous: readonly HostSpec[] = [
  // Two short names in two organizations.
  alone(24, 'sandbox-jon.lab.example', {}),
  alone(25, 'sandbox-jon.dev.example', { organizationId: development.id, locationId: vienna.id }),
  // One MAC on two hosts.
  alone(26, 'lb-a.example.net', { mac: labVm('proxy').mac }),
  alone(27, 'lb-b.example.net', { mac: labVm('proxy').mac, organizationId: development.id }),
  // Two machines that report the same DMI UUID: a clone with copied facts.
  alone(28, 'upgrade-a.example.net', { collector: 'RhsmImporter', dmiUuid: labVm('test-upgrade').id.toUpperCase() }),
  alone(29, 'upgrade-b.example.net', { collector: 'RhsmImporter', dmiUuid: labVm('test-upgrade').id }),
  // Linked to one host, while another bears its name.
  linked(30, 'wiki', { name: 'wiki-old.lab.example', dmiUuid: 'Not Settable', mac: '00:16:3e:00:01:30' }),
  alone(31, 'wiki.lab.example', {}),
  // Linked to a VM that is gone.
  alone(32, 'retired.lab.example', {
    uuid: removedVmId,
    computeResourceId: labResource.id,
    runs: { stoppedMinutesAgo: 9_000 },
  }),
];

const states: readonly HostSpec[] = [
  alone(33, 'fresh-01.lab.example', { runs: null, createdDaysAgo: 1 }),
  alone(34, 'fresh-02.lab.example', { runs: null, createdDaysAgo: 2, isConfigured: false }),
  alone(35, 'new-01.lab.example', { runs: null, build: 'pending', createdDaysAgo: 0 }),
  alone(36, 'new-02.lab.example', { runs: null, build: 'expired', createdDaysAgo: 3 }),
  alone(37, 'new-03.lab.example', { runs: null, build: 'failed', createdDaysAgo: 3 }),
  alone(38, 'v6.lab.example', { ip: null, ip6: '2001:db8:20::26' }),
  alone(39, '2024-db.lab.example', { hostgroup: databaseGroup }),
  alone(40, 'print-01.lab.example', { comment: 'Drucker für die Büros — 2. Stock, „Köln“' }),
  alone(41, 'batch-01.lab.example', { runs: { ends: outcomes.overflowing } }),
  alone(42, 'nagios.lab.example', { runs: { ends: outcomes.failedRestart } }),
  alone(43, 'backup-01.lab.example', { runs: { ends: outcomes.skipped } }),
  alone(44, 'switch-mgmt.lab.example', { isEnabled: false, runs: null }),
  alone(45, 'legacy.lab.example', { runs: { origin: null, everyMinutes: 120 } }),
  alone(46, 'slow.lab.example', {
    parameters: [{ name: 'puppet_interval', type: 'integer', value: 240, isHidden: false }],
    runs: { everyMinutes: 240 },
  }),
];

const bmc = { type: 'bmc', identifier: 'ipmi', mac: '00:25:90:00:00:01', ip: '10.20.8.1' } as const;
const server = { id: 2, name: 'PowerEdge R660' };

const nodes: readonly HostSpec[] = ['node-a1', 'node-a2', 'node-a3', 'node-b1', 'node-p1', 'node-v1'].map(
  (name, index) =>
    alone(47 + index, `${name}.lab.example`, {
      hardwareModel: server,
      moreNics: [bmc],
      operatingSystem: stream9,
      memoryMib: 262_144,
      cores: 32,
      runs: {
        ends: index === 3 ? outcomes.changed : outcomes.quiet,
        ...(name === 'node-v1' && { stoppedMinutesAgo: 2_000 }),
      },
      ...(name === 'node-v1' && { locationId: vienna.id }),
    }),
);

const others: readonly HostSpec[] = [
  'dns-01',
  'dns-02',
  'ntp-01',
  'pxe-01',
  'puppet',
  'syslog-01',
  'nas-01',
  'nas-02',
  'ups-01',
].map((name, index) =>
  alone(53 + index, `${name}.lab.example`, {
    hardwareModel: server,
    runs: { sometimes: outcomes.changed, ends: index % 3 === 0 ? outcomes.changed : outcomes.quiet },
  }),
);

const hostSpecs = [...linkedHosts, ...foundOtherwise, ...ambiguous, ...states, ...nodes, ...others];

export function makeHosts(startMs: number): readonly Host[] {
  return hostSpecs.map((spec) => makeHost(spec, startMs));
}
