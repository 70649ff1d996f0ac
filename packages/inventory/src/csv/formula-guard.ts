/** What a spreadsheet runs when it opens a CSV file, in any writing system; some look for it behind blanks. */
const formula = /^'*(?:[\t\r]|[\s\p{Cf}]*[=+\-@＝＋－＠])/u;

/**
 * A text as a cell of CSV that no spreadsheet runs: what would be a formula gets an apostrophe before it.
 *
 * @example guardFormula('=1+1') // "'=1+1"
 */
export function guardFormula(text: string): string {
  return formula.test(text) ? `'${text}` : text;
}

/** The text that was guarded; any other one as it is. @example unguardFormula("'=1+1") // '=1+1' */
export function unguardFormula(cell: string): string {
  return cell.startsWith("'") && formula.test(cell) ? cell.slice(1) : cell;
}
