/**
 * WebAdmin's code lives in a hidden frame, so the objects it hands to plugins are of another realm: `instanceof Array`
 * says no, in the plugin's page and in WebAdmin's own.
 */

export interface Realm {
  /** A copy of `value`, whose objects and arrays are all of the other realm. */
  copy<Value>(value: Value): Value;
  array<Item>(items: readonly Item[]): Item[];
}

export function createRealm(): Realm {
  const frame = document.createElement('iframe');
  frame.id = 'webadmin';
  frame.tabIndex = -1;
  frame.style.cssText = 'position: absolute; width: 0; height: 0; border: none; left: -1000px; top: -1000px;';
  document.body.append(frame);
  // A frame in the document has a window; its constructors are not among the properties of the DOM's `Window` type.
  const { Array: ForeignArray, Object: ForeignObject } = frame.contentWindow as unknown as typeof globalThis;

  function copy(value: unknown): unknown {
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) return ForeignArray.from(value, copy);
    const object = new ForeignObject();
    for (const [name, property] of Object.entries(value)) Reflect.set(object, name, copy(property));
    return object;
  }

  return {
    copy: (value) => copy(value) as typeof value, // The copy has the same shape.
    array: (items) => ForeignArray.from(items),
  };
}
