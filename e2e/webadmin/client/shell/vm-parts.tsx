/** Network interfaces and disks of a virtual machine, to be read. */
import { useState, type JSX } from 'react';
import type { RestResource } from '../plugins/webadmin-model.ts';
import { DataGrid, type Column } from './data-grid.tsx';
import { useRowsOf } from './grid-data.ts';
import { useModel } from './model-context.tsx';
import { gibibytes, isTrueAt, listAt, stateName, textAt } from './resource.ts';
import { Icon, StateIcon } from './status-icon.tsx';

interface Part {
  readonly id: string;
  readonly resource: RestResource;
}

function plain(heading: string, widthPx: number, value: (resource: RestResource) => string): Column<Part> {
  return { heading, widthPx, cell: ({ resource }) => value(resource) };
}

const nicColumns: readonly Column<Part>[] = [
  {
    heading: '',
    widthPx: 31,
    cell: ({ resource }) => <StateIcon state={isTrueAt(resource, 'linked') ? 'up' : 'down'} />,
  },
  plain('Name', 150, (nic) => textAt(nic, 'name')),
  plain('Network / Profile', 200, (nic) => textAt(nic, 'vnic_profile', 'name') || 'Empty'),
  plain('MAC Address', 150, (nic) => textAt(nic, 'mac', 'address')),
  plain('IP Addresses', 250, (nic) =>
    listAt(nic, 'reported_devices', 'reported_device')
      .flatMap((device) => listAt(device, 'ips', 'ip').map((ip) => textAt(ip, 'address')))
      .join(', '),
  ),
  plain('Type', 120, (nic) => nicTypeName(textAt(nic, 'interface'))),
  plain('Plugged', 90, (nic) => (isTrueAt(nic, 'plugged') ? 'Plugged' : 'Unplugged')),
];

function nicTypeName(type: string): string {
  return type === 'virtio' ? 'VirtIO' : type;
}

const diskColumns: readonly Column<Part>[] = [
  {
    heading: '',
    widthPx: 31,
    cell: ({ resource }) => <StateIcon state={isTrueAt(resource, 'active') ? 'up' : 'down'} />,
  },
  { heading: '', widthPx: 30, cell: () => <Icon shape="disk" label="Disk" /> },
  plain('Alias', 200, (disk) => textAt(disk, 'disk', 'alias')),
  plain('Bootable', 80, (disk) => (isTrueAt(disk, 'bootable') ? 'Yes' : '')),
  plain('Virtual Size', 110, (disk) => gibibytes(textAt(disk, 'disk', 'provisioned_size'))),
  plain('Status', 100, (disk) => {
    const status = textAt(disk, 'disk', 'status');
    return status === 'ok' ? 'OK' : stateName(status);
  }),
  plain('Interface', 120, (disk) => textAt(disk, 'interface')),
  plain('Description', 300, (disk) => textAt(disk, 'disk', 'description')),
];

export function VmNics({ vmId }: { readonly vmId: string }): JSX.Element {
  return <PartGrid label="Network Interfaces" path={`vms/${vmId}/nics`} columns={nicColumns} />;
}

export function VmDisks({ vmId }: { readonly vmId: string }): JSX.Element {
  return <PartGrid label="Disks" path={`vms/${vmId}/disks`} columns={diskColumns} />;
}

interface PartGridProps {
  readonly label: string;
  readonly path: string;
  readonly columns: readonly Column<Part>[];
}

function PartGrid({ label, path, columns }: PartGridProps): JSX.Element {
  const model = useModel();
  const resources = useRowsOf(path);
  const [selectedIds, setSelectedIds] = useState<readonly string[]>([]);
  const rows = (resources ?? []).map((resource): Part => ({ id: textAt(resource, 'id'), resource }));
  return (
    <div className="webadmin-grid-frame">
      <DataGrid
        label={label}
        columns={columns}
        rows={rows}
        selectedIds={selectedIds}
        emptyText={resources ? 'No items to display' : ''}
        onSelect={(row) => {
          setSelectedIds([row.id]);
          model.selectDetailItems([{ id: row.id, resource: row.resource }]);
        }}
      />
    </div>
  );
}
