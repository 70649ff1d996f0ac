import { mkdtempSync, readFileSync, readdirSync, rmdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { gunzipSync } from 'node:zlib';
import { utils, write } from '@e965/xlsx';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { exportStore, openDatabase, type Actor, type Database } from '#lib/server/database/index.ts';
import { confirmImport, uploadList } from '#lib/server/inventory/index.ts';
import { createTown } from '../store/create-town.ts';
import { storeKinds } from '../store/stores.ts';
import { csv, mappingOf, runNow, type Given } from './given.ts';
import { plantedLists } from './planted-lists.ts';

const numbered = (count: number, from: number): number[] =>
  Array.from({ length: count }, (_, index) => from + index);
const padded = (n: number): string => String(n).padStart(5, '0');
const person = (n: number): string => `Kanarienvogel${padded(n)}`;
const mail = (n: number): string => `kanari.${padded(n)}@stadt.example`;
const key = (n: number): string => `KANAR-${padded(n)}-X7QPL-M2WBD-9RTZK`;

const columns = ['Anwendung', 'Hersteller', 'Benutzername', 'E-Mail', 'Lizenzschlüssel', 'Bemerkung'];
const inColumns = (n: number): string[] => [
  `Fachanwendung ${n}`,
  'Beispiel AG',
  person(n),
  mail(n),
  key(n),
  `Fragen an ${mail(n + 10_000)}, Schlüssel ${key(n + 10_000)}.`,
];

const whole = process.env['HOSTILE'] === 'whole';
/** Lists with user names, machines, addresses and keys; `npm run test:hostile` takes every format that has room for them. */
const lists: { given: Given; planted: string[] }[] = [
  ...plantedLists.filter((_, at) => whole || at % 5 === 3),
  {
    given: csv(columns, ...numbered(120, 1).map(inColumns)),
    planted: numbered(120, 1).flatMap((n) => [person(n), mail(n), key(n), mail(n + 10_000), key(n + 10_000)]),
  },
  {
    given: { name: 'liste.xlsx', bytes: workbook(2001) },
    planted: numbered(40, 2001).flatMap((n) => [
      person(n),
      mail(n),
      person(n + 1000),
      mail(n + 1000),
      key(n + 1000),
    ]),
  },
  {
    given: {
      text: numbered(50, 4001)
        .map((n) => [`Verfahren ${n}`, 'Beispiel GmbH', mail(n), key(n)].join('\t'))
        .join('\n'),
    },
    planted: numbered(50, 4001).flatMap((n) => [mail(n), key(n)]),
  },
  {
    given: { name: 'kaputt.xlsx', bytes: workbook(6001).slice(0, 4000) },
    planted: numbered(40, 6001).flatMap((n) => [person(n), mail(n)]),
  },
  {
    given: csv(['Benutzername', 'E-Mail'], ...numbered(10, 5001).map((n) => [person(n), mail(n)])),
    planted: numbered(10, 5001).flatMap((n) => [person(n), mail(n)]),
  },
];

function workbook(first: number): Uint8Array {
  const book = utils.book_new();
  const add = (name: string, rows: string[][]) =>
    utils.book_append_sheet(book, utils.aoa_to_sheet(rows), name);
  add('Verfahren', [
    ['Verfahren', 'Hersteller', 'Ansprechpartner', 'Kontakt E-Mail'],
    ...numbered(40, first).map((n) => [`Verfahren ${n}`, 'Beispiel AG', person(n), mail(n)]),
  ]);
  add('Lizenzen', [
    ['Programm', 'Nutzer', 'Mail', 'Product Key'],
    ...numbered(40, first + 1000).map((n) => [`Programm ${n}`, person(n), mail(n), key(n)]),
  ]);
  return new Uint8Array(write(book, { type: 'array', bookType: 'xlsx' }) as ArrayBuffer);
}

/** Kept lists are packed; hashes and the like are not. */
function unpacked(bytes: Uint8Array): string {
  const isPacked = bytes[0] === 0x1f && bytes[1] === 0x8b;
  return (isPacked ? gunzipSync(bytes) : Buffer.from(bytes)).toString('latin1');
}

describe.each(storeKinds())('user names, e-mail addresses and licence keys on the $name store', (kind) => {
  let place: Awaited<ReturnType<typeof kind.place>>;
  let db: Database;
  let town: Actor;
  const said: string[] = [];

  beforeAll(async () => {
    await kind.start();
    place = await kind.place();
    db = await openDatabase(place);
    town = await createTown(db, 'Musterstadt');
  });
  afterAll(() => kind.stop());
  beforeEach(() => {
    for (const method of ['debug', 'log', 'info', 'warn', 'error'] as const)
      vi.spyOn(console, method).mockImplementation(
        (...given: unknown[]) => void said.push(given.map(String).join(' ')),
      );
    vi.spyOn(process.stdout, 'write').mockImplementation((given) => said.push(String(given)) > 0);
  });
  afterEach(() => vi.restoreAllMocks());

  const planted = lists.flatMap((list) => list.planted);
  const found = (text: string): string[] => {
    const folded = text.toLowerCase();
    return planted.filter((canary) => folded.includes(canary.toLowerCase()));
  };

  /** Every value of every column of every table, bytes unpacked. */
  const everything = (): Promise<string> =>
    db.asOperator(async (trx) => {
      const { rows: tables } = await sql<{ name: string }>`
        select relname as name from pg_class where relnamespace = 'allmende'::regnamespace and relkind in ('r', 'p')`.execute(
        trx,
      );
      expect(tables.length).toBeGreaterThan(15);
      const texts: string[] = [];
      for (const { name } of tables) {
        const { rows } = await sql<Record<string, unknown>>`select * from ${sql.table(name)}`.execute(trx);
        for (const value of rows.flatMap((row) => Object.values(row)))
          texts.push(value instanceof Uint8Array ? unpacked(value) : JSON.stringify(value));
      }
      return texts.join('\n');
    });

  it('are more than a thousand, none twice', () => {
    expect(planted.length).toBeGreaterThan(whole ? 2000 : 1000);
    expect(new Set(planted).size).toBe(planted.length);
  });

  it('are nowhere while the lists wait as drafts, are taken over, and afterwards', async () => {
    const drafts: string[] = [];
    for (const { given } of lists) {
      const uploaded = await uploadList(db, town, given, 'de');
      if (uploaded.ok) drafts.push(uploaded.id);
      else if (plantedLists.some((list) => list.given === given)) throw new Error(uploaded.messages.join());
    }
    expect(drafts.length).toBeGreaterThanOrEqual(3);
    const waiting = await everything();
    expect(waiting.includes('Programm 3001')).toBe(true);
    expect(found(waiting)).toEqual([]);

    for (const id of drafts) {
      await confirmImport(db, town, id, await mappingOf(db, town, id));
      await runNow(db, town, id);
    }
    const done = await everything();
    expect(done.includes('Fachanwendung 120')).toBe(true);
    expect(done.includes('Verfahren 4050')).toBe(true);
    expect(found(done)).toEqual([]);
  });

  it('are in no backup and in no line of the log', async () => {
    const scratch = mkdtempSync(join(tmpdir(), 'allmende-scratch-'));
    const { file } = await exportStore(db, { scratch });
    const text = gunzipSync(await buffer(file)).toString();
    expect(text.includes('Fachanwendung 120')).toBe(true);
    expect(found(text)).toEqual([]);
    expect(found(said.join('\n'))).toEqual([]);
    expect(readdirSync(scratch)).toEqual([]);
    rmdirSync(scratch);
  });

  it('are in no file of the store, not even in its journal', async () => {
    await db.close();
    if (!('dataDirectory' in place)) return;
    const files = readdirSync(place.dataDirectory, { recursive: true, withFileTypes: true });
    const bytes = files.flatMap((file) =>
      file.isFile() ? [readFileSync(join(file.parentPath, file.name))] : [],
    );
    const holding = (part: string): number => bytes.filter((content) => content.includes(part)).length;
    expect(holding('Fachanwendung 12')).toBeGreaterThan(0);
    for (const part of ['Kanarienvogel', 'kanari.', 'KANAR-', 'Zeisig', 'zeisig.', 'ZEISI-', 'pc-zeisig-']) {
      expect(planted.some((canary) => canary.startsWith(part))).toBe(true);
      expect(holding(part)).toBe(0);
    }
  });
});
