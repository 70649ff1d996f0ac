import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '#lib/server/database/index.ts';
import {
  detectForge,
  fetchFile,
  listRepositories,
  repositoryAt,
  setHostToken,
  type FoundFile,
  type KnownFile,
} from '#lib/server/forges/index.ts';
import { FakeForge, type FakeKind } from './fake/index.ts';
import { collect, forgesOn, givenStore, secret } from './given-forges.ts';

const file = 'publiccodeYmlVersion: "0"\nname: Baum\n';
let db: Database;
let drop: () => Promise<void>;
beforeAll(async () => void ({ db, drop } = await givenStore()));
afterAll(() => drop());

const kinds: FakeKind[] = ['gitlab', 'github', 'gitea', 'bitbucket'];

describe.each(kinds)('a forge of the kind %s', (kind) => {
  let forge: FakeForge;
  beforeEach(async () => void (forge = await FakeForge.start(kind)));
  afterEach(() => forge.stop());
  const known = (found: FoundFile): KnownFile => {
    if (found.outcome !== 'found') throw new Error(found.outcome);
    return found;
  };

  it('is told from others by asking it, once', async () => {
    const forges = forgesOn(db);
    expect(await detectForge(forges, forge.at('stadt/baum'))).toEqual({ ok: true, value: kind });
    const before = forge.count;
    expect(await detectForge(forges, forge.at('stadt/strauch'))).toEqual({ ok: true, value: kind });
    expect(forge.count).toBe(before);
  });

  it('lists an organisation page by page, without what is private', async () => {
    for (let at = 0; at < 230; at++) forge.add(`stadt/r${at}`, { archived: at === 3 });
    forge.add('stadt/geheim', { private: true });
    forge.add('andere/x');
    const found = [];
    for await (const page of listRepositories(forgesOn(db), {
      kind: 'organisation',
      url: forge.at('stadt'),
    })) {
      if (!page.ok) throw new Error(page.trouble.code);
      found.push(...page.value.repositories);
    }
    expect(found).toHaveLength(230);
    expect(new Set(found.map(({ url }) => url)).size).toBe(230);
    expect(found[0]).toMatchObject({
      forge: kind,
      private: false,
      url: forge.at(found[0]!.url.split('/').slice(3).join('/')),
    });
    if (kind !== 'bitbucket') expect(found.filter(({ archived }) => archived)).toHaveLength(1);
  });

  it('lists what belongs to a person', async () => {
    forge.add('person7/werkzeug');
    const [page] = await collect(
      listRepositories(forgesOn(db), { kind: 'organisation', url: forge.at('person7') }),
    );
    expect(page).toMatchObject({ ok: true, value: { repositories: [{ name: 'werkzeug' }] } });
  });

  it('goes on at the page where a listing was interrupted', async () => {
    for (let at = 0; at < 150; at++) forge.add(`stadt/r${at}`);
    const forges = forgesOn(db);
    const source = { kind: 'organisation', url: forge.at('stadt') } as const;
    const [first] = await collect(listRepositories(forges, source));
    if (!first?.ok) throw new Error('no page');
    const rest = await collect(listRepositories(forges, source, { from: first.value.next }));
    const names = rest.flatMap((page) => (page.ok ? page.value.repositories.map(({ name }) => name) : []));
    expect(names.length + first.value.repositories.length).toBe(150);
  });

  it('gives the file, and says when it is the same', async () => {
    const repository = forge.add('stadt/baum', { files: { 'publiccode.yml': file } });
    const forges = forgesOn(db);
    const first = await fetchFile(forges, { url: forge.at('stadt/baum') });
    expect(first).toMatchObject({ outcome: 'found', path: 'publiccode.yml', movedTo: null });
    expect(Buffer.from((first as { bytes: Uint8Array }).bytes).toString()).toBe(file);
    expect(await fetchFile(forges, { url: forge.at('stadt/baum') }, known(first))).toEqual({
      outcome: 'unchanged',
    });
    expect(forge.asked.at(-1)?.status).toBe(304);
    repository.files['publiccode.yml'] = `${file}# neu\n`;
    expect(await fetchFile(forges, { url: forge.at('stadt/baum') }, known(first))).toMatchObject({
      outcome: 'found',
    });
  });

  it('gives the file under its other ending', async () => {
    forge.add('stadt/baum', { files: { 'publiccode.yaml': file } });
    const found = await fetchFile(forgesOn(db), { url: forge.at('stadt/baum') });
    expect(found).toMatchObject({ outcome: 'found', path: 'publiccode.yaml' });
  });

  it('says why a known file is no longer there', async () => {
    const forges = forgesOn(db);
    const old = { path: 'publiccode.yml', etag: '"old"', revision: null };
    forge.add('stadt/leer', { files: { README: '' } });
    forge.add('stadt/weg', { removed: true });
    const ask = (path: string) => fetchFile(forges, { url: forge.at(path) }, old);
    expect(await ask('stadt/leer')).toMatchObject({ outcome: 'gone', reason: 'no-file' });
    expect(await ask('stadt/weg')).toMatchObject({ outcome: 'gone', reason: 'removed' });
    forge.misfortunes.push({ path: /zu/, times: 100, how: { status: 403, body: {} } });
    expect(await ask('stadt/zu')).toMatchObject({ outcome: 'gone', reason: 'private' });
  });

  it.skipIf(kind === 'bitbucket')(
    'finds a renamed repository and its file, and says where (not Bitbucket: the made-up one renames nothing)',
    async () => {
      forge.add('stadt/alt', { files: { 'publiccode.yml': file } });
      forge.rename('stadt/alt', 'stadt/neu');
      const forges = forgesOn(db);
      expect(await repositoryAt(forges, { url: forge.at('stadt/alt') })).toMatchObject({
        outcome: 'found',
        repository: { url: forge.at('stadt/neu'), movedFrom: forge.at('stadt/alt') },
      });
      expect(await fetchFile(forges, { url: forge.at('stadt/alt') })).toMatchObject({
        outcome: 'found',
        movedTo: forge.at('stadt/neu'),
      });
    },
  );

  it('says of a fork what it was made from', async () => {
    forge.add('stadt/kopie', { forkOf: 'land/original' });
    const found = await repositoryAt(forgesOn(db), { url: forge.at('stadt/kopie') });
    expect(found).toMatchObject({ repository: { fork: true, forkOf: forge.at('land/original') } });
  });

  it('shows what is private to nobody, even where our token would see it', async () => {
    forge.token = 'a-token';
    forge.add('stadt/geheim', { private: true, files: { 'publiccode.yml': file } });
    await setHostToken(db, secret, forge.host, 'a-token');
    expect(await repositoryAt(forgesOn(db), { url: forge.at('stadt/geheim') })).toMatchObject({
      outcome: 'gone',
      reason: 'private',
    });
    expect(forge.asked.at(-1)?.authorization).toBe('Bearer a-token');
  });
});
