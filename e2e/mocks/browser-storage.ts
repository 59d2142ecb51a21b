/** A `Storage` for tests without a browser; its keys are its own properties, as a browser's are. */
export function createStorage(content: Record<string, string> = {}): Storage {
  const methods: Record<string, unknown> = {
    getItem: (key: string) => content[key] ?? null,
    setItem: (key: string, value: string) => {
      content[key] = value;
    },
    removeItem: (key: string) => Reflect.deleteProperty(content, key),
  };
  // All that the plugins use of it.
  return new Proxy(content, {
    get: (_content, name) => methods[String(name)],
    // A test puts another method in place.
    set: (_content, name, method) => Reflect.set(methods, name, method),
  }) as unknown as Storage;
}
