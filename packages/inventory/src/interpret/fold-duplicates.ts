import type { Entry, FoldedRow } from '../types.ts';
import { inOneCurrency } from './foreign-cost.ts';

/** The machine that each line speaks of, in lists of what is installed where. */
export type MachineOfLine = Map<number, string>;

/** Where two rows of one name both know these and differ, they are two uses of one product and both stay. */
const TELLING = [
  'department',
  'capability',
  'hosting',
  'reseller',
  'contractStart',
  'contractEnd',
  'costCents',
] as const;

/** Among so many uses of one product a row is looked for; a file of one name over and over ends in time. */
const MOST_USES = 200;

/**
 * Folds rows with the same name, version, vendor and authority into the first of them. What only the later row knows is added to
 * the first. In lists with machines the first counts the different machines as its installations.
 */
export function foldDuplicates(
  entries: readonly Entry[],
  machines: MachineOfLine,
): { kept: Entry[]; duplicates: FoldedRow[] } {
  const firsts = new Map<string, Entry[]>();
  const seenOn = new Map<number, Set<string>>();
  const kept: Entry[] = [];
  const duplicates: FoldedRow[] = [];
  for (const entry of entries) {
    const { name, version = '', vendor = '', authority = '' } = entry;
    const key = [name, version, vendor, authority].join('\u0000').toLowerCase();
    const same = firsts.get(key) ?? [];
    const first = same.find((other) => machines.size > 0 || !contradicts(other, entry));
    if (first) {
      duplicates.push({ line: entry.line, name: entry.name, kind: 'duplicate', into: first.line });
      complete(first, entry);
    } else {
      kept.push(entry);
      if (same.length < MOST_USES) same.push(entry);
      firsts.set(key, same);
    }
    const machine = machines.get(entry.line);
    const { line } = first ?? entry;
    if (machine !== undefined) seenOn.set(line, (seenOn.get(line) ?? new Set()).add(machine));
  }
  for (const entry of kept) {
    const count = seenOn.get(entry.line)?.size;
    if (count !== undefined && entry.installations === undefined) entry.installations = count;
  }
  return { kept, duplicates };
}

function contradicts(one: Entry, other: Entry): boolean {
  return (
    !inOneCurrency(one, other) ||
    TELLING.some(
      (field) => one[field] !== undefined && other[field] !== undefined && one[field] !== other[field],
    )
  );
}

/** Adds to the first what only the later row knows; unequal numbers of installations are added up. */
function complete(first: Entry, later: Entry): void {
  const { installations } = first;
  Object.assign(first, { ...later, ...first });
  if (
    installations !== undefined &&
    later.installations !== undefined &&
    installations !== later.installations
  ) {
    first.installations = installations + later.installations;
  }
}
