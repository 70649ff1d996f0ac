import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { gunzipSync, gzipSync } from 'node:zlib';
import { Decrypter, Encrypter } from 'age-encryption';
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
const scratch = mkdtempSync(join(tmpdir(), 'allmende-scratch-'));
beforeAll(async () => {
  for (const kind of kinds) await kind.start();
});
afterAll(async () => {
  for (const db of opened) await db.close();
  for (const kind of kinds) await kind.stop();
  rmSync(scratch, { recursive: true, force: true });
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
      await db.asOperator((trx) =>
        insertRow(trx, table, { ...example(written), authority_id: actor.authority }),
      ),
    );
  }
  const vendor = { id: 'v', name: 'Ä', kind: 'company', country: null, facts: '{"id":"v"}', hash: 'h' };
  await db.asOperator((trx) => insertRow(trx, 'vendor', vendor));
  return db;
}

async function backup(db: Database, passphrase?: string): Promise<Buffer> {
  const { file } = await exportStore(db, { scratch, workFactor: 10, ...(passphrase && { passphrase }) });
  return buffer(file);
}

/** A file that arrives in one piece. */
function given(file: Uint8Array): () => AsyncIterable<Uint8Array> {
  return inPieces(file, file.length);
}

function inPieces(file: Uint8Array, size: number): () => AsyncIterable<Uint8Array> {
  return async function* () {
    for (let start = 0; start < file.length; start += size)
      yield await Promise.resolve(file.subarray(start, start + size));
  };
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
    expect(await importStore(target, given(file))).toMatchObject({ ok: true, rows });
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
    await importStore(target, given(await backup(await filledStore(from))));
    const second = await createTown(target, 'Zweitstadt');
    expect(second.authority).toBe(3);
    const seen = await target.asActor(second, (trx) => trx.selectFrom('application').selectAll().execute());
    expect(seen).toEqual([]);
  });
});

