import { maskPersonalData } from './personal-data.ts';
import type { ConfirmedColumn } from './fit-mapping.ts';
import { looksLikeContent } from './read-content.ts';
import { foldHeader, readHeader } from './read-header.ts';

/** Why a heading may be more than a heading. */
export type HeadingDoubt = 'too-long' | 'digits' | 'address' | 'content' | 'person';

export interface ShareableColumns {
  /** Columns with a meaning whose headings may be seen by other authorities. */
  shared: ConfirmedColumn[];
  leftOut: { header: string; doubt: HeadingDoubt }[];
}

const LONGEST = 60;
const MOST_WORDS = 6;

/**
 * The part of a mapping that may be given to others: columns with a meaning, as far as their headings look like
 * headings. Where the first row of data was taken for headings, they hold what belongs to the authority alone.
 * @example shareableColumns([{ header: 'erika@example.org', role: 'name' }]).leftOut // [{ …, doubt: 'address' }]
 */
export function shareableColumns(columns: readonly ConfirmedColumn[]): ShareableColumns {
  const result: ShareableColumns = { shared: [], leftOut: [] };
  for (const { header, role } of columns) {
    if (role === null || header.trim() === '') continue;
    const text = header.trim().replace(/\s+/g, ' ');
    const doubt = doubtOf({ header: text, role });
    if (doubt) result.leftOut.push({ header: text, doubt });
    else result.shared.push({ header: text, role });
  }
  return result;
}

function doubtOf({ header, role }: ConfirmedColumn): HeadingDoubt | null {
  if (header.length > LONGEST || header.split(' ').length > MOST_WORDS) return 'too-long';
  if (/@|:\/\/|\bwww\./i.test(header) || maskPersonalData(header) !== header) return 'address';
  const withoutYear = header.replace(/(?<!\d)(?:19|20)\d{2}(?!\d)/, '');
  if ((withoutYear.match(/\d/g)?.length ?? 0) > 2 || !/\p{L}/u.test(withoutYear)) return 'digits';
  // What the reader knows as a heading is one, whatever it looks like.
  if (readHeader(header).some(({ reason }) => reason === `header:${foldHeader(header)}`)) return null;
  if (role === 'responsible' || PERSON.test(header)) return 'person';
  return looksLikeContent(header) ? 'content' : null;
}

const PERSON = /^\p{Lu}\p{L}+, ?\p{Lu}\p{L}+|^(?:herr|frau|dr\.|prof\.|hr\.|fr\.) /iu;
