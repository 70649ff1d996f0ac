import type { Knowledge } from '@allmende/knowledge';
import type { Database } from '#lib/server/database/index.ts';
import { readFacts } from './store.ts';

/** All facts as the store holds them since the last sync; each list in the order of its ids. */
export async function readStoredKnowledge(db: Database): Promise<Knowledge> {
  return db.asOperator(readFacts);
}
