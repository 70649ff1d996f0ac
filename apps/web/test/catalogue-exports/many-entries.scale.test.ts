import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { recordFile } from '#lib/server/catalogue/index.ts';
import { answerExport } from '#lib/server/catalogue-exports/index.ts';
import type { CatalogueSearch } from '#lib/server/catalogue-search/index.ts';
import { openDatabase, type Database } from '#lib/server/database/index.ts';
import { fileOf } from '../catalogue/file-of.ts';
import { storeKinds } from '../store/stores.ts';
import { knowledge } from '../use-cases/given.ts';

const many = 100_000;
const base = 'https://allmende.example';
/** What really lies in memory, not what waits to be tidied up. */
setFlagsFromString('--expose-gc');
const tidyUp = runInNewContext('gc') as () => void;
const living = (): number => {
  tidyUp();
  return process.memoryUsage().heapUsed;
};
const kind = storeKinds().find(({ name }) => name === 'postgresql');
let db: Database;

beforeAll(async () => {
  if (!kind) throw new Error('there is no such store');
  await kind.start();
  db = await openDatabase(await kind.place());
  await db.asOperator(async (trx) => {
    const now = new Date('2026-11-01T00:00:00Z');
    const url = 'https://git.stadt.example/0';
    await recordFile(trx, { url, content: fileOf('Baum', url), origin: 'harvest', now });
    await sql`insert into software (url, publiccode_yml, file_sha256, standing, name, model, findings, origin, created_at, updated_at)
      select 'https://git.stadt.example/' || n, publiccode_yml, file_sha256, standing, name || ' ' || n, model, findings, origin,
        created_at + n * interval '1 second', updated_at + n * interval '1 second'
      from software, generate_series(1, ${many - 1}::int) n`.execute(trx);
  });
  await db.analyze(['software']);
});
afterAll(async () => {
  await db.close();
  await kind?.stop();
});

// The others are written in the same way; add 'catalogue.csv' or 'catalogue.ttl' for their figures.
it.each(['catalogue.json'])(
  'a catalogue of 100,000 entries leaves as %s without lying in memory',
  async (file) => {
    const url = new URL(`${base}/catalogue/export/${file}`);
    const program = { db, knowledge, catalogueSearch: {} as CatalogueSearch, exports: '/nonexistent' };
    const began = performance.now();
    const answer = await answerExport(program, {
      file,
      request: new Request(url),
      url,
      base,
      language: 'de',
    });
    const first = performance.now() - began;
    let bytes = 0;
    let entries = 0;
    let largest = 0;
    const mark = file.endsWith('json')
      ? '"page":'
      : file.endsWith('csv')
        ? '\r\n'
        : 'a adms:Asset, dcat:Dataset';
    const decoder = new TextDecoder();
    const heapBefore = living();
    let measuredAt = 0;
    for await (const chunk of answer?.body ?? []) {
      bytes += chunk.length;
      entries += decoder.decode(chunk, { stream: true }).split(mark).length - 1;
      if (bytes - measuredAt < 10_000_000) continue;
      measuredAt = bytes;
      largest = Math.max(largest, living() - heapBefore);
    }
    const seconds = (performance.now() - began) / 1000;
    console.log(
      `${file}: ${(bytes / 1e6).toFixed(0)} MB in ${seconds.toFixed(1)} s, first byte after ${first.toFixed(0)} ms, living heap +${(largest / 1e6).toFixed(0)} MB`,
    );
    expect(entries).toBe(file.endsWith('csv') ? many + 1 : many);
    // A page of entries and what is on its way; it does not grow with the catalogue.
    expect(largest).toBeLessThan(20e6);
  },
  300_000,
);
