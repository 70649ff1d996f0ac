import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  buryEntry,
  entryById,
  entryByUrl,
  listEntries,
  mergeEntry,
  onCatalogueChange,
  readEntry,
  readVersions,
  recordFile,
  recordPublisher,
  renameEntry,
  separateEntry,
  type CatalogueChange,
  type FoundFile,
} from '#lib/server/catalogue/index.ts';
import { openDatabase, type Database } from '#lib/server/database/index.ts';
import { storeKinds } from '../store/stores.ts';
import { fileOf } from './file-of.ts';

const day = (number: number) => new Date(Date.UTC(2026, 0, number));

describe.each(storeKinds())('entries of the catalogue on the $name store', (kind) => {
  let db: Database;

  beforeAll(async () => {
    await kind.start();
    db = await openDatabase(await kind.place());
  });

  afterAll(async () => {
    await db.close();
    await kind.stop();
  });

  const put = (url: string, content: string | Uint8Array, now = day(1), more: Partial<FoundFile> = {}) =>
    db.asOperator((trx) => recordFile(trx, { url, content, origin: 'harvest', now, ...more }));
  const told = async (work: () => Promise<unknown>) => {
    const changes: CatalogueChange[] = [];
    const stop = onCatalogueChange((change) => changes.push(change));
    await work();
    stop();
    return changes;
  };

  it('keeps every version of a file once, and only notes the look when nothing has changed', async () => {
    const url = 'https://forge.example/stadt/versionen';
    const first = await put(url, fileOf('Versionen', url));
    expect(first).toMatchObject({ outcome: 'new', standing: 'valid' });
    expect(await put(`${url}/`, fileOf('Versionen', url), day(2))).toMatchObject({
      id: first.id,
      outcome: 'same',
    });
    const before = await readEntry(db, first.id);
    expect(before).toMatchObject({ checked_at: day(2), updated_at: day(1), name: 'Versionen' });
    const second = await put(url, fileOf('Versionen II', url), day(3), { revision: 'abc' });
    expect(second).toMatchObject({ id: first.id, outcome: 'changed' });
    expect(await readVersions(db, first.id)).toMatchObject([
      { revision: 'abc', valid: true, seen_at: day(3) },
      { revision: null, valid: true, seen_at: day(1) },
    ]);
  });

  it('takes a faulty file as an entry with findings, named as before', async () => {
    const url = 'https://forge.example/stadt/fehler';
    const { id } = await put(url, fileOf('Baumkataster', url));
    expect(await put(url, 'name: [', day(2))).toMatchObject({ outcome: 'changed', standing: 'faulty' });
    const entry = await readEntry(db, id);
    expect(entry).toMatchObject({ name: 'Baumkataster', model: null, standing: 'faulty' });
    expect(entry?.findings.map(({ severity }) => severity)).toContain('error');
    const unnamed = await put('https://forge.example/stadt/ohne-name.git', 'x');
    expect((await readEntry(db, unnamed.id))?.name).toBe('ohne-name');
  });

  it('holds whatever stands in a file, as far as a store can', async () => {
    const bad = new Uint8Array([0x6e, 0x61, 0xff, 0x00, 0x0a]);
    const { id } = await put('https://forge.example/stadt/bytes', bad);
    expect((await readEntry(db, id))?.publiccode_yml).toBe('na\uFFFD\uFFFD\n');
    const escapes = 'name: "a\\0b\\ud800"\n"k\\0": 1\ndescription: {"d\\0e": {shortDescription: "\\0"}}\n';
    const odd = await put('https://forge.example/stadt/escapes', escapes);
    expect((await readEntry(db, odd.id))?.name).toMatch(/^a\uFFFDb/);
  });

  it('buries an entry with reason and date, and has it back when the file is found again', async () => {
    const url = 'https://forge.example/stadt/weg';
    const { id } = await put(url, fileOf('Weg', url));
    await db.asOperator((trx) => buryEntry(trx, id, 'unreachable', day(2)));
    await db.asOperator((trx) => buryEntry(trx, id, 'removed', day(5)));
    expect(await readEntry(db, id)).toMatchObject({
      standing: 'gone',
      gone_reason: 'removed',
      gone_since: day(2),
    });
    expect(await put(url, fileOf('Weg', url), day(9))).toMatchObject({ id, outcome: 'revived' });
    expect(await readEntry(db, id)).toMatchObject({ standing: 'valid', gone_reason: null, gone_since: null });
    expect(await readVersions(db, id)).toHaveLength(1);
  });

  it('finds a renamed repository by every address that it ever had', async () => {
    const [one, two] = ['https://forge.example/stadt/eins', 'https://forge.example/kreis/zwei'];
    const { id } = await put(one, fileOf('Eins', one));
    await db.asOperator((trx) => renameEntry(trx, id, two));
    const at = (url: string) => db.asOperator((trx) => entryByUrl(trx, url));
    expect(await at('https://WWW.forge.example:443/stadt/eins/')).toMatchObject({
      id,
      url: two,
      aliases: [one],
    });
    expect(await put(one, fileOf('Eins', one), day(2))).toMatchObject({ id });
    await db.asOperator((trx) => renameEntry(trx, id, one));
    expect(await at(two)).toMatchObject({ id, url: one, aliases: [two] });
  });

  it('makes one of two entries when a repository moves to where another one is', async () => {
    const [old, kept] = ['https://forge.example/stadt/alt', 'https://forge.example/stadt/neu'];
    const first = await put(old, fileOf('Alt', old));
    const second = await put(kept, fileOf('Neu', kept));
    expect(await db.asOperator((trx) => renameEntry(trx, first.id, kept))).toBe(second.id);
    expect(await readEntry(db, first.id)).toMatchObject({ merged_into: second.id });
    await db.asOperator((trx) => mergeEntry(trx, second.id, first.id));
    expect(await readEntry(db, second.id)).toMatchObject({ merged_into: null });
    await db.asOperator((trx) => separateEntry(trx, first.id));
    expect(await readEntry(db, first.id)).toMatchObject({ merged_into: null });
  });

  it('tells what has changed after the commit, and nothing of what failed', async () => {
    const url = 'https://forge.example/stadt/gehoert';
    const changes = await told(async () => {
      await put(url, fileOf('Gehört', url));
      await put(url, fileOf('Gehört', url));
      const failing = db.asOperator(async (trx) => {
        const entry = await entryByUrl(trx, url);
        await buryEntry(trx, entry?.id ?? '', 'removed', day(3));
        throw new Error('no');
      });
      await expect(failing).rejects.toThrow('no');
    });
    expect(changes.map(({ kind: what }) => what)).toEqual(['recorded']);
  });

  it('makes one entry of one address even when two find it at once', async () => {
    const url = 'https://forge.example/stadt/zugleich';
    const both = await Promise.all([put(url, fileOf('Z', url)), put(url, fileOf('Z', url))]);
    expect(new Set(both.map(({ id }) => id)).size).toBe(1);
  });

  it('lists a technical fork under its upstream, whichever of the two was found first', async () => {
    const at = (name: string) => `https://forge.example/gabel/${name}`;
    const early = await put(at('fork-zuerst'), fileOf('Gabel', at('original')));
    const original = await put(`${at('original')}.git`, fileOf('Original', at('original')));
    const late = await put(at('fork-danach'), fileOf('Gabel', at('original')));
    const forkOf = async (id: string) => (await readEntry(db, id))?.fork_of;
    expect(await forkOf(early.id)).toBe(original.id);
    expect(await forkOf(late.id)).toBe(original.id);
    expect(await forkOf(original.id)).toBeNull();
    await put(at('fork-danach'), fileOf('Eigenes', at('fork-danach')), day(2));
    expect(await forkOf(late.id)).toBeNull();
    const one = await put(at('hin'), fileOf('Hin', at('her')));
    const other = await put(at('her'), fileOf('Her', at('hin')));
    expect([await forkOf(one.id), await forkOf(other.id)].filter(Boolean)).toHaveLength(1);
  });

  it('knows a publisher again by the key of the list, else by the name', async () => {
    const found = {
      key: 'liste-1',
      name: 'Musterstadt',
      email: null,
      codeHosting: [{ url: 'https://forge.example/stadt', group: true }],
      now: day(1),
    };
    const id = await db.asOperator((trx) => recordPublisher(trx, found));
    expect(
      await db.asOperator((trx) => recordPublisher(trx, { ...found, email: 'code@stadt.example' })),
    ).toBe(id);
    expect(await db.asOperator((trx) => recordPublisher(trx, { ...found, key: 'liste-2' }))).toBe(id);
  });

  it('lists entries page by page, each once', async () => {
    const seen: string[] = [];
    let after: { createdAt: Date; id: string } | null = null;
    for (;;) {
      const page = await db.asOperator((trx) => listEntries(trx, { after, limit: 3 }));
      const last = page.at(-1);
      if (!last) break;
      seen.push(...page.map(({ id }) => id));
      after = { createdAt: last.created_at, id: last.id };
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.length).toBeGreaterThan(8);
    expect(await db.asOperator((trx) => entryById(trx, 'no-id'))).toBeNull();
  });
});
