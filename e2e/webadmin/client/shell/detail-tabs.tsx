/** What stands below the tabs: facts of the entity, parts and events of a virtual machine, else empty tables. */
import type { JSX } from 'react';
import type { DetailPlace, GridRow } from '../plugins/webadmin-model.ts';
import { DataGrid } from './data-grid.tsx';
import { generalFacts } from './facts.ts';
import { FactSheet } from './fact-sheet.tsx';
import { VmDisks, VmEvents, VmNics } from './vm-parts.tsx';

export function DetailTabContent({ place }: { readonly place: DetailPlace }): JSX.Element | null {
  const { main, token, entity } = place;
  if (!entity) return null;
  const part = token.slice(main.token.length + 1);
  if (part === 'general') return <FactSheet facts={generalFacts(main.token, entity.resource)} />;
  if (main.token === 'vms' && part === 'network_interfaces') return <VmNics vmId={entity.id} />;
  if (main.token === 'vms' && part === 'disks') return <VmDisks vmId={entity.id} />;
  if (main.token === 'vms' && part === 'events') return <VmEvents vmName={entity.name} />;
  const label = place.tabs.find(({ isActive }) => isActive)?.label ?? '';
  return <EmptyTab label={label} />;
}

const columns = ['Name', 'Status', 'Description'].map((heading) => ({ heading, widthPx: 250, cell: () => null }));
const noRows: readonly GridRow[] = [];

function EmptyTab({ label }: { readonly label: string }): JSX.Element {
  return (
    <div className="webadmin-grid-frame">
      <DataGrid
        label={label}
        columns={columns}
        rows={noRows}
        selectedIds={[]}
        emptyText="No items to display"
        onSelect={() => undefined}
      />
    </div>
  );
}
