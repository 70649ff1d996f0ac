import { isKept, isStanding, type Relation } from './relation.ts';

/** What happens to the edges when authorities end. */
export interface CarriedRelations {
  /** Edges of the ended ones, and the day on which each stops. */
  end: { id: number; validTo: string }[];
  add: Omit<Relation, 'id'>[];
}

/**
 * Carries every standing edge of the ended authorities over to their successor, from the day of the merge: with the
 * same dates, each once, and none from the successor to itself. The old edges stop on that day.
 */
export function carryRelations(
  relations: readonly Relation[],
  { from, into, on }: { from: readonly number[]; into: number; on: string },
): CarriedRelations {
  const ended = new Set(from);
  const standing = relations.filter((each) => isKept(each.kind) && isStanding(each, on));
  const touched = standing.filter((each) => ended.has(each.from) || ended.has(each.to));
  const kept = standing.filter((each) => !touched.includes(each));
  const moved = touched.map(({ id: _id, ...each }) => ({
    ...each,
    from: ended.has(each.from) ? into : each.from,
    to: ended.has(each.to) ? into : each.to,
    validFrom: later(on, each.validFrom),
  }));
  return {
    end: touched.map(({ id, validFrom }) => ({ id, validTo: later(on, validFrom) })),
    add: distinct(
      moved.filter((each) => each.from !== each.to),
      kept,
    ),
  };
}

/** Without those that another one, or one that is there already, covers. */
function distinct(wanted: Omit<Relation, 'id'>[], there: readonly Relation[]): Omit<Relation, 'id'>[] {
  const longestFirst = [...wanted].sort((a, b) => compareEnds(b.validTo, a.validTo));
  const kept: Omit<Relation, 'id'>[] = [];
  for (const each of longestFirst)
    if (![...there, ...kept].some((other) => covers(other, each))) kept.push(each);
  return kept;
}

function covers(one: Omit<Relation, 'id'>, other: Omit<Relation, 'id'>): boolean {
  return (
    one.kind === other.kind &&
    one.from === other.from &&
    one.to === other.to &&
    (one.validFrom ?? '') <= (other.validFrom ?? '') &&
    compareEnds(one.validTo, other.validTo) >= 0
  );
}

/** Open-ended is later than any day. */
function compareEnds(a: string | null, b: string | null): number {
  if (a === b) return 0;
  if (a === null) return 1;
  return b === null || a < b ? -1 : 1;
}

function later(day: string, other: string | null): string {
  return other !== null && other > day ? other : day;
}
