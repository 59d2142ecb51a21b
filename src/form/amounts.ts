/** Amounts of what a machine has, as people type them. */
import { message } from '../i18n/i18n.ts';
import { decimalSeparator, formatDecimal, parseDecimal } from '../i18n/numbers.ts';
import type { Parsed } from './parsed.ts';

export const MEMORY_UNITS = ['MiB', 'GiB'] as const;
export type MemoryUnit = (typeof MEMORY_UNITS)[number];

const MEBIBYTE = 2 ** 20;
const BYTES: Readonly<Record<MemoryUnit, number>> = { MiB: MEBIBYTE, GiB: 1024 * MEBIBYTE };

/** A whole number from 1 to the least of the `limits` that are known. */
export function parseCount(text: string, ...limits: readonly (number | undefined)[]): Parsed<number> {
  const known = limits.filter((one) => one !== undefined);
  const limit = known.length === 0 ? undefined : Math.min(...known);
  const trimmed = text.trim();
  const count = /^\d{1,9}$/.test(trimmed) ? Number(trimmed) : 0;
  if (count >= 1 && count <= (limit ?? count)) return { ok: true, value: count };
  return {
    ok: false,
    problem:
      limit === undefined ? message('problem.count.least') : message('problem.count.range', { limit: String(limit) }),
  };
}

export interface TypedMemory {
  readonly text: string;
  readonly unit: MemoryUnit;
}

/** In bytes. */
export function parseMemory(
  { text, unit }: TypedMemory,
  limitBytes: number | undefined,
  locale: string,
): Parsed<number> {
  const amount = parseDecimal(text, locale);
  if (text.trim() === '') return { ok: false, problem: message('problem.memory.empty') };
  if (amount === undefined) {
    const separator = decimalSeparator(locale);
    const example = formatDecimal(1.5, locale);
    return { ok: false, problem: message('problem.memory.number', { value: text.trim(), separator, example }) };
  }
  // The engine cuts to whole MiB (VmBaseMapper.java of ovirt-engine).
  const bytes = Math.round((amount * BYTES[unit]) / MEBIBYTE) * MEBIBYTE;
  if (bytes < MEBIBYTE) return { ok: false, problem: message('problem.memory.little') };
  if (bytes > (limitBytes ?? Number.MAX_SAFE_INTEGER)) {
    const limit = Math.floor((limitBytes ?? Number.MAX_SAFE_INTEGER) / BYTES.GiB);
    return { ok: false, problem: message('problem.memory.much', { limit }) };
  }
  return { ok: true, value: bytes };
}
