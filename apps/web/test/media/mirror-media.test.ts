import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { recordFile } from '#lib/server/catalogue/index.ts';
import { openDatabase, type Database } from '#lib/server/database/index.ts';
import { logosOf, mediaOf, mirrorMedia, readMedia } from '#lib/server/media/index.ts';
import { readAllowedHosts } from '#lib/server/outbound/index.ts';
import { fileOf } from '../catalogue/file-of.ts';
import { storeKinds } from '../store/stores.ts';
import { png, svg } from './make-pictures.ts';

describe.each(storeKinds())('pictures of entries on the $name store', (kind) => {
  let db: Database;
  let server: Server;
  let origin: string;
  let files: Record<string, Buffer>;
  let asked: string[];
  let entries = 0;

  beforeAll(async () => {
    await kind.start();
    db = await openDatabase(await kind.place());
    server = createServer((request, response) => {
      asked.push(request.url ?? '');
      const file = files[(request.url ?? '').replace(/^\/\w+\/-\/raw\/HEAD\//, '')];
      response.statusCode = file ? 200 : 404;
      response.setHeader('content-type', 'text/plain');
      response.end(file);
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(async () => {
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
    await db.close();
    await kind.stop();
  });
  beforeEach(() => {
    asked = [];
    files = {};
  });

  const entry = async (logo: string, screenshots: string[] = [], at = ++entries) => {
    const url = `${origin}/r${at}`;
    const shots = screenshots.map((each) => `      - ${JSON.stringify(each)}\n`).join('');
    const content = fileOf('Baum', url, `logo: ${JSON.stringify(logo)}\n`).replace(
      '    features:\n',
      shots === '' ? '    features:\n' : `    screenshots:\n${shots}    features:\n`,
    );
    const file = { url, content, origin: 'harvest', now: new Date() } as const;
    return (await db.asOperator((trx) => recordFile(trx, file))).id;
  };
  const mirror = (hosts = '127.0.0.1') =>
    mirrorMedia(
      { db, signal: new AbortController().signal, report: () => Promise.resolve() },
      { allowed: readAllowedHosts(hosts), secret: null },
    );
  const troubles = async (id: string) =>
    (
      await db.asOperator((trx) =>
        trx
          .selectFrom('software_media')
          .selectAll()
          .where('software_id', '=', id)
          .orderBy('position')
          .execute(),
      )
    ).map(({ path, trouble }) => [path, trouble?.code ?? null]);

  it('are fetched from the repository, drawn anew and served from here', async () => {
    files = {
      'logo.svg': svg('<rect width="200" height="100" fill="green"/>'),
      'docs/eins.png': png(40, 30),
    };
    const id = await entry('logo.svg', ['docs/eins.png', 'docs/fehlt.png']);
    expect(await mirror()).toEqual({ shown: 2, refused: 1 });
    const { logo, screenshots } = await mediaOf(db, id);
    expect(logo).toMatchObject({ width: 512, height: 256 });
    expect(screenshots).toMatchObject([{ width: 40, height: 30 }]);
    expect(logo?.src).toMatch(/^\/catalogue\/media\/[0-9a-f]{64}$/);
    expect((await logosOf(db, [id])).get(id)).toEqual(logo);
    const media = await readMedia(db, logo?.src.split('/').pop() ?? '');
    expect(media?.type).toBe('image/webp');
    expect(Buffer.from(media?.bytes ?? []).toString('latin1', 0, 4)).toBe('RIFF');
    expect(await troubles(id)).toContainEqual(['docs/fehlt.png', 'not-found']);
  });

  it('are not fetched again before the file changes, and old ones go with it', async () => {
    files = { 'a.png': png(10, 10), 'b.png': png(20, 20) };
    const id = await entry('a.png', [], 500);
    await mirror();
    const before = asked.length;
    await mirror();
    expect(asked).toHaveLength(before);
    expect(await entry('b.png', [], 500)).toBe(id);
    await mirror();
    expect((await mediaOf(db, id)).logo).toMatchObject({ width: 20 });
  });

  it('are only taken from the repository itself, by paths that stay in it', async () => {
    const id = await entry('https://elsewhere.example/logo.png', [
      '../../../etc/passwd',
      `${origin}/anderes/-/raw/main/a.png`,
      'file:///etc/passwd',
    ]);
    expect(await mirror()).toMatchObject({ shown: 0 });
    expect((await troubles(id)).map(([, code]) => code)).toEqual([
      'elsewhere',
      'elsewhere',
      'elsewhere',
      'elsewhere',
    ]);
    expect(asked).toEqual([]);
  });

  it('are not fetched from the internal network unless the operator allows it', async () => {
    const id = await entry('logo.png');
    await mirror('');
    expect(await troubles(id)).toEqual([['logo.png', 'needs-https']]);
    expect(asked).toEqual([]);
  });

  it('are refused above two megabytes, and where they are none', async () => {
    files = { 'gross.png': Buffer.alloc(2_100_000), 'text.png': Buffer.from('kein Bild') };
    const id = await entry('text.png', ['gross.png']);
    await mirror();
    expect(Object.fromEntries(await troubles(id))).toEqual({
      'text.png': 'no-picture',
      'gross.png': 'answer-too-large',
    });
    expect(await mediaOf(db, id)).toEqual({ logo: null, screenshots: [] });
  });
});