describe('a backup', () => {
  it('may arrive in pieces of any size', async () => {
    const source = await filledStore('embedded');
    const target = await emptyStore('postgresql');
    expect(await importStore(target, inPieces(await backup(source), 7))).toMatchObject({ ok: true });
    expect(await contents(target)).toEqual(await contents(source));
  });

  it('is read with its passphrase only, and holds nothing in clear', async () => {
    const source = await filledStore('embedded');
    const file = await backup(source, 'geheim, aber lang: äöü €');
    expect(file.subarray(0, 22).toString()).toBe('age-encryption.org/v1\n');
    expect(() => gunzipSync(file.subarray(file.indexOf('\n---') + 48 + 16))).toThrow();
    const target = await emptyStore('postgresql');
    for (const [passphrase, problem] of [
      ['geheim, aber lang: aou €', 'wrong-passphrase'],
      [undefined, 'passphrase-needed'],
    ] as const)
      expect(await importStore(target, given(file), { ...(passphrase && { passphrase }) })).toEqual({
        ok: false,
        problem,
      });
    const right = { passphrase: 'geheim, aber lang: äöü €' };
    expect(await importStore(target, inPieces(file, 100), right)).toMatchObject({ ok: true });
    expect(await contents(target)).toEqual(await contents(source));
  });

  it('is a file of the age format, as other programs write and read it', async () => {
    const source = await filledStore('embedded');
    const plain = await backup(source);
    const encrypter = new Encrypter();
    encrypter.setScryptWorkFactor(10);
    encrypter.setPassphrase('von einem anderen Programm');
    const foreign = await encrypter.encrypt(plain);
    const target = await emptyStore('embedded');
    const passphrase = 'von einem anderen Programm';
    expect(await importStore(target, given(foreign), { passphrase })).toMatchObject({ ok: true });
    const decrypter = new Decrypter();
    decrypter.addPassphrase('unser Kennwort');
    const read = await decrypter.decrypt(await backup(source, 'unser Kennwort'));
    expect(linesOf(read).slice(1)).toEqual(linesOf(plain).slice(1));
  });

  it('that was begun before a write does not hold it, and leaves no file behind', async () => {
    for (const { name } of kinds) {
      const db = await filledStore(name);
      const before = linesOf(await backup(db)).slice(1);
      const { file } = await exportStore(db, { scratch });
      await createTown(db, 'Nachzügler');
      expect(linesOf(await buffer(file)).slice(1)).toEqual(before);
    }
    const abandoned = await exportStore(await filledStore('embedded'), {
      scratch,
      passphrase: 'p',
      workFactor: 4,
    });
    await abandoned.file.cancel();
    expect(readdirSync(scratch)).toEqual([]);
  });

  it.each(kinds)('of every older schema is brought up to date on $name', async ({ name }) => {
    const source = await emptyStore(name);
    for (let count = 1; count < migrations.length; count++) {
      const older = migrations.slice(0, count);
      // The store of that time: the schema of then with a row in it.
      const file = given(Buffer.from(linesOfOlderStore(older.map((step) => step.name))));
      // Each replaces the one before, schema and all: a store of its own for each takes as long as the test.
      expect(await importStore(source, file, { replaces: 'everything' })).toMatchObject({ ok: true });
      const { rows } = await source.asOperator((trx) =>
        sql<{ name: string }>`select name from migration order by 1`.execute(trx),
      );
      expect(rows.map((row) => row.name)).toEqual(migrations.map((step) => step.name));
      const town = { id: 'a', name: 'A', authorities: [7], authority: 7 };
      const seen = await source.asActor(town, (trx) =>
        trx.selectFrom('application').select(['id', 'name']).execute(),
      );
      expect(seen).toEqual([{ id: 41, name: 'Altverfahren' }]);
    }
  });

  it('of an older schema is brought up to date by steps yet to come', async () => {
    const file = await backup(await filledStore('embedded'));
    const target = await emptyStore('postgresql');
    const next = {
      name: '9999-next',
      up: 'alter table application add column colour text not null default $$green$$',
    };
    const steps = [...migrations, next];
    expect(await importStore(target, given(file), { steps })).toMatchObject({ ok: true });
    const { rows } = await target.asOperator((trx) => sql`select colour from application`.execute(trx));
    expect(rows).toEqual([{ colour: 'green' }]);
  });

  it('that is damaged, foreign or too new changes nothing and says why', async () => {
    const file = await backup(await filledStore('embedded'));
    const lines = linesOf(file);
    const header = JSON.parse(lines[0] ?? '') as object;
    const withHeader = (changes: object) =>
      gzipSync([JSON.stringify({ ...header, ...changes }), ...lines.slice(1)].join('\n') + '\n');
    const passphrase = 'ein Kennwort';
    const locked = await backup(await filledStore('embedded'), passphrase);
    const [row = ''] = lines.filter((line) => line.startsWith('["1","'));
    const target = await emptyStore('embedded');
    const before = await contents(target);
    const cases: [Uint8Array, string][] = [
      [file.subarray(0, file.length - 20), 'cut-off'],
      [gzipSync(lines.slice(0, -1).join('\n') + '\n'), 'cut-off'],
      [gzipSync(lines.toSpliced(-2, 1).join('\n') + '\n'), 'damaged'],
      [gzipSync(lines.join('\n').replace('Fachverfahren', 'Fachverfehren') + '\n'), 'not-as-written'],
      [gzipSync(lines.map((line) => (line === row ? line.slice(0, -1) : line)).join('\n') + '\n'), 'damaged'],
      [
        gzipSync(lines.map((line) => (line === row ? line.replace('1', 'x') : line)).join('\n') + '\n'),
        'damaged',
      ],
      [withHeader({ version: 2 }), 'newer-version'],
      [withHeader({ migrations: ['0001-store', '0002-unheard-of'] }), 'newer-version'],
      [Buffer.from('Name;Version\r\nWord;16\r\n'), 'not-a-backup'],
      [gzipSync('{"format":"something-else"}\n'), 'not-a-backup'],
      [Buffer.alloc(0), 'not-a-backup'],
      [locked.subarray(0, locked.length - 20), 'cut-off'],
      [locked.subarray(0, 60), 'damaged'],
      [damagedAt(locked, locked.indexOf('\n--- ') + 12), 'damaged'],
    ];
    for (const [bytes, problem] of cases) {
      expect([problem, await importStore(target, given(bytes), { passphrase })]).toEqual([
        problem,
        { ok: false, problem },
      ]);
    }
    expect(await contents(target)).toEqual(before);
  });

  it('that is damaged in its middle is not called cut off', async () => {
    const source = await filledStore('embedded');
    const noise = Buffer.from(Array.from({ length: 400_000 }, () => Math.floor(Math.random() * 256)));
    await source.asOperator((trx) =>
      insertRow(trx, 'upload', {
        authority_id: 1,
        name: 'groß.csv',
        packed: noise,
        sha256: 'b',
        size: noise.length,
        list: null,
      }),
    );
    const passphrase = 'ein Kennwort';
    const target = await emptyStore('embedded');
    const [plain, locked] = [await backup(source), await backup(source, passphrase)];
    for (const damaged of [damagedTellingly(plain, 100_000), damagedAt(locked, 100_000)])
      expect(await importStore(target, inPieces(damaged, 16_384), { passphrase })).toEqual({
        ok: false,
        problem: 'damaged',
      });
  });

  it('is not restored over rows that are there, unless that is wanted', async () => {
    for (const { name } of kinds) {
      const source = await filledStore(name);
      const file = await backup(source);
      await createTown(source, 'Danach');
      const before = await contents(source);
      for (const replaces of ['nothing', 'first-start'] as const)
        expect(await importStore(source, given(file), { replaces })).toEqual({
          ok: false,
          problem: 'store-not-empty',
        });
      expect(await contents(source)).toEqual(before);
      expect(await importStore(source, given(file), { replaces: 'everything' })).toMatchObject({ ok: true });
      expect(linesOf(await backup(source)).slice(1)).toEqual(linesOf(file).slice(1));
    }
  });

  it('may replace what the first start put there, but no authority of anybody’s own', async () => {
    const file = await backup(await filledStore('embedded'));
    const fresh = await emptyStore('embedded');
    const own = { name: 'Meine Verwaltung', kind: 'municipality', key: 'local-own', sample: false };
    await createTown(fresh, 'Musterstadt');
    await fresh.asOperator((trx) => insertRow(trx, 'authority', own));
    expect(await importStore(fresh, given(file))).toEqual({ ok: false, problem: 'store-not-empty' });
    const used = await emptyStore('embedded');
    await createTown(used, 'Musterstadt');
    await used.asOperator((trx) => insertRow(trx, 'authority', own));
    await used.asOperator((trx) =>
      insertRow(trx, 'change', { authority_id: 2, actor: 'local', kind: 'test', subject: 's' }),
    );
    const options = { replaces: 'first-start' } as const;
    expect(await importStore(used, given(file), options)).toEqual({ ok: false, problem: 'store-not-empty' });
    expect(await importStore(fresh, given(file), options)).toMatchObject({ ok: true });
  });
});

