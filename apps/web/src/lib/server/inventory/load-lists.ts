import { noteChange } from '#lib/server/audit/index.ts';
import { openForBulk, type Database, type Transaction } from '#lib/server/database/index.ts';
import { lineBatches, type LeftList } from './line-batches.ts';
import { RowMakers, type MadeRows, type RecognisedBy } from './row-makers.ts';
import { firstIds, keepIds, loadableAuthorities, writeLoaded } from './store/loaded-lists.ts';
import { loadedTables } from './store/loaded-rows.ts';

export interface Loaded {
  towns: number;
  /** Of the lists that were taken. */
  rows: number;
  applications: number;
  accept: number;
  review: number;
  none: number;
  left: LeftList[];
}

/**
 * Fills the inventories of many authorities for the first time, in one transaction: millions of rows in about a minute
 * on PostgreSQL, where one import after the other takes several. Each town then stands as if it had imported its list
 * itself: with raw rows, source, history and log. The tables are closed to everybody else meanwhile, so the caller lets
 * nobody in. Names that only authorities of this instance have decided are not known here.
 *
 * Rows are made in threads of their own while the engine writes those before.
 *
 * @param lines one list each, see `listToLoad`; throws `NotALine` for what is none
 * @example await loadLists(db, 'system', lines, { targets, capabilities }) // { towns: 10753, rows: 3225900, … }
 */
export async function loadLists(
  db: Database,
  actor: string,
  lines: Iterable<Buffer> | AsyncIterable<Buffer>,
  recognisedBy: RecognisedBy,
): Promise<Loaded> {
  const result = await db.asOperator(async (trx) => {
    const authorities = await loadableAuthorities(trx);
    return openForBulk(trx, loadedTables, async () => {
      const loaded: Loaded = { towns: 0, rows: 0, applications: 0, accept: 0, review: 0, none: 0, left: [] };
      const makers = new RowMakers(recognisedBy, actor, await firstIds(trx));
      try {
        const making: Promise<MadeRows>[] = [];
        let writing = Promise.resolve();
        const takeOldest = async () => {
          const made = await making.shift();
          if (!made) return;
          count(loaded, trx, made);
          await writing;
          writing = writeLoaded(trx, made.rows).then(() => makers.giveBack(made));
          writing.catch(() => {});
        };
        for await (const batch of lineBatches(lines, authorities, loaded.left, makers.memory)) {
          const made = makers.make(batch);
          made.catch(() => {});
          making.push(made);
          if (making.length >= 2 * makers.most) await takeOldest();
        }
        while (making.length > 0) await takeOldest();
        await writing;
        await keepIds(trx, makers.ids);
      } finally {
        await makers.end();
      }
      return loaded;
    });
  });
  await Promise.all(loadedTables.map((table) => db.analyze([table])));
  return result;
}

function count(loaded: Loaded, trx: Transaction, { towns }: MadeRows): void {
  for (const { authority, name, sha256, rows, result } of towns) {
    loaded.towns += 1;
    loaded.rows += rows;
    loaded.applications += result.added;
    loaded.accept += result.accept;
    loaded.review += result.review;
    loaded.none += result.none;
    noteChange(trx, {
      subject: `authority:${authority}`,
      before: null,
      after: { file: name, sha256, rows },
      authority,
    });
  }
}
