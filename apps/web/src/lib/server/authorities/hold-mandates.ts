import { noteAuthority, noteChange } from '#lib/server/audit/index.ts';
import { texts, type Language } from '#lib/i18n/index.ts';
import type { SignInConfig } from '#lib/server/config.ts';
import type { Database, MandateRole } from '#lib/server/database/index.ts';
import { demand, sendMail, type Identity } from '#lib/server/accounts/index.ts';
import {
  authorityMeant,
  decideRequestOf,
  decidersOf,
  endMandateOf,
  insertRequest,
  mandatesInForce,
  openRequests,
  type OpenRequest,
  type StoredMandate,
} from './store/mandates.ts';

/** For whom the own authority acts, and whom it has asked. */
export interface HeldMandates {
  mandates: StoredMandate[];
  requests: OpenRequest[];
}

// A mandate is a row of the authority that gives it, out of the provider's reach: these run as the operator, each
// limited to the provider that the identity acts for.

export async function viewHeldMandates(db: Database, identity: Identity): Promise<HeldMandates> {
  demand(identity, 'mandates:read');
  return db.asOperator(async (trx) => ({
    mandates: await mandatesInForce(trx, 'provider_id', identity.authority),
    requests: await openRequests(trx, 'provider_id', identity.authority),
  }));
}

/**
 * Asks an authority, named by its key or exact name, for a mandate. The answer is the same whether there is such an
 * authority or not: who uses the instance is nobody else's business.
 */
export async function requestMandate(
  db: Database,
  identity: Identity,
  request: { authority: string; role: MandateRole; reason: string; language: Language },
  signIn: SignInConfig | null,
): Promise<void> {
  demand(identity, 'mandates:manage');
  await db.asOperator(async (trx) => {
    const meant = await authorityMeant(trx, request.authority.trim());
    if (!meant || meant.id === identity.authority) return;
    const held = await mandatesInForce(trx, 'provider_id', identity.authority);
    if (held.some(({ authority }) => authority === meant.id)) return;
    const { role, reason } = request;
    const asked = { authority: meant.id, provider: identity.authority, role, reason, by: identity.id };
    const id = await insertRequest(trx, asked);
    if (id === null) return;
    noteAuthority(trx, meant.id);
    noteChange(trx, {
      subject: `mandate-request:${id}`,
      before: null,
      after: { provider: identity.authority, role },
    });
    if (!signIn?.mail) return;
    const provider = identity.choices.find((each) => each.id === identity.authority)?.name ?? '';
    const t = texts(request.language).members.requestMail;
    for (const { id: account, name, email } of await decidersOf(trx, meant.id))
      await sendMail(trx, {
        to: { email: email ?? '', name },
        subject: t.subject(provider, meant.name),
        text: t.text({ name, provider, town: meant.name, link: `${signIn.origin.origin}/settings/mandates` }),
        key: `mandate-request:${id}:${account}`,
      });
  });
}

/** Takes a request back that nobody has decided. */
export async function withdrawRequest(db: Database, identity: Identity, id: number): Promise<boolean> {
  demand(identity, 'mandates:manage');
  return db.asOperator(async (trx) => {
    const request = await decideRequestOf(
      trx,
      'provider_id',
      identity.authority,
      id,
      'withdrawn',
      identity.id,
    );
    if (!request) return false;
    noteAuthority(trx, request.authority);
    noteChange(trx, { subject: `mandate-request:${id}`, before: { state: 'open' }, after: null });
    return true;
  });
}

/** Gives a mandate back; from the next request on nobody of the provider acts by it. */
export async function giveBackMandate(db: Database, identity: Identity, id: number): Promise<boolean> {
  demand(identity, 'mandates:manage');
  return db.asOperator(async (trx) => {
    const mandate = await endMandateOf(trx, 'provider_id', identity.authority, id, identity.id);
    if (!mandate) return false;
    noteAuthority(trx, mandate.authority);
    noteChange(trx, {
      subject: `mandate:${id}`,
      before: { provider: mandate.provider, role: mandate.role },
      after: null,
    });
    return true;
  });
}
