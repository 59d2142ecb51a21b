/** States that keep somebody from using a data center or a storage domain, as WebAdmin calls them. */
import type { MessageId, Translate } from '../i18n/i18n.ts';

// LocalizedEnums.properties and LocalizedEnums_de_DE.properties of ovirt-engine; `problematic` is its "Non Responsive".
const texts: Readonly<Record<string, Extract<MessageId, `state.${string}`>>> = {
  activating: 'state.activating',
  contend: 'state.contend',
  detaching: 'state.detaching',
  inactive: 'state.inactive',
  locked: 'state.locked',
  maintenance: 'state.maintenance',
  not_operational: 'state.not-operational',
  preparing_for_maintenance: 'state.preparing',
  problematic: 'state.problematic',
  unattached: 'state.unattached',
  uninitialized: 'state.uninitialized',
};

/** A state that REST's model has and this has not is written as REST writes it, in words. */
export function nameState(status: string, t: Translate): string {
  const id = texts[status];
  return id === undefined ? status.replaceAll('_', ' ') : t(id);
}
