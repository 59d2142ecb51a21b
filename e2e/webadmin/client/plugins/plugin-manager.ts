/**
 * The plugins of this page load: their hidden frames, states, handlers and queued events, by the rules of ovirt-engine
 * PluginManager.java, Plugin.java and PluginState.java.
 */
import { createHostLog } from './host-log.ts';
import { readOptions } from './option-reader.ts';
import type { PluginDefinition } from './page-setup.ts';

export type PluginState = 'DEFINED' | 'LOADING' | 'READY' | 'INITIALIZING' | 'IN_USE' | 'FAILED';

export interface Plugin {
  readonly definition: PluginDefinition;
  readonly state: PluginState;
  /** What `options()` was last given. */
  readonly options: unknown;
}

interface OwnPlugin extends Plugin {
  state: PluginState;
  options: unknown;
  /** Absent until the first `register`, whatever that was given. */
  handlers?: { readonly object: unknown };
  frame?: HTMLIFrameElement;
  /** Ends the waiting for its page. */
  giveUp?: () => void;
  readonly queue: PluginEvent[];
}

export interface PluginEvent {
  readonly name: string;
  readonly args: readonly unknown[];
  /** Asked at the moment of delivery. */
  readonly isFor?: (plugin: Plugin) => boolean;
}

export interface PluginManager {
  readonly enabledNames: readonly string[];
  find(name: string): Plugin | undefined;
  /** One frame per enabled plugin; `whenToStart` decides when each gets its page. */
  createFrames(whenToStart: (definition: PluginDefinition) => Promise<unknown>): void;
  /** Resolves when the plugin's page has loaded, or at once without a frame. */
  whenLoaded(name: string): Promise<unknown>;
  register(name: string, handlers: unknown): void;
  setOptions(name: string, options: unknown): void;
  ready(name: string): void;
  /** Resolves when every pre-loading plugin has called `ready()`; never, when one does not. */
  whenPreloaded(): Promise<void>;
  /** To the plugins in use; lost for all others. */
  send(event: PluginEvent): void;
  /** To the plugins in use now, to the others once they are. */
  sendOrQueue(event: PluginEvent): void;
}

const log = createHostLog('webadmin.plugin.PluginManager');

function isBlank(frame: HTMLIFrameElement): boolean {
  // Null for a page of another origin, which is not blank.
  return frame.contentDocument?.URL === 'about:blank';
}

export function createPluginManager(definitions: readonly PluginDefinition[]): PluginManager {
  const plugins = new Map<string, OwnPlugin>();
  for (const definition of definitions) {
    if (plugins.has(definition.name)) log.warning(`Plugin [${definition.name}] is already defined`);
    else plugins.set(definition.name, { definition, state: 'DEFINED', options: undefined, queue: [] });
  }
  const loads = new Map<string, Promise<unknown>>();
  const preloading = Promise.withResolvers<undefined>();

  const enabled = () => [...plugins.values()].filter(({ definition }) => definition.enabled);

  function checkPreloaded(): void {
    const isWaiting = enabled().some(
      ({ definition, state }) => !definition.lazyLoad && (state === 'DEFINED' || state === 'LOADING'),
    );
    if (!isWaiting) preloading.resolve(undefined);
  }

  function createFrame(plugin: OwnPlugin, start: Promise<unknown>): void {
    const frame = document.createElement('iframe');
    frame.setAttribute('frameborder', '0');
    frame.style.cssText = 'position: absolute; width: 0pt; height: 0pt; border-style: none;';
    const loaded = start.then(
      () =>
        new Promise<void>((resolve) => {
          // One that is out of service loads no more.
          plugin.giveUp = resolve;
          // An empty frame's own first document loads too, at a moment of the browser's choosing.
          frame.addEventListener('load', () => {
            if (!isBlank(frame)) resolve();
          });
          frame.setAttribute('src', plugin.definition.url);
          if (!frame.isConnected) document.body.append(frame);
        }),
    );
    loads.set(plugin.definition.name, loaded);
    document.body.append(frame);
    plugin.frame = frame;
    plugin.state = 'LOADING';
  }

  function initialize(plugin: OwnPlugin): void {
    plugin.state = 'INITIALIZING';
    if (!callHandler(plugin, { name: 'UiInit', args: [] })) return;
    plugin.state = 'IN_USE';
    for (let event = plugin.queue.shift(); event && isInUse(plugin); event = plugin.queue.shift())
      deliver(plugin, event);
  }

  function deliver(plugin: OwnPlugin, event: PluginEvent): void {
    if (event.isFor?.(plugin) ?? true) callHandler(plugin, event);
  }

  /** False after a throw, which ends the plugin. */
  function callHandler(plugin: OwnPlugin, { name, args }: PluginEvent): boolean {
    const handler = readOptions(plugin.handlers?.object).callback(name);
    try {
      if (handler) Reflect.apply(handler, undefined, args);
      return true;
    } catch (error) {
      // The real host's error path fails on it: the plugin stays as it was, half ready.
      if (error === null || error === undefined) throw error;
      fail(plugin, name, error);
      return false;
    }
  }

  function fail(plugin: OwnPlugin, handlerName: string, error: unknown): void {
    const name = plugin.definition.name;
    log.severe(
      `Exception caught while invoking event handler function [${handlerName}] for plugin [${name}]: ${String(error)}`,
    );
    plugin.state = 'FAILED';
    plugin.frame?.remove();
    plugin.giveUp?.();
    log.warning(`Plugin [${name}] removed from service due to failure`);
  }

  return {
    enabledNames: enabled().map(({ definition }) => definition.name),
    find: (name) => plugins.get(name),
    createFrames(whenToStart) {
      for (const plugin of enabled()) createFrame(plugin, whenToStart(plugin.definition));
      checkPreloaded();
    },
    whenLoaded: (name) => loads.get(name) ?? Promise.resolve(),
    register(name, handlers) {
      const plugin = plugins.get(name);
      if (!plugin) return;
      if (plugin.handlers) log.warning(`Plugin [${name}] has already registered the event handler object`);
      else plugin.handlers = { object: handlers };
    },
    setOptions(name, options) {
      const plugin = plugins.get(name);
      if (plugin) plugin.options = options;
    },
    ready(name) {
      const plugin = plugins.get(name);
      if (plugin?.state !== 'LOADING') return;
      if (!plugin.handlers) {
        log.warning(`Plugin [${name}] reports in as ready, but has no event handler object assigned`);
        return;
      }
      plugin.state = 'READY';
      checkPreloaded();
      initialize(plugin);
    },
    whenPreloaded: () => preloading.promise.then(() => undefined),
    send(event) {
      for (const plugin of enabled()) if (isInUse(plugin)) deliver(plugin, event);
    },
    sendOrQueue(event) {
      for (const plugin of enabled()) {
        if (isInUse(plugin)) deliver(plugin, event);
        else plugin.queue.push(event);
      }
    },
  };
}

/** A function, since a handler may change the state while the compiler thinks it known. */
function isInUse(plugin: Plugin): boolean {
  return plugin.state === 'IN_USE';
}
