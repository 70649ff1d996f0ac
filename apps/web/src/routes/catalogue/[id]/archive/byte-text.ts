import type { Formatter } from '#lib/i18n/format.ts';

const units = ['Byte', 'kB', 'MB', 'GB', 'TB'] as const;

/**
 * A number of bytes as people read it, in steps of a thousand.
 *
 * @example byteText(1_234_567, formatter('de')) // '1,2 MB'
 */
export function byteText(bytes: number, format: Formatter): string {
  let value = bytes;
  let step = 0;
  while (value >= 1000 && step < units.length - 1) {
    value /= 1000;
    step += 1;
  }
  const number = step === 0 || value >= 100 ? format.integer(Math.round(value)) : format.decimal(value);
  return `${number}\u00a0${units[step]}`;
}
