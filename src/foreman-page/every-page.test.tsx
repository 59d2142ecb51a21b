/**
 * Every page of the Foreman plugin in every state, with every Foreman, in every language: mounted by its own `main.tsx`
 * behind the gates of login and machine, against the mock engine and the mock Foreman.
 */
import { QueryClientProvider } from '@tanstack/react-query';
import { cleanup, render, screen, waitFor } from '@testing-library/react';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { foremanApi } from '../../e2e/mocks/connect-both.ts';
import { foremanCatalogues } from '../../e2e/mocks/foreman-catalogues.ts';
import { labData } from '../../e2e/mocks/foreman/data/lab.ts';
import type { InjectedFault } from '../../e2e/mocks/foreman/faults.ts';
import type { ForemanVersion } from '../../e2e/mocks/foreman/model.ts';
import { playScene, type Scene, type SceneOptions } from '../../e2e/mocks/foreman-scene.ts';
import { createTranslate, type Catalogue, type Translate } from '../i18n/i18n.ts';
import { commonDe } from '../i18n/common.de.ts';
import { commonEn } from '../i18n/common.en.ts';
import type { PageOptions } from '../ui/mount-page.tsx';
import type { ForemanPageOptions } from './mount-foreman-page.tsx';
import type { MachinePageOptions } from './mount-machine-page.tsx';

interface Around {
  host?: unknown;
  hostPage?: unknown;
  tab?: unknown;
  place?: unknown;
}
/** What stands around the page that is mounted next. */
const around = vi.hoisted((): Around => ({}));

vi.mock('../plugin/host.ts', () => ({
  connectHost: () => around.host,
  findHostPage: () => ({ foremanHostPage: around.hostPage }),
}));
// A page's own beginning says what is to be mounted, once; this test mounts it as often as it needs.
vi.mock('./mount-machine-page.tsx', () => ({ mountMachinePage: (options: unknown) => (around.tab = options) }));
vi.mock('./mount-foreman-page.tsx', () => ({ mountForemanPage: (options: unknown) => (around.place = options) }));
// The same around a page, in a document that is cleaned up after each test.
vi.mock('../ui/mount-page.tsx', async (original) => {
  const { createPageQueryClient } = await original<typeof import('../ui/mount-page.tsx')>();
  const { TranslationContext } = await import('../ui/translation.tsx');
  return {
    async mountPage({ locale, catalogues: spoken, content }: PageOptions) {
      const t = await createTranslate(locale, ...spoken);
      render(
        <TranslationContext value={{ t, locale }}>
          <QueryClientProvider client={createPageQueryClient()}>{content(t)}</QueryClientProvider>
        </TranslationContext>,
      );
    },
  };
});
const { mountMachinePage } =
  await vi.importActual<typeof import('./mount-machine-page.tsx')>('./mount-machine-page.tsx');
const { mountForemanPage } =
  await vi.importActual<typeof import('./mount-foreman-page.tsx')>('./mount-foreman-page.tsx');

await import('../subtabs/foreman-details/main.tsx');
const details = around.tab as MachinePageOptions; // of the page that was imported just now, here and below
await import('../subtabs/foreman-facts/main.tsx');
const facts = around.tab as MachinePageOptions;
await import('../subtabs/foreman-reports/main.tsx');
const reports = around.tab as MachinePageOptions;
await import('../subtabs/foreman-graphs/main.tsx');
const graphs = around.tab as MachinePageOptions;
await import('../subtabs/foreman-dashboard/main.tsx');
const dashboard = around.place as ForemanPageOptions;
await import('../dialogs/sync-foreman-host/main.tsx');
const sync = around.place as ForemanPageOptions;

const server = setupServer();
beforeAll(() => server.listen({ onUnhandledFrame: 'error' }));
afterEach(() => {
  cleanup();
  vi.useRealTimers();
  vi.restoreAllMocks();
  localStorage.clear();
});
afterAll(() => server.close());

