/** The glance host page in a WebAdmin that is played by this test; what it shares with the docker plugin is tested there. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import descriptor from '../../glance.json' with { type: 'json' };
import { createStorage } from '../../e2e/mocks/browser-storage.ts';
import { playWebAdmin, type Played } from '../../e2e/mocks/played-webadmin.ts';
import { importKeyPrefix, type GlanceHostPage } from './import.ts';

const loadImports = vi.fn();
vi.mock('./glance-imports.ts', () => ({ loadImports }));
vi.mock('./prefetch.ts', () => ({ prefetchPage: vi.fn() }));

const userId = '23243038-e56d-11f1-917e-02fc00000001';
let storage: Storage;
let played: Played;

async function login(): Promise<void> {
  played = playWebAdmin(descriptor.config);
  await import('./glance.ts');
  played.handlers.UserLogin?.('admin@internal-authz', userId);
  await vi.dynamicImportSettled();
}

function hostPage(): GlanceHostPage {
  const page = window.glanceHostPage;
  if (!page) throw new Error('The host page offers nothing.');
  return page;
}

function click(type: string, ...args: readonly unknown[]): void {
  const { button } = played.buttons.find((one) => one.type === type) ?? {};
  (button?.onClick as (...given: readonly unknown[]) => void)(...args); // as WebAdmin calls it
}

beforeEach(() => {
  vi.resetModules();
  vi.useFakeTimers();
  loadImports.mockReset().mockResolvedValue({ takeUp: vi.fn(), start: vi.fn(), act: vi.fn() });
  storage = createStorage();
  vi.stubGlobal('localStorage', storage);
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

test('adds its button to templates, disks and storage domains', async () => {
  await login();
  expect(played.buttons.map(({ type, label }) => `${type}: ${label}`)).toEqual([
    'Template: Import image',
    'Disk: Import image',
    'Storage: Import image',
  ]);
  // Disks would not ask again when the selection changes.
  expect(played.buttons.every(({ button }) => button.isEnabled === undefined)).toBe(true);
});

test.each([
  ['an image domain', [[{ id: 's1', type: 'glance' }], { id: '' }], { imageDomainId: 's1' }],
  ['a domain of 4.4, which says no type', [[{ id: 's1' }], { id: '' }], { imageDomainId: 's1' }],
  ['a domain of 4.3, which spreads its selection', [{ id: 's1' }], { imageDomainId: 's1' }],
  ['another kind of domain', [[{ id: 's1', type: 'nfs' }], { id: '' }], undefined],
  ['nothing', [[], { id: '' }], undefined],
])('begins with what is selected on Storage: %s', async (_what, args, beginning) => {
  await login();
  click('Storage', ...args);
  expect(played.dialogs).toHaveLength(1);
  expect(hostPage().beginning()).toEqual(beginning);
  expect(hostPage().beginning()).toBeUndefined();
});

test('takes no template for an image domain', async () => {
  await login();
  click('Template', [{ id: 't1' }], { id: '' });
  expect(hostPage().beginning()).toBeUndefined();
});

test('is opened by the dialog of another plugin', async () => {
  await login();
  hostPage().open({ imageDomainId: 's2' });
  expect(played.dialogs[0]?.slice(0, 3)).toEqual([
    'Import image',
    'import-glance-image',
    'plugin/glance/dialogs/import-glance-image/index.html',
  ]);
  expect(hostPage().beginning()).toEqual({ imageDomainId: 's2' });
});

test('takes up the imports of this user', async () => {
  storage.setItem(`${importKeyPrefix}${userId}.oap-1`, '{}');
  await login();
  expect(loadImports).toHaveBeenCalledOnce();
});

test('says of each order that it could not begin when the files of a newer plugin are gone', async () => {
  await login();
  loadImports.mockRejectedValue(new Error('404'));
  const image = { imageDomainId: 's1', imageId: 'i1', name: 'debian' };
  const outcomes = await hostPage().start([{ image, storageDomainId: 's2', diskName: 'debian' }]);
  expect(outcomes).toMatchObject([{ ok: false, problem: { code: 'unexpected', detail: '404' } }]);
});
