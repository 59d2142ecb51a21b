/** Hands the form to the host page, and tells how the engine took it. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Translate } from '../../i18n/i18n.ts';
import type { LaunchProblem, LaunchRequest, StartOutcome } from '../../plugin/launch.ts';
import { useTranslation } from '../../ui/translation.tsx';
import type { NewDockerVm } from './form.ts';
import type { FaultText } from '../../engine-page/fault-text.ts';

export interface Creation {
  /** The name of the VM whose creation the engine has not answered yet. */
  readonly pendingName: string | undefined;
  /** Why the last attempt came to nothing. */
  readonly refusal: (FaultText & { readonly name: string }) | undefined;
  readonly create: (wanted: NewDockerVm) => void;
  readonly reset: () => void;
}

export interface CreationOptions {
  readonly start: (request: LaunchRequest) => Promise<StartOutcome>;
  readonly onStarted: (launchId: string) => void;
}

export function useCreation({ start, onStarted }: CreationOptions): Creation {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const { mutate, data, error, variables, isPending, reset } = useMutation({
    async mutationFn(wanted: NewDockerVm): Promise<StartOutcome> {
      const { toLaunchRequest } = await import('./launch-request.ts');
      const request = toLaunchRequest(wanted);
      if (request.ok) return start(request.value);
      const problem = { code: 'refused', detail: t(request.problem), status: 0, correlationId: '' } as const;
      return { ok: false, problem };
    },
    onSuccess(outcome) {
      if (outcome.ok) onStarted(outcome.launchId);
      // What was chosen from may have changed: a template removed, a data center put into maintenance.
      else void queryClient.invalidateQueries();
    },
  });
  const text = error
    ? { reason: t('page.no-host') }
    : data?.ok === false
      ? describeProblem(data.problem, t)
      : undefined;
  return {
    pendingName: isPending ? variables.name : undefined,
    refusal: text && variables && { ...text, name: variables.name },
    create: (wanted) => mutate(wanted),
    reset,
  };
}

function describeProblem({ code, detail, correlationId }: LaunchProblem, t: Translate): FaultText {
  // The launch's own sentence speaks of a VM that is there already.
  if (code === 'session-ended') return { reason: t('fault.signed-out'), correlationId };
  const words = detail === '' ? [] : [t('launch.server-says', { words: detail })];
  const reason = code === 'refused' && detail !== '' ? detail : [t(`launch.problem.${code}`), ...words].join(' ');
  return { reason, ...(correlationId !== '' && { correlationId }) };
}
