import { sql } from 'kysely';
import type { AuthorityKind, AuthorityRole, MandateRole, Transaction } from '#lib/server/database/index.ts';

const notOver = sql<boolean>`(mandate.expires_at is null or mandate.expires_at > now())`;

/** A mandate with the names of both sides. */
export interface StoredMandate {
  id: number;
  authority: number;
  authorityName: string;
  provider: number;
  providerName: string;
  role: MandateRole;
  since: Date;
  expiresAt: Date | null;
}

/** Mandates in force that an authority gives, or holds; for the operator, because it joins both sides. */
export async function mandatesInForce(
  trx: Transaction,
  side: 'authority_id' | 'provider_id',
  authority: number,
): Promise<StoredMandate[]> {
  return trx
    .selectFrom('mandate')
    .innerJoin('authority', 'authority.id', 'mandate.authority_id')
    .innerJoin('authority as provider', 'provider.id', 'mandate.provider_id')
    .select([
      'mandate.id',
      'mandate.authority_id as authority',
      'authority.name as authorityName',
      'mandate.provider_id as provider',
      'provider.name as providerName',
      'mandate.role',
      'mandate.created_at as since',
      'mandate.expires_at as expiresAt',
    ])
    .where(`mandate.${side}`, '=', authority)
    .where('mandate.ended_at', 'is', null)
    .where(notOver)
    .orderBy(side === 'authority_id' ? 'provider.name' : 'authority.name')
    .execute();
}

/** Somebody of a provider who can act for an authority, and when they last did. */
export interface ActingPerson {
  provider: number;
  name: string;
  roles: AuthorityRole[];
  lastActive: Date | null;
}

/** Who can act for an authority by the mandates that it gives; for the operator. */
export async function peopleActingFor(trx: Transaction, authority: number): Promise<ActingPerson[]> {
  const { rows } = await sql<ActingPerson>`
    select m.provider_id as provider, a.name, array_agg(distinct s.role) as roles,
      greatest(
        (select max(last_seen_at) from session where account_id = a.id and acting_for = ${authority}),
        (select max(at) from change where authority_id = ${authority} and actor = a.id::text)
      ) as "lastActive"
    from mandate m
    join membership s on s.authority_id = m.provider_id and s.role in ('it-leitung', 'bearbeitung', 'lesen')
      and (s.expires_at is null or s.expires_at > now())
    join account a on a.id = s.account_id and a.active
    where m.authority_id = ${authority} and m.ended_at is null and (m.expires_at is null or m.expires_at > now())
    group by m.provider_id, a.id, a.name
    order by a.name, a.id`.execute(trx);
  return rows;
}

