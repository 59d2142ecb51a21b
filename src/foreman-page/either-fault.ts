/** A fault of a page that asks both servers, in the words that fit the one that had it. */
import { describeFault, type FaultText } from '../engine-page/fault-text.ts';
import { isApiError } from '../http/request.ts';
import type { Translate } from '../i18n/i18n.ts';
import type { ForemanConfig } from '../plugin/foreman-config.ts';
import { describeForemanFault } from './fault-text.ts';

export function describeEitherFault(
  error: unknown,
  { apiEntryPoint }: Pick<ForemanConfig, 'apiEntryPoint'>,
  t: Translate,
): FaultText {
  const isEngines = isApiError(error) && error.url.startsWith(apiEntryPoint);
  return isEngines ? describeFault(error, t) : describeForemanFault(error, t);
}
