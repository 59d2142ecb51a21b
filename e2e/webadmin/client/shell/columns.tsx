/**
 * The columns of each main place. Headings and widths as in ovirt-engine (Main*View.java), values out of the REST
 * resources the server sends.
 */
import type { JSX } from 'react';
import type { MainToken } from '../plugins/place-catalogue.ts';
import type { GridRow, RestResource } from '../plugins/webadmin-model.ts';
import type { Column } from './data-grid.tsx';
import { NameLink, PlaceLink } from './links.tsx';
import { dateText, gibibytes, isTrueAt, listAt, mebibytes, stateName, textAt } from './resource.ts';
import { Icon, StateIcon, type Shape } from './status-icon.tsx';
import { UsageCell } from './usage-cell.tsx';

type GridColumn = Column<GridRow>;

function text(heading: string, widthPx: number, value: (resource: RestResource) => string): GridColumn {
  return { heading, widthPx, cell: ({ resource }) => <Clipped text={value(resource)} /> };
}

/** A column whose value stands behind `path` as it is shown. */
function plain(heading: string, widthPx: number, ...path: readonly string[]): GridColumn {
  return text(heading, widthPx, (resource) => textAt(resource, ...path));
}

/** Text that the column may cut off, in full at the pointer. */
function Clipped({ text: value }: { readonly text: string }): JSX.Element {
  return <span title={value}>{value}</span>;
}

function name(main: MainToken, heading: string, widthPx: number): GridColumn {
  return { heading, widthPx, cell: (row) => <NameLink main={main} row={row} /> };
}

/** A link to the place of another entity. */
function link(to: MainToken, heading: string, widthPx: number, ...path: readonly string[]): GridColumn {
  return {
    heading,
    widthPx,
    cell: ({ resource }) => <PlaceLink token={to} name={textAt(resource, ...path, 'name')} />,
  };
}

function stateIcon(
  widthPx: number,
  state: (resource: RestResource) => string = (r) => textAt(r, 'status'),
): GridColumn {
  return { heading: '', widthPx, cell: ({ resource }) => <StateIcon state={state(resource)} /> };
}

function icon(widthPx: number, shape: Shape, label: string): GridColumn {
  return { heading: '', widthPx, cell: () => <Icon shape={shape} label={label} /> };
}

const empty = (widthPx: number): GridColumn => ({ heading: '', widthPx, cell: () => null });
const comment = plain('Comment', 75, 'comment');
const description = (widthPx: number): GridColumn => plain('Description', widthPx, 'description');
const state = (widthPx: number): GridColumn => text('Status', widthPx, (r) => stateName(textAt(r, 'status')));

function usage(heading: string, what: 'memory' | 'cpu' | 'network'): GridColumn {
  return {
    heading,
    widthPx: 80,
    cell: ({ resource }) => <UsageCell resource={resource} what={what} />,
  };
}

function versionText(resource: RestResource): string {
  const major = textAt(resource, 'version', 'major');
  return major === '' ? '' : `${major}.${textAt(resource, 'version', 'minor')}`;
}

function addresses(vm: RestResource): string {
  return listAt(vm, 'reported_devices', 'reported_device')
    .flatMap((device) => listAt(device, 'ips', 'ip').map((ip) => textAt(ip, 'address')))
    .join(' ');
}

function cores(vm: RestResource): string {
  const factors = ['sockets', 'cores', 'threads'].map((key) => Number(textAt(vm, 'cpu', 'topology', key) || 1));
  return String(factors.reduce((product, factor) => product * factor, 1));
}

function templateVersion(template: RestResource): string {
  const number = textAt(template, 'version', 'version_number');
  const label = textAt(template, 'version', 'version_name');
  if (number === '' || number === '1') return '';
  return label === '' ? `(${number})` : `${label} (${number})`;
}

/** A list tells the state only of a domain that no data center has; one that is not active has no free space to tell. */
function domainState(domain: RestResource): string {
  return textAt(domain, 'status') || (textAt(domain, 'available') === '' ? 'inactive' : 'active');
}

function storageSpace(key: 'available' | 'used'): (domain: RestResource) => string {
  return (domain) => gibibytes(textAt(domain, key));
}

