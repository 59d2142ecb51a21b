/** Runs a comparison when it is asked for, one at a time, and keeps its result until WebAdmin is loaded anew. */
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { rescanVm, scanDrift, withRescan } from '../../../foreman-page/drift-scan.ts';
import type { DriftProgress, DriftResult, DriftScope } from '../../../foreman-page/drift-scan.ts';
import { findEngineHosts } from '../../../foreman-page/engine-hosts.ts';
import type { ForemanPageProps } from '../../../foreman-page/page-props.ts';
import { useChangedMachines } from '../../../foreman-page/use-host-page.ts';

export type ScanState =
  | { readonly kind: 'resting' }
  | { readonly kind: 'running'; readonly progress: DriftProgress }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'failed'; readonly error: unknown };

export interface DriftScan {
  readonly state: ScanState;
  /** The last one that came to its end. */
  readonly result: DriftResult | undefined;
  /** Ids of VMs that were changed since, and are not compared anew yet. */
  readonly outdated: readonly string[];
  readonly start: () => void;
  readonly cancel: () => void;
}

const KEPT = 'drift';

/** With how many of the changes it knows of. */
interface KeptResult extends DriftResult {
  readonly changesSeen: number;
}

export type DriftScanClients = Pick<
  ForemanPageProps,
  'engine' | 'foreman' | 'config' | 'keep' | 'recall' | 'subscribe' | 'changedMachines'
>;

export function useDriftScan(page: DriftScanClients): DriftScan {
  const { engine, foreman, config, keep, recall, changedMachines } = page;
  const [state, setState] = useState<ScanState>({ kind: 'resting' });
  const [result, setResult] = useState(() => recall(KEPT) as KeptResult | undefined); // kept by nobody but `show`
  const changed = useChangedMachines(page);
  const running = useRef<AbortController>(undefined);
  useEffect(() => () => running.current?.abort(), []);

  function show(next: KeptResult): void {
    keep(KEPT, next);
    setResult(next);
  }

  async function findScope(signal: AbortSignal): Promise<DriftScope> {
    const { search, resource } = await findEngineHosts(foreman, config, { signal });
    return { ...(search !== undefined && { search }), computeResourceId: resource?.id, rules: config.matching };
  }

  async function run(signal: AbortSignal): Promise<void> {
    setState({ kind: 'running', progress: { step: 'vms', done: 0 } });
    try {
      const changesSeen = changedMachines().length;
      const scope = await findScope(signal);
      const onProgress = (progress: DriftProgress): void => setState({ kind: 'running', progress });
      show({ ...(await scanDrift({ engine, foreman, scope, signal, onProgress })), changesSeen });
      setState({ kind: 'resting' });
    } catch (error) {
      setState(signal.aborted ? { kind: 'cancelled' } : { kind: 'failed', error });
    }
  }

  const catchUp = useEffectEvent(async (old: KeptResult, signal: AbortSignal): Promise<void> => {
    try {
      const scope = await findScope(signal);
      let { drifts } = old;
      for (const vmId of new Set(changed.slice(old.changesSeen))) {
        drifts = withRescan(drifts, await rescanVm({ engine, foreman, scope, signal }, vmId));
      }
      // Aborted when another comparison has ended meanwhile.
      if (!signal.aborted) show({ ...old, drifts, changesSeen: changed.length });
    } catch {
      // The lines stay, and say that they are outdated.
    }
  });
  useEffect(() => {
    if (!result || changed.length <= result.changesSeen) return undefined;
    const controller = new AbortController();
    void catchUp(result, controller.signal);
    return () => controller.abort();
  }, [result, changed]);

  function start(): void {
    running.current?.abort();
    running.current = new AbortController();
    void run(running.current.signal);
  }

  return {
    state,
    result,
    outdated: result ? changed.slice(result.changesSeen) : [],
    start,
    cancel: () => running.current?.abort(),
  };
}
