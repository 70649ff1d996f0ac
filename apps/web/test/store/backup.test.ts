import { PassThrough, Readable } from 'node:stream';
import { gunzipSync, gzipSync } from 'node:zlib';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exportStore, importStore, openDatabase, type Database } from '#lib/server/database/index.ts';
import { migrations } from '../../migrations/index.ts';
import { createTown } from './create-town.ts';
import { insertRow } from './insert-row.ts';
import { prepareExamples, privateExamples } from './private-examples.ts';
import { storeKinds } from './stores.ts';

const kinds = storeKinds();
const opened: Database[] = [];
beforeAll(async () => {
  for (const kind of kinds) await kind.start();
});
afterAll(async () => {
  for (const db of opened) await db.close();
  for (const kind of kinds) await kind.stop();
});

async function emptyStore(name: 'embedded' | 'postgresql'): Promise<Database> {
  const kind = kinds.find((candidate) => candidate.name === name);
  if (!kind) throw new Error(name);
  const db = await openDatabase(await kind.place());
  opened.push(db);
  return db;
}

async function filledStore(name: 'embedded' | 'postgresql'): Promise<Database> {
  const db = await emptyStore(name);
  const actor = await createTown(db, 'Musterstadt an der Beispiel');
  const written = await prepareExamples(db);
  for (const [table, example] of Object.entries(privateExamples)) {
    written.set(
      table,
      await db.asActor(actor, (trx) =>
        insertRow(trx, table, { ...example(written), authority_id: actor.authority }),
      ),
    );
  }
  const vendor = { id: 'v', name: 'Ä', kind: 'company', country: null, facts: '{"id":"v"}', hash: 'h' };
  await db.asOperator((trx) => insertRow(trx, 'vendor', vendor));
  return db;
}

async function backup(db: Database): Promise<Buffer> {
  const output = new PassThrough();
  const chunks: Buffer[] = [];
  output.on('data', (chunk: Buffer) => chunks.push(chunk));
  await exportStore(db, output);
  return Buffer.concat(chunks);
}

/** Every row of every table as text, which is what "equal" means across engines. */
async function contents(db: Database): Promise<Record<string, string[]>> {
  return db.asOperator(async (trx) => {
    const { rows: tables } = await sql<{ name: string }>`
      select relname as name from pg_class where relnamespace = 'allmende'::regnamespace and relkind = 'r'
        and relname <> 'migration' order by 1`.execute(trx);
    const all: Record<string, string[]> = {};
    for (const { name } of tables) {
      const { rows } = await sql<{ row: string }>`select t::text as row from ${sql.table(name)} t`.execute(
        trx,
      );
      all[name] = rows.map(({ row }) => row).toSorted();
    }
    return all;
  });
}

describe.each([
  ['embedded', 'postgresql'],
  ['postgresql', 'embedded'],
] as const)('a backup of the %s store restored into the %s store', (from, to) => {
  it('holds every row of every table, unchanged', async () => {
    const source = await filledStore(from);
    const target = await emptyStore(to);
    const file = await backup(source);
    const before = await contents(source);
    const rows = Object.values(before).flat().length;
    for (const table of Object.keys(privateExamples)) expect(before[table]).toHaveLength(1);
    expect(await importStore(target, Readable.from([file]))).toEqual({ ok: true, rows });
    expect(await contents(target)).toEqual(before);
    expect(
      gunzipSync(await backup(target))
        .toString()
        .split('\n')
        .slice(1),
    ).toEqual(gunzipSync(file).toString().split('\n').slice(1));
  });

  it('goes on numbering and fencing where it stopped', async () => {
    const target = await emptyStore(to);
    await importStore(target, Readable.from([await backup(await filledStore(from))]));
    const second = await createTown(target, 'Zweitstadt');
    expect(second.authority).toBe(3);
    const seen = await target.asActor(second, (trx) => trx.selectFrom('application').selectAll().execute());
    expect(seen).toEqual([]);
  });
});

describe('a backup', () => {
  it('may arrive in pieces of any size', async () => {
    const source = await filledStore('embedded');
    const file = await backup(source);
    const pieces = Array.from({ length: Math.ceil(file.length / 7) }, (_, index) =>
      file.subarray(index * 7, index * 7 + 7),
    );
    const target = await emptyStore('postgresql');
    expect(await importStore(target, Readable.from(pieces))).toMatchObject({ ok: true });
    expect(await contents(target)).toEqual(await contents(source));
  });

  it('of an older schema is brought up to date', async () => {
    const file = await backup(await filledStore('embedded'));
    const target = await emptyStore('postgresql');
    const next = {
      name: '9999-next',
      up: 'alter table application add column colour text not null default $$green$$',
    };
    expect(await importStore(target, Readable.from([file]), [...migrations, next])).toMatchObject({
      ok: true,
    });
    const { rows } = await target.asOperator((trx) => sql`select colour from application`.execute(trx));
    expect(rows).toEqual([{ colour: 'green' }]);
  });

  it('that is damaged, foreign or too new changes nothing and says why', async () => {
    const file = await backup(await filledStore('embedded'));
    const text = gunzipSync(file).toString();
    const lines = text.trimEnd().split('\n');
    const header = JSON.parse(lines[0] ?? '') as object;
    const withHeader = (changes: object) =>
      gzipSync([JSON.stringify({ ...header, ...changes }), ...lines.slice(1)].join('\n') + '\n');
    const target = await emptyStore('embedded');
    const before = await contents(target);
    const cases: [Buffer, string][] = [
      [file.subarray(0, file.length - 20), 'damaged'],
      [gzipSync(lines.slice(0, -1).join('\n') + '\n'), 'damaged'],
      [gzipSync(lines.toSpliced(-2, 1).join('\n') + '\n'), 'damaged'],
      [withHeader({ version: 2 }), 'newer-version'],
      [withHeader({ migrations: ['0001-store', '0002-unheard-of'] }), 'newer-version'],
      [Buffer.from('Name;Version\r\nWord;16\r\n'), 'not-a-backup'],
      [gzipSync('{"format":"something-else"}\n'), 'not-a-backup'],
      [Buffer.alloc(0), 'not-a-backup'],
    ];
    for (const [bytes, problem] of cases) {
      expect(await importStore(target, Readable.from([bytes]))).toEqual({ ok: false, problem });
      expect(await contents(target)).toEqual(before);
    }
  });

  it('is not restored over rows that are there', async () => {
    const source = await filledStore('embedded');
    const file = await backup(source);
    const before = await contents(source);
    expect(await importStore(source, Readable.from([file]))).toEqual({
      ok: false,
      problem: 'store-not-empty',
    });
    expect(await contents(source)).toEqual(before);
  });
});
