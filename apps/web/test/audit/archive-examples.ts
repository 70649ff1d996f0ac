import { keepEntry, stopKeeping } from '#lib/server/archive/index.ts';
import { recordFile } from '#lib/server/catalogue/index.ts';
import { fileOf } from '../catalogue/file-of.ts';
import type { Example, Given } from './example.ts';

let entries = 0;

/** A made-up entry of the catalogue, another one each time. */
async function entryIn({ db }: Given): Promise<string> {
  const url = `https://forge.example.org/archiv/${++entries}`;
  const file = { url, content: fileOf('Baumkataster', url), origin: 'harvest', now: new Date() } as const;
  return (await db.asOperator((trx) => recordFile(trx, file))).id;
}

const kept = async (given: Given) => {
  const id = await entryIn(given);
  await keepEntry(given.db, given.town, id, new Date());
  // What waits is done; another update would otherwise find nothing to do.
  await given.db.asOperator((trx) =>
    trx
      .updateTable('job')
      .set({ state: 'done', finished_at: new Date() })
      .where('kind', '=', 'archive-repository')
      .execute(),
  );
  // An entry belongs to nobody: what is decided about it stands in the log of the instance.
  return { params: { id }, told: { authority_id: null } };
};

/** Decisions of an editor about copies. */
export const archiveExamples: Record<string, Example> = {
  '/catalogue/[id]/archive keep': async (given) => {
    const written = await kept(given);
    await stopKeeping(given.db, written.params.id);
    return written;
  },
  '/catalogue/[id]/archive stop': kept,
  '/catalogue/[id]/archive update': kept,
};
