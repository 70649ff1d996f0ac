/** A cell that a spreadsheet would run as a formula. */
const FORMULA = /^[=+@\-\t\r]/;
/** Numbers may start with a sign; they calculate nothing. */
const SIGNED_NUMBER = /^[+-]?[\d.,\s\u00a0]+( ?[%€])?$/;

function writeCell(text: string): string {
  const safe = FORMULA.test(text) && !SIGNED_NUMBER.test(text) ? `'${text}` : text;
  return /["\t\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/**
 * A block of cells for the clipboard, as spreadsheets expect it. Text that would become a formula gets a
 * leading apostrophe; {@link readTsv} takes it off again.
 *
 * @example writeTsv([['a', 'b'], ['1', '=2']]) // "a\tb\n1\t'=2"
 */
export function writeTsv(rows: readonly (readonly string[])[]): string {
  return rows.map((cells) => cells.map(writeCell).join('\t')).join('\n');
}

/**
 * A block pasted from a spreadsheet: tabs between cells, quotes around cells with line breaks. A closing
 * line break is no row.
 */
export function readTsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let quoted = false;
  const endCell = () => {
    row.push(/^'[=+@-]/.test(cell) ? cell.slice(1) : cell);
    cell = '';
  };
  const endRow = () => {
    endCell();
    rows.push(row);
    row = [];
  };
  const source = text.replace(/\r\n?/g, '\n');
  for (let index = 0; index < source.length; index += 1) {
    const character = source[index] ?? '';
    if (quoted) {
      if (character !== '"') cell += character;
      else if (source[index + 1] === '"') {
        cell += '"';
        index += 1;
      } else quoted = false;
    } else if (character === '"' && cell === '') quoted = true;
    else if (character === '\t') endCell();
    else if (character === '\n') endRow();
    else cell += character;
  }
  if (cell !== '' || row.length > 0) endRow();
  return rows;
}
