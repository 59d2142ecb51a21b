/** The Foreman host page in a WebAdmin that is played by this test: what it adds when, and what it tells its frames. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import descriptor from '../../foreman.json' with { type: 'json' };
import { createStorage } from '../../e2e/mocks/browser-storage.ts';
import { foremanCatalogues } from '../../e2e/mocks/foreman-catalogues.ts';
import type { ForemanHostPage, ForemanSnapshot } from './foreman-host-page.ts';
import type { EntityByType, PluginHandlers } from './plugin-api.ts';

const loaded: string[] = [];
vi.mock('./foreman-overrides.ts', () => ({ applyConfig: () => loaded.push('config') }));

const userId = '23243038-e56d-11f1-917e-02fc00000001';
const all = { ...descriptor.config, tabs: ['details', 'facts', 'reports', 'graphs'], hasDashboard: true };

interface Played {
  handlers: PluginHandlers;
  tabs: string[];
  /** Places of the menu, with the handler that added them. */
  places: string[];
  revealed: string[];
  toasts: string[];
  dialogs: unknown[][];
  closed: string[];
  location: { hash: string };
  /** WebAdmin goes to a place. */
  go: (hash: string) => void;
}

interface Scene {
  readonly config?: unknown;
  readonly hash?: string;
  readonly locale?: string;
  /** The place that WebAdmin shows already. */
  readonly currentPlace?: string;
}

let storage: Storage;

function playWebAdmin({ config = all, hash = '', locale = 'en-US', currentPlace }: Scene = {}): Played {
  let phase = 'UiInit';
  const location = { hash };
  const listeners: (() => void)[] = [];
  const played: Played = {
    handlers: {},
    tabs: [],
    places: [],
    revealed: [],
    toasts: [],
    dialogs: [],
    closed: [],
    location,
    go(next) {
      location.hash = next;
      for (const listener of listeners) listener();
    },
  };
  const host = {
    register: (handlers: PluginHandlers) => {
      played.handlers = handlers;
    },
    ready: () => {
      played.handlers.UiInit?.();
      phase = 'later';
    },
    configObject: () => config,
    currentLocale: () => locale,
    currentPlace: () => currentPlace ?? null,
    showToast: (_: string, message: string) => {
      played.toasts.push(message);
    },
    loginUserId: () => userId,
    addDetailPlace: (type: string, label: string, token: string, url: string) => {
      played.tabs.push(`${type} | ${label} | ${token} | ${url}`);
    },
    addPrimaryMenuPlace: (label: string, token: string) => {
      played.places.push(`${phase}: ${label} | ${token}`);
    },
    revealPlace: (token: string) => {
      played.revealed.push(token);
    },
    showDialog: (...args: unknown[]) => {
      played.dialogs.push(args);
    },
    closeDialog: (token: string) => {
      played.closed.push(token);
    },
  };
  vi.stubGlobal('window', { top: { pluginApi: () => host } });
  vi.stubGlobal('parent', {
    location,
    addEventListener: (_: string, listener: () => void) => listeners.push(listener),
  });
  return played;
}

async function login(scene?: Scene): Promise<Played> {
  vi.resetModules();
  const played = playWebAdmin(scene);
  await import('./foreman.ts');
  played.handlers.UserLogin?.('admin@internal-authz', userId);
  await vi.dynamicImportSettled();
  return played;
}

beforeEach(() => {
  loaded.length = 0;
  storage = createStorage();
  vi.stubGlobal('sessionStorage', storage);
});
afterEach(() => {
  vi.unstubAllGlobals();
});

function hostPage(): ForemanHostPage {
  const page = window.foremanHostPage;
  if (!page) throw new Error('The host page offers nothing.');
  return page;
}

const vm = (id: string): EntityByType['VirtualMachine'] => ({
  id,
  name: `name of ${id}`,
  ipaddress: '',
  status: 'Up',
});

test('adds tabs to VMs and hosts before anybody is logged in, and the place in the menu after', async () => {
  vi.resetModules();
  const played = playWebAdmin();
  await import('./foreman.ts');
  expect(played.tabs).toHaveLength(8);
  expect(played.tabs[0]).toBe(
    'VirtualMachine | Foreman Details | vms-foreman-details | plugin/foreman/subtabs/foreman-details/index.html?kind=vm',
  );
  expect(played.tabs[7]).toBe(
    'Host | Foreman Graphs | hosts-foreman-graphs | plugin/foreman/subtabs/foreman-graphs/index.html?kind=host',
  );
  expect(played.places).toEqual([]);
  played.handlers.UserLogin?.('admin@internal-authz', userId);
  expect(played.places).toEqual(['later: Foreman Dashboard | foreman-dashboard']);
});

