import type { Insertable, Kysely } from 'kysely';
import type { MatchDecisionTable, Schema } from '#lib/server/database/index.ts';

export async function decisionsInForce(db: Kysely<Schema>) {
  const rows = await db.selectFrom('match_decision').selectAll().where('revoked_at', 'is', null).execute();
  return new Map(rows.map((row) => [row.match_key, row]));
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

export async function matchDecision(db: Kysely<Schema>, id: number) {
  return db.selectFrom('match_decision').selectAll().where('id', '=', id).executeTakeFirst();
}

export async function revokeDecisions(
  db: Kysely<Schema>,
  authority: number,
  matchKey: string,
): Promise<void> {
  await db
    .updateTable('match_decision')
    .set({ revoked_at: new Date() })
    .where('authority_id', '=', authority)
    .where('match_key', '=', matchKey)
    .where('revoked_at', 'is', null)
    .execute();
}
