import { afterEach, expect, test, vi } from 'vitest';
import type { PluginApi, PluginHandlers } from './plugin-api.ts';
import { escapeHtml, fenced, startPlugin } from './start-plugin.ts';

const log = vi.spyOn(console, 'error').mockImplementation(() => undefined);
afterEach(() => log.mockClear());

test('registers before it is ready, and both at once', () => {
  const calls: string[] = [];
  const host = { register: () => calls.push('register'), ready: () => calls.push('ready') };
  startPlugin(host as unknown as PluginApi, {}); // all that is used of it
  expect(calls).toEqual(['register', 'ready']);
});

test('lets no handler throw into WebAdmin', () => {
  let registered: PluginHandlers = {};
  const host = {
    register: (handlers: PluginHandlers) => void (registered = handlers),
    ready: () => registered.UiInit?.(),
  };
  const handlers: PluginHandlers = {
    UiInit: () => {
      throw new Error('broken');
    },
  };
  expect(() => startPlugin(host as unknown as PluginApi, handlers)).not.toThrow(); // all that is used of it
  expect(log).toHaveBeenCalledOnce();
});

test('logs the rejection of a handler that is asynchronous', async () => {
  fenced(() => Promise.reject(new Error('later')))();
  await vi.waitFor(() => expect(log).toHaveBeenCalledOnce());
});

test('hands arguments on', () => {
  const handler = vi.fn();
  fenced(handler)('a', 1);
  expect(handler).toHaveBeenCalledWith('a', 1);
});

test('leaves nothing of HTML in a title', () => {
  expect(escapeHtml('<img src="x" onerror=\'y\'> & co')).not.toMatch(/[<>"']|&(?!#)/);
});
