import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { isStoreError, openDatabase, type Actor } from '#lib/server/database/index.ts';
import { enqueue, jobOf, startWorker } from '#lib/server/jobs/index.ts';
import { buildChild } from './build-child.ts';
import { createTown } from './create-town.ts';

const kills = Number(process.env.ALLMENDE_KILLS ?? 100);
let folder: string;
let program: string;
let actor: Actor;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'allmende-durability-'));
  program = await buildChild('write-and-acknowledge.ts');
  const db = await openDatabase({ dataDirectory: folder });
  actor = await createTown(db, 'Musterstadt');
  await db.close();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it(`keeps every acknowledged row through ${kills} times kill -9`, async () => {
  let acknowledged = -1;
  let killedWhileWriting = 0;
  for (let round = 1; round <= kills; round++) {
    const before = acknowledged;
    // Every fourth crash may hit the start, when the log of the last one is replayed; the others hit writing.
    const hit = round % 4 === 0 ? 'start' : 'writing';
    acknowledged = await writeUntilKilled(
      acknowledged + 1,
      hit,
      Math.random() * (hit === 'start' ? 1000 : 300),
    );
    if (acknowledged > before) killedWhileWriting += 1;
    const stored = await storedPairs();
    for (const [n, halves] of stored) expect(halves, `pair ${n} is whole after kill ${round}`).toBe(2);
    for (let n = 0; n <= acknowledged; n++)
      expect(stored.has(n), `pair ${n} of ${acknowledged} after kill ${round}`).toBe(true);
    // A pair that was committed but not yet told about counts from here on.
    acknowledged = Math.max(acknowledged, ...stored.keys());
  }
  console.info(
    `${kills} kills, ${killedWhileWriting} of them while writing: all ${acknowledged + 1} pairs are there`,
  );
  expect(killedWhileWriting).toBeGreaterThanOrEqual(Math.floor((kills * 3) / 4));
});

it('refuses a second process while another one writes', async () => {
  const writer = spawn(process.execPath, [program, folder, String(actor.authority), '1000000'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await new Promise((ready) => writer.stdout.once('data', ready));
  await expect(openDatabase({ dataDirectory: folder })).rejects.toSatisfy((error) =>
    isStoreError(error, '55006'),
  );
  const ended = new Promise((done) => writer.once('exit', done));
  writer.kill('SIGKILL');
  await ended;
});

it('does a job whose process was killed', async () => {
  const before = await openDatabase({ dataDirectory: folder });
  const job = { kind: 'endless', payload: {}, authority: actor.authority, idempotencyKey: 'killed' };
  await before.asActor(actor, (trx) => enqueue(trx, job));
  await before.close();

  const holder = spawn(process.execPath, [await buildChild('hold-job.ts'), folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await new Promise((taken) => holder.stdout.once('data', taken));
  const ended = new Promise((done) => holder.once('exit', done));
  holder.kill('SIGKILL');
  await ended;

  const after = await openDatabase({ dataDirectory: folder });
  const worker = await startWorker(after, { endless: () => Promise.resolve('done after all') });
  await vi.waitFor(
    async () => {
      const found = await after.asActor(actor, (trx) => jobOf(trx, 'endless', 'killed'));
      expect(found).toMatchObject({ state: 'done', attempts: 2, result: 'done after all' });
    },
    { timeout: 20_000 },
  );
  await worker.stop();
  await after.close();
});

/** Starts the writer at this number and kills it a while after its start or first row; returns the last number it told. */
async function writeUntilKilled(first: number, hit: 'start' | 'writing', delay: number): Promise<number> {
  const writer = spawn(process.execPath, [program, folder, String(actor.authority), String(first)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let told = '';
  writer.stdout.on('data', (chunk: Buffer) => (told += chunk.toString()));
  const kill = () => setTimeout(() => writer.kill('SIGKILL'), delay);
  if (hit === 'start') kill();
  else writer.stdout.once('data', kill);
  await new Promise((done) => writer.once('close', done));
  const lines = told.split('\n').slice(0, -1);
  return lines.length > 0 ? Number(lines.at(-1)) : first - 1;
}

/** How many halves of each pair there are. */
async function storedPairs(): Promise<Map<number, number>> {
  const db = await openDatabase({ dataDirectory: folder });
  const rows = await db.asActor(actor, (trx) => trx.selectFrom('change').select('subject').execute());
  await db.close();
  const pairs = new Map<number, number>();
  for (const { subject } of rows) pairs.set(Number(subject), (pairs.get(Number(subject)) ?? 0) + 1);
  return pairs;
}
