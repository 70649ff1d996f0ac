import { connect } from 'node:net';
import { describe, expect } from 'vitest';
import { journey } from '../harness/journey.ts';
import { ask } from './ask.ts';

const form = 'application/x-www-form-urlencoded';

describe('what is too much', () => {
  journey('for a route is refused with a page that says so', async ({ server, open }) => {
    const headers = { origin: server.origin, 'content-type': form, accept: 'text/html' };
    for (const [path, body] of [
      ['/settings', `name=${'a'.repeat(70_000)}`],
      ['/settings', 'a=&'.repeat(10_000)],
      ['/report-a-problem', 'a=&'.repeat(10_000)],
      ['/inventory?/remove', 'selected=1&'.repeat(30_000)],
    ] as const) {
      const answer = await ask(server.origin, path, { method: 'POST', headers, body });
      expect(answer.status, path).toBe(413);
      expect(answer.text, path).toMatch(/zu groß|mehr Felder/);
    }
    // A list of 26 MB, as a person would send it: the browser shows the sentence and no broken connection.
    const page = await open({ javaScriptEnabled: false });
    await page.goto('/inventory/import');
    await page.getByLabel('Datei', { exact: true }).setInputFiles({
      name: 'riesig.csv',
      mimeType: 'text/csv',
      buffer: Buffer.alloc(26 * 1024 * 1024, 'a;b\n'),
    });
    await page.getByRole('button', { name: 'Liste lesen' }).click();
    await page.getByText('Die Eingabe ist zu groß: Hier sind höchstens 25 MB möglich.').waitFor();
  });

  journey('in the headers is refused', async ({ server }) => {
    // The server answers and hangs up while the rest still arrives; what the client sees of it is a matter of luck.
    const flood = { headers: { 'x-flood': 'a'.repeat(20_000) } };
    const outcome = await ask(server.origin, '/', flood).then(
      ({ status }) => status,
      () => 'cut off',
    );
    expect([431, 'cut off']).toContain(outcome);
    const many = Object.fromEntries(Array.from({ length: 1000 }, (_, at) => [`x-${at}`, '1']));
    // Beyond the hundredth they are dropped, and with them perhaps the one that names the host.
    expect([200, 400, 431]).toContain((await ask(server.origin, '/health', { headers: many })).status);
    expect((await ask(server.origin, '/health')).status).toBe(200);
  });

  journey('time to send a request is cut off, while others are served', async ({ server }) => {
    const head = `POST /settings HTTP/1.1\r\nHost: ${new URL(server.origin).host}\r\nOrigin: ${server.origin}\r\n`;
    const slow = [
      // Slowloris: headers that never end, and a body that comes drop by drop.
      ...Array.from({ length: 40 }, () => dripping(server.origin, head, 'X-a: b\r\n')),
      dripping(server.origin, `${head}Content-Type: ${form}\r\nContent-Length: 60000\r\n\r\n`, 'a'),
    ];
    let cutOff = 0;
    for (const closed of slow) void closed.then(() => (cutOff += 1));
    for (let time = 0; time < 5; time += 1) expect((await ask(server.origin, '/health')).status).toBe(200);
    // Nobody had to wait for these to end.
    expect(cutOff).toBeLessThan(slow.length);
    // 10 s for headers, 23 s for a small body, where Node alone would wait one minute and five.
    for (const closed of slow) expect(await closed).toBeLessThan(60_000);
  });
});

/** Milliseconds until the server closes a connection on which something small is sent every half second. */
function dripping(origin: string, start: string, drop: string): Promise<number> {
  const { hostname, port } = new URL(origin);
  const since = performance.now();
  return new Promise((done) => {
    const socket = connect(Number(port), hostname, () => socket.write(start));
    const timer = setInterval(() => socket.write(drop), 500);
    socket.on('error', () => {});
    socket.resume();
    socket.on('close', () => {
      clearInterval(timer);
      done(performance.now() - since);
    });
  });
}
