import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startServer, type Server } from '../harness/server.ts';
import { ask } from './ask.ts';

const host = 'allmende.stadt.example';
const origin = `https://${host}`;
const form = 'application/x-www-form-urlencoded';

describe('behind a proxy that speaks https', () => {
  let server: Server;
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'allmende-e2e-'));
    server = await startServer(folder, { ALLMENDE_ORIGIN: origin, ALLMENDE_PROXY_HOPS: '1' });
  });
  afterAll(async () => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  });

  it('browsers are told to come by https alone, whatever the request says about itself', async () => {
    for (const headers of [{ host }, { host, 'x-forwarded-proto': 'http' }, { host: 'evil.example' }])
      for (const path of ['/imprint', '/icon.svg', '/no-such-page']) {
        const answer = await ask(server.origin, path, { headers });
        expect(answer.headers['strict-transport-security'], path).toBe('max-age=63072000; includeSubDomains');
      }
  });

  it('cookies go over https alone', async () => {
    const answer = await ask(server.origin, '/language', {
      method: 'POST',
      headers: { host, origin, 'content-type': form },
      body: 'language=en&back=/imprint',
    });
    expect(answer.status).toBe(303);
    expect(answer.headers.location).toBe('/imprint');
    for (const cookie of answer.headers['set-cookie'] ?? []) {
      expect(cookie).toMatch(/Secure/i);
      expect(cookie).toMatch(/HttpOnly/i);
      expect(cookie).toMatch(/SameSite=Lax/i);
      expect(cookie).not.toMatch(/Domain/i);
    }
  });

  it('a page of the same name without https is another site', async () => {
    for (const foreign of [`http://${host}`, `${origin}:8443`, 'http://127.0.0.1', server.origin])
      for (const type of [form, 'application/json']) {
        const { status } = await ask(server.origin, '/report-a-problem', {
          method: 'POST',
          headers: { host, origin: foreign, 'content-type': type },
          body: 'kind=other',
        });
        expect(status, `${foreign} ${type}`).toBe(403);
      }
  });

  it('no other name is answered', async () => {
    for (const name of ['evil.example', `${host}.evil.example`, '127.0.0.1', `${host}:8443`])
      expect((await ask(server.origin, '/imprint', { headers: { host: name } })).status, name).toBe(421);
  });
});
