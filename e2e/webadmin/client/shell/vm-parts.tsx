/** Network interfaces, disks and events of a virtual machine, to be read. */
import { useState, type JSX } from 'react';
import type { GridRow, RestResource } from '../plugins/webadmin-model.ts';
import { gridColumns } from './columns.tsx';
import { DataGrid, type Column } from './data-grid.tsx';
import { useRows, useRowsOf } from './grid-data.ts';
import { useModel } from './model-context.tsx';
import { gibibytes, isTrueAt, listAt, stateName, textAt } from './resource.ts';
import { Icon, StateIcon } from './status-icon.tsx';

function plain(heading: string, widthPx: number, value: (resource: RestResource) => string): Column<GridRow> {
  return { heading, widthPx, cell: ({ resource }) => value(resource) };
}

const nicColumns: readonly Column<GridRow>[] = [
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

const diskColumns: readonly Column<GridRow>[] = [
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
  return <PartGrid label="Network Interfaces" columns={nicColumns} rows={useRowsOf(`vms/${vmId}/nics`)} />;
}

export function VmDisks({ vmId }: { readonly vmId: string }): JSX.Element {
  return <PartGrid label="Disks" columns={diskColumns} rows={useRowsOf(`vms/${vmId}/disks`)} />;
}

export function VmEvents({ vmName }: { readonly vmName: string }): JSX.Element {
  return <PartGrid label="Events" columns={gridColumns.events} rows={useRows('events', `event_vm = ${vmName}`)} />;
}

interface PartGridProps {
  readonly label: string;
  readonly columns: readonly Column<GridRow>[];
  /** Undefined while they are on their way. */
  readonly rows: readonly GridRow[] | undefined;
}

function PartGrid({ label, columns, rows }: PartGridProps): JSX.Element {
  const model = useModel();
  const [selectedIds, setSelectedIds] = useState<readonly string[]>([]);
  return (
    <div className="webadmin-grid-frame">
      <DataGrid
        label={label}
        columns={columns}
        rows={rows ?? []}
        selectedIds={selectedIds}
        emptyText={rows ? 'No items to display' : ''}
        onSelect={({ id, resource }) => {
          setSelectedIds([id]);
          model.selectDetailItems([{ id, resource }]);
        }}
      />
    </div>
  );
}
