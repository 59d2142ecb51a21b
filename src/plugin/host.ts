/** The only place that touches `window.top`: hands out the plugin API of the WebAdmin that framed us. */
import type { PluginApi, PluginApiFactory } from './plugin-api.ts';

declare global {
  interface Window {
    /** Put there by WebAdmin on its own window before any plugin's frame exists. */
    pluginApi?: PluginApiFactory;
  }
}

/** The plugin API of `pluginName`. Throws outside of WebAdmin, where there is none. */
export function connectHost(pluginName: string): PluginApi {
  const factory = window.top?.pluginApi;
  if (!factory) throw new Error('This page works only inside the administration page of oVirt Engine.');
  return factory(pluginName);
}
