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

/** Works a name out only the first time: the same program stands in the lists of many towns. */
export function recogniseOnce(recognition: Recognition): Recognition {
  const keys = new Map<string, string>();
  const matches = new Map<string, Map<string | undefined, Match>>();
  return {
    ...recognition,
    match: (name, publisher) => {
      const known = matches.get(name) ?? new Map<string | undefined, Match>();
      if (known.size === 0) matches.set(name, known);
      const match = known.get(publisher) ?? recognition.match(name, publisher);
      known.set(publisher, match);
      return match;
    },
    matchKey: (name) => {
      const key = keys.get(name) ?? recognition.matchKey(name);
      keys.set(name, key);
      return key;
    },
  };
}
