/**
 * WebAdmin's own buttons of each main place. Labels and order as in ovirt-engine (*ActionPanelPresenterWidget.java) and,
 * for virtual machines, as seen on a running 4.5.8; which of them a selection enables is simplified.
 */
import type { MainToken } from '../plugins/place-catalogue.ts';
import type { GridRow } from '../plugins/webadmin-model.ts';

type Selection = readonly GridRow[];
type Rule = (selection: Selection) => boolean;

export interface ToolbarButton {
  readonly kind: 'button';
  readonly label: string;
  /** Font Awesome class. */
  readonly icon?: string;
  readonly isEnabled: Rule;
  /** Left out of the right-click menu. */
  readonly isToolbarOnly?: boolean;
  /** Left out of the detail view's header: what makes something new. */
  readonly isMainOnly?: boolean;
}

/** A button with further ones behind its caret. */
export interface ToolbarCombo {
  readonly kind: 'combo';
  readonly first: ToolbarButton;
  readonly others: readonly ToolbarButton[];
}

/** A caret button that does nothing itself. */
export interface ToolbarMenu {
  readonly kind: 'menu';
  readonly label: string;
  readonly items: readonly ToolbarButton[];
}

export type ToolbarWidget = ToolbarButton | ToolbarCombo | ToolbarMenu;

export interface Toolbar {
  readonly widgets: readonly ToolbarWidget[];
  readonly kebab: readonly (ToolbarButton | 'divider')[];
}

const always: Rule = () => true;
const never: Rule = () => false;
const one: Rule = (selection) => selection.length === 1;
const some: Rule = (selection) => selection.length > 0;

/** At least one row, all of them in one of these REST states. */
function inState(...states: readonly string[]): Rule {
  return (selection) =>
    selection.length > 0 && selection.every(({ resource }) => states.includes(String(resource['status'])));
}

function button(label: string, isEnabled: Rule, more: Partial<ToolbarButton> = {}): ToolbarButton {
  return { kind: 'button', label, isEnabled, ...more };
}

function create(label: string): ToolbarButton {
  return button(label, always, { isMainOnly: true });
}

function menu(label: string, ...items: readonly ToolbarButton[]): ToolbarMenu {
  return { kind: 'menu', label, items };
}

function toolbar(...widgets: readonly ToolbarWidget[]): Toolbar {
  return { widgets, kebab: [] };
}

const isRunning = inState('up', 'powering_up', 'reboot_in_progress');
const canRun = inState('down', 'paused', 'suspended');
const isDown = inState('down');
const isDownOne: Rule = (selection) => one(selection) && isDown(selection);
const isUnlockedOne: Rule = (selection) => one(selection) && !inState('image_locked')(selection);
const hostIsUp = inState('up');
const hostIsDown = inState('maintenance', 'non_operational', 'install_failed');

const vms: Toolbar = {
  widgets: [
    create('New'),
    button('Edit', one),
    {
      kind: 'combo',
      first: button('Run', canRun, { icon: 'fa-play' }),
      others: [button('Run Once', isDownOne, { isToolbarOnly: true })],
    },
    button('Suspend', inState('up'), { icon: 'fa-moon-o' }),
    {
      kind: 'combo',
      first: button('Shutdown', isRunning, { icon: 'fa-stop' }),
      others: [button('Power Off', isRunning)],
    },
    { kind: 'combo', first: button('Reboot', isRunning, { icon: 'fa-repeat' }), others: [button('Reset', isRunning)] },
    {
      kind: 'combo',
      first: button('Console', isRunning, { icon: 'fa-desktop' }),
      others: [button('Console Options', isRunning, { isToolbarOnly: true })],
    },
    button('Create Snapshot', isUnlockedOne),
  ],
  kebab: [
    button('Import', always),
    button('Clone VM', isDownOne),
    'divider',
    button('Remove', isDown),
    'divider',
    button('Change CD', inState('up')),
    'divider',
    button('Cancel Migration', inState('migrating')),
    button('Cancel Conversion', never),
    'divider',
    button('Make Template', isDownOne),
    'divider',
    button('Export to Export Domain', isDown),
    button('Export as OVA', isDown),
    'divider',
    button('Assign Tags', some),
    button('Guide Me', one),
  ],
};

