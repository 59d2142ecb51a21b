/** Amounts with their units, as people of a locale write them. */

/** `9.03 s`, and from two minutes on `12 min 3 s`. */
export function formatSeconds(seconds: number, locale: string): string {
  const unit = (value: number, of: 'second' | 'minute' | 'hour', digits: number): string =>
    new Intl.NumberFormat(locale.replace('_', '-'), {
      style: 'unit',
      unit: of,
      unitDisplay: 'short',
      maximumFractionDigits: digits,
    }).format(value);
  if (seconds < 120) return unit(seconds, 'second', seconds < 10 ? 2 : 1);
  const whole = Math.round(seconds);
  const [hours, minutes] = [Math.floor(whole / 3_600), Math.floor((whole % 3_600) / 60)];
  if (hours > 0) return `${unit(hours, 'hour', 0)} ${unit(minutes, 'minute', 0)}`;
  return `${unit(minutes, 'minute', 0)} ${unit(whole % 60, 'second', 0)}`;
}

const BYTE_UNITS = ['bytes', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB'] as const;

/** `333 MiB`, `1.1 GiB`: the units are the same in every language. */
export function formatBytes(bytes: number, locale: string): string {
  const power = bytes < 1024 ? 0 : Math.min(BYTE_UNITS.length - 1, Math.floor(Math.log2(bytes) / 10));
  const value = bytes / 1024 ** power;
  const digits = value < 10 && power > 0 ? 1 : 0;
  const number = new Intl.NumberFormat(locale.replace('_', '-'), { maximumFractionDigits: digits }).format(value);
  return `${number} ${BYTE_UNITS[power] ?? ''}`;
}
