import { sql } from 'kysely';
import type { RelationKind, Transaction } from '#lib/server/database/index.ts';
import type { Relation } from '../relation.ts';

const columns = [
  'id',
  'from_id as from',
  'to_id as to',
  'kind',
  'valid_from as validFrom',
  'valid_to as validTo',
] as const;

/** One change of the edges at a time: two that fit alone could close a circle together. */
export async function lockRelations(trx: Transaction): Promise<void> {
  await sql`lock table authority_relation in share row exclusive mode`.execute(trx);
}

export async function allRelations(trx: Transaction): Promise<Relation[]> {
  return trx.selectFrom('authority_relation').select(columns).orderBy('id').execute();
}

/** Edges that begin or end at one of these authorities. */
export async function relationsOf(trx: Transaction, authorities: number[]): Promise<Relation[]> {
  return trx
    .selectFrom('authority_relation')
    .select(columns)
    .where(({ eb, or }) =>
      or([
        eb('from_id', '=', sql<number>`any(${authorities}::int[])`),
        eb('to_id', '=', sql<number>`any(${authorities}::int[])`),
      ]),
    )
    .orderBy('id')
    .execute();
}

export async function insertRelations(
  trx: Transaction,
  relations: readonly Omit<Relation, 'id'>[],
): Promise<number[]> {
  if (relations.length === 0) return [];
  const rows = await trx
    .insertInto('authority_relation')
    .values(
      relations.map(({ from, to, kind, validFrom, validTo }) => ({
        from_id: from,
        to_id: to,
        kind,
        valid_from: validFrom,
        valid_to: validTo,
      })),
    )
    .returning('id')
    .execute();
  return rows.map(({ id }) => id);
}

export async function setRelationEnd(trx: Transaction, id: number, validTo: string | null): Promise<void> {
  await trx.updateTable('authority_relation').set({ valid_to: validTo }).where('id', '=', id).execute();
}

export async function deleteRelations(trx: Transaction, ids: number[]): Promise<void> {
  await trx
    .deleteFrom('authority_relation')
    .where('id', '=', sql<number>`any(${ids}::bigint[])`)
    .execute();
}

/**
 * Brings the closure up to date after edges of these kinds have changed that begin at `from`: only authorities that
 * reach one of them can be affected. `day` decides which edges hold.
 */
export async function refreshClosure(
  trx: Transaction,
  kinds: readonly RelationKind[],
  from: number[],
  day: string,
): Promise<void> {
  if (from.length === 0) return;
  for (const kind of new Set(kinds)) {
    const { rows } = await sql<{ id: number }>`
      select from_id as id from authority_closure where kind = ${kind} and to_id = any(${from}::int[])
      union select unnest(${from}::int[])`.execute(trx);
    const affected = rows.map(({ id }) => id);
    await trx
      .deleteFrom('authority_closure')
      .where('kind', '=', kind)
      .where('from_id', '=', sql<number>`any(${affected}::int[])`)
      .execute();
    await sql`
      insert into authority_closure (kind, from_id, to_id, depth)
      with recursive edge as materialized (
        select distinct from_id, to_id from authority_relation
        where kind = ${kind} and (valid_from is null or valid_from <= ${day}::date)
          and (valid_to is null or valid_to > ${day}::date)
      ), walk (from_id, to_id, depth) as (
        select from_id, to_id, 1 from edge where from_id = any(${affected}::int[])
        union
        select walk.from_id, edge.to_id, walk.depth + 1 from walk join edge on edge.from_id = walk.to_id
        where walk.depth < 100
      )
      select ${kind}, from_id, to_id, min(depth) from walk group by from_id, to_id`.execute(trx);
  }
}

/** What is reached over edges of a kind from (`up`) or reaches (`down`) each of the authorities. */
export async function closureOf(
  trx: Transaction,
  kind: RelationKind,
  authorities: number[],
  direction: 'up' | 'down',
): Promise<Map<number, number[]>> {
  const [own, other] = direction === 'up' ? (['from_id', 'to_id'] as const) : (['to_id', 'from_id'] as const);
  const rows = await trx
    .selectFrom('authority_closure')
    .select([`${own} as own`, `${other} as other`])
    .where('kind', '=', kind)
    .where(own, '=', sql<number>`any(${authorities}::int[])`)
    .orderBy('depth')
    .orderBy(other)
    .execute();
  const found = new Map<number, number[]>();
  for (const { own: id, other: reached } of rows) found.set(id, [...(found.get(id) ?? []), reached]);
  return found;
}
