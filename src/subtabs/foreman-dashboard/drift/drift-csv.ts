/** The comparison as a file for spreadsheets (RFC 4180). */
import type { Drift } from '../../../foreman-page/drift.ts';
import type { Translation } from '../../../ui/translation.tsx';
import { describeDifferences, describeEvidence } from './drift-text.ts';

/** With a byte order mark, without which Excel takes the file for another encoding. */
export function driftCsv(drifts: readonly Drift[], translation: Translation): string {
  const { t } = translation;
  const head = [
    t('foreman.drift.column.kind'),
    t('foreman.drift.column.vm'),
    'VM-ID',
    t('foreman.drift.column.host'),
    t('foreman.match.evidence'),
    t('foreman.drift.column.difference'),
  ];
  const rows = drifts.map((drift) => [
    t(`foreman.drift.kind.${drift.kind}`),
    drift.vm?.name ?? '',
    drift.vm?.id ?? drift.missingVmId ?? '',
    drift.hosts.map(({ name }) => name).join(' '),
    drift.hosts.flatMap(({ evidence }) => (evidence ? [describeEvidence(evidence, translation)] : [])).join('; '),
    describeDifferences(drift, translation).join('; '),
  ]);
  return `\uFEFF${[head, ...rows].map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}

/** What begins like a formula would be one in a spreadsheet, and names come from guests too. */
function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
