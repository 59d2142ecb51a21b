/** Why a repository is no help, in the user's language, with the engine's own words behind it. */
import { troubleOf } from '../../../engine/repository-trouble.ts';
import { describeFault, type FaultText } from '../../../engine-page/fault-text.ts';
import { isApiError } from '../../../http/request.ts';
import type { Translate } from '../../../i18n/i18n.ts';

export interface Addresses {
  readonly url: string;
  readonly login?: { readonly authenticationUrl: string };
}

const hostOf = (url: string): readonly string[] => (URL.canParse(url) ? [new URL(url).hostname.toLowerCase()] : []);

export function describeTrouble(error: unknown, { url, login }: Addresses, t: Translate): FaultText {
  const trouble = isApiError(error)
    ? troubleOf(error, [...hostOf(url), ...hostOf(login?.authenticationUrl ?? '')])
    : undefined;
  if (!isApiError(error) || trouble === undefined) return describeFault(error, t);
  // The engine asks Keystone first, and does not tell which of the two it was.
  const address = login ? t('provider.either', { url, keystone: login.authenticationUrl }) : url;
  const reason = t(`provider.trouble.${trouble}`, { address });
  const words = error.detail === '' ? '' : ` ${t('provider.engine-says', { words: error.detail })}`;
  return { reason: reason + words, correlationId: error.correlationId };
}
