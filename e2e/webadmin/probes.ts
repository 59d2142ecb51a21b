/**
 * Playwright's `test` for the stand-in itself: WebAdmin with probes instead of our plugins. A probe writes down what it
 * sees; its descriptor says how it behaves (fixture-plugin/probe/start.mjs).
 */
import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { test as base } from '../fixtures.ts';

export { expect } from '../fixtures.ts';

export interface Probe {
  readonly name: string;
  readonly lazyLoad?: boolean;
  /** `mode`, `delay`, `place`, `from`, `reveal`, `button` of the bootstrap page. */
  readonly query?: Readonly<Record<string, string | number>>;
  /** Another page than the probe's own. */
  readonly url?: string;
  readonly config?: object;
}

/** What a probe wrote down. */
export interface Entry {
  readonly plugin: string;
  readonly ev: string;
  /** Milliseconds since the host page began. */
  readonly t: number;
  readonly argc?: number;
  readonly args?: readonly unknown[];
  readonly hash?: string;
  readonly [more: string]: unknown;
}

interface Options {
  probes: readonly Probe[];
}

export const test = base.extend<Options & { folder: string }>({
  probes: [[{ name: 'probe-a' }], { option: true }],

  /** /usr/share/ovirt-engine/ui-plugins, which a test may change. */
  folder: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'probes-'));
    await symlink(join(import.meta.dirname, 'fixture-plugin/probe'), join(folder, 'probe'));
    await use(folder);
    await rm(folder, { recursive: true });
  },

  uiPluginsDir: async ({ folder, probes }, use) => {
    for (const probe of probes) await writeDescriptor(folder, probe);
    await use(folder);
  },
});

export async function writeDescriptor(folder: string, probe: Probe): Promise<void> {
  await writeFile(join(folder, `${probe.name}.json`), JSON.stringify(descriptorOf(probe)));
}

function descriptorOf({ name, lazyLoad, query = {}, url, config }: Probe): object {
  const asked = new URLSearchParams({
    name,
    ...Object.fromEntries(Object.entries(query).map(([k, v]) => [k, String(v)])),
  });
  return {
    name,
    url: url ?? `plugin/${name}/start.html?${asked.toString()}`,
    resourcePath: 'probe',
    ...(lazyLoad === undefined ? {} : { lazyLoad }),
    ...(config === undefined ? {} : { config }),
  };
}

/** What stands on WebAdmin's window while probes run. */
interface ProbedWindow {
  readonly probeLog?: readonly Entry[];
}

/** Everything the probes wrote down in this page load. */
export function readLog(page: Page): Promise<readonly Entry[]> {
  return page.evaluate(() => (window as unknown as ProbedWindow).probeLog ?? []); // The probes put it there.
}

/** What is written down from `action` on, until nothing has come for `quietMs`. */
export async function watch(page: Page, action: () => Promise<unknown>, quietMs = 400): Promise<readonly Entry[]> {
  const before = (await readLog(page)).length;
  await action();
  await settle(page, quietMs);
  return (await readLog(page)).slice(before);
}

/** Resolves once the log has not grown for `quietMs`; at the latest after 10 s. */
export async function settle(page: Page, quietMs = 400): Promise<void> {
  let seen = -1;
  for (const deadline = Date.now() + 10_000; Date.now() < deadline;) {
    const { length } = await readLog(page);
    if (length === seen) return;
    seen = length;
    await page.waitForTimeout(quietMs);
  }
}

/**
 * Calls a method of a probe's API object in the page. An argument `{"fn": label}` becomes a callback of the probe's page
 * that writes itself down, with `result` as what it returns (`throw` throws). Resolves with the result as text can tell it.
 */
export function call(page: Page, probe: string, method: string, ...args: readonly unknown[]): Promise<unknown> {
  return page.evaluate(
    ({ name, methodName, given }) => {
      interface Api {
        readonly api: Record<string, (...args: unknown[]) => unknown>;
        readonly fn: (label: string, result: unknown) => unknown;
      }
      const { probes } = window as unknown as { probes: Record<string, Api> }; // The probes put it there.
      const target = probes[name];
      if (!target) throw new Error(`There is no probe "${name}".`);
      const revive = (value: unknown): unknown => {
        if (typeof value !== 'object' || value === null) return value;
        if (Array.isArray(value)) return value.map(revive);
        const properties = Object.entries(value);
        const label = Reflect.get(value, 'fn') as unknown;
        if (typeof label === 'string') return target.fn(label, Reflect.get(value, 'result'));
        return Object.fromEntries(properties.map(([key, property]) => [key, revive(property)]));
      };
      try {
        const result = target.api[methodName]?.(...given.map(revive));
        if (result === undefined) return '<undefined>';
        return JSON.parse(
          JSON.stringify(result, (_, part: unknown) =>
            typeof part === 'function' ? `<function/${part.length}>` : part,
          ),
        ) as unknown;
      } catch (error) {
        return `<throws ${String(error)}>`;
      }
    },
    { name: probe, methodName: method, given: args },
  );
}

/** A callback for `call`. */
export function fn(label: string, result?: unknown): { readonly fn: string; readonly result?: unknown } {
  return result === undefined ? { fn: label } : { fn: label, result };
}

/** Names of events without what repeats itself at once: how often a predicate runs is no promise. */
export function names(entries: readonly Entry[]): readonly string[] {
  return entries.map(({ ev }) => ev).filter((ev, index, all) => ev !== all[index - 1]);
}
