import { addressOf } from './known-repository.ts';
import { settleFailure } from './settle-failure.ts';
import { settleGone } from './settle-gone.ts';
import type { Look } from './look.ts';
import type { Looked } from './outcome.ts';
import type { Running } from './running.ts';
import { unseenRepositories, type StoredRepository } from './store/repositories.ts';
import { visitRepository } from './visit-repository.ts';

const atOnce = 200;

/**
 * Looks at what the source has listed before and no longer lists: each is asked for by itself, because a list that
 * leaves something out says nothing about why.
 */
export async function visitMissing(running: Running): Promise<void> {
  const { db, forges, run, source, progress, pool, signal } = running;
  let after = 0;
  for (;;) {
    const rows = await db.asOperator((trx) =>
      unseenRepositories(trx, { source: source.id, run: run.id, after, limit: atOnce }),
    );
    if (rows.length === 0) break;
    for (const row of rows) {
      signal.throwIfAborted();
      after = row.id;
      const look = { db, forges, now: new Date(), run: { id: run.id, sourceId: source.id } };
      await pool.add(row.host, async () => {
        if (progress.waits.has(row.host)) return progress.count('later');
        progress.count('missing');
        const looked = progress.isDown(row.host)
          ? await settleFailure(look, row, { code: 'unreachable', detail: row.host })
          : await visitKnown(look, row);
        progress.looked(row.host, looked);
      });
    }
    if (!(await progress.save(db, run.id))) throw new Error('the run is over');
  }
  await pool.idle();
}

/** Asks the forge for a repository that we know, and then looks at it. */
export async function visitKnown(look: Look, row: StoredRepository): Promise<Looked> {
  const answer = await look.forges.repositoryAt(addressOf(row));
  if (answer.outcome === 'found') return visitRepository(look, answer.repository);
  if (answer.outcome === 'unreachable') return settleFailure(look, row, answer.trouble);
  if (answer.reason === 'moved' && answer.movedTo !== null)
    return visitRepository(look, { ...addressOf(row), url: answer.movedTo, movedFrom: row.url });
  return settleGone(look, row, answer.reason);
}
