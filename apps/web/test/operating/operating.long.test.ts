import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openDatabase, type Actor, type Database } from '#lib/server/database/index.ts';
import {
  backUp,
  Lifecycle,
  moveStore,
  readiness,
  restoreBackup,
  type Operation,
} from '#lib/server/operating/index.ts';
import { reapplyErasures } from '#lib/server/persons/index.ts';
import { createTown } from '../store/create-town.ts';
import { storeKinds, type StoreKind } from '../store/stores.ts';

const passphrase = 'fünf zufällige Wörter';
const kinds = storeKinds();
const folder = mkdtempSync(join(tmpdir(), 'allmende-operating-'));
const opened: Database[] = [];

beforeAll(async () => {
  vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  for (const kind of kinds) await kind.start();
});
afterAll(async () => {
  for (const db of opened) await db.close();
  for (const kind of kinds) await kind.stop();
  rmSync(folder, { recursive: true, force: true });
  vi.restoreAllMocks();
});

/** A running program as far as operating sees it; `steps` notes what was done with the work beside it. */
async function running(kind: StoreKind): Promise<Operation & { steps: string[] }> {
  const db = await openDatabase(await kind.place());
  opened.push(db);
  const steps: string[] = [];
  const lifecycle = new Lifecycle();
  lifecycle.open();
  const step = (name: string) => () => Promise.resolve(void steps.push(name));
  return {
    db,
    lifecycle,
    work: { pause: step('pause'), resume: step('resume'), isAlive: () => true },
    scratch: join(folder, 'scratch'),
    backups: mkdtempSync(join(folder, 'backups-')),
    workFactor: 10,
    prepare: step('prepare'),
    steps,
  };
}

async function inRequest<T>(operation: Operation, work: () => Promise<T>): Promise<T> {
  const leave = operation.lifecycle.enter();
  try {
    return await work();
  } finally {
    leave?.();
  }
}

async function fileOf(operation: Operation): Promise<Buffer> {
  return buffer((await backUp(operation, passphrase)).file);
}

function restore(operation: Operation, file: Uint8Array, replaces: boolean) {
  const pieces = async function* () {
    yield await Promise.resolve(file);
  };
  return inRequest(operation, () => restoreBackup(operation, pieces(), { passphrase, replaces }));
}

async function addApplication(db: Database, actor: Actor, name: string): Promise<void> {
  await db.asActor(actor, (trx) =>
    trx
      .insertInto('application')
      .values({ source_key: name, name, raw_name: name, match_key: name, match_state: 'new' })
      .execute(),
  );
}

async function namesSeenBy(db: Database, actor: Actor): Promise<string[]> {
  const rows = await db.asActor(actor, (trx) => trx.selectFrom('application').select('name').execute());
  return rows.map(({ name }) => name);
}

/** Every row of every table but the notes of the schema, as text. */
async function dumpOf(db: Database): Promise<Record<string, string[]>> {
  return db.asOperator(async (trx) => {
    const { rows: tables } = await sql<{ name: string }>`
      select relname as name from pg_class where relnamespace = 'allmende'::regnamespace and relkind = 'r'
        and relname <> 'migration' order by 1`.execute(trx);
    const dump: Record<string, string[]> = {};
    for (const { name } of tables) {
      const { rows } = await sql<{ row: string }>`select t::text as row from ${sql.table(name)} t`.execute(
        trx,
      );
      dump[name] = rows.map(({ row }) => row).toSorted();
    }
    return dump;
  });
}

