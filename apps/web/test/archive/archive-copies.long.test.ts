import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import {
  archiveJob,
  cancelCopying,
  keepEntry,
  runArchiving,
  stopKeeping,
  updateArchive,
  updateArchives,
  type ArchiveJob,
} from '#lib/server/archive/index.ts';
import { recordFile } from '#lib/server/catalogue/index.ts';
import { openDatabase, type Actor, type Database } from '#lib/server/database/index.ts';
import { startWorker, type JobContext, type JobWorker } from '#lib/server/jobs/index.ts';
import { readAllowedHosts } from '#lib/server/outbound/index.ts';
import { fileOf } from '../catalogue/file-of.ts';
import { createTown } from '../store/create-town.ts';
import { storeKinds } from '../store/stores.ts';
import { git, startGitHome, type GitHome, type HomeRepository } from './git-home.ts';

const allowed = readAllowedHosts('127.0.0.1');

describe.each(storeKinds())('the archive on the $name store', (kind) => {
  let db: Database;
  let editor: Actor;
  let home: GitHome;
  let worker: JobWorker;
  const folder = mkdtempSync(join(tmpdir(), 'allmende-archive-'));
  const settings = { folder, bytes: 50_000_000 };

  beforeAll(async () => {
    await kind.start();
    db = await openDatabase(await kind.place());
    editor = await createTown(db, 'Musterstadt');
    home = await startGitHome();
    worker = await startWorker(
      db,
      { [archiveJob]: (context: JobContext<ArchiveJob>) => runArchiving(context, { settings, allowed }) },
      { lookEvery: 20 },
    );
  });

  afterAll(async () => {
    await worker.stop();
    await home.stop();
    await db.close();
    await kind.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const entryFor = async (repository: HomeRepository) => {
    const url = repository.url.replace(/\.git$/, '');
    const file = { url, content: fileOf('Baumkataster', url), origin: 'harvest', now: new Date() } as const;
    return (await db.asOperator((trx) => recordFile(trx, file))).id;
  };
  const row = (id: string) =>
    db.asOperator((trx) =>
      trx
        .selectFrom('archived_repository')
        .selectAll()
        .where('software_id', '=', id)
        .executeTakeFirstOrThrow(),
    );
  const releases = (id: string) =>
    db.asOperator((trx) =>
      trx
        .selectFrom('archived_release')
        .selectAll()
        .where('software_id', '=', id)
        .orderBy('seen_at')
        .execute(),
    );
  const settled = (id: string) =>
    vi.waitFor(
      async () => {
        const { job_key } = await row(id);
        const job = await db.asOperator((trx) =>
          trx.selectFrom('job').selectAll().where('idempotency_key', '=', job_key).executeTakeFirstOrThrow(),
        );
        expect(['done', 'cancelled', 'failed']).toContain(job.state);
        return job;
      },
      { timeout: 30_000, interval: 20 },
    );
  const kept = async (repository: HomeRepository) => {
    const id = await entryFor(repository);
    expect(await keepEntry(db, editor, id, new Date())).toBe(true);
    await settled(id);
    return id;
  };
  const again = async (id: string) => {
    await updateArchive(db, id, new Date());
    await settled(id);
    return row(id);
  };
  const copyOf = (id: string) => join(folder, `${id}.git`);
  const names = (directory: string, ...below: string[]) =>
    git(directory, `--git-dir=${directory}`, 'for-each-ref', '--format=%(objectname) %(refname)', ...below);

  it('copies all branches and tags of a marked entry, with their ids', async () => {
    const baum = home.repository('baum');
    baum.commit({ 'README.md': '# Baumkataster', 'src/a.txt': 'a' });
    baum.git('tag', '-a', 'v1.0', '-m', 'Erste');
    baum.commit({ 'src/b.txt': 'b' });
    baum.git('tag', 'v1.1');
    baum.git('branch', 'seite/ä');
    const id = await kept(baum);
    expect(await row(id)).toMatchObject({ trouble: null, head: 'refs/heads/main', kept: true });
    expect(names(copyOf(id), 'refs/heads', 'refs/tags')).toBe(
      names(baum.directory, 'refs/heads', 'refs/tags'),
    );
    const found = await releases(id);
    expect(found.map(({ name, kind: sort, files, bytes }) => ({ name, sort, files, bytes }))).toEqual(
      expect.arrayContaining([
        { name: 'v1.0', sort: 'rel', files: 2, bytes: 15 },
        { name: 'v1.1', sort: 'rev', files: 3, bytes: 16 },
      ]),
    );
    expect(found.find(({ name }) => name === 'v1.0')).toMatchObject({
      object_id: baum.git('rev-parse', 'v1.0'),
      revision_id: baum.git('rev-parse', 'v1.0^{commit}'),
      directory_id: baum.git('rev-parse', 'v1.0^{tree}'),
    });
    expect((await row(id)).bytes).toBeGreaterThan(0);
  });

  it('keeps what was rewritten, moved or deleted at home under refs/archive', async () => {
    const repository = home.repository('umgeschrieben');
    const first = repository.commit({ a: '1' });
    repository.git('branch', 'weg');
    repository.git('tag', 'v1');
    const id = await kept(repository);
    repository.git('commit', '--amend', '--quiet', '-m', 'umgeschrieben');
    repository.git('tag', '--force', 'v1');
    repository.git('branch', '-D', 'weg');
    repository.git('branch', 'weg/tiefer');
    const second = repository.git('rev-parse', 'HEAD');
    expect(second).not.toBe(first);
    await again(id);
    expect(names(copyOf(id), 'refs/heads', 'refs/tags')).toBe(names(repository.directory));
    const aside = names(copyOf(id), 'refs/archive').split('\n');
    expect(aside.map((line) => line.replace(/refs\/archive\/\d{8}T\d{6}Z\//, ''))).toEqual([
      `${first} heads/main`,
      `${first} heads/weg`,
      `${first} tags/v1`,
    ]);
    const both = await releases(id);
    expect(both.map(({ revision_id, superseded_at }) => [revision_id, superseded_at !== null])).toEqual([
      [first, true],
      [second, false],
    ]);
    // A branch that only grew is not set aside, and nothing is set aside twice.
    repository.commit({ b: '2' });
    await again(id);
    expect(names(copyOf(id), 'refs/archive').split('\n')).toHaveLength(3);
  });

  it('keeps the copy when the repository disappears, and says why it is no longer brought up to date', async () => {
    const repository = home.repository('verschwunden');
    repository.commit({ a: '1' });
    repository.git('tag', 'v1');
    const id = await kept(repository);
    const before = names(copyOf(id));
    repository.disappear();
    expect(await again(id)).toMatchObject({ trouble: { code: 'not-found' }, kept: true });
    expect(names(copyOf(id))).toBe(before);
    expect(await releases(id)).toMatchObject([{ name: 'v1', superseded_at: null }]);
  });

  it('refuses what goes over the quota and leaves no half of it, and removes nothing for it', async () => {
    const big = home.repository('gross');
    big.commit({ a: '1' });
    const id = await kept(big);
    const before = names(copyOf(id));
    const packs = readdirSync(join(copyOf(id), 'objects/pack'));
    big.commit({ blob: crypto.getRandomValues(new Uint8Array(60_000)) });
    const small = { ...settings, bytes: (await row(id)).bytes + 20_000 };
    const others = await db.asOperator((trx) =>
      trx.selectFrom('archived_repository').select('bytes').where('software_id', '!=', id).execute(),
    );
    const bytes = small.bytes + others.reduce((sum, each) => sum + each.bytes, 0);
    const context = {
      db,
      payload: { softwareId: id },
      signal: new AbortController().signal,
      report: () => Promise.resolve(),
    };
    const options = { settings: { folder, bytes }, allowed };
    expect(await runArchiving(context, options)).toEqual({ outcome: 'trouble', code: 'archive-full' });
    expect(names(copyOf(id))).toBe(before);
    expect(readdirSync(join(copyOf(id), 'objects/pack'))).toEqual(packs);
    const next = await entryFor(home.repository('noch-eins'));
    await db.asOperator((trx) =>
      trx
        .insertInto('archived_repository')
        .values({ software_id: next, name: 'x', url: 'http://127.0.0.1:1/x', kept_by: 'local' })
        .execute(),
    );
    expect(
      await runArchiving(
        { ...context, payload: { softwareId: next } },
        { settings: { folder, bytes: 10 }, allowed },
      ),
    ).toEqual({ outcome: 'trouble', code: 'archive-full' });
    expect(existsSync(copyOf(next))).toBe(false);
    await stopKeeping(db, next);
  });

  it('is cancelled while it runs, and goes on the next time', async () => {
    const slow = home.repository('langsam');
    slow.commit({ a: '1' });
    const release = home.hold();
    const id = await entryFor(slow);
    const asked = home.asked.length;
    await keepEntry(db, editor, id, new Date());
    await vi.waitFor(() => expect(home.asked.length).toBeGreaterThan(asked), { timeout: 30_000 });
    await cancelCopying(db, id);
    expect((await settled(id)).state).toBe('cancelled');
    release();
    expect(await again(id)).toMatchObject({ trouble: null, head: 'refs/heads/main' });
  });

  it('stops bringing a copy up to date when it is no longer to be kept, and leaves it where it is', async () => {
    const repository = home.repository('fertig');
    repository.commit({ a: '1' });
    const id = await kept(repository);
    await stopKeeping(db, id);
    const { job_key } = await row(id);
    await updateArchives(db);
    await updateArchive(db, id, new Date());
    expect(await row(id)).toMatchObject({ kept: false, job_key });
    expect(names(copyOf(id))).not.toBe('');
  });

  it('asks no other address than the one that the operator lets it ask', async () => {
    const repository = home.repository('verboten');
    repository.commit({ a: '1' });
    const id = await entryFor(repository);
    await db.asOperator((trx) =>
      trx
        .insertInto('archived_repository')
        .values({ software_id: id, name: 'x', url: repository.url, kept_by: 'local' })
        .execute(),
    );
    const context = {
      db,
      payload: { softwareId: id },
      signal: new AbortController().signal,
      report: () => Promise.resolve(),
    };
    expect(await runArchiving(context, { settings, allowed: readAllowedHosts('') })).toMatchObject({
      outcome: 'trouble',
      code: 'needs-https',
    });
    expect(home.asked.filter((asked) => asked.includes('verboten'))).toEqual([]);
    await stopKeeping(db, id);
  });
});
