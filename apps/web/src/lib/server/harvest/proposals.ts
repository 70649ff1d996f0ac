import { z } from 'zod';
import { addressBucket, sendMail, spendAttempt } from '#lib/server/accounts/index.ts';
import { noteChange } from '#lib/server/audit/index.ts';
import { normaliseRepositoryUrl } from '#lib/server/catalogue/index.ts';
import type { Database } from '#lib/server/database/index.ts';
import { insertNewSource, newSource } from './add-source.ts';
import {
  countWaiting,
  decideProposal,
  insertProposal,
  selectProposal,
  selectProposals,
  type StoredProposal,
} from './store/proposals.ts';

/** More wait for nobody to read them; then the form says so. */
const mostWaiting = 2000;

const proposal = z.object({
  kind: z.enum(['repository', 'organisation']),
  url: z
    .string()
    .trim()
    .max(2000)
    .refine((text) => /^https:/i.test(text) && (normaliseRepositoryUrl(text) ?? '/').split('/').length > 3),
  note: z.string().trim().max(2000).default(''),
  email: z.literal('').or(z.email().max(254)).default(''),
});

/** Who proposes: somebody who has signed in, or nobody that we know. */
export interface Proposer {
  account: string | null;
  /** The authority that they act for, by its name. */
  authority: string | null;
  /** Limits how much one network proposes; null where nobody else can reach the program. */
  from: { secret: string; address: string } | null;
}

export type Proposed =
  | { ok: true; id: number | null }
  | { ok: false; problem: 'fields'; fields: string[] }
  | { ok: false; problem: 'too-many' }
  | { ok: false; problem: 'too-often'; retryAfter: number };

/**
 * Puts a repository or an organisation before the editors, who decide whether the catalogue shall look at it. What waits
 * already is not put there twice (`id` null).
 *
 * @example await propose(db, { account: null, authority: null, from }, { kind: 'repository', url });
 */
export async function propose(db: Database, by: Proposer, given: Record<string, unknown>): Promise<Proposed> {
  const parsed = proposal.safeParse(given);
  if (!parsed.success)
    return { ok: false, problem: 'fields', fields: parsed.error.issues.map(({ path }) => String(path[0])) };
  if (by.from) {
    const bucket = addressBucket(by.from.secret, 'proposal by address', by.from.address);
    const spent = await spendAttempt(db, [bucket]);
    if (!spent.ok) return { ...spent, problem: 'too-often' };
  }
  const { kind, url, note, email } = parsed.data;
  return db.asOperator<Proposed>(async (trx) => {
    if ((await countWaiting(trx)) >= mostWaiting) return { ok: false, problem: 'too-many' };
    const id = await insertProposal(trx, {
      kind,
      url: normaliseRepositoryUrl(url) ?? url,
      note: note || null,
      email: email || null,
      by_account: by.account,
      on_behalf: by.authority,
    });
    if (id !== null)
      noteChange(trx, { subject: `harvest-proposal:${id}`, before: null, after: { kind, url } });
    return { ok: true, id };
  });
}

/** What waits for a decision, the oldest first; then what was decided last. */
export async function viewProposals(
  db: Database,
): Promise<{ waiting: StoredProposal[]; decided: StoredProposal[] }> {
  return db.asOperator(async (trx) => ({
    waiting: await selectProposals(trx, 'waiting', 100),
    decided: await selectProposals(trx, 'decided', 20),
  }));
}

/** A decision of an editor; refusing needs a reason. */
export interface Decision {
  id: number;
  accept: boolean;
  reason: string;
  by: string;
  now: Date;
  /** The mail for whoever has left an address; null where the instance sends none. */
  mail: ((proposal: StoredProposal) => { subject: string; text: string }) | null;
}

/**
 * Accepts a proposal, which makes a source of it that is harvested at once, or refuses it. False where it was decided
 * already or where a refusal has no reason.
 */
export async function decide(
  db: Database,
  { id, accept, reason, by, now, mail }: Decision,
): Promise<boolean> {
  const why = reason.trim().slice(0, 2000);
  if (!accept && why === '') return false;
  return db.asOperator(async (trx) => {
    const found = await selectProposal(trx, id);
    if (found?.state !== 'waiting') return false;
    const { kind, url } = found;
    const added = accept ? await insertNewSource(trx, by, newSource.parse({ kind, url })) : null;
    const sourceId = added === null || (!added.ok && added.problem === 'fields') ? null : added.id;
    const state = accept ? ('accepted' as const) : ('refused' as const);
    const decided = { state, reason: why || null, source_id: sourceId, decided_by: by, decided_at: now };
    await decideProposal(trx, id, decided);
    noteChange(trx, { subject: `harvest-proposal:${id}`, before: { state: 'waiting' }, after: { state } });
    if (mail && found.email !== null)
      await sendMail(trx, {
        to: { email: found.email, name: '' },
        ...mail({ ...found, state, reason: why || null }),
        key: `harvest-proposal:${id}`,
      });
    return true;
  });
}
