/** Runs a comparison when it is asked for, one at a time, and keeps its result until WebAdmin is loaded anew. */
import { useCallback, useEffect, useRef, useState } from 'react';
import { scanDrift, type DriftProgress, type DriftResult } from '../../../foreman-page/drift-scan.ts';
import { findEngineHosts } from '../../../foreman-page/engine-hosts.ts';
import type { ForemanPageProps } from '../../../foreman-page/page-props.ts';

export type ScanState =
  | { readonly kind: 'resting' }
  | { readonly kind: 'running'; readonly progress: DriftProgress }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'failed'; readonly error: unknown };

export interface DriftScan {
  readonly state: ScanState;
  /** The last one that came to its end. */
  readonly result: DriftResult | undefined;
  readonly start: () => void;
  readonly cancel: () => void;
}

const KEPT = 'drift';

export type DriftScanClients = Pick<ForemanPageProps, 'engine' | 'foreman' | 'config' | 'keep' | 'recall'>;

export function useDriftScan({ engine, foreman, config, keep, recall }: DriftScanClients): DriftScan {
  const [state, setState] = useState<ScanState>({ kind: 'resting' });
  const [result, setResult] = useState(() => recall(KEPT) as DriftResult | undefined); // kept by nobody but `run`
  const running = useRef<AbortController>(undefined);
  useEffect(() => () => running.current?.abort(), []);

  const run = useCallback(
    async (signal: AbortSignal): Promise<void> => {
      setState({ kind: 'running', progress: { step: 'vms', done: 0 } });
      try {
        const { search, resource } = await findEngineHosts(foreman, config, { signal });
        const found = await scanDrift({
          engine,
          foreman,
          scope: { ...(search !== undefined && { search }), computeResourceId: resource?.id, rules: config.matching },
          signal,
          onProgress: (progress) => setState({ kind: 'running', progress }),
        });
        keep(KEPT, found);
        setResult(found);
        setState({ kind: 'resting' });
      } catch (error) {
        setState(signal.aborted ? { kind: 'cancelled' } : { kind: 'failed', error });
      }
    },
    [engine, foreman, config, keep],
  );

  const start = useCallback(() => {
    running.current?.abort();
    running.current = new AbortController();
    void run(running.current.signal);
  }, [run]);

  const cancel = useCallback(() => running.current?.abort(), []);
  return { state, result, start, cancel };
}
