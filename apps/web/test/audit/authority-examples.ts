import { actFor, hashToken } from '#lib/server/accounts/index.ts';
import { confirmHandover, linkPlace, mergeAuthorities, relate } from '#lib/server/authorities/index.ts';
import type { AuthorityRole } from '#lib/server/database/index.ts';
import { givenAuthority, givenMandate, identityIn, instanceOperator } from '../authorities/world.ts';
import { membershipOf, signedInAs, type Example, type Given } from './example.ts';

const past = '2026-01-01';

/** An account with a role in one authority. */
async function memberOf({ db, account }: Given, authority: number, role: AuthorityRole): Promise<string> {
  const account_id = await account(`${role}-${authority}@stadt.example`);
  const membership = { account_id, authority_id: authority, role, granted_by: 'local' };
  await db.asOperator((trx) => trx.insertInto('membership').values(membership).execute());
  return account_id;
}

/** Two authorities, the first of which was merged into the second, each with its IT-Leitung from before. */
async function merged(given: Given) {
  const { db } = given;
  const former = await givenAuthority(db, 'Altdorf');
  const successor = await givenAuthority(db, 'Neudorf');
  const lead = await memberOf(given, former, 'it-leitung');
  await memberOf(given, successor, 'it-leitung');
  const done = await mergeAuthorities(db, instanceOperator, { from: [former], into: successor, on: past });
  if (!done.ok) throw new Error(done.problem);
  return { former, successor, lead };
}

/** Somebody signed in who acts for one of their authorities, and in whose chain it is told. */
async function actingFor({ db, session }: Given, account: string, authority: number, chain = authority) {
  const token = await session(account);
  const { id } = await db.asOperator((trx) =>
    trx
      .selectFrom('session')
      .select('id')
      .where('token_hash', '=', hashToken(token))
      .executeTakeFirstOrThrow(),
  );
  await actFor(db, id, authority);
  return {
    cookies: { session: token },
    told: { account_id: account, via: 'session', authority_id: chain },
  };
}

/** A provider that acts for a town, or wants to: the town reads it in its log. */
async function providerOf(given: Given) {
  const provider = await givenAuthority(given.db, 'Rechenzentrum Süd', 'it-provider');
  const name = `Kundenstadt ${provider}`;
  const customer = await givenAuthority(given.db, name);
  const account = await memberOf(given, provider, 'it-leitung');
  return { provider, customer, name, written: await actingFor(given, account, provider, customer) };
}

const paramsOf = (authority: number) => ({ params: { id: String(authority) } });

/** What is done to authorities, and to what one of them may do for another. */
export const authorityExamples: Record<string, Example> = {
  '/operate/authorities/[id] place': async (given) => ({
    ...(await signedInAs(given)),
    ...paramsOf(given.provider),
    body: { place: '01000001', from: '', to: '' },
  }),
  '/operate/authorities/[id] unplace': async (given) => {
    const authority = await givenAuthority(given.db, 'Ohneort');
    const place = { key: '01000001', validFrom: null, validTo: null };
    await linkPlace(given.db, instanceOperator, authority, place);
    return { ...(await signedInAs(given)), ...paramsOf(authority), body: { key: '01000001' } };
  },
  '/operate/authorities/[id] unrelate': async (given) => {
    const from = await givenAuthority(given.db, 'Alleinstadt');
    const to = given.provider;
    const relation = { from, to, kind: 'served-by', validFrom: null, validTo: null } as const;
    const related = await relate(given.db, instanceOperator, relation);
    if (!related.ok) throw new Error(related.problem);
    const body = { relation: String(related.id), how: 'remove' };
    return { ...(await signedInAs(given)), ...paramsOf(from), body };
  },
  '/operate/authorities/[id] takeover': async (given) => {
    const { former, successor, lead } = await merged(given);
    const confirmed = await confirmHandover(given.db, await identityIn(given.db, lead, former));
    if (!confirmed.ok) throw new Error(confirmed.problem);
    const { cookies, told } = await signedInAs(given);
    return {
      cookies,
      ...paramsOf(successor),
      body: { predecessor: String(former) },
      told: { ...told, authority_id: successor },
    };
  },
  '/operate/authorities/[id] undo': async (given) => {
    const { successor } = await merged(given);
    return { ...(await signedInAs(given)), ...paramsOf(successor), body: {} };
  },
  '/operate/authorities/[id] split': async (given) => ({
    ...(await signedInAs(given)),
    ...paramsOf(await givenAuthority(given.db, 'Großkreis', 'district')),
    body: { names: 'Nordkreis\nSüdkreis', on: past },
  }),
  '/operate/authorities/merge apply': async (given) => {
    const from = await givenAuthority(given.db, 'Kleindorf');
    const into = await givenAuthority(given.db, 'Großdorf');
    return { ...(await signedInAs(given)), body: { from: [String(from)], into: String(into), on: past } };
  },
  '/settings/mandates request': async (given) => {
    const { name, written } = await providerOf(given);
    return { ...written, body: { authority: name, role: 'lesen', reason: 'Betrieb' } };
  },
  '/settings/mandates withdraw': async (given) => {
    const { provider, customer, written } = await providerOf(given);
    const request = {
      authority_id: customer,
      provider_id: provider,
      role: 'lesen',
      requested_by: given.person,
    } as const;
    const { id } = await given.db.asOperator((trx) =>
      trx.insertInto('mandate_request').values(request).returning('id').executeTakeFirstOrThrow(),
    );
    return { ...written, body: { id: String(id) } };
  },
  '/settings/mandates giveback': async (given) => {
    const { provider, customer, written } = await providerOf(given);
    return { ...written, body: { id: String(await givenMandate(given.db, customer, provider, 'lesen')) } };
  },
  '/settings/members predecessors': async (given) => {
    await membershipOf(given, 'fünf@stadt.example');
    const account = await given.account('fünf@stadt.example');
    return { ...(await signedInAs(given)), body: { account, open: 'no' } };
  },
  '/settings/members handover': async (given) => {
    const { former, lead } = await merged(given);
    return { ...(await actingFor(given, lead, former)), body: {} };
  },
};
