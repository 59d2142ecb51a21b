/** A page of the Foreman plugin in a document, against the mock Foreman, for page tests. */
import { QueryClientProvider } from '@tanstack/react-query';
import { cleanup, render } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { setupServer, type SetupServer } from 'msw/node';
import type { ReactNode } from 'react';
import { afterEach, vi, type Mock } from 'vitest';
import { createEngineClient } from '../../src/engine/client.ts';
import { listHosts } from '../../src/foreman/hosts.ts';
import type { ForemanPageProps, MachinePageProps } from '../../src/foreman-page/page-props.ts';
import { createTranslate } from '../../src/i18n/i18n.ts';
import type { ForemanConfig } from '../../src/plugin/foreman-config.ts';
import { createPageQueryClient } from '../../src/ui/mount-page.tsx';
import { TranslationContext } from '../../src/ui/translation.tsx';
import { foremanCatalogues } from './foreman-catalogues.ts';
import { connectForeman } from './foreman/connect.ts';
import type { ForemanOptions, MockForeman } from './foreman/foreman.ts';

export interface Circumstances {
  readonly options?: ForemanOptions;
  readonly login?: string;
  readonly locale?: string;
  readonly config?: Partial<ForemanConfig>;
  readonly before?: (foreman: MockForeman) => void;
  /** What the host page has kept. */
  readonly kept?: Map<string, unknown>;
  /** What stands for another machine; nothing when absent. */
  readonly findOther?: MachinePageProps['findOther'];
}

export interface ShownPage {
  readonly foreman: MockForeman;
  readonly user: ReturnType<typeof userEvent.setup>;
  readonly reveal: Mock;
  /** Requests to Foreman since the page was shown. */
  readonly asked: () => readonly string[];
}

let server: SetupServer | undefined;
afterEach(() => {
  cleanup();
  server?.close();
  vi.useRealTimers();
});

const CONFIG: ForemanConfig = {
  allowedOrigins: [],
  apiEntryPoint: 'https://engine.example.com/ovirt-engine/api/',
  foremanApi: 'https://engine.lab.example/foreman-plugin/api/',
  foremanUrl: 'https://foreman.lab.example',
  loginMode: 'token',
  tabs: ['details', 'facts', 'reports', 'graphs'],
  hasDashboard: true,
  labels: {},
  landingPage: false,
  refreshSeconds: 0,
  outOfSyncMinutes: 30,
  matching: ['uuid', 'dmi', 'fqdn', 'name', 'shortName', 'mac'],
};

/** One and the same each time, as React wants it. */
const NO_MACHINES: readonly string[] = [];

interface Bench {
  readonly shown: ShownPage;
  readonly props: ForemanPageProps;
  show(content: ReactNode): Promise<void>;
}

function prepare(circumstances: Circumstances): Bench {
  const { options = {}, login = 'reader', locale = 'en-US', kept = new Map<string, unknown>() } = circumstances;
  server = setupServer();
  server.listen({ onUnhandledFrame: 'error' });
  const { foreman, client } = connectForeman(server, options, login);
  circumstances.before?.(foreman);
  // The mock's clock and the page's are one.
  vi.useFakeTimers({ toFake: ['Date'], now: foreman.clock.now() });
  Element.prototype.scrollIntoView = vi.fn().mockResolvedValue(undefined);
  const config = { ...CONFIG, ...circumstances.config };
  const link = (path: string): string | undefined =>
    config.foremanUrl === undefined ? undefined : config.foremanUrl + path;
  const reveal = vi.fn();
  const props: ForemanPageProps = {
    foreman: client,
    engine: createEngineClient({ baseUrl: config.apiEntryPoint, token: () => 'unused', locale }),
    config,
    links: {
      host: (name) => link(`/new/hosts/${name}`),
      facts: (name) => link(`/hosts/${name}/facts`),
      reports: (name) => link(`/hosts/${name}/config_reports`),
      report: (id) => link(`/config_reports/${id}`),
      hosts: (search) => link(`/new/hosts?search=${encodeURIComponent(search)}`),
    },
    computeResourceId: foreman.world.computeResources.find(() => (options.version ?? '3.18') !== '3.16')?.id,
    keep: (key, value) => void kept.set(key, value),
    recall: (key) => kept.get(key),
    reveal,
    matchesChange: vi.fn(),
    subscribe: () => () => undefined,
    changedMachines: () => NO_MACHINES,
    openSync: vi.fn(),
  };
  let before = 0;
  return {
    shown: {
      foreman,
      reveal,
      user: userEvent.setup(),
      asked: () => foreman.requests.slice(before).map(({ path }) => decodeURIComponent(path)),
    },
    props,
    async show(content) {
      const t = await createTranslate(locale, ...foremanCatalogues);
      before = foreman.requests.length;
      render(
        <TranslationContext value={{ t, locale }}>
          <QueryClientProvider client={createPageQueryClient()}>{content}</QueryClientProvider>
        </TranslationContext>,
      );
    },
  };
}

/** A tab of the machine whose host in Foreman has that number. */
export async function showMachinePage(
  Page: (props: MachinePageProps) => ReactNode,
  hostId: number,
  circumstances: Circumstances = {},
): Promise<ShownPage> {
  const { before, ...others } = circumstances;
  const bench = prepare(others);
  const { hosts } = await listHosts(bench.props.foreman, { search: `id = ${hostId}`, pageSize: 1 });
  const [host] = hosts;
  if (!host) throw new Error(`The mock Foreman has no host ${hostId}.`);
  before?.(bench.shown.foreman);
  const machine = { kind: 'vm', id: host.uuid ?? 'vm-1', name: host.name, macs: [] } as const;
  await bench.show(
    <Page
      {...bench.props}
      machine={machine}
      found={{ host, confidence: 'certain', evidence: [{ rule: 'uuid', field: 'uuid', value: machine.id }] }}
      others={[]}
      isChosen={false}
      choose={vi.fn()}
      findOther={circumstances.findOther ?? (() => Promise.resolve({ kind: 'missing' }))}
      suggestNames={() => Promise.resolve([])}
    />,
  );
  return bench.shown;
}

export async function showForemanPage(
  Page: (props: ForemanPageProps) => ReactNode,
  circumstances: Circumstances = {},
): Promise<ShownPage> {
  const bench = prepare(circumstances);
  await bench.show(<Page {...bench.props} />);
  return bench.shown;
}
