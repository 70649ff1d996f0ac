let segmenter: Intl.Segmenter | undefined;

/**
 * Length of a text as a person counts it: in grapheme clusters.
 * @example graphemes('👨‍👩‍👧') // 1
 */
export function graphemes(text: string): number {
  // In most texts every character stands for itself; only what is joined needs the segmenter, which is slow.
  if (/^[\n\u0020-\u02FF\u2010-\u2027\u2030-\u205E\u20A0-\u20BF]*$/u.test(text)) return text.length;
  segmenter ??= new Intl.Segmenter('en', { granularity: 'grapheme' });
  return [...segmenter.segment(text)].length;
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
