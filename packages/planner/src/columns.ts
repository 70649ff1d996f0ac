import type { Model } from './build-model.ts';

/**
 * A model column by column, in flat arrays: what each candidate takes of each limit. Of the candidates of one application
 * (a group) at most one is chosen; all other limits are “at most”, scaled to the order of 1.
 */
export interface Columns {
  count: number;
  groups: number;
  /** Group of each candidate, and the candidates group by group: those of g stand from first[g] to first[g + 1]. */
  groupOf: Int32Array;
  members: Int32Array;
  first: Int32Array;
  /** Entries of candidate c stand from start[c] to start[c + 1]. */
  start: Int32Array;
  row: Int32Array;
  value: Float64Array;
  upper: Float64Array;
  gain: Float64Array;
  /** Groups of which one has to be chosen. */
  isMust: Uint8Array;
  /** False where a demand has nobody to meet it. */
  isPossible: boolean;
  /** Candidates that no plan can choose. */
  isOut: Uint8Array;
}

/** @example columnsOf(buildModel(input)).groups // applications and components with a choice */
export function columnsOf({ candidates, limits }: Model): Columns {
  const count = candidates.length;
  const groupOf = new Int32Array(count);
  const numbers = new Map<string, number>();
  for (const [index, { application }] of candidates.entries()) {
    const known = numbers.get(application) ?? numbers.size;
    numbers.set(application, known);
    groupOf[index] = known;
  }
  const groups = numbers.size;
  const first = new Int32Array(groups + 1);
  for (const group of groupOf) first[group + 1]! += 1;
  for (let group = 0; group < groups; group++) first[group + 1]! += first[group]!;
  const members = new Int32Array(count);
  const next = first.slice();
  groupOf.forEach((group, index) => (members[next[group]!++] = index));

  const isMust = new Uint8Array(groups);
  const isOut = new Uint8Array(count);
  const coupling = limits.filter(({ name, lower, terms }) => {
    const demand = terms[0];
    if (lower > 0 && demand) {
      const group = groupOf[demand.candidate]!;
      isMust[group] = 1;
      const allowed = new Set(terms.map(({ candidate }) => candidate));
      for (let at = first[group]!; at < first[group + 1]!; at++)
        if (!allowed.has(members[at]!)) isOut[members[at]!] = 1;
    }
    return lower === -Infinity && !name.startsWith('one:');
  });
  const start = new Int32Array(count + 1);
  for (const { terms } of coupling) for (const { candidate } of terms) start[candidate + 1]! += 1;
  for (let index = 0; index < count; index++) start[index + 1]! += start[index]!;
  const row = new Int32Array(start[count]!);
  const value = new Float64Array(start[count]!);
  const upper = new Float64Array(coupling.length);
  const at = start.slice();
  coupling.forEach(({ upper: most, terms }, index) => {
    const largest = terms.reduce((sum, { coefficient }) => Math.max(sum, Math.abs(coefficient)), 0) || 1;
    const scale = most > largest ? most : largest;
    upper[index] = most / scale;
    for (const { candidate, coefficient } of terms) {
      const place = at[candidate]!++;
      row[place] = index;
      value[place] = coefficient / scale;
    }
  });
  const gain = Float64Array.from(candidates, (candidate) => candidate.gain);
  const isPossible = limits.every(({ lower, terms }) => lower <= 0 || terms.length > 0);
  return {
    count,
    groups,
    groupOf,
    members,
    first,
    start,
    row,
    value,
    upper,
    gain,
    isMust,
    isOut,
    isPossible,
  };
}
