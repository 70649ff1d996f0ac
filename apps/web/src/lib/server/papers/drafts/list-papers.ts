import type { Actor, Database } from '#lib/server/database/index.ts';
import { removedPapers, standingPapers } from '../store/papers.ts';
import type { PaperKind } from './paper-fields.ts';

export interface ListedPaper {
  id: number;
  kind: PaperKind;
  name: string;
  /** ISO timestamp of the last change. */
  changed: string;
}

/** The papers of the actor's authority, newest first, and those that were removed lately. */
export async function listPapers(
  db: Database,
  actor: Actor,
): Promise<{ papers: ListedPaper[]; removed: { id: number; name: string }[] }> {
  return db.asActor(actor, async (trx) => ({
    papers: (await standingPapers(trx)).map(({ id, kind, name, updated_at: changed }) => ({
      id,
      kind,
      name,
      changed: changed.toISOString(),
    })),
    removed: (await removedPapers(trx, 10)).map(({ id, name }) => ({ id, name })),
  }));
}