describe.each(kinds)('on $name', (kind) => {
  const other = kinds.find(({ name }) => name !== kind.name) ?? kind;

  it('a restored instance keeps two towns apart and can still tell who wrote last', async () => {
    const source = await running(kind);
    const first = await createTown(source.db, 'Erststadt');
    const second = await createTown(source.db, 'Zweitstadt');
    await addApplication(source.db, first, 'nur in Erststadt');
    await addApplication(source.db, second, 'nur in Zweitstadt');
    const target = await running(other);
    expect(await restore(target, await fileOf(source), false)).toMatchObject({
      ok: true,
      safetyBackup: null,
    });
    expect(await dumpOf(target.db)).toEqual(await dumpOf(source.db));
    expect(target.steps).toEqual(['pause', 'prepare', 'resume']);
    expect(await namesSeenBy(target.db, first)).toEqual(['nur in Erststadt']);
    expect(await namesSeenBy(target.db, second)).toEqual(['nur in Zweitstadt']);
    const stranger = { ...first, authority: 3, authorities: [3] };
    expect(await namesSeenBy(target.db, stranger)).toEqual([]);
    const foreign = { actor: 'a', kind: 't', subject: 's', authority_id: second.authority };
    await expect(
      target.db.asActor(first, (trx) => trx.insertInto('change').values(foreign).execute()),
    ).rejects.toMatchObject({ code: '42501' });
  });

  it('replacing writes a copy first, which brings back what was replaced', async () => {
    const operation = await running(kind);
    const town = await createTown(operation.db, 'Musterstadt');
    await addApplication(operation.db, town, 'gesichert');
    await operation.db.asOperator((trx) => sql`update authority set sample = false`.execute(trx));
    const file = await fileOf(operation);
    await addApplication(operation.db, town, 'danach');
    expect(await restore(operation, file, false)).toEqual({ ok: false, problem: 'store-not-empty' });
    expect(await namesSeenBy(operation.db, town)).toEqual(['gesichert', 'danach']);
    const before = await dumpOf(operation.db);
    const replaced = await restore(operation, file, true);
    expect(await namesSeenBy(operation.db, town)).toEqual(['gesichert']);
    if (!replaced.ok || !replaced.safetyBackup) throw new Error('expected a safety copy');
    const copy = readFileSync(replaced.safetyBackup);
    expect(await restore(operation, copy, true)).toMatchObject({ ok: true });
    expect(await dumpOf(operation.db)).toEqual(before);
    expect(operation.lifecycle.closed).toBeNull();
  });

  it('a refused restore leaves everything as it was and lets people in again', async () => {
    const operation = await running(kind);
    const town = await createTown(operation.db, 'Musterstadt');
    await addApplication(operation.db, town, 'bleibt');
    const file = await fileOf(operation);
    const before = await dumpOf(operation.db);
    expect(await restore(operation, file.subarray(0, file.length - 9), true)).toEqual({
      ok: false,
      problem: 'cut-off',
    });
    expect(await dumpOf(operation.db)).toEqual(before);
    expect(readdirSync(operation.backups)).toEqual([]);
    expect(operation.lifecycle.closed).toBeNull();
    expect(operation.steps).toEqual(['pause', 'resume']);
    expect(await readiness(operation)).toBe('ready');
  });

  it('does not replace anything when the copy cannot be written', async () => {
    const operation = await running(kind);
    const town = await createTown(operation.db, 'Musterstadt');
    await addApplication(operation.db, town, 'bleibt');
    const file = await fileOf(operation);
    const nowhere = { ...operation, backups: '/dev/null/backups' };
    expect(await restore(nowhere, file, true)).toEqual({ ok: false, problem: 'no-safety-backup' });
    expect(await namesSeenBy(operation.db, town)).toEqual(['bleibt']);
  });

  it('who was erased after the backup stays erased, and nobody stays signed in', async () => {
    const operation = await running(kind);
    const town = await createTown(operation.db, 'Musterstadt');
    const account = '7d1f3d2a-0000-4000-8000-000000000001';
    await operation.db.asOperator(async (trx) => {
      await sql`insert into account (id, email, name) values (${account}, 'erika@stadt.example', 'Erika Muster')`.execute(
        trx,
      );
      await sql`insert into session (token_hash, account_id, expires_at) values ('\\x00', ${account}, now() + interval '1 day')`.execute(
        trx,
      );
    });
    await addApplication(operation.db, town, 'bleibt');
    const file = await fileOf(operation);
    await operation.db.asOperator(async (trx) => {
      await sql`delete from account`.execute(trx);
      await sql`insert into erasure (account_id, pseudonym) values (${account}, 'Person 1')`.execute(trx);
    });
    const erased: string[][] = [];
    const withErasures: Operation = {
      ...operation,
      reapplyErasures: async (trx, ids) => {
        erased.push(ids);
        await reapplyErasures(trx, ids);
      },
    };
    expect(await restore(withErasures, file, true)).toMatchObject({ ok: true });
    expect(erased).toEqual([[account]]);
    const dump = await dumpOf(operation.db);
    expect(dump['erasure']).toHaveLength(1);
    expect(dump['session']).toEqual([]);
    expect(JSON.stringify(dump)).not.toContain('Erika');
  });

  it('the audit chain goes on where the backup ended', async () => {
    const source = await running(kind);
    const town = await createTown(source.db, 'Musterstadt');
    const write = (db: Database) =>
      db.asOperator((trx) =>
        sql`insert into audit_entry (authority_id, account_id, via, operation)
          values (${town.authority}, 'a', 'local', 'test')`.execute(trx),
      );
    for (let entry = 0; entry < 3; entry++) await write(source.db);
    const target = await running(other);
    await restore(target, await fileOf(source), false);
    await write(target.db);
    const { rows } = await target.db.asOperator((trx) =>
      sql<{ seq: number; whole: boolean }>`
        select seq, hash = audit_hash(e) and previous = coalesce(lag(hash) over (order by seq), previous) as whole
        from audit_entry e where authority_id = ${town.authority} order by seq`.execute(trx),
    );
    expect(rows).toEqual([1, 2, 3, 4].map((seq) => ({ seq, whole: true })));
  });
});

