import { spawn } from 'node:child_process';
import { existsSync, fsyncSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lockDirectory } from '#lib/server/database/data-directory-lock.ts';
import { databaseOn, inTransaction } from '#lib/server/database/database.ts';
import { DurableNodeFS, durableStartParams } from '#lib/server/database/durable-node-fs.ts';
import { openEmbeddedEngine } from '#lib/server/database/embedded-engine.ts';
import { isStoreError, openDatabase } from '#lib/server/database/index.ts';
import { migrate } from '#lib/server/database/migrate.ts';
import { createStoreFiles, storeTemplate } from '#lib/server/database/store-files.ts';
import { workerFile } from '#lib/server/worker-file.ts';
import { buildChild } from './build-child.ts';
import { createTown } from './create-town.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'allmende-guards-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('a data folder', () => {
  it('is refused to a second opener with its name and what to do', async () => {
    const db = await openDatabase({ dataDirectory: folder });
    const second = await openDatabase({ dataDirectory: folder }).catch((error: unknown) => error);
    expect(isStoreError(second, '55006')).toBe(true);
    expect(String(second)).toContain(folder);
    expect(String(second)).toContain('Stop that one first');
    await db.close();
  });

  it('is free again after closing', async () => {
    for (const name of ['first', 'second']) {
      const db = await openDatabase({ dataDirectory: folder });
      await createTown(db, name);
      await db.close();
    }
    const db = await openDatabase({ dataDirectory: folder });
    const towns = await db.asOperator((trx) =>
      trx.selectFrom('authority').select('name').orderBy('id').execute(),
    );
    expect(towns).toEqual([{ name: 'first' }, { name: 'second' }]);
    await db.close();
  });

  it.each(['linux', 'darwin'] as const)(
    'is locked on %s against another process and freed when that is killed',
    async (platform) => {
      const holder = spawn(process.execPath, [await buildChild('hold-lock.ts'), folder, platform], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      await new Promise((ready) => holder.stdout.once('data', ready));
      await expect(lockDirectory(folder, { platform })).rejects.toSatisfy((error) =>
        isStoreError(error, '55006'),
      );
      const ended = new Promise((done) => holder.once('exit', done));
      holder.kill('SIGKILL');
      await ended;
      await (await lockDirectory(folder, { platform })).release();
    },
  );

  it('is refused while another computer or container works on it, and free when that one is gone', async () => {
    const file = join(folder, 'allmende.heartbeat');
    writeFileSync(file, 'other-container net:[1]');
    const beating = setInterval(() => utimesSync(file, new Date(), new Date()), 20);
    const refused = await lockDirectory(folder, { beatEvery: 50 }).catch((error: unknown) => error);
    clearInterval(beating);
    expect(isStoreError(refused, '55006')).toBe(true);
    expect(String(refused)).toContain('other-container');
    const lock = await lockDirectory(folder, { beatEvery: 50 });
    await lock.release();
    expect(existsSync(file)).toBe(false);
  });

  it('starts from the template of the build, with nothing left to migrate', async () => {
    expect(storeTemplate()).toBeDefined();
    const engine = await openEmbeddedEngine(folder);
    expect(await migrate(engine)).toEqual([]);
    await engine.close();
  });

  it('starts anew when an earlier first start was interrupted', async () => {
    mkdirSync(join(folder, 'store.new'));
    writeFileSync(join(folder, 'store.new', 'PG_VERSION'), 'half');
    const db = await openDatabase({ dataDirectory: folder });
    await createTown(db, 'Musterstadt');
    await db.close();
  });

  it('is initialised in place when there is no template', async () => {
    await createStoreFiles(join(folder, 'store'), null);
    const db = await openDatabase({ dataDirectory: folder });
    expect((await createTown(db, 'Musterstadt')).authority).toBe(1);
    await db.close();
  });
});

describe('the embedded engine', () => {
  it('asks the disk once per commit, and not for reading', async () => {
    await createStoreFiles(join(folder, 'store'));
    let calls = 0;
    const sync = (descriptor: number) => {
      calls += 1;
      fsyncSync(descriptor);
    };
    const fail = (error: unknown): never => {
      throw error;
    };
    const engine = new PGlite({
      fs: new DurableNodeFS(join(folder, 'store'), fail, sync),
      startParams: durableStartParams,
    });
    await engine.exec('create table public.counted (n int)');
    calls = 0;
    for (let n = 0; n < 50; n++) await engine.query('insert into public.counted values ($1)', [n]);
    expect(calls).toBe(50);
    await engine.query('select count(*) from public.counted');
    expect(calls).toBe(50);
    await engine.close();
  });

  it('keeps what was acknowledged when a later query is ended by force', async () => {
    const engine = await openEmbeddedEngine(folder);
    await migrate(engine);
    const db = databaseOn(engine);
    const town = await createTown(db, 'Musterstadt');
    await expect(
      inTransaction(engine, 200, [['app.operator', 'on']], async (trx) => {
        await trx.insertInto('authority').values({ name: 'halb fertig', kind: 'municipality' }).execute();
        await sql`select count(*) from generate_series(1, 100000000000)`.execute(trx);
      }),
    ).rejects.toSatisfy((error) => isStoreError(error, '57014'));
    const towns = await db.asOperator((trx) => trx.selectFrom('authority').select(['id', 'name']).execute());
    expect(towns).toEqual([{ id: town.authority, name: 'Musterstadt' }]);
    await db.close();
  });

  it('serves those who wait while it is started anew', async () => {
    const engine = await openEmbeddedEngine(folder);
    await migrate(engine);
    const db = databaseOn(engine);
    const endless = inTransaction(engine, 200, [], (trx) =>
      sql`select count(*) from generate_series(1, 100000000000)`.execute(trx),
    ).catch((error: unknown) => error);
    const waiting = await Promise.all(
      Array.from({ length: 5 }, (_, index) => createTown(db, `Ort ${index}`)),
    );
    expect(new Set(waiting.map(({ authority }) => authority)).size).toBe(5);
    expect(isStoreError(await endless, '57014')).toBe(true);
    await db.close();
  });
});

it('a worker that was not built is named together with the remedy', () => {
  expect(() => workerFile('no-such-worker')).toThrow('npx rolldown -c rolldown.workers.js');
});
