/**
 * How Foreman reads a time in a search: hours and minutes "ago" are exact, days and longer are cut to the start of the
 * day, and `>` then starts at the day after (scoped_search definition.rb `parse_temporal`, query_builder.rb
 * `datetime_test`). All in ms since 1970.
 */

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

export interface TimeContext {
  readonly nowMs: number;
  /** Of the user's time zone, east of UTC. */
  readonly zoneOffsetMs: number;
}

/** A time and how much of it was left open: `2026-07-01` means the whole day. */
export interface TimeSpan {
  readonly startMs: number;
  readonly lengthMs: number;
}

const EXACT_UNITS: Readonly<Record<string, number>> = { minute: MINUTE_MS, hour: HOUR_MS };
const DATE_UNITS: Readonly<Record<string, number>> = { day: 1, week: 7 };

/** `undefined` for what is no time; Foreman then leaves the condition out. */
export function parseTime(text: string, context: TimeContext): TimeSpan | undefined {
  return parseNamedDay(text, context) ?? parseRelative(text, context) ?? parseAbsolute(text, context);
}

function startOfDay(ms: number, { zoneOffsetMs }: TimeContext): number {
  return Math.floor((ms + zoneOffsetMs) / DAY_MS) * DAY_MS - zoneOffsetMs;
}

function parseNamedDay(text: string, context: TimeContext): TimeSpan | undefined {
  const name = /\b(today|yesterday|tomorrow)\b/i.exec(text)?.[1]?.toLowerCase();
  if (name === undefined) return undefined;
  const days = name === 'today' ? 0 : name === 'yesterday' ? -1 : 1;
  return { startMs: startOfDay(context.nowMs + days * DAY_MS, context), lengthMs: DAY_MS };
}

function parseRelative(text: string, context: TimeContext): TimeSpan | undefined {
  const match = /^\s*(\d+)\s+(minute|hour|day|week|month|year)s?\s+(ago|from\s+now)\s*$/i.exec(text);
  const [, count, unit, direction] = match ?? [];
  if (count === undefined || unit === undefined || direction === undefined) return undefined;
  const amount = Number(count) * (direction.toLowerCase() === 'ago' ? -1 : 1);
  const unitMs = EXACT_UNITS[unit.toLowerCase()];
  if (unitMs !== undefined) return { startMs: context.nowMs + amount * unitMs, lengthMs: MINUTE_MS };
  return { startMs: startOfDay(addDates(context.nowMs, amount, unit.toLowerCase()), context), lengthMs: DAY_MS };
}

function addDates(ms: number, amount: number, unit: string): number {
  const days = DATE_UNITS[unit];
  if (days !== undefined) return ms + amount * days * DAY_MS;
  const date = new Date(ms);
  date.setUTCMonth(date.getUTCMonth() + amount * (unit === 'year' ? 12 : 1));
  return date.getTime();
}

const ABSOLUTE =
  /^\s*(\d{4})-(\d{1,2})(?:-(\d{1,2})(?:[ T]+(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?)?)?\s*(UTC|Z|[+-]\d{2}:?\d{2})?\s*$/i;

function parseAbsolute(text: string, { zoneOffsetMs }: TimeContext): TimeSpan | undefined {
  const match = ABSOLUTE.exec(text);
  if (!match) return undefined;
  const [, year, month, day, hour, minute, second, zone] = match;
  const offsetMs = zone === undefined ? zoneOffsetMs : parseZone(zone);
  const startMs =
    Date.UTC(
      Number(year),
      Number(month) - 1,
      Number(day ?? 1),
      Number(hour ?? 0),
      Number(minute ?? 0),
      Number(second ?? 0),
    ) - offsetMs;
  const lengthMs =
    second !== undefined ? 1000 : minute !== undefined ? MINUTE_MS : day !== undefined ? DAY_MS : 30 * DAY_MS;
  return { startMs, lengthMs };
}

function parseZone(zone: string): number {
  const [, sign, hours, minutes] = /^([+-])(\d{2}):?(\d{2})$/.exec(zone) ?? [];
  if (sign === undefined) return 0;
  return (sign === '-' ? -1 : 1) * (Number(hours) * HOUR_MS + Number(minutes) * MINUTE_MS);
}
