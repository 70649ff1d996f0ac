import { writeSync } from 'node:fs';
import { openDatabase, type Actor } from '#lib/server/database/index.ts';

/** Writes pairs of rows for ever, and tells the number of each pair only when the store has acknowledged it. */
const [folder = '', authority = '', first = ''] = process.argv.slice(2);
const db = await openDatabase({ dataDirectory: folder });
const actor: Actor = {
  id: 'writer',
  name: 'Writer',
  authorities: [Number(authority)],
  authority: Number(authority),
};
for (let n = Number(first); ; n++) {
  await db.asActor(actor, async (trx) => {
    for (const kind of ['first half', 'second half']) {
      await trx
        .insertInto('change')
        .values({ actor: actor.id, kind, subject: String(n) })
        .execute();
    }
  });
  // Straight to the descriptor: a line that waited in a buffer would be lost with the process.
  writeSync(1, `${n}\n`);
}
