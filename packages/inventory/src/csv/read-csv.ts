import { problem } from '../problems/problem-codes.ts';
import { ProblemLog } from '../problems/problem-log.ts';
import { buildList } from '../table/build-list.ts';
import type { ReadResult } from '../types.ts';
import { chooseDelimiter } from './choose-delimiter.ts';
import { decodeText } from './decode-text.ts';
import { unguardFormula } from './formula-guard.ts';
import { parseRecords, unifyLineBreaks } from './parse-records.ts';

/** Reads delimited text in any usual encoding, delimiter and quoting. Expected trouble comes back as problems. */
export function readCsv(name: string, bytes: Uint8Array, given: boolean): ReadResult {
  const { text, encoding, problems } = decodeText(bytes);
  const marked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  const result = readDelimitedText(text, { name, encoding, marked, given, pasted: false });
  if (result.ok) result.list.problems.unshift(...problems);
  return result;
}

const DELIMITER_NAMES = { ';': 'semicolons', ',': 'commas', '\t': 'tabs', '|': 'bars' } as const;

/** Reads text that is decoded already. */
export function readDelimitedText(
  text: string,
  file: { name: string; encoding: string; marked?: boolean; given: boolean; pasted: boolean },
): ReadResult {
  if (text.trim() === '') return { ok: false, problems: [problem('file-empty')] };
  const unified = unifyLineBreaks(text);
  const delimiter = file.pasted && unified.includes('\t') ? '\t' : chooseDelimiter(unified);
  const log = new ProblemLog();
  const records = parseRecords(unified, delimiter ?? '\t', log);
  for (const { cells } of records)
    for (const [index, cell] of cells.entries())
      if (cell.startsWith("'")) cells[index] = unguardFormula(cell);
  return buildList(records, log, {
    name: file.name,
    format: file.pasted ? 'pasted' : delimiter === '\t' ? 'tsv' : 'csv',
    reason: file.given
      ? 'given'
      : `content:text-with-${delimiter === null ? 'one-column' : DELIMITER_NAMES[delimiter]}`,
    encoding: file.encoding,
    ...(file.marked ? { marked: true as const } : {}),
    ...(delimiter === null ? {} : { delimiter }),
  });
}
