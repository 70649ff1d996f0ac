import { randomBytes } from 'node:crypto';
import { noteChange } from '#lib/server/audit/index.ts';
import type { Database } from '#lib/server/database/index.ts';
import { startHarvest } from './plan-harvest.ts';
import { selectSource, updateSource, type StoredSource } from './store/sources.ts';

/** Harvests a source now. False where that goes on already, or where there is no such source. */
export async function harvestNow(db: Database, id: number, by: string): Promise<boolean> {
  return db.asOperator(
    async (trx) => (await selectSource(trx, id)) !== null && (await startHarvest(trx, id, by)) !== null,
  );
}

/** Lets a source rest at night or no longer, and says whether its owners may be written to. */
export async function changeSource(
  db: Database,
  id: number,
  change: Partial<Pick<StoredSource, 'paused' | 'may_mail' | 'name'>>,
): Promise<void> {
  await db.asOperator(async (trx) => {
    const before = await selectSource(trx, id);
    if (!before) return;
    await updateSource(trx, id, change);
    const keys = Object.keys(change) as (keyof typeof change)[];
    noteChange(trx, {
      subject: `harvest-source:${id}`,
      before: Object.fromEntries(keys.map((key) => [key, before[key]])),
      after: change,
    });
  });
}

/** Gives a source another secret for its webhook; the old one is worthless from then on. */
export async function renewWebhookSecret(db: Database, id: number): Promise<void> {
  await db.asOperator(async (trx) => {
    await updateSource(trx, id, { webhook_salt: randomBytes(16).toString('base64url') });
    noteChange(trx, { subject: `harvest-source:${id}`, before: {}, after: { webhook: 'renewed' } });
  });
}
