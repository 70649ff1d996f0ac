import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase, type Actor, type Database } from '#lib/server/database/index.ts';
import { createTown } from '../store/create-town.ts';
import { storeKinds } from '../store/stores.ts';
import { randomFrom } from './random.ts';

const queries = Number(process.env['ISOLATION_QUERIES'] ?? 10_000);
const sessions = 200;
const connections = 5;
const towns = 20;
/** In one transaction, before the connection goes to somebody else. */
const perTransaction = 5;

describe.each(storeKinds())('200 sessions that share connections of the $name store', (kind) => {
  let db: Database;
  const actors: Actor[] = [];

  beforeAll(async () => {
    await kind.start();
    const place = await kind.place();
    const opened = await openDatabase('databaseUrl' in place ? { ...place, connections } : place);
    // Alone: nothing but the settings of the session decides whose rows come back.
    db = opened.withLayers({ checks: false, rowLevelSecurity: true });
    for (let town = 0; town < towns; town++) {
      const actor = await createTown(db, `Ort ${town}`);
      actors.push(actor);
      const rows = Array.from({ length: town + 1 }, (_, row) => ({
        name: `Programm ${row}`,
        raw_name: 'x',
        source_key: `k${row}`,
        match_key: 'x',
        match_state: 'new' as const,
      }));
      await db.asActor(actor, (trx) => trx.insertInto('application').values(rows).execute());
    }
  });

  afterAll(async () => {
    await db.close();
    await kind.stop();
  });

  it('never get a row of somebody else, whoever had the connection before', async () => {
    let asked = 0;
    let failed = 0;
    const strangers: string[] = [];
    const session = async (number: number): Promise<void> => {
      const random = randomFrom(number + 1);
      while (asked < queries) {
        const at = Math.floor(random.next() * towns);
        const actor = actors[at]!;
        asked += perTransaction;
        const breaks = random.chance(0.05);
        await db
          .asActor(actor, async (trx) => {
            for (let query = 0; query < perTransaction; query++) {
              const rows = await trx.selectFrom('application').select(['authority_id', 'name']).execute();
              if (rows.length !== at + 1) strangers.push(`${rows.length} rows instead of ${at + 1}`);
              for (const { authority_id } of rows)
                if (authority_id !== actor.authority)
                  strangers.push(`${authority_id} for ${actor.authority}`);
            }
            if (breaks) throw new Error('given up');
          })
          .catch((error: unknown) => {
            if (!(error instanceof Error) || error.message !== 'given up') throw error;
            failed += 1;
          });
        if (random.chance(0.02))
          await db.asOperator((trx) => trx.selectFrom('authority').select('id').execute());
      }
    };
    await Promise.all(Array.from({ length: sessions }, (_, number) => session(number)));
    console.info(
      `${kind.name}: ${asked} queries in ${sessions} sessions, ${failed} given up, ${strangers.length} rows of others`,
    );
    expect(asked).toBeGreaterThanOrEqual(queries);
    expect(failed).toBeGreaterThan(0);
    expect(strangers).toEqual([]);
  });
});
