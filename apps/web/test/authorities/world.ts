import { everyPermission, identityOf, type Identity } from '#lib/server/accounts/index.ts';
import type { AuthorityKind, AuthorityRole, Database, MandateRole } from '#lib/server/database/index.ts';
import { refreshRelations } from '#lib/server/authorities/index.ts';

/** Made up: two towns, a Kreis, a Zweckverband with eight members, and a provider that acts for one of the towns. */
export interface World {
  upperTown: number;
  lowerTown: number;
  district: number;
  association: number;
  /** The six other members of the Zweckverband. */
  villages: number[];
  provider: number;
  /** Acts for the upper town, at most "bearbeitung". */
  mandate: number;
  people: Record<'upperLead' | 'upperIt' | 'upperReader' | 'lowerIt' | 'bothEditor' | 'providerIt', string>;
  /** May create, merge and split authorities, and is part of none. */
  operator: Identity;
}

/** Somebody who may do everything for the instance, in no authority. */
export const instanceOperator: Identity = {
  id: 'local',
  name: 'local',
  authority: 0,
  authorities: [],
  via: 'local',
  roles: [],
  instanceRoles: ['betrieb'],
  permissions: new Set(everyPermission),
  mandate: null,
  session: null,
  choices: [],
};

let counter = 0;

export async function givenAuthority(
  db: Database,
  name: string,
  kind: AuthorityKind = 'municipality',
): Promise<number> {
  const { id } = await db.asOperator((trx) =>
    trx
      .insertInto('authority')
      .values({ name, kind, key: `made-up-${++counter}` })
      .returning('id')
      .executeTakeFirstOrThrow(),
  );
  return id;
}

/** An account with these roles, each in one authority. */
export async function givenAccount(
  db: Database,
  name: string,
  roles: readonly (readonly [authority: number, role: AuthorityRole])[],
): Promise<string> {
  return db.asOperator(async (trx) => {
    const { id } = await trx
      .insertInto('account')
      .values({ name, email: `person-${++counter}@example.org`, totp_secret: null, password_hash: null })
      .returning('id')
      .executeTakeFirstOrThrow();
    for (const [authority, role] of roles)
      await trx
        .insertInto('membership')
        .values({ authority_id: authority, account_id: id, role, granted_by: 'test' })
        .execute();
    return id;
  });
}

export async function givenMandate(
  db: Database,
  authority: number,
  provider: number,
  role: MandateRole,
): Promise<number> {
  const { id } = await db.asOperator((trx) =>
    trx
      .insertInto('mandate')
      .values({ authority_id: authority, provider_id: provider, role, granted_by: 'test', ended_by: null })
      .returning('id')
      .executeTakeFirstOrThrow(),
  );
  return id;
}

/** The person as the next request would see them. */
export async function identityIn(db: Database, account: string, authority: number): Promise<Identity> {
  const identity = await identityOf(db, account, authority, { via: 'session', session: null });
  if (!identity) throw new Error('no such account');
  return identity;
}

export async function givenWorld(db: Database): Promise<World> {
  const upperTown = await givenAuthority(db, 'Stadt Oberbach');
  const lowerTown = await givenAuthority(db, 'Stadt Unterbach');
  const district = await givenAuthority(db, 'Kreis Bachland', 'district');
  const association = await givenAuthority(db, 'Zweckverband Bachwasser', 'special-purpose-association');
  const provider = await givenAuthority(db, 'Rechenzentrum Bachland', 'it-provider');
  const villages: number[] = [];
  for (const name of ['Ahorn', 'Birke', 'Buche', 'Eibe', 'Esche', 'Linde'])
    villages.push(await givenAuthority(db, `Gemeinde ${name}`));
  const towns = [upperTown, lowerTown, ...villages];
  await db.asOperator((trx) =>
    trx
      .insertInto('authority_relation')
      .values([
        ...towns.map((from) => ({ from_id: from, to_id: district, kind: 'belongs-to' as const })),
        ...towns.map((from) => ({ from_id: from, to_id: association, kind: 'member-of' as const })),
        { from_id: upperTown, to_id: provider, kind: 'served-by' as const },
      ])
      .execute(),
  );
  await refreshRelations(db);
  return {
    upperTown,
    lowerTown,
    district,
    association,
    villages,
    provider,
    mandate: await givenMandate(db, upperTown, provider, 'bearbeitung'),
    people: {
      upperLead: await givenAccount(db, 'Lea Oben', [[upperTown, 'leitung']]),
      upperIt: await givenAccount(db, 'Ira Oben', [[upperTown, 'it-leitung']]),
      upperReader: await givenAccount(db, 'Lu Oben', [[upperTown, 'lesen']]),
      lowerIt: await givenAccount(db, 'Ina Unten', [[lowerTown, 'it-leitung']]),
      bothEditor: await givenAccount(db, 'Bo Beide', [
        [upperTown, 'bearbeitung'],
        [lowerTown, 'lesen'],
      ]),
      providerIt: await givenAccount(db, 'Pia Rechenzentrum', [[provider, 'it-leitung']]),
    },
    operator: instanceOperator,
  };
}