const hosts: Toolbar = {
  widgets: [
    create('New'),
    button('Edit', one),
    button('Remove', inState('maintenance')),
    menu(
      'Management',
      button('Maintenance', hostIsUp),
      button('Activate', hostIsDown),
      button('Refresh Capabilities', hostIsUp),
      button('Select as SPM', hostIsUp),
      button('Configure Local Storage', inState('maintenance')),
      button('Restart', never),
      button('Start', never),
      button('Stop', never),
    ),
    menu(
      'Installation',
      button('Reinstall', inState('maintenance')),
      button('Enroll Certificate', inState('maintenance')),
      button('Check for Upgrade', hostIsUp),
      button('Upgrade', never),
    ),
    button('Host Console', one),
  ],
  kebab: [
    button("Confirm 'Host has been Rebooted'", one),
    'divider',
    button('Assign Tags', some),
    button('NUMA Support', one),
    'divider',
    button('Approve', inState('pending_approval')),
    'divider',
    button('Enable Global HA Maintenance', never),
    button('Disable Global HA Maintenance', never),
  ],
};

export const toolbars: Readonly<Record<MainToken, Toolbar>> = {
  vms,
  hosts,
  templates: {
    widgets: [
      button('Import', always, { isMainOnly: true }),
      button('Edit', one),
      button('Remove', some),
      menu('Export', button('Export to Export Domain', some), button('Export as OVA', some)),
      button('New VM', one),
    ],
    kebab: [button('Assign Tags', some)],
  },
  pools: toolbar(create('New'), button('Edit', one), button('Remove', some)),
  dataCenters: {
    widgets: [create('New'), button('Edit', one), button('Remove', some)],
    kebab: [
      button('Force Remove', one),
      button('Guide Me', one),
      button('Re-Initialize Data Center', one),
      button('Cleanup Finished Tasks', one),
    ],
  },
  clusters: {
    widgets: [create('New'), button('Edit', one)],
    kebab: [button('Remove', some), 'divider', button('Guide Me', one), button('Reset Emulated Machine', one)],
  },
  vnicProfiles: toolbar(create('New'), button('Edit', one), button('Remove', some)),
  networks: toolbar(create('New'), create('Import'), button('Edit', one), button('Remove', some)),
  storage: {
    widgets: [create('New Domain'), create('Import Domain'), button('Manage Domain', one), button('Remove', some)],
    kebab: [
      button('Update OVFs', some),
      button('Destroy', one),
      button('Scan Disks', one),
      button('Select as master storage domain', one),
    ],
  },
  volumes: {
    widgets: [
      create('New'),
      button('Remove', some),
      button('Start', some),
      button('Stop', some),
      menu('Profiling', button('Start', one), button('Details', one), button('Stop', one)),
      menu('Snapshot', button('New', one), button('Edit Schedule', one)),
      menu('Geo-replication', button('New', one)),
    ],
    kebab: [button('Rebalance', one), button('Optimize for Virt Store', some)],
  },
  disks: {
    widgets: [
      create('New'),
      button('Edit', one),
      button('Remove', some),
      button('Move', some),
      button('Copy', some),
      menu('Upload', button('Start', always), button('Cancel', never), button('Pause', never), button('Resume', never)),
      button('Download', some),
    ],
    kebab: [button('Export', one), button('Assign Quota', some), button('Refresh LUN', never)],
  },
  providers: {
    widgets: [create('Add'), button('Edit', one), button('Remove', some)],
    kebab: [button('Force Remove', some)],
  },
  quota: toolbar(create('Add'), button('Edit', one), button('Copy', one), button('Remove', some)),
  sessions: toolbar(button('Terminate Session', some)),
  users: toolbar(create('Add'), button('Remove', some), button('Assign Tags', some)),
  errata: toolbar(),
  events: toolbar(),
};

/** What the right-click menu lists of WebAdmin's own: carets opened, one after the other. */
export function contextMenuButtons({ widgets }: Toolbar): readonly ToolbarButton[] {
  return widgets
    .flatMap((widget) => {
      if (widget.kind === 'combo') return [widget.first, ...widget.others];
      return widget.kind === 'menu' ? widget.items : [widget];
    })
    .filter(({ isToolbarOnly }) => !isToolbarOnly);
}
