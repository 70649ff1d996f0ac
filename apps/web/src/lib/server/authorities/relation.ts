import type { RelationKind } from '#lib/server/database/index.ts';

/** A dated edge between two authorities. */
export interface Relation {
  id: number;
  from: number;
  to: number;
  kind: RelationKind;
  /** ISO date of the first day; null: since ever. */
  validFrom: string | null;
  /** ISO date from which it no longer holds; null: open-ended. */
  validTo: string | null;
}

/** The kinds that people keep; the other two record what a merge or a split did. */
export const keptKinds = ['belongs-to', 'served-by', 'member-of'] as const;
export type KeptKind = (typeof keptKinds)[number];

export function isKept(kind: RelationKind): kind is KeptKind {
  return keptKinds.some((each) => each === kind);
}

/** Whether it holds on this day or on a later one. */
export function isStanding({ validTo }: Pick<Relation, 'validTo'>, day: string): boolean {
  return validTo === null || validTo > day;
}

/** Whether it holds on this very day. @example isInForce({ validFrom: null, validTo: '2027-01-01' }, '2027-01-01') // false */
export function isInForce(relation: Pick<Relation, 'validFrom' | 'validTo'>, day: string): boolean {
  return isStanding(relation, day) && (relation.validFrom === null || relation.validFrom <= day);
}

/**
 * A way from an authority back to itself over edges of one kind, as the ids on it, first and last the same; null when
 * there is none.
 *
 * @example findCycle([{ from: 1, to: 2 }, { from: 2, to: 1 }]) // [1, 2, 1]
 */
export function findCycle(edges: readonly Pick<Relation, 'from' | 'to'>[]): number[] | null {
  const next = new Map<number, number[]>();
  for (const { from, to } of edges) next.set(from, [...(next.get(from) ?? []), to]);
  const done = new Set<number>();
  for (const start of next.keys()) {
    const path = [start];
    const open = [[...(next.get(start) ?? [])]];
    while (path.length > 0) {
      const to = open.at(-1)?.pop();
      if (to === undefined) {
        done.add(path.pop() ?? start);
        open.pop();
      } else if (path.includes(to)) return [...path.slice(path.indexOf(to)), to];
      else if (!done.has(to)) {
        path.push(to);
        open.push([...(next.get(to) ?? [])]);
      }
    }
  }
  return null;
}