test('adds no tabs where it comes too late for them, and says so', async () => {
  const { tabs, toasts } = await login({ currentPlace: 'vms-general', locale: 'de-DE' });
  expect(tabs.map((tab) => tab.split(' | ')[0])).toEqual(['Host', 'Host', 'Host', 'Host']);
  expect(toasts).toEqual([expect.stringContaining('Gehen Sie zur Liste der Maschinen')]);
});

test('adds its tabs while the list of VMs is open', async () => {
  expect((await login({ currentPlace: 'vms' })).tabs).toHaveLength(8);
});

test('takes the landing page where the site wants it to', async () => {
  const { places } = await login({ config: { ...all, landingPage: true } });
  expect(places).toEqual(['UiInit: Foreman Dashboard | foreman-dashboard']);
});

test('adds only what the site wants, under the names that it gives', async () => {
  const labels = { facts: '<b>Facts</b>', details: ' ' };
  const { tabs, places } = await login({
    config: { ...all, tabs: ['facts', 'errata', 7], labels, hasDashboard: false },
  });
  expect(tabs.map((tab) => tab.split(' | ')[1])).toEqual(['<b>Facts</b>', '<b>Facts</b>']);
  expect(places).toEqual([]);
});

test.each([null, 7, { tabs: 'details', labels: 'x', hasDashboard: 'no' }])(
  'has the tabs of its own descriptor with the config %j',
  async (config) => {
    const { tabs } = await login({ config });
    expect(tabs).toHaveLength(2 * descriptor.config.tabs.length);
  },
);

test.each([
  ['en-US', 'en'],
  ['de-DE', 'de'],
  ['fr-FR', 'en'],
] as const)('labels tabs and place for %s as their pages call themselves', async (locale, language) => {
  const { tabs, places } = await login({ locale });
  const named = [...tabs, ...places].map((place) => place.split(/: | \| /)[1]);
  const texts = await Promise.all(foremanCatalogues.map(async ({ en, de }) => (language === 'en' ? en : de())));
  const pages = ['details', 'facts', 'reports', 'graphs', 'dashboard'];
  const titles = pages.map((place) => texts.flatMap((one) => one[`foreman.${place}.title`] ?? []).join());
  expect(new Set(named)).toEqual(new Set(titles));
});

test('goes to the dashboard of a deep link once it is there', async () => {
  const { revealed } = await login({ hash: '#foreman-dashboard' });
  expect(revealed).toEqual(['foreman-dashboard']);
});

test('goes back to the tab of a deep link when WebAdmin has left it, with its name', async () => {
  vi.resetModules();
  const played = playWebAdmin({ hash: '#vms-foreman-facts;name=web-01' });
  await import('./foreman.ts');
  played.go('#vms');
  played.handlers.UserLogin?.('admin@internal-authz', userId);
  expect(played.location.hash).toBe('#vms-foreman-facts;name=web-01');
});

test.each(['', '#vms', '#vms-general;name=x', '#hosts-foreman-facts'])('leaves WebAdmin at %j', async (hash) => {
  const { revealed, location } = await login({ hash });
  expect([revealed, location.hash]).toEqual([[], hash]);
});

test('loads what checks a config only where the site has one', async () => {
  await login({ config: descriptor.config });
  expect(loaded).toEqual([]);
  await login({ config: { ...descriptor.config, loginMode: 'service' } });
  expect(loaded).toEqual(['config']);
});

test('tells its frames of each selection, in the form of 4.4 and of 4.3', async () => {
  const { handlers } = await login();
  const told: ForemanSnapshot[] = [];
  const unsubscribe = hostPage().subscribe(() => told.push(hostPage().snapshot()));
  handlers.VirtualMachineSelectionChange?.([vm('a'), vm('b')]);
  handlers.VirtualMachineSelectionChange?.(vm('a'), vm('b')); // as 4.3 does
  handlers.VirtualMachineSelectionChange?.([]);
  handlers.VirtualMachineSelectionChange?.();
  unsubscribe();
  handlers.VirtualMachineSelectionChange?.([vm('c')]);
  expect(told.map(({ selected }) => selected.vm?.map(({ id }) => id))).toEqual([['a', 'b'], ['a', 'b'], [], []]);
  expect(told[0]?.selected.host).toBeUndefined();
});

