import { rmSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'vitest';
import { shapeOfList } from '@allmende/inventory';
import { readList, interpretList } from '@allmende/inventory';
import { setup as buildWorkers } from '../apps/web/test/build-workers.ts';
import { startPostgresql } from '../apps/web/test/postgresql.ts';
import { createTown } from '../apps/web/test/store/create-town.ts';
import { openDatabase, type Database } from '../apps/web/src/lib/server/database/index.ts';
import { importReadList, uploadList, confirmImport, runImport } from '../apps/web/src/lib/server/inventory/index.ts';
import { recognition } from '../apps/web/test/use-cases/given.ts';
import { shippedMatcher } from './shipped-matcher.ts';

test('try', async () => {
  await buildWorkers();
  const server = await startPostgresql();
  const db = await openDatabase({ databaseUrl: await server.createDatabase() });
  const folder = mkdtempSync(join(tmpdir(), 'a-'));
  const emb = await openDatabase({ dataDirectory: folder });
  const names = Array.from({ length: 3000 }, (_, i) => `Fachverfahren ${i.toString(36)} Modul ${(i * 7919).toString(36)}`);
  const csvOf = (n: number) => new TextEncoder().encode(['Anwendung;Hersteller;Fachbereich;Anzahl Nutzer;Vertragsende', ...names.slice(0, n).map((name, i) => `${name};Hersteller ${i % 50};Amt ${i % 30};${i % 400};31.12.2027`)].join('\n'));
  for (const [name, store] of [['pg', db], ['embedded', emb]] as [string, Database][])
    for (const n of [300, 3000, 300, 3000]) {
      const actor = await createTown(store, 'x' + Math.random());
      const t0 = performance.now();
      const up = await uploadList(store, actor, { name: 'x.csv', bytes: csvOf(n) }, 'de');
      if (!up.ok) throw new Error(up.messages.join());
      const t1 = performance.now();
      const m = await store.asActor(actor, (trx) => trx.selectFrom('import').select('mapping').where('id', '=', up.id).executeTakeFirstOrThrow());
      await confirmImport(store, actor, up.id, m.mapping ?? {});
      const t2 = performance.now();
      const res = await runImport({ db: store, payload: { importId: up.id, actor }, signal: new AbortController().signal, report: async () => {} }, recognition);
      const t3 = performance.now();
      const up2 = await uploadList(store, actor, { name: 'x.csv', bytes: csvOf(n) }, 'de');
      if (!up2.ok) throw new Error(up2.messages.join());
      await confirmImport(store, actor, up2.id, m.mapping ?? {});
      const t4 = performance.now();
      await runImport({ db: store, payload: { importId: up2.id, actor }, signal: new AbortController().signal, report: async () => {} }, recognition);
      const t5 = performance.now();
      console.log(name, n, 'upload', (t1 - t0).toFixed(0), 'confirm', (t2 - t1).toFixed(0), 'run', (t3 - t2).toFixed(0), 'again', (t5 - t4).toFixed(0), JSON.stringify(res));
    }
  const read = readList({ name: 'x.csv', bytes: csvOf(300) });
  if (!read.ok) throw new Error('');
  const mapping = Object.fromEntries(read.list.columns.map(({ index, role }) => [index, role]));
  const interpretation = interpretList(read.list, mapping);
  const towns = [];
  for (let i = 0; i < 210; i++) towns.push(await createTown(db, 't' + i));
  for (const parallel of [1, 2, 4]) {
    const mine = towns.splice(0, 70);
    const cpu = process.cpuUsage();
    const t = performance.now();
    const total = mine.length;
    await Promise.all(Array.from({ length: parallel }, async () => {
      for (let town = mine.pop(); town; town = mine.pop())
        await importReadList(db, town, { name: 'x.csv', size: 1, sha256: '0', list: read.list, mapping, interpretation, recognition: { ...recognition, match: () => ({ raw: '', product: null, decision: 'new', score: 0.1, candidates: [], reasons: [] }) } });
    }));
    const ms = performance.now() - t;
    const used = process.cpuUsage(cpu);
    console.log('bulk', parallel, (ms / total).toFixed(1), 'ms per town;', ((total * 300) / ms * 1000).toFixed(0), 'rows/s; own cpu', ((used.user + used.system) / 1000 / total).toFixed(1));
  }
  await db.close(); await emb.close(); server.stop(); rmSync(folder, { recursive: true });
  void shapeOfList; void shippedMatcher;
});