describe('moving from the embedded store to PostgreSQL', () => {
  const [embedded, postgresql] = kinds as [StoreKind, StoreKind];

  async function databaseUrl(): Promise<string> {
    const place = await postgresql.place();
    if (!('databaseUrl' in place)) throw new Error('expected a database');
    return place.databaseUrl;
  }

  it('copies every row, leaves the source as it was, and takes no more requests', async () => {
    const source = await running(embedded);
    const town = await createTown(source.db, 'Musterstadt');
    await addApplication(source.db, town, 'zieht um');
    const before = await dumpOf(source.db);
    const url = await databaseUrl();
    const result = await inRequest(source, () => moveStore(source, url));
    expect(result).toMatchObject({ ok: true, tables: { application: { rows: 1 } } });
    const target = await openDatabase({ databaseUrl: url });
    opened.push(target);
    expect(await dumpOf(target)).toEqual(before);
    expect(await dumpOf(source.db)).toEqual(before);
    expect(source.lifecycle.closed).toBe('moved');
    expect(source.lifecycle.enter()).toBeNull();
    expect(source.steps).toEqual(['pause']);
    expect(await readiness(source)).toBe('moved');
  });

  it('is refused by a target that holds something or cannot be reached, and goes on here then', async () => {
    const source = await running(embedded);
    await createTown(source.db, 'Musterstadt');
    const url = await databaseUrl();
    const taken = await openDatabase({ databaseUrl: url });
    opened.push(taken);
    await createTown(taken, 'Schon da');
    const before = await dumpOf(taken);
    expect(await inRequest(source, () => moveStore(source, url))).toEqual({
      ok: false,
      problem: 'target-not-empty',
    });
    expect(await dumpOf(taken)).toEqual(before);
    const nowhere = 'postgres://nobody@127.0.0.1:1/nothing';
    expect(await inRequest(source, () => moveStore(source, nowhere))).toMatchObject({
      ok: false,
      problem: 'target-unusable',
    });
    expect(source.lifecycle.closed).toBeNull();
    expect(source.steps).toEqual(['pause', 'resume', 'pause', 'resume']);
    expect(existsSync(join(folder, 'scratch')) ? readdirSync(join(folder, 'scratch')) : []).toEqual([]);
  });
});
