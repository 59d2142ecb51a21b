/** A line of the comparison in words. */
import type { Difference, Drift, DriftEvidence } from '../../../foreman-page/drift.ts';
import type { Translation } from '../../../ui/translation.tsx';

/** A sentence each. */
export function describeDifferences({ differences }: Drift, translation: Translation): readonly string[] {
  return differences.map((difference) => describeDifference(difference, translation));
}

/** What spoke for a host, and how sure that is. */
export function describeEvidence({ rule, confidence, isOtherNic = false }: DriftEvidence, { t }: Translation): string {
  const words = t(isOtherNic ? 'foreman.drift.evidence.otherMac' : `foreman.drift.evidence.${rule}`);
  return `${t(`foreman.confidence.${confidence}`)}: ${words}`;
}

function describeDifference(difference: Difference, { t, locale }: Translation): string {
  switch (difference.what) {
    case 'name':
    case 'mac':
      return t(`foreman.drift.difference.${difference.what}`, { vm: difference.vm, host: difference.host });
    case 'cpus':
      return t('foreman.drift.difference.cpus', { vm: difference.vm, host: difference.host });
    case 'memory': {
      const [vm, host] = [formatGib(difference.vm, locale), formatGib(difference.host, locale)];
      return t('foreman.drift.difference.memory', { vm, host });
    }
  }
}

function formatGib(bytes: number, locale: string): string {
  return `${new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }).format(bytes / 2 ** 30)} GiB`;
}
