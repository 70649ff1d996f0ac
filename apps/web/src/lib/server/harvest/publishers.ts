import { publisherByKey } from '#lib/server/catalogue/index.ts';
import type { Database } from '#lib/server/database/index.ts';

/** Keys of lists are good in one list only. */
export const keyOfPublisher = (source: number, key: string): string => `source-${source}:${key}`;

/** The id of a publisher that the source has named before; null for none. */
export async function publisherOf(db: Database, source: number, key: string | null): Promise<string | null> {
  return key === null ? null : db.asOperator((trx) => publisherByKey(trx, keyOfPublisher(source, key)));
}