function totalSpace(domain: RestResource): string {
  const [available, used] = [textAt(domain, 'available'), textAt(domain, 'used')];
  return gibibytes(available === '' ? '' : String(Number(available) + Number(used)));
}

const vms: readonly GridColumn[] = [
  stateIcon(36),
  icon(60, 'machine', 'Server'),
  name('vms', 'Name', 120),
  comment,
  link('hosts', 'Host', 120, 'host'),
  text('IP Addresses', 120, addresses),
  plain('FQDN', 120, 'fqdn'),
  link('clusters', 'Cluster', 120, 'cluster'),
  link('dataCenters', 'Data Center', 120, 'cluster', 'data_center'),
  usage('Memory', 'memory'),
  usage('CPU', 'cpu'),
  usage('Network', 'network'),
  text('Graphics', 70, (vm) => (textAt(vm, 'status') === 'up' ? textAt(vm, 'display', 'type').toUpperCase() : 'None')),
  state(120),
  empty(100),
  description(150),
  text('vCPUs', 80, cores),
  text('Memory (MB)', 100, (vm) => mebibytes(textAt(vm, 'memory'))),
];

const templates: readonly GridColumn[] = [
  empty(75),
  name('templates', 'Name', 150),
  text('Version', 150, templateVersion),
  comment,
  text('Creation Date', 150, (template) => dateText(textAt(template, 'creation_time'))),
  state(100),
  text('Sealed', 100, (template) => (isTrueAt(template, 'sealed') ? 'Yes' : '')),
  link('clusters', 'Cluster', 150, 'cluster'),
  link('dataCenters', 'Data Center', 150, 'cluster', 'data_center'),
  description(150),
];

const hosts: readonly GridColumn[] = [
  stateIcon(36),
  icon(60, 'machine', 'Host'),
  name('hosts', 'Name', 150),
  comment,
  plain('Hostname/IP', 150, 'address'),
  link('clusters', 'Cluster', 150, 'cluster'),
  link('dataCenters', 'Data Center', 150, 'cluster', 'data_center'),
  state(220),
  plain('Virtual Machines', 110, 'summary', 'active'),
  usage('Memory', 'memory'),
  usage('CPU', 'cpu'),
  usage('Network', 'network'),
  text('SPM', 100, (host) => (textAt(host, 'spm', 'status') === 'spm' ? 'SPM' : 'Normal')),
];

const dataCenters: readonly GridColumn[] = [
  stateIcon(31),
  empty(30),
  name('dataCenters', 'Name', 150),
  comment,
  text('Storage Type', 150, (dataCenter) => (isTrueAt(dataCenter, 'local') ? 'Local' : 'Shared')),
  state(150),
  text('Compatibility Version', 150, versionText),
  description(300),
];

const clusters: readonly GridColumn[] = [
  empty(75),
  name('clusters', 'Name', 150),
  comment,
  text('Compatibility Version', 150, versionText),
  description(300),
  plain('Cluster CPU Type', 150, 'cpu', 'type'),
  empty(150),
  empty(150),
];

const storage: readonly GridColumn[] = [
  stateIcon(45, domainState),
  empty(60),
  name('storage', 'Domain Name', 150),
  comment,
  text('Domain Type', 150, (domain) => {
    const type = stateName(textAt(domain, 'type'));
    return isTrueAt(domain, 'master') ? `${type} (Master)` : type;
  }),
  text('Storage Type', 150, (domain) => storageTypeName(textAt(domain, 'storage', 'type'))),
  text('Format', 140, (domain) => textAt(domain, 'storage_format').toUpperCase()),
  text('Cross Data Center Status', 210, (domain) => stateName(domainState(domain))),
  text('Total Space', 130, totalSpace),
  text('Free Space', 130, storageSpace('available')),
  text('Guaranteed Free Space', 180, storageSpace('available')),
  text('Allocated Space', 130, storageSpace('used')),
  description(200),
];

function storageTypeName(type: string): string {
  const names: Readonly<Record<string, string>> = { glance: 'OpenStack Glance', iscsi: 'iSCSI', fcp: 'Fibre Channel' };
  return names[type] ?? type.toUpperCase();
}

