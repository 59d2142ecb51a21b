/**
 * Options of a plugin, read with strict types: a property that is missing or of another type counts as its default
 * (JsObjectWithProperties.java). Every read looks at the plugin's object anew.
 */

type AnyFunction = (...args: unknown[]) => unknown;

export interface OptionReader {
  string<Default>(name: string, otherwise: Default): string | Default;
  number<Default>(name: string, otherwise: Default): number | Default;
  boolean(name: string, otherwise: boolean): boolean;
  array(name: string): readonly unknown[];
  /** Undefined when there is none. */
  callback(name: string): AnyFunction | undefined;
}

export function readOptions(options: unknown): OptionReader {
  const get = (name: string): unknown => (isObject(options) ? Reflect.get(options, name) : undefined);
  return {
    string(name, otherwise) {
      const value = get(name);
      return typeof value === 'string' ? value : otherwise;
    },
    number(name, otherwise) {
      const value = get(name);
      return typeof value === 'number' ? value : otherwise;
    },
    boolean(name, otherwise) {
      const value = get(name);
      return typeof value === 'boolean' ? value : otherwise;
    },
    array(name) {
      const value = get(name);
      return Array.isArray(value) ? (value as readonly unknown[]) : []; // Its items are looked at one by one.
    },
    callback(name) {
      const value = get(name);
      return typeof value === 'function' ? (value as AnyFunction) : undefined; // A function may be called with anything.
    },
  };
}

function isObject(value: unknown): value is object {
  return (typeof value === 'object' && value !== null) || typeof value === 'function';
}
