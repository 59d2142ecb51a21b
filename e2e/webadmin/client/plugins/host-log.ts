/** Console lines in the form of GWT's logging: the logger's name, a line break, the level and the text. */

const packageName = 'org.ovirt.engine.ui';

export interface HostLog {
  info(text: string): void;
  warning(text: string): void;
  severe(text: string): void;
}

/** `className` is what follows `org.ovirt.engine.ui.`. */
export function createHostLog(className: string): HostLog {
  return namedLog(`${packageName}.${className}`);
}

/** For what GWT's own runtime reports about a plugin's callback. */
export const callbackLog = namedLog('com.google.gwt.core.client.JavaScriptObject$');

function namedLog(name: string): HostLog {
  return {
    info: (text) => console.info(`${name}\nINFO: ${text}`),
    warning: (text) => console.warn(`${name}\nWARNING: ${text}`),
    severe: (text) => console.error(`${name}\nSEVERE: ${text}`),
  };
}
