import type { Database } from '#lib/server/database/index.ts';
import { selectSource } from './store/sources.ts';
import { webhookSecret } from './webhook-secret.ts';

/** What an editor puts into the settings of a forge; null where there is no such source. */
export async function webhookAccess(
  db: Database,
  source: number,
  instanceSecret: string,
): Promise<{ path: string; secret: string } | null> {
  const found = await db.asOperator((trx) => selectSource(trx, source));
  return found && { path: `?source=${found.id}`, secret: webhookSecret(instanceSecret, found) };
}
