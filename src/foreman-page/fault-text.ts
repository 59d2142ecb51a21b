/** Refusals of Foreman and of the proxy before it, in the words of the person's language. */
import type { FaultText } from '../engine-page/fault-text.ts';
import { isApiError, type ApiError } from '../http/request.ts';
import type { Translate } from '../i18n/i18n.ts';

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
      return isElsewhere(url)
        ? t('foreman.fault.not-allowed', { url, origin: window.location.origin })
        : t('foreman.fault.unreachable', { url });
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

/** Foreman itself, and not the proxy: a browser tells a refusal by CORS from no answer to nobody. */
function isElsewhere(url: string): boolean {
  return URL.canParse(url) && new URL(url).origin !== window.location.origin;
}

/** `view_hosts` of "Missing one of the required permissions: view_hosts". */
function missingPermissions(detail: string): string {
  return /permissions?: ([\w, ]+)$/.exec(detail)?.[1] ?? '';
}
