/** Says that the Foreman plugin came too late to add its tabs. Loaded only then. */
import type { PluginApi } from './plugin-api.ts';

const texts: Readonly<Record<string, string>> = {
  en: 'The Foreman tabs came too late for this page. Go to the list of machines and reload WebAdmin there (F5): then they are here.',
  de: 'Die Foreman-Reiter kamen zu spät für diese Seite. Gehen Sie zur Liste der Maschinen und laden Sie WebAdmin dort neu (F5): Dann sind sie hier.',
};

export function tellLate(host: PluginApi): void {
  host.showToast('info', texts[host.currentLocale().slice(0, 2)] ?? texts['en'] ?? '');
}
