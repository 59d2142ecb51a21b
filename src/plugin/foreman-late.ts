/** Says that the Foreman plugin came too late to add its tabs. Loaded only then. */
import type { PluginApi } from './plugin-api.ts';

const texts: Readonly<Record<string, string>> = {
  en: 'The Foreman tabs came too late for the page that you have opened. They are there after a reload (F5).',
  de: 'Die Foreman-Reiter kamen zu spät für die Seite, die Sie geöffnet haben. Nach einem Neuladen (F5) sind sie da.',
};

export function tellLate(host: PluginApi): void {
  host.showToast('info', texts[host.currentLocale().slice(0, 2)] ?? texts['en'] ?? '');
}
