import { noteChange } from '#lib/server/audit/index.ts';
import { entryByUrl, normaliseRepositoryUrl } from '#lib/server/catalogue/index.ts';
import type { Database, Transaction } from '#lib/server/database/index.ts';
import { enqueue, type JobContext } from '#lib/server/jobs/index.ts';
import { harvestForges, type HarvestForges } from './harvest-forges.ts';
import {
  insertRepository,
  repositoryByUrl,
  settleWanted,
  updateRepository,
  wantedRepositories,
} from './store/repositories.ts';
import { visitKnown } from './visit-missing.ts';

/** The jobs that look at repositories which somebody has asked for. They end within seconds. */
export const wantedKind = 'harvest-wanted';

/** Requests for the same repository within so many milliseconds are one. */
const together = 300;

/**
 * Asks for a look at one repository within seconds; many requests at once lead to one look.
 *
 * @param sourceId where a repository that we do not know yet belongs to
 */
export async function wantLook(
  trx: Transaction,
  url: string,
  now: Date,
  sourceId: number | null = null,
): Promise<boolean> {
  const address = normaliseRepositoryUrl(url);
  if (address === null) return false;
  const known = await repositoryByUrl(trx, address);
  if (known) await updateRepository(trx, known.id, { wanted_at: now });
  else {
    const entry = await entryByUrl(trx, address);
    await insertRepository(trx, {
      url: address,
      host: new URL(address).host,
      source_id: sourceId,
      software_id: entry?.id ?? null,
      wanted_at: now,
      created_at: now,
    });
  }
  noteChange(trx, { subject: 'harvest-repository', before: null, after: { url: address } });
  // The key makes one job of all requests within a moment; those that come later make another one.
  const moment = Math.floor(now.getTime() / together);
  await enqueue(trx, {
    kind: wantedKind,
    payload: {},
    authority: null,
    idempotencyKey: `wanted:${moment}`,
    runAfter: new Date((moment + 1) * together),
  });
  return true;
}

/** Looks at all repositories that somebody has asked for, one after the other. */
export async function lookAtWanted(
  { db, signal }: JobContext<unknown>,
  forgesOf: (db: Database, signal: AbortSignal) => HarvestForges = harvestForges,
): Promise<number> {
  const forges = forgesOf(db, signal);
  let looked = 0;
  for (;;) {
    const rows = await db.asOperator((trx) => wantedRepositories(trx, new Date(), 20));
    if (rows.length === 0) return looked;
    for (const row of rows) {
      signal.throwIfAborted();
      const { effect, until } = await visitKnown(
        { db, forges, now: new Date(), run: null, force: true },
        row,
      );
      await db.asOperator(async (trx) => {
        if (row.wanted_at) await settleWanted(trx, row.id, row.wanted_at);
        // The host wants to be left alone: asked again when it answers.
        if (effect === 'later' && until) await wantAgain(trx, row.id, until);
      });
      looked += 1;
    }
  }
}

async function wantAgain(trx: Transaction, id: number, until: Date): Promise<void> {
  await updateRepository(trx, id, { wanted_at: until });
  await enqueue(trx, {
    kind: wantedKind,
    payload: { again: id },
    authority: null,
    idempotencyKey: `again:${id}:${until.getTime()}`,
    runAfter: until,
  });
}
