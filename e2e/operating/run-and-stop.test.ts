import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import { createServer } from 'node:net';
import { request, type ClientRequest } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, inject, it, vi } from 'vitest';
import { root, startServer } from '../harness/server.ts';

const folder = mkdtempSync(join(tmpdir(), 'allmende-stop-'));
let places = 0;
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function freshData(): Promise<string> {
  const data = join(folder, `data-${++places}`);
  await cp(inject('preparedStore'), data, { recursive: true });
  return data;
}

/** The server says "continue" once it has the head of a request: before, a stop would not know of it. */
async function hasReached(request: ClientRequest): Promise<void> {
  request.flushHeaders();
  await once(request, 'continue');
}

describe('a server', () => {
  it('is alive and says that it is starting before it is ready', async () => {
    const port = await freePort();
    const { DATABASE_URL: _, ...inherited } = process.env;
    const child = spawn(process.execPath, [join(root, 'apps/web/server.js')], {
      env: {
        ...inherited,
        PORT: String(port),
        ALLMENDE_DATA: await freshData(),
        ALLMENDE_HOME: root,
        NODE_ENV: 'production',
      },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    const ended = new Promise((done) => child.once('close', done));
    const seen: string[] = [];
    await vi.waitFor(
      async () => {
        const health = await fetch(`http://127.0.0.1:${port}/health`);
        const ready = await fetch(`http://127.0.0.1:${port}/ready`);
        seen.push(`${health.status} ${ready.status} ${await ready.text()}`);
        expect(ready.status).toBe(200);
      },
      { timeout: 60_000, interval: 10 },
    );
    expect(seen).toContain('200 503 {"ready":false,"reason":"starting"}');
    expect(seen.at(-1)).toBe('200 200 {"ready":true}');
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
  });

  it('finishes what is under way when it is asked to stop, refuses what is new, and ends within ten seconds', async () => {
    const server = await startServer(await freshData());
    const { port } = new URL(server.origin);
    // The first request for a page waits for its code to be loaded, at the door still.
    await fetch(`${server.origin}/settings`);
    // A request whose body is still on its way counts as under way.
    const slow = request({
      host: '127.0.0.1',
      port,
      path: '/settings',
      method: 'POST',
      headers: {
        origin: server.origin,
        'content-type': 'application/x-www-form-urlencoded',
        'content-length': 41,
        expect: '100-continue',
      },
    });
    const answered = new Promise<number | undefined>((done) =>
      slow.once('response', (answer) => {
        answer.resume();
        done(answer.statusCode);
      }),
    );
    await hasReached(slow);
    // What comes later has passed the doors: so has it.
    await fetch(`${server.origin}/health`);
    slow.write('name=Stadt+am+Ende&');
    const since = Date.now();
    const stopped = server.stop();
    // A connection that was kept from before may be closed under the first try.
    await vi.waitFor(async () => {
      const ready = await fetch(`${server.origin}/ready`);
      expect(await ready.json()).toEqual({ ready: false, reason: 'stopping' });
      expect((await fetch(`${server.origin}/inventory`)).status).toBe(503);
    });
    slow.end('workplaces=520&rest=xx');
    expect(await answered).toBeLessThan(400);
    expect(await stopped).toBe(0);
    expect(Date.now() - since).toBeLessThan(10_000);
    expect(server.output()).toContain('"event":"stopped"');
  });

  it('ends within ten seconds although somebody holds a request open', async () => {
    const server = await startServer(await freshData());
    const { port } = new URL(server.origin);
    await fetch(`${server.origin}/settings`);
    const endless = request({
      host: '127.0.0.1',
      port,
      path: '/settings',
      method: 'POST',
      headers: {
        origin: server.origin,
        'content-type': 'text/plain',
        'content-length': 1000,
        expect: '100-continue',
      },
    });
    endless.on('error', () => {});
    await hasReached(endless);
    endless.write('x');
    const since = Date.now();
    await server.stop();
    expect(Date.now() - since).toBeLessThan(10_000);
  });

  it('logs one line of JSON for each request, without what was asked for, and counts it', async () => {
    const server = await startServer(await freshData());
    const answer = await fetch(`${server.origin}/inventory?q=Geheimverfahren`);
    await answer.text();
    await (await fetch(`${server.origin}/knowledge/products/geheim-gesucht`)).text();
    const figures = await (await fetch(`${server.origin}/metrics`)).text();
    expect(figures).toContain('allmende_http_requests_total{route="/inventory",method="GET",status="2xx"} 1');
    expect(figures).toContain('route="/knowledge/products/[id]",method="GET",status="4xx"} 1');
    expect(figures).toMatch(/allmende_jobs\{kind="nightly",state="queued"\} 1/);
    await server.stop();
    const lines = server
      .output()
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(lines).toContainEqual(
      expect.objectContaining({
        level: 'info',
        event: 'request',
        route: '/inventory',
        method: 'GET',
        status: 200,
        request: answer.headers.get('x-request-id'),
      }),
    );
    for (const secret of [/geheim/i, /Musterstadt/, /Fachverfahren/i]) {
      expect(server.output()).not.toMatch(secret);
      expect(figures).not.toMatch(secret);
    }
  });
});

function freePort(): Promise<number> {
  return new Promise((done, failed) => {
    const probe = createServer();
    probe.once('error', failed);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      if (address === null || typeof address === 'string') throw new Error('The probe has no port.');
      probe.close(() => done(address.port));
    });
  });
}
