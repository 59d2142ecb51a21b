/** Numbers as people of a locale write them. */

/** By locale: a form asks at every key, and making a `NumberFormat` is slow. */
const separators = new Map<string, string>();

/** `1.5` or `1,5`. */
export function decimalSeparator(locale: string): string {
  let separator = separators.get(locale);
  if (separator === undefined) {
    const parts = new Intl.NumberFormat(locale.replace('_', '-')).formatToParts(1.5);
    separator = parts.find(({ type }) => type === 'decimal')?.value ?? '.';
    separators.set(locale, separator);
  }
  return separator;
}

/**
 * Digits with at most one decimal separator, the locale's own; nothing else. `1,5` is nothing where the locale writes
 * `1.5`: it could just as well be fifteen with a slip.
 */
export function parseDecimal(text: string, locale: string): number | undefined {
  const [whole = '', fraction, ...more] = text.trim().split(decimalSeparator(locale));
  const isNumber = /^\d+$/.test(whole) && (fraction === undefined || /^\d+$/.test(fraction)) && more.length === 0;
  return isNumber ? Number(`${whole}.${fraction ?? '0'}`) : undefined;
}

export function formatDecimal(value: number, locale: string): string {
  return new Intl.NumberFormat(locale.replace('_', '-'), { maximumFractionDigits: 2, useGrouping: false }).format(
    value,
  );
}
