import { sql, type Insertable, type Kysely, type Selectable } from 'kysely';
import type { MatchDecisionTable, Schema } from '#lib/server/database/index.ts';

export type StoredDecision = Selectable<MatchDecisionTable>;

export async function decisionsInForce(db: Kysely<Schema>) {
  const rows = await db.selectFrom('match_decision').selectAll().where('revoked_at', 'is', null).execute();
  return new Map(rows.map((row) => [row.match_key, row]));
}

/** Names that a person has decided, equal ones counted once. */
export async function countDecided(db: Kysely<Schema>): Promise<number> {
  const { count } = await db
    .selectFrom('match_decision')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('revoked_at', 'is', null)
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** Decisions in force, newest first. */
export async function newestDecisions(db: Kysely<Schema>, limit: number): Promise<StoredDecision[]> {
  return db
    .selectFrom('match_decision')
    .selectAll()
    .where('revoked_at', 'is', null)
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
}

export async function insertDecision(
  db: Kysely<Schema>,
  values: Insertable<MatchDecisionTable>,
): Promise<number> {
  const { id } = await db
    .insertInto('match_decision')
    .values(values)
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export async function matchDecision(db: Kysely<Schema>, id: number): Promise<StoredDecision | undefined> {
  return db.selectFrom('match_decision').selectAll().where('id', '=', id).executeTakeFirst();
}

/** What was decided in one go and still holds. */
export async function decisionsOfBatch(db: Kysely<Schema>, batch: string): Promise<StoredDecision[]> {
  return db
    .selectFrom('match_decision')
    .selectAll()
    .where('batch', '=', batch)
    .where('revoked_at', 'is', null)
    .orderBy('id')
    .execute();
}

/** Returns the decision that held until now, if there was one. */
export async function revokeDecisions(
  db: Kysely<Schema>,
  authority: number,
  matchKey: string,
): Promise<number | null> {
  const revoked = await db
    .updateTable('match_decision')
    .set({ revoked_at: new Date() })
    .where('authority_id', '=', authority)
    .where('match_key', '=', matchKey)
    .where('revoked_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  return revoked?.id ?? null;
}

/** Lets decisions hold again, unless another one about the same name does; returns which do. */
export async function reinstateDecisions(db: Kysely<Schema>, ids: readonly number[]): Promise<number[]> {
  if (ids.length === 0) return [];
  const back = await db
    .updateTable('match_decision')
    .set({ revoked_at: null })
    .where(sql<boolean>`id = any(${[...ids]}::bigint[])`)
    .where('revoked_at', 'is not', null)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('match_decision as other')
            .select('other.id')
            .where('other.revoked_at', 'is', null)
            .whereRef('other.authority_id', '=', 'match_decision.authority_id')
            .whereRef('other.match_key', '=', 'match_decision.match_key'),
        ),
      ),
    )
    .returning('id')
    .execute();
  return back.map(({ id }) => id);
}

/** Ids of the decisions in force that name a product. */
export async function decisionsForProduct(
  db: Kysely<Schema>,
  authority: number,
  product: string,
): Promise<number[]> {
  const rows = await db
    .selectFrom('match_decision')
    .select('id')
    .where('authority_id', '=', authority)
    .where('product_id', '=', product)
    .where('revoked_at', 'is', null)
    .execute();
  return rows.map(({ id }) => id);
}

export async function revokeById(db: Kysely<Schema>, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return;
  await db
    .updateTable('match_decision')
    .set({ revoked_at: new Date() })
    .where(sql<boolean>`id = any(${[...ids]}::bigint[])`)
    .execute();
}

/** Lets decisions that name one product name another one. */
export async function renameProduct(
  db: Kysely<Schema>,
  ids: readonly number[],
  from: string,
  to: string,
): Promise<void> {
  if (ids.length === 0) return;
  await db
    .updateTable('match_decision')
    .set({ product_id: to })
    .where(sql<boolean>`id = any(${[...ids]}::bigint[])`)
    .where('product_id', '=', from)
    .execute();
}