const versions = ['3.12', '3.16', '3.18'] as const;
const locales = ['en-US', 'de-DE'] as const;
type Locale = (typeof locales)[number];

interface Page {
  readonly name: string;
  readonly mount: () => Promise<void>;
  /** What it asks Foreman for once its host is known. */
  readonly path: RegExp;
  readonly waits: 'page.waiting' | 'foreman.sync.reading';
  /** Its heading when it cannot have that. */
  readonly fails: (t: Translate) => string;
  /** What is seen only where its data are there. */
  readonly shows: (t: Translate) => string;
  /** What it says where there is nothing in them. */
  readonly isEmpty: (t: Translate) => string;
}

const HOST = 'web-01.lab.example';
/** Has no report and no facts yet. */
const NEW = 'new-01.lab.example';

const machinePages: readonly Page[] = [
  {
    name: 'Details',
    mount: () => mountMachinePage(details),
    path: /hosts\/\d+$/,
    waits: 'page.waiting',
    fails: (t) => t('foreman.details.failed', { name: HOST }),
    shows: (t) => t('foreman.details.identity'),
    isEmpty: (t) => t('foreman.details.no-report'),
  },
  {
    name: 'Facts',
    mount: () => mountMachinePage(facts),
    path: /hosts\/\d+\/facts/,
    waits: 'page.waiting',
    fails: (t) => t('foreman.facts.failed', { name: HOST }),
    shows: (t) => t('foreman.facts.open-all'),
    isEmpty: (t) => t('foreman.facts.none', { name: NEW }),
  },
  {
    name: 'Reports',
    mount: () => mountMachinePage(reports),
    path: /config_reports/,
    waits: 'page.waiting',
    fails: (t) => t('foreman.reports.list.fault'),
    shows: (t) => t('foreman.reports.column.duration'),
    isEmpty: (t) => t('foreman.reports.none.all'),
  },
  {
    name: 'Graphs',
    mount: () => mountMachinePage(graphs),
    path: /config_reports/,
    waits: 'page.waiting',
    fails: (t) => t('foreman.graphs.fault'),
    shows: (t) => t('foreman.graphs.events'),
    isEmpty: (t) => t('foreman.graphs.none.week'),
  },
];

const dashboardPage: Page = {
  name: 'Dashboard',
  mount: () => mountForemanPage(dashboard),
  path: /\/hosts\?/,
  waits: 'page.waiting',
  fails: (t) => t('foreman.dashboard.fault'),
  shows: (t) => t('foreman.dashboard.attention'),
  isEmpty: (t) => t('foreman.dashboard.none'),
};

const syncPage: Page = {
  name: 'Sync',
  mount: () => mountForemanPage(sync),
  path: /current_permissions/,
  waits: 'foreman.sync.reading',
  fails: (t) => t('foreman.sync.read-failed'),
  shows: (t) => t('foreman.sync.action'),
  isEmpty: (t) => t('foreman.sync.no-host'),
};

interface Given extends SceneOptions {
  readonly fault?: InjectedFault;
}

interface Seen extends Scene {
  readonly t: Translate;
  readonly says: (words: string) => Promise<void>;
  readonly button: (name: string) => HTMLElement;
}

async function show(page: Page, version: ForemanVersion, locale: Locale, given: Given = {}): Promise<Seen> {
  const { fault, options, ...others } = given;
  const scene = playScene(server, { selected: ['web-01'], locale, options: { version, ...options }, ...others });
  const { foreman, host, hostPage } = scene;
  if (fault) foreman.faults.add({ path: page.path, ...fault });
  // The mock's clock and the page's are one.
  vi.useFakeTimers({ toFake: ['Date'], now: foreman.clock.now() });
  Element.prototype.scrollIntoView = vi.fn().mockResolvedValue(undefined);
  Object.assign(around, { host, hostPage });
  const t = await createTranslate(locale, ...foremanCatalogues);
  await page.mount();
  return {
    ...scene,
    t,
    says: async (words) => {
      await waitFor(() => expect(document.body.textContent).toContain(words));
    },
    button: (name) => screen.getByRole('button', { name }),
  };
}

