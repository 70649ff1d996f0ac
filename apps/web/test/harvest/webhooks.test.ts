import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { keepEntry } from '#lib/server/archive/index.ts';
import { entryByUrl } from '#lib/server/catalogue/index.ts';
import { openDatabase, type Database } from '#lib/server/database/index.ts';
import {
  addSource,
  lookHandlers,
  receiveWebhook,
  renewWebhookSecret,
  webhookAccess,
  type WebhookForge,
} from '#lib/server/harvest/index.ts';
import { startWorker } from '#lib/server/jobs/index.ts';
import { fileOf } from '../catalogue/file-of.ts';
import { createTown } from '../store/create-town.ts';
import { storeKinds } from '../store/stores.ts';
import { MemoryForge } from './memory-forge.ts';
import { harvestOnce } from './harvest-once.ts';

const secret = 'a secret of at least thirty-two characters';
const hmac = (key: string, text: string) => createHmac('sha256', key).update(text).digest('hex');

/** How each forge proves that a message is its own. */
const proofs: Record<string, [WebhookForge, (key: string, body: string) => Record<string, string>]> = {
  'the token of GitLab': ['gitlab', (key) => ({ 'x-gitlab-token': key })],
  'the signature of GitLab': [
    'gitlab',
    (key, body) => {
      const time = String(Math.floor(Date.now() / 1000));
      const signed = createHmac('sha256', key).update(`m1.${time}.${body}`).digest('base64');
      return { 'webhook-id': 'm1', 'webhook-timestamp': time, 'webhook-signature': `v1,x v1,${signed}` };
    },
  ],
  'the signature of GitHub': [
    'github',
    (key, body) => ({ 'x-hub-signature-256': `sha256=${hmac(key, body)}` }),
  ],
  'the signature of Gitea': ['gitea', (key, body) => ({ 'x-gitea-signature': hmac(key, body) })],
  'the signature of Forgejo': ['gitea', (key, body) => ({ 'x-forgejo-signature': hmac(key, body) })],
};

