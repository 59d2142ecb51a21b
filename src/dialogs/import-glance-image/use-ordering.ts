/** Hands the imports to the host page, once the engine has told again which names are taken. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { describeFault, type FaultText } from '../../engine-page/fault-text.ts';
import type { Translate } from '../../i18n/i18n.ts';
import type { ImportOutcome, ImportProblem, ImportRequest } from '../../plugin/import.ts';
import { useTranslation } from '../../ui/translation.tsx';
import type { TakenNames } from './import-rows.ts';

export interface Refusal extends FaultText {
  /** Of the import; absent where none was even ordered. */
  readonly name?: string;
}

export interface Ordering {
  readonly isPending: boolean;
  /** Why the last attempt, or a part of it, came to nothing. */
  readonly refusals: readonly Refusal[];
  readonly order: (requests: readonly ImportRequest[]) => void;
  /** Forgets the last attempt. */
  readonly reset: () => void;
}

export interface OrderingOptions {
  readonly start: (requests: readonly ImportRequest[]) => Promise<readonly ImportOutcome[]>;
  readonly askForTaken: () => Promise<TakenNames>;
  /** Whether each was taken, in the order of the requests. */
  readonly onOrdered: (isTaken: readonly boolean[]) => void;
  /** A name was taken while the form stood open. */
  readonly onNameTaken: () => void;
}

type Answer = 'name-taken' | readonly ImportOutcome[];

export function useOrdering({ start, askForTaken, onOrdered, onNameTaken }: OrderingOptions): Ordering {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const { mutate, data, error, variables, isPending, reset } = useMutation({
    async mutationFn(requests: readonly ImportRequest[]): Promise<Answer> {
      const taken = await askForTaken();
      const isTaken = requests.some(({ template }) => template && taken.templates.has(template.name));
      return isTaken ? 'name-taken' : start(requests);
    },
    onSuccess(answer) {
      if (answer === 'name-taken') {
        onNameTaken();
        return;
      }
      onOrdered(answer.map(({ ok }) => ok));
      // What was chosen from may have changed: space used up, a domain put into maintenance.
      if (answer.some(({ ok }) => !ok))
        void queryClient.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'images' });
    },
  });
  const outcomes = data === undefined || data === 'name-taken' ? [] : data;
  const refused = outcomes.flatMap((outcome, index) => {
    if (outcome.ok) return [];
    const request = variables?.[index];
    return [{ name: request?.template?.name ?? request?.diskName ?? '', ...describeProblem(outcome.problem, t) }];
  });
  return {
    isPending,
    refusals: error ? [describeFault(error, t)] : refused,
    order: mutate,
    reset,
  };
}

function describeProblem({ code, detail, correlationId }: ImportProblem, t: Translate): FaultText {
  // The import's own sentence speaks of one that is under way already.
  if (code === 'session-ended') return { reason: t('fault.signed-out'), correlationId };
  const words = detail === '' ? [] : [t('glance.server-says', { words: detail })];
  const reason = code === 'refused' && detail !== '' ? detail : [t(`import.problem.${code}`), ...words].join(' ');
  return { reason, ...(correlationId !== '' && { correlationId }) };
}
