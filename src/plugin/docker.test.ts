/** The docker host page in a WebAdmin that is played by this test: what a login asks of it, and what a click does. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import descriptor from '../../docker.json' with { type: 'json' };
import { createStorage } from '../../e2e/mocks/browser-storage.ts';
import { playWebAdmin, type Played } from '../../e2e/mocks/played-webadmin.ts';
import type { ErrandsHome } from './errand-host-page.ts';
import { launchKeyPrefix, type DockerHostPage, type LaunchSnapshot } from './launch.ts';

/** What was imported at its moment; the factories themselves run only once. */
const loaded: string[] = [];
const takeUp = vi.fn();
const homes: ErrandsHome<LaunchSnapshot>[] = [];
let failure: Error | undefined;
vi.mock('./docker-launches.ts', () => ({
  loadLaunches: (_host: unknown, _userId: string, home: ErrandsHome<LaunchSnapshot>) => {
    loaded.push('launches');
    homes.push(home);
    const start = () => Promise.resolve({ ok: true, launchId: 'oap-1' });
    return failure ? Promise.reject(failure) : Promise.resolve({ takeUp, start });
  },
}));
vi.mock('./docker-overrides.ts', () => ({ applyConfig: () => loaded.push('config') }));
vi.mock('./prefetch.ts', () => ({ prefetchPage: () => loaded.push('prefetch') }));

const userId = '23243038-e56d-11f1-917e-02fc00000001';

let storage: Storage;

