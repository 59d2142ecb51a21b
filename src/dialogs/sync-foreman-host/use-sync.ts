/** What the dialog knows of VM and host, and the one change that it makes at a time, with its way back. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ForemanPageProps } from '../../foreman-page/page-props.ts';
import type { Host } from '../../foreman/host.ts';
import { isHostShown, readFindings, runStep, toSituation, type SyncFindings } from '../../foreman-page/sync-run.ts';
import type { SyncAction, SyncPlan, SyncSituation, SyncStep } from '../../foreman-page/sync.ts';
import { isApiError } from '../../http/request.ts';
import type { SyncTarget } from '../../plugin/foreman-host-page.ts';

export type Outcome =
  | { readonly kind: 'done'; readonly action: SyncAction; readonly name: string; readonly undo: SyncStep | undefined }
  /** Made, and out of the person's sight. */
  | { readonly kind: 'hidden'; readonly host: Host }
  | { readonly kind: 'undone' }
  /** `action` is absent for one that was to be undone. */
  | { readonly kind: 'failed'; readonly action?: SyncAction; readonly error: unknown };

export interface Sync {
  readonly findings: SyncFindings | undefined;
  readonly situation: SyncSituation | undefined;
  readonly readError: Error | null;
  readonly readAgain: () => void;
  readonly isRunning: boolean;
  readonly outcome: Outcome | undefined;
  /** `onDone` is told of a success alone. */
  readonly run: (plan: SyncPlan, onDone: () => void) => void;
  readonly undo: (step: SyncStep) => void;
}

/** A refusal to rename is true of all VMs for as long as the page is loaded: the engine tells no rights beforehand. */
const RENAMING_REFUSED = 'sync renaming refused';

export function useSync(page: ForemanPageProps, target: SyncTarget, hostId: number | undefined): Sync {
  const { engine, foreman, config } = page;
  const queries = useQueryClient();
  const [isRunning, setIsRunning] = useState(false);
  const [outcome, setOutcome] = useState<Outcome>();
  const query = useQuery({
    queryKey: ['sync', target.machineId, hostId],
    queryFn: ({ signal }) => readFindings({ engine, foreman }, { vmId: target.machineId, hostId, config }, { signal }),
  });
  const hiddenKey = `hidden host of ${target.machineId}`;
  const isRenamingRefused = page.recall(RENAMING_REFUSED) === true;

  async function carryOut(step: SyncStep, action: SyncAction | undefined, toOutcome: (name: string) => Outcome) {
    setIsRunning(true);
    setOutcome(undefined);
    // Also beforehand: this frame may be gone when the answer comes.
    page.matchesChange(target.machineId);
    try {
      const host = await runStep({ engine, foreman }, step);
      const isHidden = step.do === 'import' && host !== undefined && !(await isHostShown(foreman, host.id));
      if (isHidden) page.keep(hiddenKey, true);
      const done = toOutcome(step.do === 'renameVm' ? step.name : (host?.name ?? ''));
      setOutcome(isHidden ? { kind: 'hidden', host } : done);
    } catch (error) {
      if (step.do === 'renameVm' && isApiError(error) && error.status === 403) page.keep(RENAMING_REFUSED, true);
      setOutcome({ kind: 'failed', ...(action && { action }), error });
    } finally {
      setIsRunning(false);
      page.matchesChange(target.machineId);
      // An answer that was lost may stand for a change that was made.
      await queries.invalidateQueries({ queryKey: ['sync'] });
    }
  }

  const hasHidden = page.recall(hiddenKey) === true;
  return {
    findings: query.data,
    situation: query.data && toSituation(query.data, config.loginMode, { isRenamingRefused, hasHidden }),
    readError: query.error,
    readAgain: () => void query.refetch(),
    isRunning,
    outcome,
    run({ step, action, undo }, onDone) {
      void carryOut(step, action, (name) => {
        onDone();
        return { kind: 'done', action, name, undo };
      });
    },
    undo: (step) => void carryOut(step, undefined, () => ({ kind: 'undone' })),
  };
}
