import type { AuthorityRole, Database, InstanceRole } from '#lib/server/database/index.ts';

/** A person with an account, and with roles in authorities. Returns the id of the account. */
export async function createPerson(
  db: Database,
  person: {
    name: string;
    email?: string;
    roles?: [authority: number, role: AuthorityRole][];
    instance?: InstanceRole[];
  },
): Promise<string> {
  return db.asOperator(async (trx) => {
    const { id } = await trx
      .insertInto('account')
      .values({ name: person.name, email: person.email ?? null, password_hash: null, totp_secret: null })
      .returning('id')
      .executeTakeFirstOrThrow();
    for (const [authority_id, role] of person.roles ?? [])
      await trx
        .insertInto('membership')
        .values({ authority_id, role, account_id: id, granted_by: 'test' })
        .execute();
    for (const role of person.instance ?? [])
      await trx.insertInto('instance_role').values({ account_id: id, role }).execute();
    return id;
  });
}

/** Roles of a person with where they come from, e.g. `7 lesen oidc`; `instance` stands for the instance. */
export async function rolesOf(db: Database, account: string): Promise<string[]> {
  return db.asOperator(async (trx) => {
    const roles = await trx
      .selectFrom('membership')
      .select(['authority_id', 'role', 'source'])
      .where('account_id', '=', account)
      .execute();
    const instance = await trx
      .selectFrom('instance_role')
      .select(['role', 'source'])
      .where('account_id', '=', account)
      .execute();
    return [
      ...roles.map(({ authority_id, role, source }) => `${authority_id} ${role} ${source}`),
      ...instance.map(({ role, source }) => `instance ${role} ${source}`),
    ].sort();
  });
}
