import { noteChange } from '#lib/server/audit/index.ts';
import {
  isStoreError,
  type AuthorityKind,
  type Database,
  type MandateRole,
} from '#lib/server/database/index.ts';
import { demand, may, type Identity } from '#lib/server/accounts/index.ts';
import {
  closeRunOut,
  decideRequestOf,
  endMandateOf,
  insertMandate,
  mandatesInForce,
  openRequests,
  peopleActingFor,
  possibleProviders,
  type ActingPerson,
  type OpenRequest,
  type StoredMandate,
} from './store/mandates.ts';

/** Who acts for the own authority, and who wants to. */
export interface GivenMandates {
  mandates: (StoredMandate & { people: ActingPerson[]; lastActive: Date | null })[];
  requests: OpenRequest[];
  /** Whom a mandate could be given; empty for those who may not give one. */
  providers: { id: number; name: string; kind: AuthorityKind; isRelated: boolean }[];
}

// The names of a provider and its people are in no tenant's reach, so these reads join them as the operator, each
// limited to the authority that the identity acts for.

export async function viewGivenMandates(db: Database, identity: Identity): Promise<GivenMandates> {
  demand(identity, 'mandates:read');
  const { authority } = identity;
  return db.asOperator(async (trx) => {
    const people = await peopleActingFor(trx, authority);
    const mandates = await mandatesInForce(trx, 'authority_id', authority);
    return {
      mandates: mandates.map((mandate) => {
        const acting = people.filter(({ provider }) => provider === mandate.provider);
        const moments = acting.flatMap(({ lastActive }) => lastActive?.getTime() ?? []);
        return {
          ...mandate,
          people: acting,
          lastActive: moments.length > 0 ? new Date(Math.max(...moments)) : null,
        };
      }),
      requests: await openRequests(trx, 'authority_id', authority),
      providers: may(identity, 'mandates:manage') ? await possibleProviders(trx, authority) : [],
    };
  });
}

export type MandateProblem = {
  ok: false;
  problem: 'not-found' | 'exists' | 'ended' | 'in-the-past';
};

/** Lets a provider act for the own authority, until a date or until it is ended. */
export async function giveMandate(
  db: Database,
  identity: Identity,
  { provider, role, expiresAt }: { provider: number; role: MandateRole; expiresAt: Date | null },
): Promise<{ ok: true; id: number } | MandateProblem> {
  demand(identity, 'mandates:manage');
  if (expiresAt !== null && expiresAt <= new Date()) return { ok: false, problem: 'in-the-past' };
  if (identity.choices.some(({ id, endedOn }) => id === identity.authority && endedOn !== null))
    return { ok: false, problem: 'ended' };
  const possible = await db.asOperator((trx) => possibleProviders(trx, identity.authority));
  if (!possible.some(({ id }) => id === provider)) return { ok: false, problem: 'not-found' };
  return write(db, identity, { provider, role, expiresAt });
}

/** Accepts a provider's request, perhaps with less than it asked for, or refuses it. */
export async function decideRequest(
  db: Database,
  identity: Identity,
  id: number,
  decision: { role: MandateRole; expiresAt: Date | null } | 'refuse',
): Promise<{ ok: true } | MandateProblem> {
  demand(identity, 'mandates:manage');
  if (decision === 'refuse') {
    const refused = await db.asActor(identity, async (trx) => {
      const done = await decideRequestOf(trx, 'authority_id', identity.authority, id, 'refused', identity.id);
      if (done)
        noteChange(trx, {
          subject: `mandate-request:${id}`,
          before: { state: 'open' },
          after: { state: 'refused' },
        });
      return done;
    });
    return refused ? { ok: true } : { ok: false, problem: 'not-found' };
  }
  if (decision.expiresAt !== null && decision.expiresAt <= new Date())
    return { ok: false, problem: 'in-the-past' };
  return write(db, identity, { ...decision, request: id });
}

async function write(
  db: Database,
  identity: Identity,
  given: { role: MandateRole; expiresAt: Date | null } & ({ provider: number } | { request: number }),
): Promise<{ ok: true; id: number } | MandateProblem> {
  const { role, expiresAt } = given;
  const { authority } = identity;
  try {
    return await db.asActor(identity, async (trx) => {
      let provider = 'provider' in given ? given.provider : 0;
      if ('request' in given) {
        const request = await decideRequestOf(
          trx,
          'authority_id',
          authority,
          given.request,
          'accepted',
          identity.id,
        );
        if (!request) return { ok: false, problem: 'not-found' };
        provider = request.provider;
      }
      await closeRunOut(trx, authority, provider);
      const id = await insertMandate(trx, { authority, provider, role, expiresAt, by: identity.id });
      noteChange(trx, { subject: `mandate:${id}`, before: null, after: { provider, role, expiresAt } });
      return { ok: true, id };
    });
  } catch (thrown) {
    if (isStoreError(thrown, '23505')) return { ok: false, problem: 'exists' };
    throw thrown;
  }
}

/** Ends a mandate at once: the provider's next request finds it gone. */
export async function endMandate(
  db: Database,
  identity: Identity,
  id: number,
): Promise<{ ok: true } | { ok: false; problem: 'not-found' }> {
  demand(identity, 'mandates:manage');
  const ended = await db.asActor(identity, async (trx) => {
    const mandate = await endMandateOf(trx, 'authority_id', identity.authority, id, identity.id);
    if (mandate)
      noteChange(trx, {
        subject: `mandate:${id}`,
        before: { provider: mandate.provider, role: mandate.role },
        after: null,
      });
    return mandate;
  });
  return ended ? { ok: true } : { ok: false, problem: 'not-found' };
}
