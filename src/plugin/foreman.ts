/**
 * Host page of the Foreman plugin: tabs on VMs and on hosts, a place in the menu, and what their frames share. It is
 * loaded at every login, so it holds only what every login needs.
 */
import { config as defaultConfig } from '../../foreman.json';
import { createForemanHostPage } from './foreman-host-page.ts';
import { connectHost } from './host.ts';
import { foremanDashboard, foremanMachines, foremanTab, syncForemanHost, type MachineKind } from './pages.ts';
import { escapeHtml, fenced, isOverridden, report, startPlugin } from './start-plugin.ts';

// First of all: WebAdmin leaves for its own place when it does not know that of a deep link yet.
const deepLink = parent.location.hash;

/** Here and not in the catalogues: tabs are there before any catalogue is worth loading. */
const labels: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  en: {
    details: 'Foreman Details',
    facts: 'Foreman Facts',
    reports: 'Foreman Reports',
    graphs: 'Foreman Graphs',
    dashboard: 'Foreman Dashboard',
    sync: 'Foreman Sync',
  },
  de: {
    details: 'Foreman-Details',
    facts: 'Foreman-Fakten',
    reports: 'Foreman-Berichte',
    graphs: 'Foreman-Graphen',
    dashboard: 'Foreman-Dashboard',
    sync: 'Foreman-Abgleich',
  },
};

const host = connectHost('foreman');
let userId = '';

const page = createForemanHostPage({
  userId: () => userId,
  storage: sessionStorage,
  showSync: fenced(() => {
    const { token, url, width, height } = syncForemanHost;
    host.showDialog(escapeHtml(labelOf('sync')), token, url, width, height);
  }),
  closeSync: fenced(() => host.closeDialog(syncForemanHost.token)),
});
window.foremanHostPage = page;
page.hashChanges(deepLink);
parent.addEventListener(
  'hashchange',
  fenced(() => page.hashChanges(parent.location.hash)),
);

/** The config before it is checked: the tabs have to be there before what checks it is loaded. */
function look(): Readonly<Partial<Record<keyof typeof defaultConfig, unknown>>> {
  return host.configObject() ?? {};
}

function labelOf(place: string): string {
  const own = (look().labels as Readonly<Record<string, unknown>> | undefined)?.[place];
  if (typeof own === 'string' && own.trim() !== '') return own;
  return (labels[host.currentLocale().slice(0, 2)] ?? labels['en'])?.[place] ?? place;
}

function addTabs(): void {
  const { tabs } = look();
  const wanted: readonly unknown[] = Array.isArray(tabs) ? tabs : defaultConfig.tabs;
  const types = { vm: 'VirtualMachine', host: 'Host' } as const;
  // Into a detail view that is open, WebAdmin would draw all tabs again beside those that are there.
  const openedPlace = host.currentPlace?.() ?? '';
  for (const kind of Object.keys(foremanMachines) as MachineKind[]) {
    if (openedPlace.startsWith(`${foremanMachines[kind]}-`)) {
      void import('./foreman-late.ts').then(({ tellLate }) => tellLate(host)).catch(report);
      continue;
    }
    // In our own order, and without what is no tab.
    for (const tab of ['details', 'facts', 'reports', 'graphs'].filter((one) => wanted.includes(one))) {
      const { token, url } = foremanTab(kind, tab);
      host.addDetailPlace(types[kind], labelOf(tab), token, url);
    }
  }
}

function addDashboard(): void {
  const { hasDashboard = defaultConfig.hasDashboard } = look();
  if (hasDashboard !== true) return;
  const { token, url, icon } = foremanDashboard;
  host.addPrimaryMenuPlace(labelOf('dashboard'), token, url, { icon });
}

const tokenOf = (hash: string): string => hash.slice(1).split(';', 1).join('');

/** Where the deep link led, when WebAdmin was quicker than we were. */
function followDeepLink(): void {
  const token = tokenOf(deepLink);
  if (token === foremanDashboard.token) host.revealPlace(token);
  else if (/^(vms|hosts)-foreman-/.test(token) && tokenOf(parent.location.hash) !== token) {
    parent.location.hash = deepLink;
  }
}

startPlugin(host, {
  UiInit() {
    addTabs();
    // Whatever is added here becomes the place that WebAdmin shows first.
    if (look().landingPage === true) addDashboard();
  },
  UserLogin(_name, id) {
    userId = id || host.loginUserId();
    if (look().landingPage !== true) addDashboard();
    followDeepLink();
    const config: unknown = host.configObject();
    if (isOverridden(config, defaultConfig)) {
      void import('./foreman-overrides.ts').then(({ applyConfig }) => applyConfig(host, config)).catch(report);
    }
    page.remember();
  },
  VirtualMachineSelectionChange: (...entities) => page.selects('vm', entities),
  HostSelectionChange: (...entities) => page.selects('host', entities),
});