function linesOf(file: Uint8Array): string[] {
  return gunzipSync(file).toString().trimEnd().split('\n');
}

/** A backup as it was written when the schema had taken these steps only: an authority and an application. */
function linesOfOlderStore(steps: string[]): string {
  const columns = ['id', 'authority_id', 'source_key', 'name', 'raw_name', 'match_key', 'match_state'];
  return [
    { format: 'allmende-store', version: 1, migrations: steps, createdAt: '2026-01-01T00:00:00.000Z' },
    { table: 'authority', columns: ['id', 'name', 'kind', 'sample'] },
    ['7', 'Altstadt', 'municipality', 'f'],
    { table: 'application', columns },
    ['41', '7', 'k', 'Altverfahren', 'Altverfahren', 'altverfahren', 'new'],
    { end: true, rows: 2 },
  ]
    .map((line) => `${JSON.stringify(line)}\n`)
    .join('');
}

/**
 * Damaged at or soon after a position, where gzip can tell: now and then a changed bit makes a stream that only lacks
 * its end.
 */
function damagedTellingly(file: Uint8Array, from: number): Buffer {
  for (let position = from; ; position++) {
    const damaged = damagedAt(file, position);
    try {
      gunzipSync(damaged);
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'Z_DATA_ERROR') return damaged;
    }
  }
}

function damagedAt(file: Uint8Array, position: number): Buffer {
  const copy = Buffer.from(file);
  copy[position] = (copy[position] ?? 0) ^ 0x55;
  return copy;
}