test('tells its frames of a machine that is switched to under an open tab', async () => {
  const { go } = await login({ hash: '#vms-foreman-details' });
  const onChange = vi.fn();
  hostPage().subscribe(onChange);
  go('#vms-foreman-details;name=web-02');
  expect(onChange).toHaveBeenCalledOnce();
  expect(hostPage().snapshot().hash).toBe('#vms-foreman-details;name=web-02');
});

test('remembers the last single selection over a reload, for the same person alone', async () => {
  const { handlers } = await login();
  handlers.VirtualMachineSelectionChange?.([vm('a')]);
  handlers.VirtualMachineSelectionChange?.([vm('a'), vm('b')]);
  handlers.HostSelectionChange?.([{ id: 'h', name: 'node', hostname: 'node.example' }]);
  await login();
  expect(hostPage().snapshot()).toMatchObject({
    selected: {},
    remembered: { vm: { id: 'a', name: 'name of a' }, host: { id: 'h', name: 'node' } },
  });
  vi.resetModules();
  const other = playWebAdmin();
  await import('./foreman.ts');
  other.handlers.UserLogin?.('clara@lab', 'somebody-else');
  expect(hostPage().snapshot().remembered).toEqual({});
});

test('goes on without a memory that cannot be read', async () => {
  storage.setItem(`ovirt-admin-plugins.foreman.selected.${userId}`, '{');
  const log = vi.spyOn(console, 'error').mockReturnValue();
  const { places } = await login();
  expect(log).toHaveBeenCalledOnce();
  expect(places).toHaveLength(1);
  expect(hostPage().snapshot().remembered).toEqual({});
});

test('keeps a login in memory alone, and a refusal until somebody logs in anew', async () => {
  await login();
  const page = hostPage();
  page.signIn('Basic cmVhZGVy');
  const { login: sent } = page.snapshot();
  page.refuse(sent, { url: '/api/hosts', detail: 'Unable to authenticate user reader' });
  expect(page.snapshot().login).toMatchObject({ refusal: { detail: 'Unable to authenticate user reader' } });
  page.signIn('Basic cmVhZGVyMg');
  // An answer to what was asked with the login before.
  page.refuse(sent, { url: '/api/hosts', detail: 'late' });
  expect(page.snapshot().login).toEqual({ authorization: 'Basic cmVhZGVyMg' });
  expect(
    JSON.stringify(Array.from({ length: storage.length }, (_, at) => storage.getItem(storage.key(at) ?? ''))),
  ).not.toContain('cmVhZGVy');
});

test('keeps copies of what its frames hand in', async () => {
  await login();
  const page = hostPage();
  const value = { name: 'x' };
  page.keep('a', value);
  value.name = 'changed';
  expect(page.recall('a')).toEqual({ name: 'x' });
  page.keep('a', undefined);
  expect(page.recall('a')).toBeUndefined();
});

test('forgets what was read with another login, but not who has typed a name', async () => {
  await login();
  const page = hostPage();
  const kept = (): unknown[] => ['page drift', 'site', 'login name'].map((key) => page.recall(key));
  page.signIn('Basic cmVhZGVy');
  for (const key of ['page drift', 'site', 'login name']) page.keep(key, key);
  page.signIn('Basic cmVhZGVy');
  expect(kept()).toEqual(['page drift', 'site', 'login name']);
  page.signIn('Basic cmVhZGVyMg');
  expect(kept()).toEqual([undefined, undefined, 'login name']);
});

test('opens the dialog "Sync" for a machine, and closes it by its token', async () => {
  const { dialogs, closed } = await login();
  const target = { kind: 'vm', machineId: 'a', machineName: 'web', hostId: 7 } as const;
  hostPage().openSync(target);
  expect(dialogs[0]?.slice(0, 2)).toEqual(['Foreman Sync', 'sync-foreman-host']);
  expect(hostPage().syncTarget()).toEqual(target);
  hostPage().closeSync();
  expect(closed).toEqual(['sync-foreman-host']);
});
