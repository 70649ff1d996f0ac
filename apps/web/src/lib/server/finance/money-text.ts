import { formatter, type Language } from '#lib/i18n/index.ts';
import type { Cents } from './cents.ts';

/**
 * An amount, or the span between two, where a line may break. Cents are shown only where there are any.
 *
 * @example moneySpan([4_000_000, 6_000_000], 'de') // '40.000 bis 60.000 €'
 */
export function moneySpan([lo, hi]: Cents, language: Language): string {
  if (lo === hi) return money(hi, language);
  const [low, high] = [money(lo, language), money(hi, language)];
  if (language === 'en') return `${low} to ${high}`;
  return `${low.replace(/\u00a0€$/, '')} bis ${high}`;
}

/** With the sign for minus, not a hyphen, which a line could end with. @example money(123_456, 'de') // '1.234,56 €' */
export function money(cents: number, language: Language): string {
  const text = formatter(language).money(cents);
  return (cents % 100 === 0 ? text.replace(/[.,]00(?=\D*$)/, '') : text).replace('-', '\u2212');
}

/** An interest rate in hundredths of a per cent. @example rateText(330, 'de') // '3,3 %' */
export function rateText(basisPoints: number, language: Language): string {
  const digits = basisPoints % 10 === 0 ? 1 : 2;
  return `${formatter(language).decimal(basisPoints / 100, digits)}${language === 'de' ? '\u00a0' : ''}%`;
}

/**
 * An estimate over several years, to the euro: its cents would only look exact.
 *
 * @example estimateSpan([61_506_831, 112_421_482], 'de') // '615.068 bis 1.124.215 €'
 */
export function estimateSpan([lo, hi]: Cents, language: Language): string {
  // Minus forty cents are no minus nothing.
  const whole = (cents: number): number => Math.round(cents / 100) * 100 || 0;
  return moneySpan([whole(lo), whole(hi)], language);
}
