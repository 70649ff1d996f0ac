import { noteChange } from '#lib/server/audit/index.ts';
import { copyStore, type CopyProblem, type CopyResult } from '#lib/server/database/index.ts';
import { log } from './log.ts';
import type { Operation } from './operation.ts';

export type MoveResult = CopyResult | { ok: false; problem: CopyProblem | 'busy'; detail?: string };

/**
 * Copies the store into an empty PostgreSQL database, compares every table there, and from then on takes no more
 * requests: whoever wrote here would write into the store that is left behind. This store is not changed; a start with
 * the old settings goes on with it.
 *
 * The running server does this itself, because it alone can keep everybody out between the last write and the copy.
 *
 * @example await moveStore(operation, 'postgres://allmende@db.example.org/allmende');
 */
export async function moveStore(operation: Operation, databaseUrl: string): Promise<MoveResult> {
  const { lifecycle, work, db, scratch } = operation;
  const result = await lifecycle.alone<CopyResult>('moving', async () => {
    await work.pause();
    let moved = false;
    try {
      // Before the copy, so that the log that goes along tells it, too.
      await db.asOperator((trx) => {
        noteChange(trx, { subject: 'store', before: null, after: { move: 'begun' } });
        return Promise.resolve();
      });
      const copied = await copyStore(db, { databaseUrl }, { scratch });
      moved = copied.ok;
      return { result: copied, moved };
    } finally {
      if (!moved) await work.resume();
    }
  });
  if (result === 'busy') return { ok: false, problem: 'busy' };
  log(result.ok ? 'info' : 'warn', 'move', result.ok ? { rows: result.rows } : { problem: result.problem });
  return result;
}
