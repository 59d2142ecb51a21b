/** Which lines of a log are shown. */
import type { LogLine } from '../../foreman/reports.ts';
import type { StatusKind } from '../../ui/status-word.tsx';

/** Syslog's words, as Foreman has them, from harmless to worst. */
const LEVELS = ['debug', 'info', 'notice', 'warning', 'err', 'crit', 'alert', 'emerg'];

/** The least level that can be asked for. */
export const LEAST_LEVELS = ['debug', 'notice', 'warning', 'err'] as const;
export type LeastLevel = (typeof LEAST_LEVELS)[number];

export interface LogFilter {
  readonly least: LeastLevel;
  /** Part of the source or the message, in any case. */
  readonly text: string;
}

export const noFilter: LogFilter = { least: 'debug', text: '' };

/** A level that is none of syslog's words is shown, however little is asked for. */
function severity(level: string): number {
  const index = LEVELS.indexOf(level);
  return index === -1 ? LEVELS.length : index;
}

export function filterLog(logs: readonly LogLine[], { least, text }: LogFilter): readonly LogLine[] {
  const wanted = text.trim().toLowerCase();
  return logs.filter(
    ({ level, source, message }) =>
      severity(level) >= severity(least) &&
      (source.toLowerCase().includes(wanted) || message.toLowerCase().includes(wanted)),
  );
}

export function kindOfLevel(level: string): StatusKind {
  if (!LEVELS.includes(level)) return 'unknown';
  if (severity(level) >= severity('err')) return 'error';
  return level === 'warning' ? 'warning' : 'info';
}
