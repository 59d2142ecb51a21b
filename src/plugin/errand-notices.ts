/** Short notices of errands, shown by WebAdmin while no dialog of the plugin is open. */
import type { Translate } from '../i18n/i18n.ts';
import type { MessageType, PluginApi } from './plugin-api.ts';
import { report } from './start-plugin.ts';

export type Notice = (t: Translate) => string;

export type Tell = (type: MessageType, notice: Notice) => void;

export function tellByToast(host: PluginApi, t: Translate): Tell {
  return (type, notice) => {
    try {
      host.showToast(type, notice(t));
    } catch (error) {
      report(error);
    }
  };
}
