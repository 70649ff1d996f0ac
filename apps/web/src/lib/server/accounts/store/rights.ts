import { sql } from 'kysely';
import type { AuthorityRole, InstanceRole, MandateRole, Transaction } from '#lib/server/database/index.ts';

interface ReachedAuthority {
  authority: number;
  name: string;
  sample: boolean;
  workplaces: number | null;
  endedOn: string | null;
  predecessors: boolean;
  /** Authorities that were merged into it, directly or over several steps, as far as this right extends to them. */
  merged: number[];
}

/** Everything from which an identity follows. */
export interface Rights {
  account: { id: string; name: string };
  instanceRoles: InstanceRole[];
  memberships: (ReachedAuthority & { role: AuthorityRole })[];
  mandates: (ReachedAuthority & {
    id: number;
    provider: number;
    providerName: string;
    role: MandateRole;
    ownRole: AuthorityRole;
  })[];
}

const inForce = (table: string) =>
  sql<boolean>`(${sql.ref(`${table}.expires_at`)} is null or ${sql.ref(`${table}.expires_at`)} > now())`;

const merged = (table: string) => sql<number[]>`coalesce((
  select array_agg(c.from_id) from authority_closure c
  where c.kind = 'merged-into' and c.to_id = ${sql.ref(`${table}.authority_id`)}
    and (${sql.ref(`${table}.reach`)} is null or c.from_id = any(${sql.ref(`${table}.reach`)}))), '{}')`;

/** The rights of one active account as they stand now; null when there is no such account. */
export async function rightsOf(trx: Transaction, id: string): Promise<Rights | null> {
  const account = await trx
    .selectFrom('account')
    .select(['id', 'name', 'kind'])
    .where('id', '=', id)
    .where('active', '=', true)
    .executeTakeFirst();
  if (!account) return null;
  const memberships = await trx
    .selectFrom('membership')
    .innerJoin('authority', 'authority.id', 'membership.authority_id')
    .select([
      'membership.authority_id as authority',
      'authority.name',
      'authority.sample',
      'authority.workplaces',
      'authority.ended_on as endedOn',
      'membership.role',
      'membership.predecessors',
      merged('membership').as('merged'),
    ])
    .where('membership.account_id', '=', id)
    .where(inForce('membership'))
    .orderBy('membership.id')
    .execute();
  const mandates = await trx
    .selectFrom('mandate')
    .innerJoin('membership', 'membership.authority_id', 'mandate.provider_id')
    .innerJoin('authority', 'authority.id', 'mandate.authority_id')
    .innerJoin('authority as provider', 'provider.id', 'mandate.provider_id')
    .select([
      'mandate.id',
      'mandate.authority_id as authority',
      'authority.name',
      'authority.sample',
      'authority.workplaces',
      'authority.ended_on as endedOn',
      'mandate.provider_id as provider',
      'provider.name as providerName',
      'mandate.role',
      'membership.role as ownRole',
      'mandate.predecessors',
      merged('mandate').as('merged'),
    ])
    .where('membership.account_id', '=', id)
    .where('mandate.ended_at', 'is', null)
    .where(inForce('mandate'))
    .where(inForce('membership'))
    // Data protection officers and auditors of a provider have no business in the inventory of its customers.
    .where('membership.role', 'in', ['it-leitung', 'bearbeitung', 'lesen'])
    .orderBy('mandate.id')
    .execute();
  const instance = await trx
    .selectFrom('instance_role')
    .select('role')
    .where('account_id', '=', id)
    .execute();
  return {
    account: { id: account.id, name: account.name },
    instanceRoles: instance.map(({ role }) => role),
    memberships,
    mandates,
  };
}
