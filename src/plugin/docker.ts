/**
 * Host page of the docker plugin: one button on Virtual Machines that opens a dialog, and the home of the launches that
 * the dialog begins. It is loaded at every login, so it holds only what every login needs.
 */
import { config as defaultConfig } from '../../docker.json';
import { createDockerHostPage } from './docker-host-page.ts';
import { connectHost } from './host.ts';
import { launchKeyPrefix } from './launch.ts';
import { createDockerVm } from './pages.ts';
import { escapeHtml, fenced, isOverridden, report, startPlugin } from './start-plugin.ts';

/** Here and not in the catalogues: the button is there before any catalogue is worth loading. */
const labels: Readonly<Record<string, string>> = { en: 'Create Docker VM', de: 'Docker-VM anlegen' };

const host = connectHost('docker');
let userId = '';
let openedAt = 0;

const page = createDockerHostPage({
  loadLaunches: async (home) => (await import('./docker-launches.ts')).loadLaunches(host, userId, home),
  closeDialog: fenced(() => {
    openedAt = 0;
    host.closeDialog(createDockerVm.token);
  }),
});
window.dockerHostPage = page;

function label(): string {
  return labels[host.currentLocale().slice(0, 2)] ?? labels['en'] ?? '';
}

function openDialog(): void {
  // WebAdmin hands on both clicks of a double click.
  if (Date.now() - openedAt < 1000) return;
  openedAt = Date.now();
  page.opens();
  takeUpLaunches();
  const { token, url, width, height } = createDockerVm;
  host.showDialog(escapeHtml(label()), token, url, width, height);
}

/** Also those that another tab has begun since the login. */
function takeUpLaunches(): void {
  const prefix = `${launchKeyPrefix}${userId}.`;
  if (Object.keys(localStorage).some((key) => key.startsWith(prefix))) page.takeUp().catch(report);
}

const near = new AbortController();

/** Once per page load: somebody works with VMs, or is about to click. */
function prefetch(): void {
  if (near.signal.aborted) return;
  near.abort();
  import('./prefetch.ts').then(({ prefetchPage }) => prefetchPage(createDockerVm.url)).catch(report);
}

/** WebAdmin ends the button's DOM id with the id that it was given, with other characters for `-`; 4.3 gives it none. */
function watchButton(): void {
  const button = `[id$="_${createDockerVm.token.replaceAll('-', '_')}"]`;
  const watch = fenced(({ target }: Event) => {
    if ((target as Element | null)?.closest(button)) prefetch(); // of WebAdmin's realm, where `instanceof` fails
  });
  for (const type of ['pointerover', 'focusin']) {
    parent.document.addEventListener(type, watch, { passive: true, signal: near.signal });
  }
}

startPlugin(host, {
  UiInit() {
    const { buttonPlacement } = (host.configObject() ?? {}) as { buttonPlacement?: unknown };
    host.addMenuPlaceActionButton('VirtualMachine', label(), {
      onClick: fenced(openDialog),
      id: createDockerVm.token,
      moreMenu: buttonPlacement === 'kebab',
    });
    watchButton();
  },
  UserLogin(_name, id) {
    userId = id || host.loginUserId();
    const config: unknown = host.configObject();
    if (isOverridden(config, defaultConfig)) {
      void import('./docker-overrides.ts').then(({ applyConfig }) => applyConfig(host, config)).catch(report);
    }
    takeUpLaunches();
  },
  VirtualMachineSelectionChange() {
    // Not before the host has drawn its own answer to the selection.
    const soon = 'requestIdleCallback' in window ? requestIdleCallback : setTimeout;
    soon(prefetch);
  },
});
