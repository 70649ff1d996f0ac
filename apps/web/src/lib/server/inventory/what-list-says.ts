import type { Entry, Match } from '@allmende/inventory';
import { importedFields, nameKey, sourceKeys, type ImportedFields } from './application-fields.ts';
import { matchedFields, type Decisions, type MatchedFields } from './matched-fields.ts';
import type { Recognition } from './recognition.ts';

/** What one entry of a list says about an application. */
export interface Said {
  line: number;
  /** What makes it the same application again in lists of the same source. */
  key: string;
  /** What it is called, folded, and where it is used: by that it is known in lists of other sources. */
  nameKey: string;
  fields: ImportedFields;
  matched: MatchedFields;
  /** A person has decided that the name is no application of its own. */
  away: boolean;
}

/**
 * What a read and matched list says, entry by entry.
 *
 * @param matches one for each entry, in the same order
 */
export function whatListSays(
  entries: readonly Entry[],
  matches: readonly Match[],
  { matchKey, capabilityByName }: Recognition,
  decisions: Decisions,
): Said[] {
  const folded = entries.map(({ name }) => matchKey(name));
  const keys = sourceKeys(entries, folded);
  return entries.map((entry, index) => {
    const match = matches[index];
    if (!match) throw new Error('every accepted entry needs a match');
    const key = folded[index] ?? '';
    return {
      line: entry.line,
      key: keys[index] ?? '',
      nameKey: nameKey(key, entry.department),
      fields: importedFields(entry, capabilityByName),
      matched: matchedFields(match, key, decisions),
      away: decisions.get(key)?.decision === 'folded',
    };
  });
}
