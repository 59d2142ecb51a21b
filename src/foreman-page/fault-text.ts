/** An error of the Foreman client in the words of the user's language; Foreman's own are kept. */
import { isApiError } from '../http/request.ts';
import type { Translate } from '../i18n/i18n.ts';

export interface ForemanFaultText {
  readonly reason: string;
}

export function describeForemanFault(error: unknown, t: Translate): ForemanFaultText {
  return { reason: reasonOf(error, t) };
}

function reasonOf(error: unknown, t: Translate): string {
  if (!isApiError(error)) return error instanceof Error ? error.message : String(error);
  const { kind, status, reason, detail } = error;
  if (kind !== 'refused') return t(`foreman.fault.${kind}`);
  const own = [reason, detail].filter((part) => part !== '').join(': ');
  const words = own || t('foreman.fault.status', { status: String(status) });
  switch (status) {
    case 401:
      return t('foreman.fault.login', { words });
    case 403:
      return t('foreman.fault.forbidden', { words });
    case 404:
      return own || t('foreman.fault.missing');
    case 500:
      // The text of an exception names tables and queries, which help nobody here (Foreman api/base_controller.rb).
      return t('foreman.fault.broken');
    default:
      return words;
  }
}
