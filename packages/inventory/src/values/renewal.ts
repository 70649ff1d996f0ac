import { parseNoticeMonths } from './notice-period.ts';

/**
 * Reads by how many months a contract renews itself: `12`, `um 1 Jahr`, `jährlich`; 0 for `nein`, `keine`, `endet
 * automatisch`, `ausdrücklich` (by a new agreement alone). Null where nothing is said, or only that it does: then for how long is unknown.
 * @example parseRenewalMonths('automatisch um 12 Monate') // 12
 */
export function parseRenewalMonths(text: string): number | null {
  const words = text.trim().toLowerCase().slice(0, 200);
  if (
    /^(?:nein|no|kein\p{L}*|none|ohne|endet|false|nicht|nie|niemals|never|express|ausdrücklich)\b/u.test(
      words,
    )
  )
    return 0;
  const months = parseNoticeMonths(words);
  if (months !== null) return months;
  return /\b(?:jährlich|jaehrlich|yearly|annual(?:ly)?)/u.test(words) ? 12 : null;
}

/** Whether it renews itself when nobody gives notice, without saying for how long. */
export function renewsTacitly(text: string): boolean {
  return /^(?:tacit|stillschweigend)/iu.test(text.trim());
}