beforeEach(() => {
  vi.resetModules();
  loaded.length = 0;
  homes.length = 0;
  takeUp.mockClear();
  storage = createStorage();
  vi.stubGlobal('localStorage', storage);
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

async function login(played: Played): Promise<void> {
  await import('./docker.ts');
  played.handlers.UserLogin?.('admin@internal-authz', userId);
  await vi.dynamicImportSettled();
}

function hostPage(): DockerHostPage {
  const page = window.dockerHostPage;
  if (!page) throw new Error('The host page offers nothing.');
  return page;
}

test('adds one button to Virtual Machines before anybody is logged in', async () => {
  const played = playWebAdmin(descriptor.config);
  await import('./docker.ts');
  expect(played.buttons).toMatchObject([
    { type: 'VirtualMachine', label: 'Create Docker VM', button: { id: 'create-docker-vm', moreMenu: false } },
  ]);
});

test.each([
  ['de-DE', 'Docker-VM anlegen'],
  ['fr-FR', 'Create Docker VM'],
])('labels the button for %s', async (locale, label) => {
  const played = playWebAdmin(descriptor.config, locale);
  await import('./docker.ts');
  expect(played.buttons[0]?.label).toBe(label);
});

test('puts the button into the kebab when the site says so', async () => {
  const played = playWebAdmin({ ...descriptor.config, buttonPlacement: 'kebab' });
  await import('./docker.ts');
  expect(played.buttons[0]?.button.moreMenu).toBe(true);
});

test.each([null, 7, { buttonPlacement: 5 }])('has its button in the toolbar with the config %o', async (config) => {
  const played = playWebAdmin(config);
  await import('./docker.ts');
  expect(played.buttons[0]?.button.moreMenu).toBe(false);
});

test('loads nothing more at a login with nothing pending', async () => {
  const played = playWebAdmin(descriptor.config);
  await login(played);
  expect(loaded).toEqual([]);
});

test('takes the same config in another order for the same', async () => {
  const played = playWebAdmin(Object.fromEntries(Object.entries(descriptor.config).reverse()));
  await login(played);
  expect(loaded).toEqual([]);
});

test('loads what checks a config only where the site has one', async () => {
  const played = playWebAdmin({ ...descriptor.config, dockerImages: ['nginx'] });
  await login(played);
  expect(loaded).toEqual(['config']);
});

test('takes up the launches of this user, and of nobody else', async () => {
  storage.setItem(`${launchKeyPrefix}somebody-else.oap-1`, '{}');
  const played = playWebAdmin(descriptor.config);
  await login(played);
  expect(loaded).toEqual([]);
  storage.setItem(`${launchKeyPrefix}${userId}.oap-2`, '{}');
  await login(played);
  await vi.waitFor(() => expect(takeUp).toHaveBeenCalledOnce());
});

test('opens one dialog for both clicks of a double click, whatever arguments a host passes', async () => {
  const played = playWebAdmin(descriptor.config);
  await login(played);
  const { button } = played.buttons[0] ?? {};
  button?.onClick?.([{ id: 'v1' }], { id: '' });
  button?.onClick?.({ id: 'v1' }, { id: 'v2' }); // as 4.3 does
  expect(played.dialogs).toHaveLength(1);
  expect(played.dialogs[0]?.slice(0, 3)).toEqual([
    'Create Docker VM',
    'create-docker-vm',
    'plugin/docker/dialogs/create-docker-vm/index.html',
  ]);
});

test('closes its dialog by its token', async () => {
  const played = playWebAdmin(descriptor.config);
  await login(played);
  hostPage().close();
  expect(played.closed).toEqual(['create-docker-vm']);
});

test("fetches the dialog's files ahead once, after the first selection of a VM", async () => {
  vi.useFakeTimers();
  const played = playWebAdmin(descriptor.config);
  await login(played);
  played.handlers.VirtualMachineSelectionChange?.([]);
  played.handlers.VirtualMachineSelectionChange?.([]);
  await vi.runAllTimersAsync();
  await vi.dynamicImportSettled();
  expect(loaded).toEqual(['prefetch']);
});

test.each(['pointerover', 'focusin'])('fetches them ahead on a %s of its button, and of no other', async (type) => {
  const played = playWebAdmin(descriptor.config);
  await login(played);
  const enter = (id: string) => {
    const closest = (selector: string) => (id.endsWith(selector.slice(6, -2)) ? {} : null);
    played.moves.find((one) => one.type === type)?.move({ closest });
  };
  enter('ActionPanelView_New');
  await vi.dynamicImportSettled();
  expect(loaded).toEqual([]);
  enter('ActionPanelView_create_docker_vm');
  enter('ActionPanelView_create_docker_vm');
  await vi.dynamicImportSettled();
  expect(loaded).toEqual(['prefetch']);
});

test('keeps a copy of what was typed', async () => {
  await login(playWebAdmin(descriptor.config));
  const typed = { name: 'web-01' };
  hostPage().keepDraft(typed);
  typed.name = 'changed';
  expect(hostPage().draft()).toEqual({ name: 'web-01' });
  hostPage().keepDraft(undefined);
  expect(hostPage().draft()).toBeUndefined();
});

test('gives the focus back to where it was when the dialog goes', async () => {
  const played = playWebAdmin(descriptor.config);
  await login(played);
  const focus = vi.fn();
  Object.assign(parent.document, { activeElement: { focus } });
  played.buttons[0]?.button.onClick?.([], { id: '' });
  hostPage().leave();
  await vi.waitFor(() => expect(focus).toHaveBeenCalledOnce());
});

test('gives the focus back to where the dialog before it had it from', async () => {
  const played = playWebAdmin(descriptor.config);
  await login(played);
  const focus = vi.fn();
  Object.assign(parent.document, { activeElement: { tagName: 'IFRAME', focus: vi.fn() } });
  hostPage().open({ templateId: 't-1' });
  // That dialog goes before the page of this one is there.
  Object.assign(parent.document, { activeElement: { tagName: 'BUTTON', focus } });
  hostPage().beginning();
  Object.assign(parent.document, { activeElement: { tagName: 'IFRAME', focus: vi.fn() } });
  hostPage().leave();
  await vi.waitFor(() => expect(focus).toHaveBeenCalledOnce());
});

test('holds no listener of a dialog that is gone', async () => {
  const played = playWebAdmin(descriptor.config);
  await login(played);
  storage.setItem(`${launchKeyPrefix}${userId}.oap-2`, '{}');
  played.buttons[0]?.button.onClick?.([], { id: '' });
  await vi.waitFor(() => expect(homes).toHaveLength(1));
  const onChange = vi.fn();
  hostPage().subscribe(onChange);
  expect(homes[0]?.isWatched()).toBe(true);
  hostPage().leave();
  homes[0]?.publish([]);
  expect(homes[0]?.isWatched()).toBe(false);
  expect(onChange).not.toHaveBeenCalled();
});

test('says that it could not begin when the files of a newer plugin are gone', async () => {
  const played = playWebAdmin(descriptor.config);
  await login(played);
  failure = new TypeError('Failed to fetch dynamically imported module');
  const start = () => hostPage().start({} as never); // it comes to nothing before it is looked at
  expect(await start()).toMatchObject({ ok: false, problem: { code: 'unexpected', detail: failure.message } });
  failure = undefined;
  expect(await start()).toEqual({ ok: true, launchId: 'oap-1' });
});
