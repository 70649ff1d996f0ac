import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { isStoreError, openDatabase, type Actor } from '#lib/server/database/index.ts';
import { enqueue, jobOf, startWorker } from '#lib/server/jobs/index.ts';
import { buildChild } from './build-child.ts';
import { createTown } from './create-town.ts';
import { storeKinds, type StoreKind } from './stores.ts';
import type { Order, Standing, Work } from './work-until-killed.ts';

const kills = Number(process.env.ALLMENDE_KILLS ?? 200);
const list = resolve(import.meta.dirname, '../../sample/musterstadt.csv');

/** Half of the rounds save, the others import and merge; the longest wait before the kill, in milliseconds. */
const rounds: { work: Work; longest: number }[] = [
  { work: 'save', longest: 200 },
  { work: 'import', longest: 900 },
  { work: 'save', longest: 60 },
  { work: 'merge', longest: 150 },
  { work: 'import', longest: 500 },
  { work: 'save', longest: 400 },
];

/** What the killed processes have told, over all rounds. */
interface Told {
  next: Record<Work, number>;
  saved: number;
  imported: Set<number>;
  merged: Set<number>;
}

let program: string;
beforeAll(async () => {
  program = await buildChild('work-until-killed.ts');
});

// Both at once: each of them mostly waits for processes to start.
describe.concurrent.each(storeKinds())('on $name', (kind) => {
  beforeAll(() => kind.start());
  afterAll(() => kind.stop());

  it(`keeps what was acknowledged, and nothing by halves, through ${kills} times kill -9`, async () => {
    const order = await prepared(kind);
    const told: Told = {
      next: { save: 0, import: 0, merge: 0 },
      saved: -1,
      imported: new Set(),
      merged: new Set(),
    };
    const counts = { save: 0, import: 0, merge: 0, start: 0, backend: 0, underWay: 0, halves: 0, lost: 0 };
    for (let round = 0; round <= kills; round++) {
      const { work, longest } = rounds[round % rounds.length] ?? { work: 'save', longest: 100 };
      // Every eighth crash may hit the start, when the log of the last one is replayed.
      const hit =
        round % 8 === 7 ? 'start' : kind.name === 'postgresql' && round % 10 === 9 ? 'backend' : 'work';
      const isLast = round === kills;
      // However slow the machine, every third kill comes after something was acknowledged.
      const from = counts[work] % 3 === 0 ? 'done' : 'begun';
      const run = await runUntilKilled(
        program,
        { ...order, work: isLast ? null : work, next: told.next[work] },
        { hit, longest, from },
      );
      if (run.standing) compare(run.standing, told, counts);
      else expect(hit, `round ${round} did not look`).toBe('start');
      if (isLast) break;
      counts[hit === 'work' ? work : hit] += 1;
      if (run.begun.length > run.done.length) counts.underWay += 1;
      note(told, work, run);
    }
    const { save, import: imports, merge, start, backend } = counts;
    console.info(
      `${kind.name}: ${kills} kills (${save} during saves, ${imports} during imports, ${merge} during merges, ` +
        `${start} at the start, ${backend} of the server's own process), ${counts.underWay} with work under way. ` +
        `Acknowledged: ${told.saved + 1} saves, ${told.imported.size} imports, ${told.merged.size} merges. ` +
        `Acknowledged writes lost: ${counts.lost}. Half imports, saves or merges visible: ${counts.halves}.`,
    );
    expect({ lost: counts.lost, halves: counts.halves }).toEqual({ lost: 0, halves: 0 });
    expect(counts.underWay).toBeGreaterThan(kills / 4);
    for (const acknowledged of [told.saved, told.imported.size, told.merged.size])
      expect(acknowledged).toBeGreaterThan(0);
  });
});

/** A store with a town and the applications that saves change. */
async function prepared(kind: StoreKind): Promise<Omit<Order, 'work' | 'next'>> {
  const place = await kind.place();
  const db = await openDatabase(place);
  const town = await createTown(db, 'Musterstadt');
  const names = ['eins', 'zwei', 'drei', 'vier', 'fünf'];
  const rows = await db.asActor(town, (trx) =>
    trx
      .insertInto('application')
      .values(
        names.map((name) => ({
          source_key: name,
          name,
          raw_name: name,
          match_key: name,
          match_state: 'new' as const,
        })),
      )
      .returning('id')
      .execute(),
  );
  await db.close();
  return { place, town, applications: rows.map(({ id }) => id), list };
}