export async function insertMandate(
  trx: Transaction,
  mandate: { authority: number; provider: number; role: MandateRole; expiresAt: Date | null; by: string },
): Promise<number> {
  const { id } = await trx
    .insertInto('mandate')
    .values({
      authority_id: mandate.authority,
      provider_id: mandate.provider,
      role: mandate.role,
      expires_at: mandate.expiresAt,
      granted_by: mandate.by,
      ended_by: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Notes the end of mandates that have run out, so that another one can take their place. */
export async function closeRunOut(trx: Transaction, authority: number, provider: number): Promise<void> {
  await trx
    .updateTable('mandate')
    .set({ ended_at: sql<Date>`expires_at`, ended_by: 'expiry' })
    .where('authority_id', '=', authority)
    .where('provider_id', '=', provider)
    .where('ended_at', 'is', null)
    .where(sql<boolean>`expires_at <= now()`)
    .execute();
}

/** Ends a mandate of the named side; returns whose it was, or null where there is none in force. */
export async function endMandateOf(
  trx: Transaction,
  side: 'authority_id' | 'provider_id',
  authority: number,
  id: number,
  by: string,
): Promise<{ authority: number; provider: number; role: MandateRole } | null> {
  const row = await trx
    .updateTable('mandate')
    .set({ ended_at: sql<Date>`now()`, ended_by: by })
    .where('id', '=', id)
    .where(side, '=', authority)
    .where('ended_at', 'is', null)
    .returning(['authority_id as authority', 'provider_id as provider', 'role'])
    .executeTakeFirst();
  return row ?? null;
}

/** A request that nobody has decided, with the names of both sides. */
export interface OpenRequest {
  id: number;
  authority: number;
  authorityName: string;
  provider: number;
  providerName: string;
  role: MandateRole;
  reason: string;
  createdAt: Date;
}

export async function openRequests(
  trx: Transaction,
  side: 'authority_id' | 'provider_id',
  authority: number,
): Promise<OpenRequest[]> {
  return trx
    .selectFrom('mandate_request')
    .innerJoin('authority', 'authority.id', 'mandate_request.authority_id')
    .innerJoin('authority as provider', 'provider.id', 'mandate_request.provider_id')
    .select([
      'mandate_request.id',
      'mandate_request.authority_id as authority',
      'authority.name as authorityName',
      'mandate_request.provider_id as provider',
      'provider.name as providerName',
      'mandate_request.role',
      'mandate_request.reason',
      'mandate_request.created_at as createdAt',
    ])
    .where(`mandate_request.${side}`, '=', authority)
    .where('mandate_request.decided_at', 'is', null)
    .orderBy('mandate_request.id')
    .execute();
}

/** Null where the same request is open already. */
export async function insertRequest(
  trx: Transaction,
  request: { authority: number; provider: number; role: MandateRole; reason: string; by: string },
): Promise<number | null> {
  const row = await trx
    .insertInto('mandate_request')
    .values({
      authority_id: request.authority,
      provider_id: request.provider,
      role: request.role,
      reason: request.reason,
      requested_by: request.by,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return row?.id ?? null;
}

export async function decideRequestOf(
  trx: Transaction,
  side: 'authority_id' | 'provider_id',
  authority: number,
  id: number,
  outcome: 'accepted' | 'refused' | 'withdrawn',
  by: string,
): Promise<{ authority: number; provider: number } | null> {
  const row = await trx
    .updateTable('mandate_request')
    .set({ decided_at: sql<Date>`now()`, decided_by: by, outcome })
    .where('id', '=', id)
    .where(side, '=', authority)
    .where('decided_at', 'is', null)
    .returning(['authority_id as authority', 'provider_id as provider'])
    .executeTakeFirst();
  return row ?? null;
}

/** Authorities whose business it is to act for others, those that are related to this one first. */
export async function possibleProviders(
  trx: Transaction,
  authority: number,
): Promise<{ id: number; name: string; kind: AuthorityKind; isRelated: boolean }[]> {
  const { rows } = await sql<{ id: number; name: string; kind: AuthorityKind; isRelated: boolean }>`
    select a.id, a.name, a.kind, exists (
        select from authority_closure c where c.from_id = ${authority} and c.to_id = a.id
          and c.kind in ('served-by', 'member-of', 'belongs-to')) as "isRelated"
    from authority a
    where a.id <> ${authority} and a.ended_on is null
      and (a.kind in ('it-provider', 'special-purpose-association') or exists (
        select from authority_closure c where c.from_id = ${authority} and c.to_id = a.id and c.kind = 'served-by'))
    order by 4 desc, a.name, a.id`.execute(trx);
  return rows;
}

/** The authority that a provider means by this key or exact name, while it exists. */
export async function authorityMeant(
  trx: Transaction,
  keyOrName: string,
): Promise<{ id: number; name: string } | null> {
  const rows = await trx
    .selectFrom('authority')
    .select(['id', 'name'])
    .where('ended_on', 'is', null)
    .where(({ eb, or }) =>
      or([eb('key', '=', keyOrName), eb(sql<string>`lower(name)`, '=', keyOrName.toLowerCase())]),
    )
    .limit(2)
    .execute();
  // Names repeat: then only the key says which one is meant.
  return rows.length === 1 ? (rows[0] ?? null) : null;
}

/** Whom a request is told: everybody who may decide it. */
export async function decidersOf(trx: Transaction, authority: number) {
  return trx
    .selectFrom('membership')
    .innerJoin('account', 'account.id', 'membership.account_id')
    .select(['account.id', 'account.name', 'account.email'])
    .distinct()
    .where('membership.authority_id', '=', authority)
    .where('membership.role', 'in', ['leitung', 'it-leitung'])
    .where(sql<boolean>`(membership.expires_at is null or membership.expires_at > now())`)
    .where('account.active', '=', true)
    .where('account.email', 'is not', null)
    .execute();
}
