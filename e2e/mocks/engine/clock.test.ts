import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createClock } from './clock.ts';

describe('clock', () => {
  it('runs due work in order of time, then of scheduling, each at the time it was due', () => {
    const clock = createClock(1_000);
    const seen: [string, number][] = [];
    const note = (name: string) => () => void seen.push([name, clock.now()]);
    clock.schedule(20, note('late'));
    clock.schedule(10, note('first'));
    clock.schedule(10, note('second'));
    clock.advance(15);
    expect(seen).toEqual([
      ['first', 1_010],
      ['second', 1_010],
    ]);
    expect(clock.now()).toBe(1_015);
    clock.advance(5);
    expect(seen.at(-1)).toEqual(['late', 1_020]);
  });

  it('runs what due work schedules within the same span', () => {
    const clock = createClock(0);
    const seen: number[] = [];
    clock.schedule(5, () => clock.schedule(5, () => seen.push(clock.now())));
    clock.advance(10);
    expect(seen).toEqual([10]);
  });

  it('never runs cancelled work', () => {
    const clock = createClock(0);
    const work = vi.fn();
    clock.schedule(5, work)();
    clock.advance(10);
    expect(work).not.toHaveBeenCalled();
  });

  describe('live', () => {
    beforeEach(() => void vi.useFakeTimers());
    afterEach(() => void vi.useRealTimers());

    it('follows real time until it is stopped', () => {
      const clock = createClock(0);
      const stop = clock.runLive(10);
      vi.advanceTimersByTime(100);
      expect(clock.now()).toBe(1_000);
      stop();
      vi.advanceTimersByTime(100);
      expect(clock.now()).toBe(1_000);
    });

    it('runs once, however often it was started', () => {
      const clock = createClock(0);
      clock.runLive();
      clock.runLive();
      vi.advanceTimersByTime(100);
      expect(clock.now()).toBe(100);
    });
  });
});
