/** What the engine is asked and told of image providers, and which of it the tab shows at the moment. */
import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { EngineClient } from '../../../engine/client.ts';
import {
  addImageProvider,
  countImages,
  listImageProviders,
  removeImageProvider,
  testImageProvider,
  updateImageProvider,
  type ImageProvider,
  type ProviderSettings,
} from '../../../engine/image-providers.ts';
import { meaningOf } from '../../../engine/faults.ts';
import { isApiError } from '../../../http/request.ts';

type Change = 'added' | 'changed';

/** What a provider's repository said when it was last asked. */
export type Tested =
  | { readonly state: 'asking' }
  | { readonly state: 'works'; readonly images: number }
  | { readonly state: 'fails'; readonly error: unknown };

export type View =
  | { readonly kind: 'list' }
  /** Absent: a new one. */
  | { readonly kind: 'form'; readonly provider?: ImageProvider }
  | { readonly kind: 'reading'; readonly provider: ImageProvider; readonly change: Change }
  | { readonly kind: 'no-help'; readonly provider: ImageProvider; readonly change: Change; readonly error: unknown }
  | { readonly kind: 'removal'; readonly provider: ImageProvider };

/** What is done, above the list. */
export interface Done {
  readonly what: Change | 'removed';
  readonly name: string;
  readonly images?: number;
}

export interface Providers {
  readonly list: {
    readonly providers: readonly ImageProvider[];
    readonly isLoading: boolean;
    readonly error: Error | null;
    readonly refresh: () => void;
  };
  readonly view: View;
  readonly show: (view: View) => void;
  readonly done: Done | undefined;
  /** Why the last command came to nothing. */
  readonly refusal: { readonly error: unknown; readonly name: string } | undefined;
  readonly isBusy: boolean;
  readonly tested: Readonly<Record<string, Tested>>;
  readonly test: (provider: ImageProvider) => void;
  readonly save: (settings: ProviderSettings, provider: ImageProvider | undefined) => void;
  readonly remove: (provider: ImageProvider) => void;
}

const imageProvidersQuery = (engine: EngineClient) =>
  queryOptions({ queryKey: ['image-providers'], queryFn: ({ signal }) => listImageProviders(engine, signal) });

/** `onSaved`: what was typed is with the engine; `onChanged`: image domains have come, gone or changed their names. */
export function useProviders(engine: EngineClient, onSaved: () => void, onChanged: () => void): Providers {
  const queryClient = useQueryClient();
  const { data, error, isFetching, refetch } = useQuery(imageProvidersQuery(engine));
  const [view, setView] = useState<View>({ kind: 'list' });
  const [done, setDone] = useState<Done>();
  const [refusal, setRefusal] = useState<Providers['refusal']>();
  const [isBusy, setBusy] = useState(false);
  const [tested, setTested] = useState<Providers['tested']>({});
  const leaving = useRef(new AbortController());
  useEffect(() => {
    // React mounts twice while it checks for mistakes.
    const controller = new AbortController();
    leaving.current = controller;
    return () => controller.abort();
  }, []);

  const note = (id: string, result: Tested): void => setTested((current) => ({ ...current, [id]: result }));

  function show(next: View): void {
    setView(next);
    setRefusal(undefined);
    setDone(undefined);
  }

  function changed(): void {
    void queryClient.invalidateQueries({ queryKey: imageProvidersQuery(engine).queryKey });
    onChanged();
  }

  /** The images tell why; the engine's test lets pages pass and has one sentence for all the rest. */
  async function ask({ id }: ImageProvider): Promise<Tested> {
    const { signal } = leaving.current;
    note(id, { state: 'asking' });
    const [test, images] = await Promise.allSettled([
      testImageProvider(engine, id, signal),
      countImages(engine, id, signal),
    ]);
    const result = toTested(test, images);
    if (!signal.aborted) note(id, result);
    return result;
  }

  async function command(name: string, run: () => Promise<void>): Promise<void> {
    if (isBusy) return;
    setBusy(true);
    setRefusal(undefined);
    try {
      await run();
    } catch (error) {
      setRefusal({ error, name });
    } finally {
      setBusy(false);
    }
  }

  async function save(settings: ProviderSettings, before: ImageProvider | undefined): Promise<void> {
    const provider = before
      ? await updateImageProvider(engine, before.id, settings)
      : await addImageProvider(engine, settings);
    const change = before ? 'changed' : 'added';
    onSaved();
    changed();
    show({ kind: 'reading', provider, change });
    const result = await ask(provider);
    if (result.state === 'fails') show({ kind: 'no-help', provider, change, error: result.error });
    else {
      show({ kind: 'list' });
      setDone({ what: change, name: provider.name, ...(result.state === 'works' && { images: result.images }) });
    }
  }

  async function remove({ id, name }: ImageProvider): Promise<void> {
    await removeImageProvider(engine, id);
    changed();
    show({ kind: 'list' });
    setDone({ what: 'removed', name });
  }

  return {
    list: { providers: data ?? [], isLoading: isFetching, error, refresh: () => void refetch() },
    view,
    show,
    done,
    refusal,
    isBusy,
    tested,
    test: (provider) => void ask(provider),
    save: (settings, provider) => void command(settings.name, () => save(settings, provider)),
    remove: (provider) => void command(provider.name, () => remove(provider)),
  };
}

function toTested(test: PromiseSettledResult<void>, images: PromiseSettledResult<number>): Tested {
  if (images.status === 'rejected') return { state: 'fails', error: images.reason as unknown };
  // Who may only read providers may read their images, too, but not have them tested.
  const mayTest = test.status === 'fulfilled' || !isForbidden(test.reason);
  if (test.status === 'rejected' && mayTest) return { state: 'fails', error: test.reason as unknown };
  return { state: 'works', images: images.value };
}

const isForbidden = (error: unknown): boolean => isApiError(error) && meaningOf(error) === 'forbidden';
