import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { request, type ClientRequest } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
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
    // A database that takes the connection and says nothing: the start goes on for as long as the test looks at it.
    const silent = createServer();
    const database = await listen(silent);
    const { origin, child, ended } = await startAndWatch({
      ALLMENDE_DATA: await freshData(),
      DATABASE_URL: `postgres://allmende@127.0.0.1:${database}/allmende`,
    });
    const ready = await fetch(`${origin}/ready`);
    expect(`${ready.status} ${await ready.text()}`).toBe('503 {"ready":false,"reason":"starting"}');
    expect((await fetch(`${origin}/`)).status).toBe(503);
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
    silent.close();
  });

  it('finishes what is under way when it is asked to stop, refuses what is new, and ends', async () => {
    const server = await startServer(await freshData());
    const { port } = new URL(server.origin);
    // The first request for a page waits for its code to be loaded, at the door still.
    await (await fetch(`${server.origin}/settings`)).text();
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
    await (await fetch(`${server.origin}/health`)).text();
    slow.write('name=Stadt+am+Ende&');
    const stopped = server.stop();
    // A connection that was kept from before may be closed under the first try.
    await vi.waitFor(
      async () => {
        const ready = await fetch(`${server.origin}/ready`);
        expect(await ready.json()).toEqual({ ready: false, reason: 'stopping' });
        expect((await fetch(`${server.origin}/inventory`)).status).toBe(503);
      },
      { timeout: 60_000 },
    );
    slow.end('workplaces=520&rest=xx');
    expect(await answered).toBeLessThan(400);
    // Had it not ended by itself within ten seconds, it would have given up with another code.
    expect(await stopped).toBe(0);
    expect(server.output()).toContain('"event":"stopped"');
  });

  it('ends although somebody holds a request open', async () => {
    const server = await startServer(await freshData());
    const { port } = new URL(server.origin);
    await (await fetch(`${server.origin}/inventory/import`)).text();
    // A long list on a bad line may take an hour; nothing but the stop ends this request before five minutes.
    const endless = request({
      host: '127.0.0.1',
      port,
      path: '/inventory/import',
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
    expect(Date.now() - since).toBeLessThan(60_000);
  });

  it('logs one line of JSON for each request, without what was asked for, and counts it', async () => {
    const server = await startServer(await freshData());
    const answer = await fetch(`${server.origin}/inventory?q=Geheimverfahren`);
    await answer.text();
    await (await fetch(`${server.origin}/knowledge/products/geheim-gesucht`)).text();
    let figures = '';
    // At three o'clock the night's work is under way for a moment.
    await vi.waitFor(
      async () => {
        figures = await (await fetch(`${server.origin}/metrics`)).text();
        expect(figures).toMatch(/allmende_jobs\{kind="nightly",state="queued"\} 1/);
      },
      { timeout: 60_000 },
    );
    expect(figures).toContain('allmende_http_requests_total{route="/inventory",method="GET",status="2xx"} 1');
    expect(figures).toContain('route="/knowledge/products/[id]",method="GET",status="4xx"} 1');
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

/** A server that is alive, on a port of its own, whether or not it becomes ready. */
async function startAndWatch(environment: Record<string, string>) {
  for (;;) {
    const probe = createServer();
    const port = await listen(probe);
    await new Promise((done) => probe.close(done));
    const origin = `http://127.0.0.1:${port}`;
    const child = spawn(process.execPath, [join(root, 'apps/web/server.js')], {
      env: {
        ...process.env,
        HOST: '127.0.0.1',
        PORT: String(port),
        ALLMENDE_HOME: root,
        NODE_ENV: 'production',
        ...environment,
      },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let said = '';
    child.stderr.on('data', (piece: Buffer) => (said += piece.toString()));
    const ended = new Promise((done) => child.once('close', done));
    while (child.exitCode === null && !(await isAlive(origin))) await pause(50);
    if (child.exitCode === null) return { origin, child, ended };
    await ended;
    // Somebody else may have taken the port before the server could.
    if (!said.includes('EADDRINUSE')) throw new Error(said);
  }
}

async function isAlive(origin: string): Promise<boolean> {
  return fetch(`${origin}/health`).then(
    async (answer) => (await answer.text()) === 'ok',
    () => false,
  );
}

/** Listens on any port; gives which. */
async function listen(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}
