import type { Entry, Match } from '@allmende/inventory';
import type { Recognition } from './recognition.ts';

/**
 * Matches entries one after the other. `pause` is awaited after every 500 of them, with how many are matched and how
 * many of those are certain.
 */
export async function matchEntries(
  entries: readonly Entry[],
  { match }: Pick<Recognition, 'match'>,
  pause: (done: number, recognised: number) => Promise<void> = () => Promise.resolve(),
): Promise<Match[]> {
  const matches: Match[] = [];
  let recognised = 0;
  for (const entry of entries) {
    const found = match(entry.name, entry.maker ?? entry.vendor);
    matches.push(found);
    if (found.decision === 'accept') recognised += 1;
    if (matches.length % 500 === 0) await pause(matches.length, recognised);
  }
  return matches;
}

/** Matches a name only the first time: the same program stands in the lists of many towns. */
export function matchOnce({ match }: Pick<Recognition, 'match'>): Recognition['match'] {
  const known = new Map<string, Match>();
  return (name, publisher) => {
    const key = publisher === undefined ? name : `${name}\n${publisher}`;
    const remembered = known.get(key);
    if (remembered) return remembered;
    const found = match(name, publisher);
    known.set(key, found);
    return found;
  };
}
