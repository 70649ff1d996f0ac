import { buryEntry } from '#lib/server/catalogue/index.ts';
import type { ForgeTrouble } from '#lib/server/forges/index.ts';
import type { Looked } from './outcome.ts';
import { updateRepository, type StoredRepository } from './store/repositories.ts';
import { ofRun, type Look } from './look.ts';

/** A server may be away for a weekend: only what fails so often, over so long, counts as gone. */
const leastFailures = 3;
const leastMilliseconds = 3 * 24 * 3_600_000;

/**
 * No answer that says anything. Once is nothing; several times over days, the entry says that it is not to be reached.
 * A forge that only wants to be left alone for a while has not failed.
 */
export async function settleFailure(
  look: Look,
  row: StoredRepository,
  { code, detail, until }: ForgeTrouble,
): Promise<Looked> {
  const softwareId = row.software_id;
  if (code === 'rate-limited')
    return { effect: 'later', softwareId, until: until ?? new Date(look.now.getTime() + 60_000) };
  const since = row.failing_since ?? look.now;
  const failures = row.failures + 1;
  const isGone = failures >= leastFailures && look.now.getTime() - since.getTime() >= leastMilliseconds;
  const isNew = await look.db.asOperator(async (trx) => {
    await updateRepository(trx, row.id, {
      ...ofRun(look),
      failures,
      failing_since: since,
      checked_at: look.now,
      trouble: JSON.stringify({ code, ...(detail !== undefined && { detail: detail.slice(0, 300) }) }),
      ...(isGone && { outcome: 'unreachable' }),
    });
    return (
      isGone &&
      softwareId !== null &&
      // What is gone for a better reason stays gone for that one.
      ['valid', 'faulty'].includes(row.outcome) &&
      (await buryEntry(trx, softwareId, 'unreachable', look.now))
    );
  });
  return { effect: isNew ? 'gone' : 'failed', softwareId };
}
