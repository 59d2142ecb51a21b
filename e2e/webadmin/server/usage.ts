/** How busy machines are. Made up: the machines of a mock engine do no work, and its model has no meters. */

/** Percents at the last refreshes, oldest first. */
export interface Usage {
  readonly memory: readonly number[];
  readonly cpu: readonly number[];
  readonly network: readonly number[];
}

/** As WebAdmin's own refresh. */
const BEAT_MS = 5_000;
const BEATS = 12;

/** Steady and low, with a little life in it; the same for all who ask at once. */
export function usageOf(id: string, nowMs: number): Usage {
  const seed = Array.from(id).reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 9973, 7);
  const beat = Math.floor(nowMs / BEAT_MS);
  const line = (base: number, spread: number): readonly number[] =>
    Array.from({ length: BEATS }, (_, at) =>
      Math.round(base + ((Math.sin(seed + (beat - BEATS + at) / 3) + 1) / 2) * spread),
    );
  return { memory: line(8 + (seed % 30), 4), cpu: line(1 + (seed % 7), 6), network: line(0, 2) };
}
