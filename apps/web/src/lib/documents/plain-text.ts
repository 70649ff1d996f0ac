/** Turning and hiding signs: in a name they would let a paper show another text than the one it holds. */
const deceiving = /[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/g;
const lineEnds = /\r\n?|[\u000b\u000c\u0085\u2028\u2029]/g;
/** What XML 1.0 cannot hold, and controls that no paper needs. */
const unwritable = /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\ufdd0-\ufdef\ufffe\uffff]|\p{Surrogate}/gu;

/**
 * A text as every format can hold it: lines end with "\n", blanks stand alone, nothing invisible is left.
 *
 * @example plainText('Amt\u202e 10\r\nBau') // 'Amt 10\nBau'
 */
export function plainText(text: string): string {
  return text
    .replace(lineEnds, '\n')
    .replace(unwritable, '')
    .replace(deceiving, '')
    .replace(/[\t ]+/g, ' ')
    .normalize('NFC');
}

/**
 * The same on one line, for headings, captions and file properties.
 *
 * @example plainLine(' Amt\n10 ') // 'Amt 10'
 */
export function plainLine(text: string): string {
  return plainText(text).replace(/\s+/gu, ' ').trim();
}

/**
 * A line that fits into the head of a page.
 *
 * @example shortened('Beschlussvorlage', 9) // 'Beschluss…'
 */
export function shortened(line: string, longest: number): string {
  const signs = Array.from(line);
  return signs.length <= longest ? line : `${signs.slice(0, longest).join('').trimEnd()}…`;
}
