/** An error of the engine client in the words of the user's language; the engine's own are kept. */
import { isAway, meaningOf } from '../engine/faults.ts';
import { isApiError } from '../http/request.ts';
import type { Translate } from '../i18n/i18n.ts';

export interface FaultText {
  readonly reason: string;
  readonly correlationId?: string | undefined;
}

export function describeFault(error: unknown, t: Translate): FaultText {
  if (!isApiError(error)) return { reason: error instanceof Error ? error.message : String(error) };
  const { kind, status, reason, detail, correlationId } = error;
  if (kind !== 'refused') return { reason: t(`fault.${kind}`), correlationId };
  // The web server before the engine says so, in English and of itself.
  if (isAway(error)) return { reason: t('fault.away', { status: String(status) }), correlationId };
  const words = detail || reason || t('fault.status', { status: String(status) });
  switch (meaningOf(error)) {
    case 'signed-out':
      return { reason: t('fault.signed-out'), correlationId };
    case 'no-rights':
      return { reason: t('fault.no-rights', { detail: words }), correlationId };
    case 'forbidden':
      return { reason: t('fault.forbidden', { detail: words }), correlationId };
    case 'missing':
      return { reason: detail || t('fault.not-found'), correlationId };
    case 'other':
      return { reason: words, correlationId };
  }
}
