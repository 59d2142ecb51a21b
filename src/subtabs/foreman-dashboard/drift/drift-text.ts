/** A line of the comparison in words. */
import type { Difference, Drift } from '../../../foreman-page/drift.ts';
import type { Translation } from '../../../ui/translation.tsx';

/** What differs, and what spoke for the host where it is no link; a sentence each. */
export function describeDrift({ evidence, differences }: Drift, translation: Translation): readonly string[] {
  const { t } = translation;
  return [
    ...(evidence ? [t(`foreman.drift.evidence.${evidence.rule}`)] : []),
    ...differences.map((difference) => describeDifference(difference, translation)),
  ];
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
