import { expect, test } from 'vitest';
import { ApiError } from '../http/request.ts';
import { browserClock, mayPass, waitFor, type Clock, type Wait } from './waiting.ts';

/** Time passes only by sleeping. */
function fakeClock(): Clock & { readonly slept: number[] } {
  const slept: number[] = [];
  return {
    slept,
    now: () => slept.reduce((sum, ms) => sum + ms, 0),
    sleep(ms, signal) {
      signal.throwIfAborted();
      slept.push(ms);
      return Promise.resolve();
    },
  };
}

function waiting(clock: Clock, more: Partial<Wait> = {}): Wait {
  return { clock, signal: new AbortController().signal, deadlineMs: 60_000, everyMs: () => 2_000, ...more };
}

const silence = new ApiError({ kind: 'unreachable', url: '/vms' });
const refusal = new ApiError({ kind: 'refused', url: '/vms', status: 409 });

test('asks until something is found', async () => {
  const clock = fakeClock();
  const answers = [undefined, undefined, 'here'];
  expect(await waitFor(() => Promise.resolve(answers.shift()), waiting(clock))).toBe('here');
  expect(clock.slept).toEqual([2_000, 2_000]);
});

test('ends at the deadline without having found anything', async () => {
  const clock = fakeClock();
  const never = () => Promise.resolve<string | undefined>(undefined);
  expect(await waitFor(never, waiting(clock))).toBeUndefined();
  expect(clock.now()).toBeLessThanOrEqual(60_000);
});

test('asks a silent server again with growing pauses, and forgets the silence', async () => {
  const clock = fakeClock();
  const answers = [silence, silence, silence, silence, 'here'];
  const ask = () => {
    const answer = answers.shift();
    return typeof answer === 'string' ? Promise.resolve(answer) : Promise.reject(silence);
  };
  const found = await waitFor(ask, waiting(clock));
  expect(found).toBe('here');
  expect(clock.slept).toEqual([1_000, 2_000, 4_000, 8_000]);
});

test('tells since when a server is silent, not at once, and when it answers again', async () => {
  const clock = fakeClock();
  const answers = [silence, silence, silence, 'here'];
  const told: (number | undefined)[] = [];
  const ask = () => {
    const answer = answers.shift();
    return typeof answer === 'string' ? Promise.resolve(answer) : Promise.reject(silence);
  };
  await waitFor(ask, waiting(clock, { onSilence: (since) => told.push(since) }));
  expect(told).toEqual([0, undefined]);
});

test('gives up on a server that stays silent for longer than the patience', async () => {
  const clock = fakeClock();
  await expect(waitFor(() => Promise.reject(silence), waiting(clock, { patienceMs: 10_000 }))).rejects.toBe(silence);
  expect(clock.now()).toBeLessThanOrEqual(10_000);
});

test('throws a refusal at once', async () => {
  const clock = fakeClock();
  await expect(waitFor(() => Promise.reject(refusal), waiting(clock))).rejects.toBe(refusal);
  expect(clock.slept).toEqual([]);
});

test('ends when it is aborted between two questions', async () => {
  const controller = new AbortController();
  const ask = () => {
    controller.abort(new Error('enough'));
    return Promise.resolve(undefined);
  };
  await expect(waitFor(ask, waiting(fakeClock(), { signal: controller.signal }))).rejects.toThrow('enough');
});

test("a sleep of the browser's clock ends with its signal", async () => {
  const controller = new AbortController();
  const sleep = browserClock.sleep(60_000, controller.signal);
  controller.abort(new Error('enough'));
  await expect(sleep).rejects.toThrow('enough');
});

test.each([
  [new ApiError({ kind: 'late', url: '' }), true],
  [new ApiError({ kind: 'unreadable', url: '', status: 200 }), true],
  [new ApiError({ kind: 'refused', url: '', status: 503 }), true],
  [new ApiError({ kind: 'refused', url: '', status: 401 }), false],
  [new Error('a mistake of ours'), false],
])('knows whether %s may pass', (error, passes) => {
  expect(mayPass(error)).toBe(passes);
});