describe.each(storeKinds())('a webhook into the $name store', (kind) => {
  let db: Database;
  let forge: MemoryForge;
  let source: number;
  let key: string;

  beforeAll(async () => {
    await kind.start();
    db = await openDatabase(await kind.place());
    forge = new MemoryForge('https://forge.example');
    const added = await addSource(db, 'local', { kind: 'forge', url: forge.origin });
    source = added.ok ? added.id : 0;
    key = (await webhookAccess(db, source, secret))?.secret ?? '';
  });
  afterAll(async () => {
    await db.close();
    await kind.stop();
  });

  const bodyFor = (url: string, which: WebhookForge = 'github') =>
    JSON.stringify(which === 'gitlab' ? { project: { web_url: url } } : { repository: { html_url: url } });
  const send = (which: WebhookForge, body: string, headers: Record<string, string>, id = source) => {
    const proof = { headers: new Headers(headers), body: new TextEncoder().encode(body), now: new Date() };
    return receiveWebhook(db, which, id, proof, secret);
  };

  it.each(Object.entries(proofs))('is taken with %s and with nothing else', async (_, [which, prove]) => {
    const body = bodyFor(`${forge.origin}/stadt/code`, which);
    expect(await send(which, body, prove(key, body))).toBe('accepted');
    expect(await send(which, body, prove('another key', body))).toBe('unproven');
    expect(await send(which, body, {})).toBe('unproven');
    expect(await send(which, body, prove(key, body), 999_999)).toBe('unproven');
    if (!('x-gitlab-token' in prove(key, body)))
      expect(await send(which, `${body} `, prove(key, body))).toBe('unproven');
  });

  it('does not take a signed message again after five minutes', async () => {
    const body = bodyFor(`${forge.origin}/stadt/code`, 'gitlab');
    const time = String(Math.floor(Date.now() / 1000) - 301);
    const signed = createHmac('sha256', key).update(`m1.${time}.${body}`).digest('base64');
    const headers = { 'webhook-id': 'm1', 'webhook-timestamp': time, 'webhook-signature': `v1,${signed}` };
    expect(await send('gitlab', body, headers)).toBe('unproven');
  });

  it('speaks for repositories of its source only, and says so of what it cannot read', async () => {
    const elsewhere = bodyFor('https://elsewhere.example/stadt/code');
    const signed = (body: string) => ({ 'x-hub-signature-256': `sha256=${hmac(key, body)}` });
    expect(await send('github', elsewhere, signed(elsewhere))).toBe('ignored');
    for (const body of ['', '{', '[]', '{"repository":{"html_url":"file:///etc"}}', '{"repository":7}'])
      expect(await send('github', body, signed(body))).toBe('unreadable');
  });

  it('has the repository looked at within seconds, once for many messages', async () => {
    const repository = forge.create('stadt/eilig', 'kaputt: [');
    const url = forge.urlOf(repository);
    await harvestOnce(db, forge, source);
    const entry = () => db.asOperator((trx) => entryByUrl(trx, url));
    expect(await entry()).toMatchObject({ standing: 'faulty' });
    forge.push(repository, fileOf('Eilig', url));
    forge.asked.files = 0;
    const body = bodyFor(url);
    const headers = { 'x-hub-signature-256': `sha256=${hmac(key, body)}` };
    await Promise.all(Array.from({ length: 20 }, () => send('github', body, headers)));
    const worker = await startWorker(
      db,
      lookHandlers(() => forge),
      { lookEvery: 50 },
    );
    await vi.waitFor(async () => expect(await entry()).toMatchObject({ standing: 'valid' }), {
      timeout: 30_000,
    });
    forge.remove(repository);
    await send('github', body, headers);
    await vi.waitFor(async () => expect(await entry()).toMatchObject({ gone_reason: 'removed' }), {
      timeout: 30_000,
    });
    await worker.stop();
    expect(forge.asked.files).toBeLessThanOrEqual(3);
  });

  it('has the archive fetch a tag at once, where the entry is kept', async () => {
    const repository = forge.create('stadt/freigabe', fileOf('Freigabe', `${forge.origin}/stadt/freigabe`));
    const url = forge.urlOf(repository);
    await harvestOnce(db, forge, source);
    const id = (await db.asOperator((trx) => entryByUrl(trx, url)))?.id ?? '';
    const tell = async (more: object) => {
      const body = JSON.stringify({ repository: { html_url: url }, project: { web_url: url }, ...more });
      expect(await send('github', body, { 'x-hub-signature-256': `sha256=${hmac(key, body)}` })).toBe(
        'accepted',
      );
    };
    const copies = () =>
      db.asOperator((trx) =>
        trx.selectFrom('job').select('id').where('kind', '=', 'archive-repository').execute(),
      );
    await tell({ ref: 'refs/tags/v1.0.0' });
    expect(await copies()).toEqual([]);
    await keepEntry(db, await createTown(db, 'Archivstadt'), id, new Date());
    // As if each copy had been made meanwhile.
    const finish = () =>
      db.asOperator((trx) => trx.deleteFrom('job').where('kind', '=', 'archive-repository').execute());
    await finish();
    for (const more of [
      { ref: 'refs/tags/v1.0.0' },
      { ref: 'v1.0.0', ref_type: 'tag' },
      { action: 'published', release: { tag_name: 'v1.0.0' } },
      { object_kind: 'release', tag: 'v1.0.0' },
    ]) {
      await tell(more);
      expect(await copies()).toHaveLength(1);
      await finish();
    }
    for (const more of [{ ref: 'refs/heads/main' }, { ref: 'main', ref_type: 'branch' }, {}])
      await tell(more);
    expect(await copies()).toEqual([]);
  });

  it('is worthless after its secret was renewed', async () => {
    await renewWebhookSecret(db, source);
    const body = bodyFor(`${forge.origin}/stadt/code`);
    expect(await send('github', body, { 'x-hub-signature-256': `sha256=${hmac(key, body)}` })).toBe(
      'unproven',
    );
  });
});
