import { type Kysely } from 'kysely';
import type { AuthorityKind, Schema } from '#lib/server/database/index.ts';

export interface Authority {
  id: number;
  name: string;
  sample: boolean;
  workplaces: number | null;
  /** ISO date since when it is part of another one; null while it exists. */
  endedOn: string | null;
}

export async function allAuthorities(db: Kysely<Schema>): Promise<Authority[]> {
  return db
    .selectFrom('authority')
    .select(['id', 'name', 'sample', 'workplaces', 'ended_on as endedOn'])
    .orderBy(({ eb }) => eb('ended_on', 'is not', null))
    .orderBy('id')
    .execute();
}

export async function insertAuthority(
  db: Kysely<Schema>,
  authority: {
    name: string;
    kind: AuthorityKind;
    key: string;
    sample: boolean;
    workplaces: number | null;
    as_of: string | null;
  },
): Promise<number> {
  const { id } = await db.insertInto('authority').values(authority).returning('id').executeTakeFirstOrThrow();
  return id;
}

/** Returns what it was called before. */
export async function updateAuthority(
  db: Kysely<Schema>,
  id: number,
  set: { name: string; workplaces: number | null },
): Promise<{ name: string; workplaces: number | null } | null> {
  const before = await db
    .selectFrom('authority')
    .select(['name', 'workplaces'])
    .where('id', '=', id)
    .executeTakeFirst();
  await db.updateTable('authority').set(set).where('id', '=', id).execute();
  return before ?? null;
}
