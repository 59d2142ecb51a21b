/** Refusals of Foreman, of the proxy before it and of the engine, in the words of the person's language. */
import { meaningOf } from '../engine/faults.ts';
import { isApiError, type ApiError } from '../http/request.ts';
import type { Translate } from '../i18n/i18n.ts';

export interface FaultText {
  readonly reason: string;
  readonly correlationId?: string | undefined;
}

export function describeForemanFault(error: unknown, t: Translate): FaultText {
  return { reason: isApiError(error) ? foremanReason(error, t) : wordsOf(error) };
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function foremanReason(error: ApiError, t: Translate): string {
  const { kind, status, reason, detail, isPage } = error;
  const url = error.url.replace(/\?.*$/, '');
  switch (kind) {
    case 'unreachable':
      return t('foreman.fault.unreachable', { url });
    case 'late':
      return t('foreman.fault.late');
    case 'unreadable':
      return t('foreman.fault.unreadable', { url });
    case 'refused':
  }
  const words = [reason, detail].filter((part) => part !== '').join(': ');
  if (status === 401) return words === '' ? t('foreman.fault.unauthorized') : words;
  if (isPage && status === 404) return t('foreman.fault.no-proxy', { url });
  if (isPage && status === 403) return t('foreman.fault.proxy-forbids', { url });
  if (isPage && (status === 502 || status === 503 || status === 504)) {
    return t('foreman.fault.proxy-alone', { status: String(status) });
  }
  if (status === 403) return t('foreman.fault.forbidden', { detail: missingPermissions(detail) || words });
  // What Foreman says then is an exception's own text, which may name what is none of the reader's business.
  if (status === 500) return t('foreman.fault.internal');
  return words === '' ? t('foreman.fault.status', { status: String(status) }) : words;
}

/** `view_hosts` of "Missing one of the required permissions: view_hosts". */
function missingPermissions(detail: string): string {
  return /permissions?: ([\w, ]+)$/.exec(detail)?.[1] ?? '';
}

/** Of a machine that the engine was asked for. */
export function describeEngineFault(error: unknown, t: Translate): FaultText {
  if (!isApiError(error)) return { reason: wordsOf(error) };
  const { kind, status, reason, detail, correlationId } = error;
  if (kind !== 'refused') return { reason: t(`fault.${kind}`), correlationId };
  const words = detail || reason || t('fault.status', { status: String(status) });
  switch (meaningOf(error)) {
    case 'signed-out':
      return { reason: t('fault.signed-out'), correlationId };
    case 'no-rights':
      return { reason: t('fault.no-rights', { detail: words }), correlationId };
    case 'forbidden':
      return { reason: t('fault.forbidden', { detail: words }), correlationId };
    case 'missing':
      return { reason: t('fault.not-found'), correlationId };
    case 'other':
      return { reason: words, correlationId };
  }
}
