import Papa from 'papaparse';
import type { ProblemLog } from '../problems/problem-log.ts';
import type { RawRow } from '../types.ts';

/** After so many unclosed quotes, or so many misplaced ones in one record, quotes are ordinary signs to the end. */
const REPAIRS = 20;
const MISPLACED = 1000;

/**
 * Brings `\r\n` to `\n`; a lone `\r` ends a line too in files of old Macs, where it is the usual sign.
 * The number of physical lines stays the same.
 */
export function unifyLineBreaks(text: string): string {
  const unix = text.replaceAll('\r\n', '\n');
  if (!unix.includes('\r')) return unix;
  const lone = unix.split('\r').length - 1;
  const feeds = unix.split('\n').length - 1;
  return lone > feeds ? unix.replaceAll('\r', '\n') : unix.replaceAll('\r', ' ');
}

/**
 * Splits delimited text (line breaks unified) into records with their 1-based physical lines; blank lines are no records.
 * A quote that is never closed, or closed in the middle of a cell lines later, would swallow the rows behind it:
 * its line is then read without quotes and reported.
 * @example parseRecords('a;b\n"c\nd";e', ';', log) // [{ line: 1, cells: ['a', 'b'] }, { line: 2, cells: ['c\nd', 'e'] }]
 */
export function parseRecords(text: string, delimiter: string, log: ProblemLog): RawRow[] {
  const records: RawRow[] = [];
  let offset = 0;
  let line = 1;
  let repairs = 0;
  while (offset < text.length) {
    const rest = text.slice(offset);
    let read = 0;
    let broken = false;
    Papa.parse<string[]>(rest, {
      delimiter,
      newline: '\n',
      quoteChar: repairs < REPAIRS ? '"' : '\u0000',
      step: ({ data, errors, meta }, parser) => {
        const breaks = countBreaks(rest, read, meta.cursor);
        const malformed = errors.find((error) => error.type === 'Quotes');
        if (malformed && (malformed.code === 'MissingQuotes' || breaks > 1)) {
          broken = true;
          if (errors.length > MISPLACED) repairs = REPAIRS;
          parser.abort();
          return;
        }
        if (malformed) log.add('quote-malformed', { line });
        if (data.length > 1 || data[0]?.trim()) records.push({ line, cells: data });
        line += breaks;
        read = meta.cursor;
      },
    });
    if (!broken) break;
    const end = rest.indexOf('\n', read);
    const plain = end < 0 ? rest.slice(read) : rest.slice(read, end);
    log.add('quote-not-closed', { line });
    records.push({ line, cells: plain.split(delimiter) });
    repairs++;
    line++;
    offset += read + plain.length + 1;
  }
  return records;
}

function countBreaks(text: string, from: number, to: number): number {
  let count = 0;
  for (let at = text.indexOf('\n', from); at >= 0 && at < to; at = text.indexOf('\n', at + 1)) count++;
  return count;
}