/** What is killed when: a random while after the start, or after the first piece of work began or was acknowledged. */
interface Strike {
  hit: 'work' | 'start' | 'backend';
  longest: number;
  from: 'begun' | 'done';
}

interface Run {
  standing: Standing | null;
  begun: number[];
  done: number[];
}

/** Starts the worker, kills it or its database session a random while later, and gives what it told. */
async function runUntilKilled(program: string, order: Order, { hit, longest, from }: Strike): Promise<Run> {
  const child = spawn(process.execPath, [program, JSON.stringify(order)], {
    // Whose database went away says so at length; that is no news here.
    stdio: ['ignore', 'pipe', hit === 'backend' ? 'ignore' : 'inherit'],
  });
  const ended = new Promise((done) => child.once('close', done));
  const run: Run = { standing: null, begun: [], done: [] };
  const lines = createInterface(child.stdout);
  const strike = async (after: number) => {
    await pause(after);
    if (hit === 'backend') {
      await killBackend(order);
      // Between two queries, a worker notices nothing and goes on with another session.
      await pause(1000);
    }
    child.kill('SIGKILL');
  };
  let striking: Promise<void> | null = null;
  if (hit === 'start') striking = strike(Math.random() * 1500);
  lines.on('line', (line) => {
    const [what, value] = JSON.parse(line) as ['standing', Standing] | ['begun' | 'done', number];
    if (what === 'standing') run.standing = value;
    else {
      run[what].push(value);
      if (what === from) striking ??= strike(Math.random() * longest);
    }
  });
  await ended;
  await striking;
  return run;
}

/** Kills the process of the database server that does the work at this moment. */
async function killBackend({ place }: Order): Promise<void> {
  if (!('databaseUrl' in place)) throw new Error('only a server has processes of its own');
  const client = new pg.Client(place.databaseUrl);
  // The server ends every session when one of its processes is killed.
  client.on('error', () => {});
  await client.connect();
  const { rows } = await client.query<{ pid: number }>(
    `select pid from pg_stat_activity where application_name = 'allmende' order by state = 'active' desc limit 1`,
  );
  if (rows[0]) process.kill(rows[0].pid, 'SIGKILL');
  await client.end().catch(() => {});
}

function compare(found: Standing, told: Told, counts: { halves: number; lost: number }): void {
  counts.halves += found.halves.length;
  for (const half of found.halves) console.error(half);
  const lost = [
    ...(found.saved < told.saved ? [`save ${told.saved}, found ${found.saved}`] : []),
    ...[...told.imported].filter((n) => !found.imported.includes(n)).map((n) => `import ${n}`),
    ...[...told.merged].filter((n) => !found.merged.includes(n)).map((n) => `merge ${n}`),
  ];
  counts.lost += lost.length;
  for (const one of lost) console.error(`lost: ${one}`);
  // What was committed but not yet told about counts from here on.
  told.saved = Math.max(told.saved, found.saved);
  told.next.save = Math.max(told.next.save, told.saved + 1);
  for (const n of found.imported) told.imported.add(n);
  for (const n of found.merged) told.merged.add(n);
}

function note(told: Told, work: Work, { begun, done }: Run): void {
  if (work === 'save') told.saved = Math.max(told.saved, ...done);
  else for (const n of done) told[work === 'import' ? 'imported' : 'merged'].add(n);
  // A save that was begun may have come in; its number is used again only when it did not.
  if (work === 'save') told.next.save = told.saved + 1;
  else told.next[work] = Math.max(told.next[work], ...begun.map((n) => n + 1));
}

describe('the embedded store', () => {
  let folder: string;
  let actor: Actor;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'allmende-durability-'));
    const db = await openDatabase({ dataDirectory: folder });
    actor = await createTown(db, 'Musterstadt');
    await db.close();
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('refuses a second process while another one writes', async () => {
    const program = await buildChild('write-and-acknowledge.ts');
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
});
