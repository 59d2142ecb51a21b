/**
 * The lifecycle every host page shares: register and be ready at once, whatever else may fail, and never let anything
 * throw into WebAdmin, which would take the whole plugin out of service.
 */
import type { PluginApi, PluginHandlers } from './plugin-api.ts';

export function report(error: unknown): void {
  console.error('oVirt admin plugins:', error);
}

/** `handler` with a fence around it: what it throws, or its promise rejects with, ends in the browser's log. */
export function fenced<Args extends unknown[]>(handler: (...args: Args) => unknown): (...args: Args) => void {
  return (...args) => {
    try {
      const result = handler(...args);
      if (result instanceof Promise) result.catch(report);
    } catch (error) {
      report(error);
    }
  };
}

export function startPlugin(host: PluginApi, handlers: PluginHandlers): void {
  const entries = Object.entries(handlers) as [string, (...args: unknown[]) => void][]; // each a handler of the type
  host.register(Object.fromEntries(entries.map(([name, handler]) => [name, fenced(handler)])));
  host.ready();
}

/** For `showDialog`, which takes its title for HTML. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** Whether a site has values of its own. `config` is what `configObject()` gave, whatever order its keys came in. */
export function isOverridden(config: unknown, defaultConfig: object): boolean {
  const fingerprint = (values: object): string => JSON.stringify(Object.entries(values).sort());
  return fingerprint(Object(config) as object) !== fingerprint(defaultConfig);
}
