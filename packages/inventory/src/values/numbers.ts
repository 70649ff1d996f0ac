const SPACES = /[\u00a0\u2007\u2009\u202f]/g;
const LONGEST_NUMBER = 40;

/**
 * Reads a German or English number: `1.234,56`, `1,234.56`, `1 234,56`, `1'234.50`, `-7`.
 * One separator before exactly three digits groups thousands (`1.234` and `1,234` are 1234);
 * otherwise it is the decimal sign. Returns null for everything that is not a number and nothing else.
 * @example parseNumber('1.234,56') // 1234.56
 */
export function parseNumber(text: string): number | null {
  if (text.length > LONGEST_NUMBER) return null;
  let body = text.replace(SPACES, ' ').replace('−', '-').trim();
  const negative = body.startsWith('-');
  if (negative || body.startsWith('+')) body = body.slice(1).trimStart();
  if (!/^\d[\d.,'’ ]*$/.test(body)) return null;

  const lastDot = body.lastIndexOf('.');
  const lastComma = body.lastIndexOf(',');
  const decimal = decimalSign(body, lastDot, lastComma);
  const cut = decimal === null ? body.length : body.lastIndexOf(decimal);
  const fraction = body.slice(cut + 1);
  if (!/^\d*$/.test(fraction)) return null;
  const whole = body.slice(0, cut);
  if (!isGrouped(whole)) return null;
  const value = Number(`${whole.replace(/\D/g, '')}.${fraction || '0'}`);
  return negative ? -value : value;
}

function decimalSign(body: string, lastDot: number, lastComma: number): '.' | ',' | null {
  if (lastDot >= 0 && lastComma >= 0) return lastDot > lastComma ? '.' : ',';
  const sign = lastDot >= 0 ? '.' : lastComma >= 0 ? ',' : null;
  if (sign === null || body.indexOf(sign) !== body.lastIndexOf(sign)) return null;
  const at = body.indexOf(sign);
  const groupsThousands = body.length - at === 4 && at <= 3 && !body.startsWith('0');
  return groupsThousands ? null : sign;
}

/** Digits alone, or groups of three behind one and the same sign. */
function isGrouped(whole: string): boolean {
  return /^(\d+|\d{1,3}([.,'’ ])\d{3}(\2\d{3})*)$/.test(whole);
}

/**
 * Reads a number of things: a whole number ≥ 0, also with a word behind (`25 Lizenzen`) or `ca.` before.
 * `unlimited`, `unbegrenzt` and −1 (an unlimited licence in GLPI) are `unlimited`; anything else is null.
 * @example parseCount('1.200 Nutzer') // 1200
 */
export function parseCount(text: string): number | 'unlimited' | null {
  if (text.length > LONGEST_NUMBER) return null;
  const plain = text.trim().toLowerCase();
  if (['-1', 'unlimited', 'unbegrenzt', 'unlimitiert', 'unbeschränkt'].includes(plain)) return 'unlimited';
  const match = /^(?:ca\.?|etwa|rund|~|≈)?\s?(\d[\d.,'’ \u00a0\u202f]*)(?:\p{L}[\p{L} .\-/]*)?$/u.exec(plain);
  const value = match ? parseNumber(match[1] ?? '') : null;
  return value !== null && Number.isSafeInteger(value) ? value : null;
}
