/** The dialog "Create Docker VM" in a document, against the mock engine, for page tests. */
import { QueryClientProvider } from '@tanstack/react-query';
import { cleanup, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { setupServer, type SetupServer } from 'msw/node';
import { afterEach, expect, vi, type Mock } from 'vitest';
import { labData } from './engine/data/lab.ts';
import { createEngine, type MockEngine } from './engine/engine.ts';
import type { Content } from './engine/store.ts';
import { createEngineClient } from '../../src/engine/client.ts';
import { docker } from '../../src/i18n/docker.ts';
import { createTranslate } from '../../src/i18n/i18n.ts';
import type { DockerHostPage, LaunchRequest, LaunchSnapshot, StartOutcome } from '../../src/plugin/launch.ts';
import { createPageQueryClient } from '../../src/ui/mount-page.tsx';
import { TranslationContext } from '../../src/ui/translation.tsx';
import { CreateDockerVm } from '../../src/dialogs/create-docker-vm/create-docker-vm.tsx';
import type { ImageOffer } from '../../src/dialogs/create-docker-vm/form-values.ts';

export const IMAGE = 'docker.io/library/nginx:1.29';

let server: SetupServer | undefined;
afterEach(() => {
  cleanup();
  disconnect();
});

/** From now on nobody answers. */
export function disconnect(): void {
  server?.close();
}

export interface Opened {
  readonly engine: MockEngine;
  readonly requests: readonly LaunchRequest[];
  readonly hostPage: DockerHostPage;
  readonly close: Mock;
  readonly user: ReturnType<typeof userEvent.setup>;
}

interface Circumstances {
  readonly data?: Content;
  readonly before?: (engine: MockEngine) => void;
  readonly outcome?: StartOutcome;
  readonly draft?: unknown;
  readonly locale?: string;
  readonly token?: string;
  readonly offers?: readonly ImageOffer[];
  readonly launches?: readonly LaunchSnapshot[];
  readonly templateId?: string;
  readonly importImage?: () => void;
  /** False to be there when only the first field is. */
  readonly isWhole?: boolean;
}

export async function openDialog(circumstances: Circumstances = {}): Promise<Opened> {
  const { data = labData, locale = 'en-US', outcome, offers = [], isWhole = true } = circumstances;
  const engine = createEngine({ data });
  const login = engine.login('admin@internal', 'demo');
  if (!login.ok) throw new Error(login.refusal);
  circumstances.before?.(engine);
  server = setupServer(...engine.handlers);
  server.listen({ onUnhandledFrame: 'error' });
  vi.spyOn(window, 'focus').mockReturnValue();
  // A promise, as newer browsers have it.
  Element.prototype.scrollIntoView = vi.fn().mockResolvedValue(undefined);
  const requests: LaunchRequest[] = [];
  const close = vi.fn();
  const { launches = [] } = circumstances;
  let draft = circumstances.draft;
  const hostPage: DockerHostPage = {
    open: vi.fn(),
    beginning: () => undefined,
    subscribe: () => () => undefined,
    snapshot: () => launches,
    start(request) {
      requests.push(request);
      return outcome ? Promise.resolve(outcome) : new Promise(() => undefined);
    },
    act: vi.fn(),
    draft: () => draft,
    keepDraft: (next) => (draft = next),
    close,
    leave: vi.fn(),
  };
  const client = createEngineClient({
    baseUrl: 'https://engine.example.com/ovirt-engine/api',
    token: () => circumstances.token ?? login.token,
    locale,
  });
  render(
    <TranslationContext value={{ t: await createTranslate(locale, docker), locale }}>
      <QueryClientProvider client={createPageQueryClient()}>
        <CreateDockerVm
          engine={client}
          hostPage={hostPage}
          templateWishes={{ tag: 'container-host', templateId: circumstances.templateId }}
          importImage={circumstances.importImage}
          offers={offers}
          defaults={{}}
        />
      </QueryClientProvider>
    </TranslationContext>,
  );
  if (isWhole) await waitFor(() => screen.getAllByRole('combobox'));
  return { engine, requests, hostPage, close, user: userEvent.setup() };
}

export function choice(name: string | RegExp): HTMLSelectElement {
  return screen.getByRole('combobox', { name });
}

export function optionsOf(select: HTMLSelectElement): string[] {
  return Array.from(select.options, ({ label }) => label);
}

export function box(name: string | RegExp): HTMLInputElement {
  return screen.getByRole('textbox', { name });
}

export async function templatesListed(): Promise<void> {
  await waitFor(() => expect(optionsOf(choice(/Template/))).toContain('fedora-43 | base version (1)'));
}

export async function fillIn(user: Opened['user'], name = 'web-01'): Promise<void> {
  await templatesListed();
  await user.selectOptions(choice(/Template/), 'fedora-43 | base version (1)');
  await user.type(box(/^Name/), name);
  await user.type(box(/^Image/), IMAGE);
}