type Texts = Readonly<Record<string, string>>;
const spoken: readonly Catalogue[] = [{ en: commonEn, de: () => Promise.resolve(commonDe) }, ...foremanCatalogues];
const english: Texts = Object.assign({}, ...spoken.map(({ en }) => en)) as Texts; // of texts, here and below
const german: Texts = Object.assign({}, ...(await Promise.all(spoken.map(({ de }) => de())))) as Texts;

/** Texts that the other language does not have, and that are too long to stand in a name by chance. */
function onlyIn(own: Texts, other: Texts): readonly string[] {
  const others = Object.values(other).join('\n');
  return Object.values(own).filter((text) => text.length > 11 && !text.includes('{{') && !others.includes(text));
}
const foreign = { 'en-US': onlyIn(german, english), 'de-DE': onlyIn(english, german) };

test('no sentence is the same in both languages', () => {
  expect(
    Object.keys(english).filter((id) => /(\w+ ){4}/.test(english[id] ?? '') && english[id] === german[id]),
  ).toEqual([]);
});

/** Whatever the state: words of this language alone, no id of a text, no placeholder, and nothing a program would write. */
function speaks(locale: Locale): void {
  const text = document.body.textContent;
  const words = new Set(text.match(/[\w.-]+/g));
  expect(Object.keys(english).filter((id) => words.has(id))).toEqual([]);
  expect(foreign[locale].filter((other) => text.includes(other))).toEqual([]);
  expect(text).not.toMatch(/\{\{|\{"|\[object|undefined|\bNaN\b/);
}

const DENIED = 'Missing one of the required permissions: view_anything';
const faults: readonly (readonly [name: string, fault: InjectedFault, words: (t: Translate) => string])[] = [
  ['403', { status: 403, message: DENIED }, (t) => t('foreman.fault.forbidden', { detail: 'view_anything' })],
  ['404', { status: 404, message: 'Resource not found by id' }, () => 'Resource not found by id'],
  ['500', { status: 500, message: 'PG::UndefinedTable' }, (t) => t('foreman.fault.internal')],
  ['HTML instead of JSON', { html: '<h1>Log in</h1>' }, (t) => unreadable(t)],
];

/** Its beginning; which path it was is not the same for all pages. */
function unreadable(t: Translate): string {
  return t('foreman.fault.unreadable', { url: foremanApi });
}

describe.each(versions)('Foreman %s', (version) => {
  describe.each(locales)('in %s', (locale) => {
    const every = [...machinePages, dashboardPage, syncPage];

    describe.each(every)('$name', (page) => {
      test('asks for the login', async () => {
        const { t, button, foreman } = await show(page, version, locale, { login: null });
        screen.getByRole('heading', { name: t('foreman.login.title') });
        screen.getByLabelText(new RegExp(t('foreman.login.token')));
        button(t('foreman.login.submit'));
        expect(foreman.requests).toEqual([]);
        speaks(locale);
      });

      test('waits', async () => {
        const { t, says } = await show(page, version, locale, { fault: { delayMs: 60_000 } });
        await says(t(page.waits));
        expect(document.body.textContent).not.toContain(page.shows(t));
        speaks(locale);
      });

      test('shows what there is', async () => {
        const { t, says } = await show(page, version, locale);
        await says(page.shows(t));
        expect(document.body.textContent).not.toContain(t(page.waits));
        speaks(locale);
      });

      test('says that there is nothing', async () => {
        const { t, says } = await show(page, version, locale, emptyScene(page));
        await says(page.isEmpty(t));
        speaks(locale);
      });

      test('asks for the login again after a 401', async () => {
        const message = 'Unable to authenticate user reader';
        const { t, says, hostPage } = await show(page, version, locale, { fault: { status: 401, message } });
        await says(t('foreman.login.refused'));
        await says(message);
        screen.getByLabelText(new RegExp(t('foreman.login.name')));
        expect(hostPage.snapshot().login.refusal?.detail).toBe(message);
        speaks(locale);
      });

      test.each(faults)('says a %s in words, and can try again', async (_, fault, words) => {
        const { t, says, button, foreman } = await show(page, version, locale, { fault });
        await says(page.fails(t));
        await says(words(t).split(foremanApi, 1).join(''));
        expect(document.body.textContent).not.toMatch(/PG::|Log in</);
        speaks(locale);
        foreman.faults.clear();
        button(t('fault.retry')).click();
        await says(page.shows(t));
        expect(document.body.textContent).not.toContain(page.fails(t));
      });

      test('says that no answer came in time', async () => {
        const deadlines: AbortController[] = [];
        vi.spyOn(AbortSignal, 'timeout').mockImplementation(() => {
          const deadline = new AbortController();
          deadlines.push(deadline);
          return deadline.signal;
        });
        const { t, says, button, foreman } = await show(page, version, locale, {
          fault: { delayMs: 60_000, times: 1 },
        });
        await waitFor(() => expect(foreman.faults.list()).toEqual([]));
        for (const deadline of deadlines) deadline.abort(new DOMException('late', 'TimeoutError'));
        await says(t('foreman.fault.late'));
        await says(page.fails(t));
        button(t('fault.retry'));
        speaks(locale);
      });
    });

    describe.each(machinePages)('$name', (page) => {
      test('says which host it found, and why', async () => {
        const { t, says } = await show(page, version, locale);
        await says(page.shows(t));
        screen.getAllByRole('link', { name: new RegExp(`^${HOST}`) });
        // Without its plugin Foreman has lost all links, and the hardware id speaks.
        await says(t(version === '3.16' ? 'foreman.confidence.high' : 'foreman.confidence.certain'));
      });

      test('offers several hosts', async () => {
        const { t, says, button } = await show(page, version, locale, { selected: ['test-upgrade'] });
        await says(t('foreman.match.several', { name: 'test-upgrade', count: 2 }));
        for (const name of ['upgrade-a.example.net', 'upgrade-b.example.net']) {
          button(t('foreman.match.choose-name', { name }));
        }
        speaks(locale);
      });

      test('says that there is no host', async () => {
        const { t, says, button } = await show(page, version, locale, { selected: ['loadtest'] });
        await says(t('foreman.match.none', { name: 'loadtest' }));
        await says(t('foreman.tried.name', { value: 'loadtest' }));
        button(t('foreman.match.again'));
        speaks(locale);
      });

      test.each([
        ['nothing is', [], (t: Translate) => t('foreman.select.none')],
        ['two are', ['web-01', 'jump'], (t: Translate) => t('foreman.select.several', { count: 2 })],
      ] as const)('says that %s selected', async (_, selected, words) => {
        const { t, says, foreman } = await show(page, version, locale, { selected });
        await says(words(t));
        screen.getByRole('heading', { name: t('foreman.select.vm') });
        expect(foreman.requests).toEqual([]);
        speaks(locale);
      });
    });

    test('Dashboard says whose hosts it counts', async () => {
      const { t, says } = await show(dashboardPage, version, locale);
      await says(t(version === '3.16' ? 'foreman.dashboard.scope.all' : 'foreman.dashboard.scope.resource'));
    });

    test.each([
      ['several', 'test-upgrade', 'foreman.sync.several-hosts'],
      ['none', 'loadtest', 'foreman.sync.no-host'],
    ] as const)('Sync says that there are %s', async (_, vm, words) => {
      const { t, says, button } = await show(syncPage, version, locale, { selected: [vm], login: 'operator' });
      await says(t(words));
      button(t('foreman.sync.close'));
      speaks(locale);
    });
  });
});

function emptyScene({ name }: Page): Given {
  if (name === 'Dashboard') return { options: { data: { ...labData(), hosts: () => [] } } };
  if (name === 'Sync') return { selected: ['loadtest'] };
  return {
    selected: [NEW],
    before: ({ engine, vmId }) => engine.store.vms.change(vmId('loadtest'), { name: NEW }),
  };
}
