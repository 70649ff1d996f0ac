import type { Entry, Match } from '@allmende/inventory';
import type { Recognition } from './recognition.ts';
import type { SharedTexts } from './shared-texts.ts';

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

/** What is known of one name. */
interface Known {
  key: string | null;
  /** By publisher; most names stand in all lists with one and the same, which is found first. */
  publisher: string | undefined;
  match: Match | null;
  others: Map<string | undefined, Match> | null;
}

/** Works a name out only the first time: the same program stands in the lists of many towns. */
export function recogniseOnce(recognition: Recognition): Recognition {
  const names = new Map<string, Known>();
  const of = (name: string): Known => {
    let known = names.get(name);
    if (!known) names.set(name, (known = { key: null, publisher: undefined, match: null, others: null }));
    return known;
  };
  return {
    ...recognition,
    match: (name, publisher) => {
      const known = of(name);
      if (known.match && known.publisher === publisher) return known.match;
      const match = known.others?.get(publisher) ?? recognition.match(name, publisher);
      if (known.match) (known.others ??= new Map()).set(publisher, match);
      else Object.assign(known, { publisher, match });
      return match;
    },
    matchKey: (name) => (of(name).key ??= recognition.matchKey(name)),
  };
}

/** Matches a name only when no thread that shares the texts has done so. */
export function matchTogether(recognition: Recognition, known: SharedTexts): Recognition {
  return {
    ...recognition,
    match: (name, publisher) => {
      const key = JSON.stringify([name, publisher]);
      const found = known.get(key);
      if (found !== undefined) return JSON.parse(found) as Match;
      const match = recognition.match(name, publisher);
      known.add(key, JSON.stringify(match));
      return match;
    },
  };
}
