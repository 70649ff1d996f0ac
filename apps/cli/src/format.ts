import type { Interval, Language } from '@allmende/sovereignty';

/** Integers, as the measure is printed; both ends where they differ. */
export function span([lo, hi]: Interval): string {
  const [from, to] = [Math.round(lo), Math.round(hi)];
  return from === to ? String(from) : `${from}–${to}`;
}

/** An interval of shares in [0, 1] as percent. */
export function percentSpan([lo, hi]: Interval, language: Language): string {
  return span([lo * 100, hi * 100]) + (language === 'de' ? ' %' : '%');
}

/** One decimal in the language's own writing. */
export function decimal(value: number, language: Language): string {
  return value.toLocaleString(language === 'de' ? 'de-DE' : 'en-GB', {
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  });
}

/** Whole euros with a minus sign. @example euros(-80500, 'de') // '−80.500 €' */
export function euros(amount: number, language: Language): string {
  const figure = Math.abs(Math.round(amount)).toLocaleString(language === 'de' ? 'de-DE' : 'en-GB');
  const sign = Math.round(amount) < 0 ? '\u2212' : '';
  return language === 'de' ? `${sign}${figure}\u00a0€` : `${sign}€${figure}`;
}

/** Lines with columns that stand below each other; the last column is not padded. */
export function columns(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, index) => Math.max(...rows.map((row) => (row[index] ?? '').length)));
  return rows
    .map((row) =>
      row
        .map((cell, index) => (index === row.length - 1 ? cell : cell.padEnd(widths[index] ?? 0)))
        .join('  '),
    )
    .map((line) => `  ${line.trimEnd()}\n`)
    .join('');
}
