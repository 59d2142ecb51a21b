/** The globals that the server printed into the page; some plugins read them too. */

export interface PluginDefinition {
  readonly name: string;
  readonly url: string;
  readonly config: object;
  readonly lazyLoad: boolean;
  readonly enabled: boolean;
}

export interface PageSetup {
  readonly definitions: readonly PluginDefinition[];
  readonly user: { readonly id: string; readonly userName: string; readonly domain: string; readonly ssoToken: string };
  readonly basePath: string;
  readonly showsUncaught: boolean;
  /** With an underscore. */
  readonly locale: string;
  readonly isCompatible: boolean;
  readonly isStrict: boolean;
  readonly pluginDelaysMs: Readonly<Record<string, number>>;
}

interface HostPageWindow {
  readonly pluginDefinitions: PageSetup['definitions'];
  readonly userInfo: PageSetup['user'];
  readonly baseContextPath: { readonly value: string };
  readonly displayUncaughtUIExceptions: boolean;
}

/** Throws when the script of the globals is broken, which then ends WebAdmin before it has begun. */
export function readPageSetup(): PageSetup {
  const page = window as unknown as Partial<HostPageWindow>; // The server declares them, not this code.
  const { pluginDefinitions, userInfo, baseContextPath, displayUncaughtUIExceptions } = page;
  if (!pluginDefinitions || !userInfo || !baseContextPath) throw new Error('The host page has no globals.');
  const ownSetup = document.querySelector('#stand-in-setup')?.textContent ?? '{}';
  return {
    definitions: pluginDefinitions,
    user: userInfo,
    basePath: baseContextPath.value,
    showsUncaught: displayUncaughtUIExceptions ?? true,
    // Written by this project's own server (server/host-page.ts, StandInSetup).
    ...(JSON.parse(ownSetup) as Pick<PageSetup, 'locale' | 'isCompatible' | 'isStrict' | 'pluginDelaysMs'>),
  };
}
