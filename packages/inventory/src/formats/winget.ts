import type { Format, Row } from './format.ts';
import { listOf, memberOf, textOf } from './json-values.ts';

/** `winget export`: packages by source, each named by its identifier `Publisher.Product`. */
export const wingetExport: Format = {
  id: 'winget-export',
  name: 'winget export (JSON)',
  kinds: ['json'],
  recognise(content) {
    if (content.kind !== 'json') return null;
    const [source] = listOf(memberOf(content.value, 'Sources'));
    return Array.isArray(memberOf(source, 'Packages')) ? 'content:winget-export' : null;
  },
  read(content) {
    const rows: Row[] = [];
    for (const source of content.kind === 'json' ? listOf(memberOf(content.value, 'Sources')) : [])
      for (const entry of listOf(memberOf(source, 'Packages'))) {
        const id = textOf(entry, 'PackageIdentifier');
        const [publisher = '', ...product] = id.split('.');
        rows.push({
          line: rows.length + 1,
          cells: [
            product.length > 0 ? wordsOf(product.join(' ')) : id,
            product.length > 0 ? wordsOf(publisher) : '',
            textOf(entry, 'Version'),
            id,
          ],
        });
      }
    return { columns: { Name: 'name', Publisher: 'vendor', Version: 'version', ID: 'external-id' }, rows };
  },
};

/** @example wordsOf('VisualStudioCode') // 'Visual Studio Code' */
function wordsOf(joined: string): string {
  return joined.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2');
}

/** Longest line of the table that is looked at; a terminal is never wider. */
const WIDEST = 2000;

/**
 * `winget list`: a table aligned by the width of its cells on the screen, its headings in the language of Windows. The
 * rule of dashes under the headings tells it apart; `…` at the end of a cell says that it was cut.
 */
export const wingetList: Format = {
  id: 'winget-list',
  name: 'winget list',
  kinds: ['text'],
  recognise(content) {
    if (content.kind !== 'text') return null;
    return tableOf(content.text) ? 'content:winget-table' : null;
  },
  read(content, log) {
    const table = content.kind === 'text' ? tableOf(content.text) : null;
    if (!table) return { columns: {}, rows: [] };
    const rows: Row[] = [];
    let cut = 0;
    table.lines.forEach((line, index) => {
      if (line.trim() === '' || /^\s*-+\s*$/.test(line)) return;
      const cells = cellsOf(line, table.starts);
      if (cells[0]?.endsWith('…')) cut++;
      rows.push({
        line: table.firstLine + index,
        cells: [(cells[0] ?? '').replace(/…$/, ''), cells[2] ?? '', (cells[1] ?? '').replace(/…$/, '')],
      });
    });
    if (cut > 0) log.add('names-cut-off', {}, { count: cut });
    return { columns: { Name: 'name', Version: 'version', ID: 'external-id' }, rows };
  },
};

function tableOf(text: string): { starts: number[]; lines: string[]; firstLine: number } | null {
  // The progress bar of winget is overwritten on the screen; in a file it stands before the headings.
  const lines = text
    .split('\n')
    .map((line) => line.slice(line.lastIndexOf('\r', line.length - 2) + 1, WIDEST));
  const rule = lines.slice(0, 50).findIndex((line) => /^-{20,}\s*$/.test(line.trimEnd()));
  const heading = lines[rule - 1];
  if (rule < 1 || heading === undefined) return null;
  const starts = [...heading.matchAll(/\S+(?: \S+)*/g)].map(({ index }) => widthOf(heading.slice(0, index)));
  const isWinget = starts.length >= 3 && starts.length <= 5 && /(?:^|\s)ID(?:\s|$)/i.test(heading);
  return isWinget ? { starts, lines: lines.slice(rule + 1), firstLine: rule + 2 } : null;
}

function cellsOf(line: string, starts: readonly number[]): string[] {
  const cells = starts.map(() => '');
  let width = 0;
  let column = 0;
  for (const sign of line) {
    while (column + 1 < starts.length && width >= (starts[column + 1] ?? Infinity)) column++;
    cells[column] += sign;
    width += widthOf(sign);
  }
  return cells.map((cell) => cell.trim());
}

/** Columns of the screen that a text takes: East Asian signs take two. */
function widthOf(text: string): number {
  let width = 0;
  for (const sign of text)
    width +=
      /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/.test(
        sign,
      )
        ? 2
        : 1;
  return width;
}
