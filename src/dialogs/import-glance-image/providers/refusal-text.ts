/** Why the engine did not take a command about a provider. */
import { meaningOf } from '../../../engine/faults.ts';
import { describeFault, type FaultText } from '../../../engine-page/fault-text.ts';
import { isApiError } from '../../../http/request.ts';
import type { Translate } from '../../../i18n/i18n.ts';

/** Lists show what one may not change, so a refusal is the first that anybody hears of it. */
export function describeRefusal(error: unknown, t: Translate): FaultText {
  const text = describeFault(error, t);
  const isForbidden = isApiError(error) && meaningOf(error) === 'forbidden';
  return isForbidden ? { ...text, reason: `${text.reason} ${t('provider.right')}` } : text;
}
