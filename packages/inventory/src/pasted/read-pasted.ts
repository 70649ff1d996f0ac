import { readDelimitedText } from '../csv/read-csv.ts';
import { LIMITS } from '../limits.ts';
import { problem } from '../problems/problem-codes.ts';
import type { ReadResult } from '../types.ts';

/** Reads text pasted from a spreadsheet: tabs divide the cells; without tabs it is read as CSV or as one name per line. */
export function readPasted(text: string): ReadResult {
  if (text.length > LIMITS.bytesIn) {
    return {
      ok: false,
      problems: [problem('file-too-large', {}, { bytes: text.length, bytesAllowed: LIMITS.bytesIn })],
    };
  }
  return readDelimitedText(text.replace(/[\ufeff\u200b\u0000]/g, ''), {
    name: '',
    encoding: 'utf-8',
    given: true,
    pasted: true,
  });
}
