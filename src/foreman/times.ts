/** Foreman's times, which are no ISO and which not every browser reads: `2026-07-01 08:15:00 UTC`. */

const FORM = /^(\d{4})-(\d{2})-(\d{2})[ T](\d{2}):(\d{2}):(\d{2})(?:\.\d+)?\s*(UTC|Z|([+-])(\d{2}):?(\d{2}))$/;

/** Milliseconds since 1970; `undefined` for what is no time. */
export function parseForemanTime(text: string): number | undefined {
  const match = FORM.exec(text.trim());
  if (!match) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match.slice(1, 7).map(Number);
  const [sign, hours, minutes] = match.slice(8);
  const offset = sign === undefined ? 0 : (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -60_000 : 60_000);
  return Date.UTC(year, month - 1, day, hour, minute, second) - offset;
}
