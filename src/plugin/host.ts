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

/** A plugin's host page: a frame beside that of the caller, without a name. `undefined` where that plugin is not loaded. */
export function findHostPage(pluginName: string): Window | undefined {
  const path = new RegExp(`/plugin/${pluginName}\\.html$`);
  for (let index = 0; index < window.parent.frames.length; index += 1) {
    try {
      const frame = window.parent.frames[index];
      if (frame && path.test(frame.location.pathname)) return frame;
    } catch {
      // Another plugin's frame, of another origin.
    }
  }
  return undefined;
}