const disks: readonly GridColumn[] = [
  name('disks', 'Alias', 150),
  plain('ID', 150, 'id'),
  empty(30),
  icon(30, 'disk', 'Disk'),
  plain('Attached To', 125, 'attached_to'),
  text('Storage Domain(s)', 180, (disk) =>
    listAt(disk, 'storage_domains', 'storage_domain')
      .map((domain) => textAt(domain, 'name'))
      .join(', '),
  ),
  text('Virtual Size', 110, (disk) => gibibytes(textAt(disk, 'provisioned_size'))),
  text('Status', 80, (disk) => (textAt(disk, 'status') === 'ok' ? 'OK' : stateName(textAt(disk, 'status')))),
  text('Type', 80, (disk) => stateName(textAt(disk, 'storage_type'))),
  description(90),
];

const providers: readonly GridColumn[] = [
  name('providers', 'Name', 200),
  plain('Type', 200, 'kind'),
  description(300),
  plain('Provider URL', 300, 'url'),
];

const users: readonly GridColumn[] = [
  icon(31, 'person', 'User'),
  {
    heading: 'First Name',
    widthPx: 150,
    cell: (row) => <NameLink main="users" row={row} label={textAt(row.resource, 'name')} />,
  },
  plain('Last Name', 150, 'last_name'),
  text('User Name', 150, (user) => textAt(user, 'principal') || textAt(user, 'user_name')),
  plain('Authorization provider', 150, 'domain', 'name'),
  plain('Namespace', 150, 'namespace'),
  plain('E-mail', 200, 'email'),
];

const events: readonly GridColumn[] = [
  stateIcon(31, (event) => textAt(event, 'severity')),
  text('Time', 175, (event) => dateText(textAt(event, 'time'))),
  plain('Message', 700, 'description'),
  plain('Correlation Id', 120, 'correlation_id'),
  plain('Origin', 100, 'origin'),
];

/** `heading:width`, for the grids that stay empty. */
function headings(...columns: readonly string[]): readonly GridColumn[] {
  return columns.map((column) => {
    const [heading = '', widthPx] = column.split(':');
    return { heading, widthPx: Number(widthPx), cell: () => null };
  });
}

export const gridColumns: Readonly<Record<MainToken, readonly GridColumn[]>> = {
  vms,
  templates,
  hosts,
  dataCenters,
  clusters,
  storage,
  disks,
  providers,
  users,
  events,
  pools: headings('Name:150', 'Comment:75', 'Assigned VMs:150', 'Running VMs:150', 'Type:150', 'Description:300'),
  vnicProfiles: headings(
    'Name:200',
    'Network:200',
    'Data Center:200',
    'Compatibility Version:200',
    'QoS Name:200',
    'Network Filter:200',
    'Port Mirroring:100',
    'Passthrough:100',
    'Failover vNIC profile:150',
    'Description:400',
  ),
  networks: headings(
    'Name:200',
    'Comment:75',
    'Data Center:200',
    'Description:300',
    'Role:60',
    'VLAN Tag:60',
    'QoS Name:60',
    'Label:200',
    'Provider:200',
    'MTU:120',
    'Port Isolation:120',
  ),
  volumes: headings(
    ':31',
    'Name:150',
    'Cluster:150',
    'Volume Type:150',
    'Bricks:150',
    'Info:100',
    'Space Used:100',
    'Activities:100',
    'No of snapshots:100',
  ),
  quota: headings(
    ':31',
    'Name:120',
    'Data Center:120',
    'Description:120',
    'Memory Consumption:145',
    'Free Memory:100',
    'VCPU Consumption:135',
    'Free vCPU:100',
    'Storage Consumption:155',
    'Free Storage:100',
  ),
  sessions: headings(
    'Session DB Id:100',
    'User Name:200',
    'Authorization provider:300',
    'User Id:200',
    'Source IP:200',
    'Session Start Time:200',
    'Session Last Active Time:200',
  ),
  errata: headings('Title:400', 'Type:150', 'Severity:150', 'Issued:200'),
};
