import type { Actor, Database } from '#lib/server/database/index.ts';
import { applicationsCalled } from './store.ts';

/** An application as a list of hits shows it. */
export interface FoundName {
  id: number;
  name: string;
  department: string | null;
}

const MOST_WORDS = 6;

/**
 * Applications of the actor's authority in whose name or department every word of the query stands; at most
 * `limit`, by name. Nothing is measured.
 *
 * @example await findApplications(db, actor, 'next cloud', 8)
 */
export async function findApplications(
  db: Database,
  actor: Actor,
  query: string,
  limit: number,
): Promise<FoundName[]> {
  const words = query.trim().slice(0, 200).split(/\s+/).filter(Boolean).slice(0, MOST_WORDS);
  if (words.length === 0) return [];
  return db.asActor(actor, (trx) => applicationsCalled(trx, actor.authority, words, limit));
}
