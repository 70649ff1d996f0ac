let segmenter: Intl.Segmenter | undefined;

/** Letters, ideographs and signs that stand for themselves beside another one of their kind. */
const PLAIN =
  '\\n\\u0020-\\u02FF\\u0370-\\u0482\\u048A-\\u0588\\u1E00-\\u1FFF\\u2010-\\u2027\\u2030-\\u205E\\u20A0-\\u20BF\\u3041-\\u3096\\u30A0-\\u30FF\\u4E00-\\u9FFF\\uAC00-\\uD7A3';
/** What may be joined, with the neighbours that it may be joined to. */
const JOINED = new RegExp(`[${PLAIN}]?(?:[^${PLAIN}]+[${PLAIN}]?)+`, 'gu');

/**
 * Length of a text as a person counts it: in grapheme clusters.
 * @example graphemes('👨‍👩‍👧') // 1
 */
export function graphemes(text: string): number {
  let count = text.length;
  for (const [joined] of text.matchAll(JOINED)) count += clusters(joined) - joined.length;
  return count;
}

/** The segmenter takes ever longer the longer its text is, so it is given pieces. */
const PIECE = 400;

function clusters(text: string): number {
  segmenter ??= new Intl.Segmenter('en', { granularity: 'grapheme' });
  let count = 0;
  let size = PIECE;
  for (let from = 0; ;) {
    let found = 0;
    let last = 0;
    // Half a character would end a cluster that the whole one goes on with.
    if (/[\uD800-\uDBFF]/.test(text.charAt(from + size - 1))) size += 1;
    for (const { index } of segmenter.segment(text.slice(from, from + size))) {
      found += 1;
      last = index;
    }
    if (from + size >= text.length) return count + found;
    // The last one may go on behind the piece.
    size = last === 0 ? size * 2 : PIECE;
    if (last > 0) count += found - 1;
    from += last;
  }
}

/** Whether a text is a date of the calendar, as YYYY-MM-DD. */
export function isDate(text: string): boolean {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/u.exec(text) ?? [];
  if (!year) return false;
  const date = new Date(0);
  date.setUTCFullYear(Number(year), Number(month) - 1, Number(day));
  return date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day) && Number(day) > 0;
}

/** Whether a text is a MIME type without parameters (RFC 6838). */
export function isMimeType(text: string): boolean {
  return /^ *[A-Za-z0-9][A-Za-z0-9!#$&^_-]{0,126}\/[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]{0,126} *$/u.test(text);
}

const LOCAL = "A-Za-z0-9!#$%&'*+\\-/=?^_`{|}~\\u{A0}-\\u{D7FF}\\u{F900}-\\u{FFEF}";
const EMAIL_LOCAL = new RegExp(`^[${LOCAL}]+(?:\\.[${LOCAL}]+)*$`, 'u');
const LABEL =
  /^[A-Za-z0-9\u{A0}-\u{D7FF}\u{F900}-\u{FFEF}](?:[A-Za-z0-9~\u{A0}-\u{D7FF}\u{F900}-\u{FFEF}-]*[A-Za-z0-9\u{A0}-\u{D7FF}\u{F900}-\u{FFEF}])?$/u;

/** Whether a text has the form of an e-mail address; nobody is asked. */
export function isEmail(text: string): boolean {
  const at = text.lastIndexOf('@');
  if (at < 1 || text.length > 320) return false;
  const labels = text.slice(at + 1).split('.');
  return (
    labels.length > 1 &&
    labels.every((label) => LABEL.test(label)) &&
    !/\d$/u.test(labels.at(-1) ?? '') &&
    !/^\d/u.test(labels.at(-1) ?? '') &&
    EMAIL_LOCAL.test(text.slice(0, at))
  );
}

/** Whether a telephone number is written internationally (E.164), separators allowed. */
export function isInternationalPhone(text: string): boolean {
  return /^\+[1-9]\d{5,14}$/u.test(text.replace(/[\s()./-]|\(0\)/gu, ''));
}
