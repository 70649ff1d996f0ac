import type { Lifecycle } from '@allmende/knowledge';

export interface CycleView {
  cycle: string;
  /** Last day of ordinary security updates; true: ended on an unknown day, false: goes on, null: not named. */
  end: string | boolean | null;
  extendedEnd: string | null;
  lts: boolean;
  /** `version`: as given; `name`: read from the name of the application. */
  from: 'version' | 'name';
}

/** Service packs and cumulative updates: lists seldom name them, and makers add one after the other. */
const patchLevel = /^(?:cu|r?u|sp|su|ur)\d+$/;
const versionNumber = /^v?(\d+(?:\.\d+)*)$/;

interface Candidate {
  cycle: Lifecycle['cycles'][number];
  words: string[];
  patches: number;
  from: CycleView['from'];
}

/**
 * The release lines that an application can belong to: those of which all words stand in its version or name, the
 * most telling ones only. A version may go on after the number of a release line (`16.4` of `16`); a number in the
 * name must be exactly that. Several lines mean that the version does not decide between them, none that it is
 * not known.
 *
 * @example cyclesOf(lifecycle, '16.4', 'PostgreSQL', 'PostgreSQL').map(({ cycle }) => cycle) // ['16']
 */
export function cyclesOf(
  lifecycle: Lifecycle,
  version: string | null,
  name: string,
  productName: string,
): CycleView[] {
  const given = wordsOf(version ?? '');
  const named = wordsOf(name);
  const ofProduct = new Set(wordsOf(productName));
  const candidates = lifecycle.cycles.flatMap((cycle): Candidate[] => {
    // What stands in brackets names an edition, which lists do not tell.
    const all = wordsOf(cycle.cycle.replace(/\([^()]*\)/g, ' ')).filter((word) => !ofProduct.has(word));
    const words = all.filter((word) => !patchLevel.test(word));
    const found = words.map((word) =>
      isGiven(word, given) ? 'version' : named.includes(word) ? 'name' : null,
    );
    if (words.length === 0 || found.includes(null)) return [];
    const patches = all.filter(
      (word) => patchLevel.test(word) && (given.includes(word) || named.includes(word)),
    ).length;
    return [{ cycle, words, patches, from: found.includes('version') ? 'version' : 'name' }];
  });
  const best = mostTelling(candidates);
  return best.map(({ cycle, words, patches, from }) => ({
    // One line stands for all its patch levels; only several lines are told apart by them.
    cycle: best.length === 1 && patches === 0 ? words.join(' ').toUpperCase() : cycle.cycle,
    end: cycle.end ?? null,
    extendedEnd: cycle.extendedEnd ?? null,
    lts: cycle.lts,
    from,
  }));
}

function mostTelling(candidates: Candidate[]): Candidate[] {
  const rank = ({ words, patches, from }: Candidate): number[] => [
    from === 'version' ? 1 : 0,
    words.length,
    words.join('').length,
    patches,
  ];
  const compare = (a: Candidate, b: Candidate): number => {
    const [left, right] = [rank(a), rank(b)];
    return (
      left.map((value, place) => value - (right[place] ?? 0)).find((difference) => difference !== 0) ?? 0
    );
  };
  const [first] = candidates.toSorted((a, b) => compare(b, a));
  return first ? candidates.filter((candidate) => compare(candidate, first) === 0) : [];
}

function wordsOf(text: string): string[] {
  return text
    .toLowerCase()
    .split(/[\s()/_,;-]+/)
    .filter(Boolean);
}

function isGiven(word: string, given: string[]): boolean {
  return given.some((candidate) => {
    const [, number] = versionNumber.exec(candidate) ?? [];
    return number === undefined ? candidate === word : `${number}.`.startsWith(`${word}.`);
  });
}
