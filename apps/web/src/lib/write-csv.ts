import { guardFormula } from '@allmende/inventory';

/**
 * Rows as a CSV file: UTF-8 with a byte order mark, so that spreadsheets read umlauts, and CRLF line ends. Text that
 * would become a formula gets a leading apostrophe, which our own reader takes off again.
 *
 * @param separator `;` where the decimal mark is a comma, else `,`
 * @example writeCsv([['Name', 'Kosten'], ['=1+1', '3,50']], ';') // "\uFEFFName;Kosten\r\n'=1+1;3,50\r\n"
 */
export function writeCsv(rows: readonly (readonly string[])[], separator: ';' | ',' | '\t' | '|'): string {
  const cell = (text: string): string => {
    const safe = guardFormula(text);
    return /["\r\n;,|\t]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  return `\uFEFF${rows.map((cells) => `${cells.map(cell).join(separator)}\r\n`).join('')}`;
}
