import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readStandings } from '#lib/server/catalogue/index.ts';
import { openDatabase, type Database } from '#lib/server/database/index.ts';
import { addSource, harvestForges, type HarvestForges } from '#lib/server/harvest/index.ts';
import { fileOf } from '../catalogue/file-of.ts';
import { FakeForge } from '../forges/fake/index.ts';
import { storeKinds } from '../store/stores.ts';
import { harvestOnce } from './harvest-once.ts';

const repositories = Number(process.env['HARVEST_REPOSITORIES'] ?? 10_000);
const megabytes = (): number => Math.round(process.memoryUsage.rss() / 1e6);

describe.each(storeKinds())('ten thousand repositories into the $name store', (kind) => {
  let db: Database;
  let forge: FakeForge;
  let forges: HarvestForges;

  beforeAll(async () => {
    process.env['ALLMENDE_FORGE_HOSTS'] = '127.0.0.1';
    await kind.start();
    db = await openDatabase(await kind.place());
    forge = await FakeForge.start('gitlab');
    for (let number = 0; number < repositories; number += 1) {
      const path = `stadt-${number % 100}/code-${number}`;
      const url = forge.at(path);
      const file = number % 10 === 0 ? 'name: [' : fileOf(`Fachverfahren ${number}`, url);
      forge.add(path, number % 5 === 4 ? {} : { files: { 'publiccode.yml': file } });
    }
    forges = harvestForges(db);
  });
  afterAll(async () => {
    delete process.env['ALLMENDE_FORGE_HOSTS'];
    await forge.stop();
    await db.close();
    await kind.stop();
  });

  it(
    'takes at most ten minutes and no more memory at the end than after a fifth',
    { timeout: 900_000 },
    async () => {
      const added = await addSource(db, 'local', { kind: 'forge', url: forge.origin, forge: 'gitlab' });
      if (!added.ok) throw new Error(added.problem);
      const seen: { done: number; rss: number }[] = [];
      const watch = setInterval(() => seen.push({ done: forge.count, rss: megabytes() }), 500);
      const begin = performance.now();
      const counts = await harvestOnce(db, forges, added.id);
      const seconds = (performance.now() - begin) / 1000;
      const again = performance.now();
      const asked = forge.count;
      const second = await harvestOnce(db, forges, added.id);
      const secondsAgain = (performance.now() - again) / 1000;
      clearInterval(watch);
      const early = seen.find(({ done }) => done > repositories / 5)?.rss ?? megabytes();
      const most = Math.max(...seen.map(({ rss }) => rss));
      process.stdout.write(
        `${kind.name}: ${repositories} repositories in ${seconds.toFixed(1)} s (${(repositories / seconds).toFixed(0)}/s), ` +
          `memory ${early} MB after a fifth, ${most} MB at most; ` +
          `again in ${secondsAgain.toFixed(1)} s with ${forge.count - asked} requests\n`,
      );
      expect(counts).toMatchObject({
        listed: repositories,
        new: repositories * 0.8,
        'no-file': repositories * 0.2,
      });
      expect(second).toEqual({ listed: repositories, skipped: repositories });
      expect(await readStandings(db)).toMatchObject({
        valid: repositories * 0.7,
        faulty: repositories * 0.1,
        gone: 0,
      });
      expect(seconds).toBeLessThan(600);
      expect(most).toBeLessThan(early * 1.5 + 100);
    },
  );
});
