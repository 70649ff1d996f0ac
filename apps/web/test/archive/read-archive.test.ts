import { execFile, execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  archiveOf,
  findEntry,
  keepEntry,
  openRelease,
  packRelease,
  pathParts,
  readFile,
  readmeOf,
  readTree,
  runArchiving,
  serveNames,
  serveObjects,
  viewArchive,
  type OpenRelease,
  type Served,
} from '#lib/server/archive/index.ts';
import { recordFile } from '#lib/server/catalogue/index.ts';
import { openDatabase, type Database } from '#lib/server/database/index.ts';
import { readAllowedHosts } from '#lib/server/outbound/index.ts';
import { fileOf } from '../catalogue/file-of.ts';
import { createTown } from '../store/create-town.ts';
import { storeKinds } from '../store/stores.ts';
import { git, startGitHome, type GitHome, type HomeRepository } from './git-home.ts';

const [embedded] = storeKinds();
if (!embedded) throw new Error('there is an embedded store');

describe('a copy is read', () => {
  let db: Database;
  let home: GitHome;
  let baum: HomeRepository;
  let id: string;
  let server: Server;
  let address: string;
  const folder = mkdtempSync(join(tmpdir(), 'allmende-archive-'));
  const settings = { folder, bytes: 50_000_000 };

  beforeAll(async () => {
    await embedded.start();
    db = await openDatabase(await embedded.place());
    const editor = await createTown(db, 'Musterstadt');
    home = await startGitHome();
    baum = home.repository('baum');
    baum.commit({
      'README.md': '# Baum\n<script>alert(1)</script>\n',
      'src/übersicht.txt': 'Straßenbäume',
      'src/alt.txt': Buffer.from('Stra\xdfe', 'latin1'),
      'bild.png': Uint8Array.from([0x89, 0x50, 0, 1]),
      'lang.txt': 'x'.repeat(600_000),
      'geheim.txt': 'bleibt',
      'fassung.txt': '$Format:%H$ $Id$',
      'zeilen.txt': 'a\r\nb\n',
      '.gitattributes':
        'geheim.txt export-ignore\nsrc export-ignore\nfassung.txt export-subst ident\n*.txt text eol=crlf filter=boese\n',
    });
    baum.git('tag', '-a', 'v1.0/ä', '-m', 'Erste');
    baum.commit({ 'neu.txt': '2' });
    baum.git('tag', 'v1.1');
    baum.git('branch', 'seite');
    const url = baum.url.replace(/\.git$/, '');
    const file = {
      url,
      content: fileOf('Baum Käthe / ..', url),
      origin: 'harvest',
      now: new Date(),
    } as const;
    id = (await db.asOperator((trx) => recordFile(trx, file))).id;
    await keepEntry(db, editor, id, new Date());
    const context = {
      db,
      payload: { softwareId: id },
      signal: new AbortController().signal,
      report: () => Promise.resolve(),
    };
    const done = await runArchiving(context, { settings, allowed: readAllowedHosts('127.0.0.1') });
    expect(done).toEqual({ outcome: 'copied' });
    server = createServer((request, response) => {
      void (async () => {
        const asked = new URL(request.url ?? '/', 'http://archive');
        const protocol = request.headers['git-protocol'];
        const clone = {
          folder,
          softwareId: id,
          who: '127.0.0.1',
          protocol: typeof protocol === 'string' ? protocol : null,
        };
        const served: Served = asked.pathname.endsWith('/info/refs')
          ? serveNames(clone)
          : serveObjects(clone, await buffer(request), request.headers['content-encoding'] === 'gzip');
        if (!served.ok) return void response.writeHead(503).end();
        response.setHeader('content-type', served.type);
        Readable.fromWeb(served.body as never).pipe(response);
      })();
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/archive.git`;
  });

  afterAll(async () => {
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
    await home.stop();
    await db.close();
    await embedded.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const release = async (name: string): Promise<OpenRelease> => {
    const opened = await openRelease(db, folder, id, baum.git('rev-parse', name));
    if (!opened) throw new Error(`no release ${name}`);
    return opened;
  };
  const shell = promisify(execFile);
  /** In another process and turn, because this one has to answer. */
  const elsewhere = async (...args: string[]) => (await shell('git', args, { cwd: folder })).stdout;

  it('by git clone, after the repository has disappeared, with the same ids for all names', async () => {
    const before = git(baum.directory, 'for-each-ref', '--format=%(objectname) %(refname)');
    const head = git(baum.directory, 'symbolic-ref', 'HEAD');
    const objects = git(baum.directory, 'rev-list', '--all', '--objects');
    const reappear = baum.disappear();
    for (const version of ['0', '1', '2']) {
      const target = join(folder, `restored-${version}`);
      await elsewhere('-c', `protocol.version=${version}`, 'clone', '--quiet', '--mirror', address, target);
      expect(git(target, 'for-each-ref', '--format=%(objectname) %(refname)')).toBe(before);
      expect(git(target, 'symbolic-ref', 'HEAD')).toBe(head);
      expect(git(target, 'rev-list', '--all', '--objects')).toBe(objects);
      git(target, 'fsck', '--strict');
    }
    reappear();
    const plain = join(folder, 'plain');
    await elsewhere('clone', '--quiet', address, plain);
    expect(readFileSync(join(plain, 'neu.txt'), 'utf8').trim()).toBe('2');
    await expect(elsewhere('-C', plain, 'push', '--quiet', address, 'HEAD:refs/heads/neu')).rejects.toThrow();
  });

  it.each(['tar.gz', 'zip'] as const)(
    'as a .%s that holds every file as it was committed',
    async (format) => {
      const opened = await release('v1.0/ä');
      const packed = packRelease(opened, format, 'somebody');
      expect(packed.name).toBe(`baum-kaethe-v1.0-ae.${format}`);
      if (!packed.body) throw new Error('there is a place');
      const target = mkdtempSync(join(folder, 'package-'));
      const file = join(target, packed.name);
      writeFileSync(file, await buffer(packed.body));
      const inside = join(target, 'inside');
      mkdirSync(inside);
      if (format === 'zip') execFileSync('python3', ['-m', 'zipfile', '-e', file, inside]);
      else execFileSync('tar', ['-xzf', file, '-C', inside]);
      expect(readdirSync(inside)).toEqual(['baum-kaethe-v1.0-ae']);
      const tree = join(inside, 'baum-kaethe-v1.0-ae');
      git(tree, 'init', '--quiet');
      writeFileSync(join(tree, '.git/info/attributes'), '* -text -eol -ident -filter\n');
      git(tree, 'add', '--all', '--force');
      expect(git(tree, 'write-tree')).toBe(opened.directoryId);
    },
  );

  it('file by file, as text or not at all', async () => {
    const opened = await release('v1.1');
    const shown = async (path: string) => {
      const entry = await findEntry(opened.directory, opened.directoryId, pathParts(path) ?? []);
      return (
        entry && {
          kind: entry.kind,
          file: entry.kind === 'file' ? await readFile(opened.directory, entry) : null,
        }
      );
    };
    const root = await readTree(opened.directory, opened.directoryId);
    expect(root.map(({ name }) => name)).toEqual([
      'src',
      '.gitattributes',
      'README.md',
      'bild.png',
      'fassung.txt',
      'geheim.txt',
      'lang.txt',
      'neu.txt',
      'zeilen.txt',
    ]);
    expect(readmeOf(root)?.name).toBe('README.md');
    expect(await shown('README.md')).toEqual({
      kind: 'file',
      file: { kind: 'text', text: '# Baum\n<script>alert(1)</script>\n' },
    });
    expect(await shown('src/übersicht.txt')).toMatchObject({ file: { text: 'Straßenbäume' } });
    expect(await shown('src/alt.txt')).toMatchObject({ file: { text: 'Straße' } });
    expect(await shown('bild.png')).toMatchObject({ file: { kind: 'binary' } });
    expect(await shown('lang.txt')).toMatchObject({ file: { kind: 'too-long' } });
    expect(await shown('src')).toMatchObject({ kind: 'directory' });
    for (const path of ['fehlt', 'README.md/x', 'SRC']) expect(await shown(path)).toBeNull();
    for (const path of ['../x', 'src/../../x', 'src/./x', 'a\0b']) expect(pathParts(path)).toBeNull();
  });

  it('by ids that it has, and no others', async () => {
    expect((await release('v1.0/ä')).swhids.map(({ kind, text }) => [kind, text.slice(0, 50)])).toEqual([
      ['rel', `swh:1:rel:${baum.git('rev-parse', 'v1.0/ä')}`],
      ['rev', `swh:1:rev:${baum.git('rev-parse', 'v1.0/ä^{commit}')}`],
      ['dir', `swh:1:dir:${baum.git('rev-parse', 'v1.0/ä^{tree}')}`],
    ]);
    const blob = baum.git('rev-parse', 'v1.1:README.md');
    for (const object of [blob, 'f'.repeat(40), 'HEAD', 'main', '--all', '', `${blob}\n`])
      expect(await openRelease(db, folder, id, object)).toBeNull();
    expect(await openRelease(db, folder, '../../etc', blob)).toBeNull();
  });

  it('in short, for the page of the entry', async () => {
    const view = await viewArchive(db, settings, id, 1);
    expect(view).toMatchObject({ releaseCount: 2, job: { state: 'queued' } });
    expect(view?.releases.map(({ name }) => name)).toEqual(['v1.1', 'v1.0/ä']);
    expect(await archiveOf(db, id)).toMatchObject({
      kept: true,
      releases: 2,
      swhids: [
        { kind: 'rev', name: 'v1.1' },
        { kind: 'snp', text: view?.swhid },
      ],
    });
  });

  it('by no more than three at once from one address, and the place is free again', async () => {
    const opened = await release('v1.1');
    const open = Array.from({ length: 4 }, () => packRelease(opened, 'zip', '192.0.2.7').body);
    expect(open.map((body) => body !== null)).toEqual([true, true, true, false]);
    await Promise.all(open.map(async (body) => body?.cancel()));
    const hasPlace = () => {
      const body = packRelease(opened, 'zip', '192.0.2.7').body;
      void body?.cancel();
      return body !== null;
    };
    await expect.poll(hasPlace, { timeout: 20_000 }).toBe(true);
  });
});
