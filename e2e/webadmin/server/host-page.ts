/** The host page's globals, printed unescaped into a script element as GwtHostPage.jsp does (order seen on a running 4.5.8). */
import type { PluginDefinition } from './plugin-data.ts';

export interface UserInfo {
  readonly id: string;
  readonly userName: string;
  readonly email: string | null;
  readonly domain: string;
  readonly isAdmin: boolean;
  readonly ssoToken: string;
  readonly userOptionsId: string;
}

/** What the stand-in's own script needs beyond WebAdmin's globals. */
export interface StandInSetup {
  readonly locale: string;
  /** Shows the plugins a 4.3 host. */
  readonly isCompatible: boolean;
  /** Reports on the console what a plugin must not lean on. */
  readonly isStrict: boolean;
  readonly pluginDelaysMs: Readonly<Record<string, number>>;
}

const brandMessages = {
  product: 'oVirt Engine',
  application_title: 'oVirt Open Virtualization Manager',
  doc: 'oVirt Open Virtualization Manager Documentation',
  vendor_url: 'https://www.ovirt.org',
};

export interface HostPageGlobals {
  readonly user: UserInfo;
  readonly definitions: readonly PluginDefinition[];
  readonly version: string;
  readonly setup: StandInSetup;
}

/**
 * The script element for the page's head. A config string with a closing script tag, or `<!--` followed by `<script`,
 * ends or swallows the script: WebAdmin then starts for nobody, which is what the real one does.
 */
export function renderGlobals({ user, definitions, version, setup }: HostPageGlobals): string {
  const globals: readonly (readonly [name: string, value: unknown])[] = [
    ['userInfo', user],
    ['applicationMode', { value: '255' }],
    ['pluginDefinitions', definitions],
    ['engineRpmVersion', { value: version }],
    ['messages', brandMessages],
    ['baseContextPath', { value: '/ovirt-engine/' }],
    ['displayUncaughtUIExceptions', true],
  ];
  const lines = globals.map(([name, value]) => `var ${name} = ${JSON.stringify(value)};`);
  const ownSetup = JSON.stringify(setup).replaceAll('<', '\\u003c');
  return `<script>\n${lines.join('\n')}\n</script>\n<script type="application/json" id="stand-in-setup">${ownSetup}</script>`;
}
