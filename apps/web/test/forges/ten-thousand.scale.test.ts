import { afterAll, expect, it } from 'vitest';
import { fetchFile, readSource, type Repository } from '#lib/server/forges/index.ts';
import { FakeForge } from './fake/index.ts';
import { forgesOn, givenStore } from './given-forges.ts';

const stops: (() => Promise<void>)[] = [];
afterAll(() => Promise.all(stops.map((stop) => stop())));

it('ten thousand repositories of a forge are listed and asked for their file in minutes, with flat memory', async () => {
  const { db, drop } = await givenStore();
  const forge = await FakeForge.start('gitlab');
  stops.push(drop, () => forge.stop());
  for (let at = 0; at < 10_000; at++)
    forge.add(`o${at % 100}/r${at}`, { files: { 'publiccode.yml': `name: Number ${at}\n` } });
  const forges = forgesOn(db);
  const begun = Date.now();
  let found = 0;
  let most = 0;
  const fetching = new Set<Promise<void>>();
  const fetch = async (repository: Repository): Promise<void> => {
    if ((await fetchFile(forges, repository)).outcome === 'found') found += 1;
    most = Math.max(most, process.memoryUsage().heapUsed);
  };
  for await (const item of readSource(forges, { kind: 'forge', url: forge.origin })) {
    if (item.kind !== 'repository') continue;
    const work: Promise<void> = fetch(item.repository).finally(() => fetching.delete(work));
    fetching.add(work);
    if (fetching.size >= 8) await Promise.race(fetching);
  }
  await Promise.all(fetching);
  const seconds = (Date.now() - begun) / 1000;
  console.log(`10,000 repositories in ${seconds.toFixed(0)} s, heap at most ${(most / 1e6).toFixed(0)} MB`);
  expect(found).toBe(10_000);
  expect(forge.count).toBe(10_000 + 100 + 1);
  expect(seconds).toBeLessThan(300);
});
