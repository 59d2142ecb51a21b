/**
 * Messages posted to WebAdmin's window, handed on to the plugins that allow their origin (ovirt-engine
 * PostMessageDispatcher.java, PluginEventHandler.java; seen on a running 4.5.8).
 */
import { createHostLog } from './host-log.ts';
import type { Notifications } from './notifications.ts';
import { readOptions } from './option-reader.ts';
import type { Plugin, PluginManager } from './plugin-manager.ts';

const log = createHostLog('webadmin.plugin.PluginEventHandler');

export function listenForMessages(manager: PluginManager, notifications: Notifications): void {
  window.addEventListener('message', ({ data, origin, source }: MessageEvent<unknown>) => {
    try {
      // The real host tests the source's type by a property of its own, which a foreign window does not let it read.
      if (source) Reflect.get(source, 'YBb');
    } catch (error) {
      const details = `Exception caught: (SecurityError) : ${error instanceof Error ? error.message : String(error)}`;
      notifications.reportUncaught(`com.google.gwt.event.shared.UmbrellaException: ${details}`, details);
      return;
    }
    manager.sendOrQueue({
      name: 'MessageReceived',
      args: [data, source].filter(isPassedOn),
      isFor: (plugin) => isAllowed(plugin, origin),
    });
  });
}

/** Strings, numbers, booleans and objects; anything else is dropped and what follows moves up (JsArrayHelper.java). */
function isPassedOn(value: unknown): boolean {
  return ['string', 'number', 'boolean'].includes(typeof value) || (typeof value === 'object' && value !== null);
}

/** Exact origins; WebAdmin's own is not implied. */
function isAllowed({ definition, options }: Plugin, origin: string): boolean {
  const reader = readOptions(options);
  const listed = [reader.string('allowedMessageOrigins', null), ...reader.array('allowedMessageOrigins')];
  if (listed.includes('*') || listed.includes(origin)) return true;
  log.info(`Plugin [${definition.name}] rejected message event for origin [${origin}]`);
  return false;
}
