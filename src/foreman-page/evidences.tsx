/** What speaks for a host, and how sure that is, in words. */
import type { ReactNode } from 'react';
import type { Candidate } from '../foreman/matching.ts';
import { StatusWord } from '../ui/status-word.tsx';
import { useTranslation } from '../ui/translation.tsx';

export function Evidences({ candidate }: { readonly candidate: Candidate }): ReactNode {
  const { t } = useTranslation();
  const { confidence, evidence } = candidate;
  const list = evidence.map(({ rule, field, value }) => t(`foreman.evidence.${rule}`, { field, value }));
  const word = t(`foreman.confidence.${confidence}`);
  return (
    <>
      {confidence === 'low' ? <StatusWord kind="warning">{word}</StatusWord> : word}: {list.join(', ')}
    </>
  );
}
