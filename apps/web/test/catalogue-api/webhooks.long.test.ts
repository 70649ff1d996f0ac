import { createHmac } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { buryEntry, recordFile } from '#lib/server/catalogue/index.ts';
import { webhookHandlers, webhookSending } from '#lib/server/catalogue-api/index.ts';
import { webhookMessage } from '#lib/server/catalogue-api/webhooks/webhook-message.ts';
import { startWorker, type JobWorker } from '#lib/server/jobs/index.ts';
import { runOn, signIn, stopRunning } from '../directory/signed-in-site.ts';
import { storeKinds } from '../store/stores.ts';
import { givenStore } from '../use-cases/given.ts';
import { call, catalogueToken, validFile } from './given-catalogue.ts';
import { receiver, type Receiver } from './receiver.ts';

const secret = 'sixteen letters and more';

describe.each(storeKinds())('webhooks on the $name store', (kind) => {
  const store = givenStore(kind);
  let token = '';
  let worker: JobWorker;
  const open: Receiver[] = [];

  beforeAll(async () => {
    process.env['ALLMENDE_WEBHOOK_HOSTS'] = '127.0.0.1';
    runOn(store.db, signIn());
    token = await catalogueToken(store.db);
    worker = await working();
  });
  afterAll(async () => {
    await worker.stop();
    delete process.env['ALLMENDE_WEBHOOK_HOSTS'];
    stopRunning();
  });
  afterEach(async () => {
    for (const each of open.splice(0)) await each.close();
    await store.db.asOperator((trx) => trx.deleteFrom('webhook').execute());
  });

  const working = () => startWorker(store.db, webhookHandlers(webhookSending(signIn())), { lookEvery: 50 });
  const listening = async (answers: number[] = []): Promise<Receiver> => {
    const made = await receiver(answers);
    open.push(made);
    return made;
  };
  const enter = async (name: string) => {
    const url = `https://forge.example/stadt/${name}`;
    const body = { url, publiccodeYml: validFile(name, url) };
    return (await call('POST', '/software', { token, body })).body;
  };

  it('tell of a change, signed with the secret', async () => {
    const to = await listening();
    const made = await call('POST', '/software/webhooks', { token, body: { url: to.url, secret } });
    expect(made.body).not.toHaveProperty('secret');
    const { id } = await enter('baum');
    await to.until(1);
    const [message] = to.received;
    expect(JSON.parse(message?.body ?? '')).toEqual({ event: 'create', subject: `/software/${id}` });
    expect(message?.headers['x-webhook-signature']).toBe(
      createHmac('sha256', secret)
        .update(message?.body ?? '')
        .digest('hex'),
    );
    expect(message?.headers['idempotency-key']).toBeTruthy();
  });

  it('tell what a harvest finds just as what a program enters, and nothing where it finds nothing new', async () => {
    const to = await listening();
    await call('POST', '/software/webhooks', { token, body: { url: to.url } });
    const url = 'https://forge.example/stadt/geerntet';
    const found = { url, content: validFile('Geerntet', url), origin: 'harvest', now: new Date() } as const;
    const { id } = await store.db.asOperator((trx) => recordFile(trx, found));
    await to.until(1);
    await store.db.asOperator((trx) => recordFile(trx, { ...found, now: new Date() }));
    await store.db.asOperator((trx) => buryEntry(trx, id, 'archived', new Date()));
    await to.until(2);
    expect(to.received.map(({ body }) => JSON.parse(body))).toEqual([
      { event: 'create', subject: `/software/${id}` },
      { event: 'update', subject: `/software/${id}` },
    ]);
    expect((await call('GET', `/events?entityId=${id}`)).body.data).toHaveLength(2);
    // Still there for who asks for all, and marked as not active.
    expect((await call('GET', `/software?url=${url}`)).body.data).toEqual([]);
    expect((await call('GET', `/software?url=${url}&all=true`)).body.data).toEqual([
      expect.objectContaining({ id, active: false }),
    ]);
  });

  it('tell changes in quick succession as one', async () => {
    const { id } = await enter('strauch');
    const to = await listening();
    await call('POST', `/software/${id}/webhooks`, { token, body: { url: to.url } });
    // Quick is what comes before anybody has looked.
    await worker.stop();
    for (const vitality of ['1', '2', '3', '4'])
      await call('PATCH', `/software/${id}`, { token, body: { vitality } });
    worker = await working();
    await to.until(1);
    await call('DELETE', `/software/${id}`, { token });
    await to.until(2);
    expect(to.received.map(({ body }) => JSON.parse(body).event)).toEqual(['update', 'delete']);
    const events = await call('GET', `/events?entityId=${id}&type=updated`);
    expect(events.body.data).toHaveLength(4);
  });

  it('are sent again, under the same key, when nobody has taken them', async () => {
    const to = await listening([500]);
    await call('POST', '/publishers/webhooks', { token, body: { url: to.url } });
    const body = { description: 'Stadt Beispiel', codeHosting: [{ url: 'https://forge.example/stadt' }] };
    await call('POST', '/publishers', { token, body });
    await to.until(2);
    const [first, second] = to.received;
    expect(second?.body).toBe(first?.body);
    expect(second?.headers['idempotency-key']).toBe(first?.headers['idempotency-key']);
  });

  it('keep the secret so that nobody reads it in the store', async () => {
    const to = await listening();
    const { body } = await call('POST', '/software/webhooks', { token, body: { url: to.url, secret } });
    const row = await store.db.asOperator((trx) =>
      trx.selectFrom('webhook').selectAll().where('id', '=', body.id).executeTakeFirstOrThrow(),
    );
    expect(Buffer.from(row.secret_sealed ?? []).toString('latin1')).not.toContain(secret);
    const patched = await call('PATCH', `/webhooks/${body.id}`, { token, body: { format: 'github' } });
    expect(patched.body).toMatchObject({ url: to.url, format: 'github' });
    const after = await store.db.asOperator((trx) =>
      trx.selectFrom('webhook').select('secret_sealed').where('id', '=', body.id).executeTakeFirstOrThrow(),
    );
    expect(after.secret_sealed).toEqual(row.secret_sealed);
  });

  it('do not show where they go to who shows no token', async () => {
    const to = await listening();
    const { body } = await call('POST', '/software/webhooks', { token, body: { url: to.url } });
    expect((await call('GET', '/software/webhooks')).body.data).toEqual([]);
    expect((await call('GET', `/webhooks/${body.id}`)).status).toBe(404);
    const writer = await catalogueToken(store.db, ['software:write']);
    expect((await call('GET', `/webhooks/${body.id}`, { token: writer })).status).toBe(404);
    expect((await call('GET', `/webhooks/${body.id}`, { token })).body.url).toBe(to.url);
    expect((await call('GET', '/software/webhooks', { token })).body.data).toHaveLength(1);
  });

  it('go nowhere inside the house unless the operator has named the host', async () => {
    const to = await listening();
    await call('POST', '/software/webhooks', {
      token,
      body: { url: to.url.replace('127.0.0.1', '127.0.0.2') },
    });
    await call('POST', '/software/webhooks', { token, body: { url: to.url } });
    await enter('hecke');
    await to.until(1);
    const tried = await store.db.asOperator((trx) =>
      trx
        .selectFrom('job')
        .select(['payload', 'state'])
        .where('kind', '=', 'deliver-webhook')
        .where('state', '=', 'done')
        .execute(),
    );
    expect(tried.length).toBeGreaterThan(0);
    expect(to.received).toHaveLength(1);
  });
});

describe('a message', () => {
  const change = { event: 'update', subject: '/software/1' } as const;
  const at = new Date('2026-01-31T12:00:00Z');

  it('is what GitHub calls a repository dispatch', () => {
    const message = webhookMessage('github', change, { id: 'a', secret: 'ghp_geheim', at });
    expect(JSON.parse(message.body)).toEqual({ event_type: 'update', client_payload: change });
    expect(message.headers).toMatchObject({ authorization: 'Bearer ghp_geheim' });
  });

  it('is signed as Standard Webhooks want it, also with a secret in base64', () => {
    const plain = Buffer.from('a key of some length');
    const coded = `whsec_${plain.toString('base64')}`;
    const message = webhookMessage('standard-webhooks', change, { id: 'a', secret: coded, at });
    const signature = createHmac('sha256', plain).update(`a.1769860800.${message.body}`).digest('base64');
    expect(message.headers).toMatchObject({
      'webhook-id': 'a',
      'webhook-timestamp': '1769860800',
      'webhook-signature': `v1,${signature}`,
    });
  });
});
