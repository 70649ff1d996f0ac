import { describeChange, read, upgrade } from '@allmende/publiccode';
import type { Language } from '#lib/i18n/index.ts';
import { checkFile, mostBytes, type CheckedFile } from './check-file.ts';
import { lineDifference, type DifferenceLine } from './line-difference.ts';

/** A file in the newest version, and what became other on the way. */
export interface RepairedFile {
  text: string;
  /** Sentences, in the order of the file. */
  changes: { line: number; text: string }[];
  difference: DifferenceLine[];
  /** How many findings of severity error are left for a person to decide. */
  errors: number;
}

/** Brings a file to the newest version of the standard, as far as that needs nobody's decision; null where it cannot be read. */
export function repairFile(
  input: string,
  today: string,
  language: Language,
): { checked: CheckedFile; repaired: RepairedFile | null } {
  const document = read(input, { bytes: mostBytes });
  const upgraded = upgrade(document);
  const options = { version: 'newest', today } as const;
  const checked = checkFile(input, options, language);
  if (!upgraded.ok) return { checked, repaired: null };
  const repaired = {
    text: upgraded.text,
    changes: upgraded.changes
      .map((change) => ({ line: change.line, text: describeChange(change, language) }))
      .sort((a, b) => a.line - b.line),
    difference: lineDifference(document.text, upgraded.text),
    errors: checkFile(upgraded.text, options, language).counts.error,
  };
  return { checked, repaired };
}
