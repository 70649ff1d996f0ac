import type { Actor, Database } from '#lib/server/database/index.ts';

/** A made-up authority and somebody who works for it. */
export async function createTown(db: Database, name: string): Promise<Actor> {
  const { id } = await db.asOperator((trx) =>
    trx
      .insertInto('authority')
      .values({ name, kind: 'municipality', sample: true })
      .returning('id')
      .executeTakeFirstOrThrow(),
  );
  return { id: 'local', name: 'Local', authorities: [id], authority: id };
}
