/** A span of time in words: the day once, and from when to when. */

export function formatSpan({ start, end }: { readonly start: number; readonly end: number }, locale: string): string {
  const isOfDays = end - start >= 23 * 3_600_000;
  const format = new Intl.DateTimeFormat(
    locale,
    isOfDays ? { dateStyle: 'medium' } : { dateStyle: 'medium', timeStyle: 'short' },
  );
  // Up to the moment before the next span begins, which a whole day would otherwise count in.
  return format.formatRange(start, isOfDays ? end - 1 : end);
}
