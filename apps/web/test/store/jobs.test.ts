import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openDatabase, type Actor, type Database } from '#lib/server/database/index.ts';
import {
  askToEnd,
  cancelJob,
  enqueue,
  jobOf,
  nightlyHandler,
  planNight,
  startWorker,
  type Job,
  type JobHandlers,
} from '#lib/server/jobs/index.ts';
import { createTown } from './create-town.ts';
import { storeKinds } from './stores.ts';

describe.each(storeKinds())('the queue on the $name store', (kind) => {
  let db: Database;
  let actor: Actor;

  beforeAll(async () => {
    await kind.start();
    db = await openDatabase(await kind.place());
    actor = await createTown(db, 'Musterstadt');
  });

  afterAll(async () => {
    await db.close();
    await kind.stop();
  });

  const put = (key: string, options: { runAfter?: Date; maxAttempts?: number } = {}) =>
    db.asActor(actor, (trx) =>
      enqueue(trx, {
        kind: 'test',
        payload: { key },
        authority: actor.authority,
        idempotencyKey: key,
        ...options,
      }),
    );
  const look = (key: string) => db.asActor(actor, (trx) => jobOf(trx, 'test', key));
  // What hangs is noticed all the same; on a busy machine each look at the store takes its time.
  const until = (holds: () => Promise<void>) => vi.waitFor(holds, { timeout: 60_000, interval: 20 });
  const reaches = (key: string, state: Job['state']) =>
    until(async () => expect((await look(key))?.state).toBe(state));
  const working = async (handlers: JobHandlers, during: () => Promise<void>) => {
    const worker = await startWorker(db, handlers, { lookEvery: 50 });
    await during();
    await worker.stop();
  };

  it('does not let others wait for what takes long', async () => {
    let release = (): void => {};
    const held = new Promise<void>((done) => (release = done));
    await db.asActor(actor, (trx) =>
      enqueue(trx, { kind: 'long', payload: {}, authority: actor.authority, idempotencyKey: 'long' }),
    );
    await put('meanwhile');
    const worker = await startWorker(
      db,
      { test: () => Promise.resolve('done') },
      { lookEvery: 50, apart: [{ long: () => held }] },
    );
    await reaches('meanwhile', 'done');
    const long = await db.asActor(actor, (trx) => jobOf(trx, 'long', 'long'));
    expect(long?.state).not.toBe('done');
    release();
    await worker.stop();
  });

  it('does a job once and keeps its result', async () => {
    const seen: string[] = [];
    await put('once');
    expect(await put('once')).toBeNull();
    await working({ test: async ({ payload }: { payload: { key: string } }) => seen.push(payload.key) }, () =>
      reaches('once', 'done'),
    );
    expect(seen).toEqual(['once']);
    expect(await look('once')).toMatchObject({ result: 1, attempts: 1, lease_until: null });
  });

  it('does nothing for a job whose transaction failed', async () => {
    await expect(
      db.asActor(actor, async (trx) => {
        await enqueue(trx, {
          kind: 'test',
          payload: {},
          authority: actor.authority,
          idempotencyKey: 'never',
        });
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    expect(await look('never')).toBeNull();
  });

  it('shows progress while it runs', async () => {
    let finish = () => {};
    const finished = new Promise<void>((done) => (finish = done));
    await put('progress');
    await working(
      {
        test: async ({ report }) => {
          await report(2, 8, { code: 'read', detail: { done: 2 } });
          await finished;
        },
      },
      async () => {
        await until(async () =>
          expect(await look('progress')).toMatchObject({
            state: 'running',
            progress: 2,
            total: 8,
            message: { code: 'read', detail: { done: 2 } },
          }),
        );
        finish();
        await reaches('progress', 'done');
      },
    );
  });

  it('tries a failed job again, and gives up after the last attempt', async () => {
    const failed: Job[] = [];
    const silent = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
    await put('fails', { maxAttempts: 1 });
    await put('recovers', { maxAttempts: 2 });
    let calls = 0;
    const worker = await startWorker(
      db,
      {
        test: async ({ payload }: { payload: { key: string } }) => {
          if (payload.key === 'fails' || ++calls === 1)
            throw new Error('the name Geheimliste stays out of the log');
        },
      },
      { lookEvery: 50, onFailed: async (job) => void failed.push(job) },
    );
    await reaches('fails', 'failed');
    await reaches('recovers', 'done');
    await worker.stop();
    expect(failed.map(({ idempotency_key }) => idempotency_key)).toEqual(['fails']);
    expect(await look('recovers')).toMatchObject({ attempts: 2 });
    expect(silent.mock.calls.flat().join('\n')).not.toContain('Geheimliste');
    silent.mockRestore();
  });

  it('cancels a waiting job at once and a running one through its signal', async () => {
    await put('waiting', { runAfter: new Date(Date.now() + 3_600_000) });
    expect(await db.asActor(actor, (trx) => cancelJob(trx, 'test', 'waiting'))).toBe(true);
    expect((await look('waiting'))?.state).toBe('cancelled');

    await put('running');
    await working(
      {
        test: ({ signal }) =>
          new Promise((_, fail) => signal.addEventListener('abort', () => fail(signal.reason))),
      },
      async () => {
        await reaches('running', 'running');
        await db.asActor(actor, (trx) => cancelJob(trx, 'test', 'running'));
        await reaches('running', 'cancelled');
      },
    );
  });

  it('takes a job again whose worker has died', async () => {
    await put('orphan');
    const past = new Date(Date.now() - 1000);
    await db.asOperator((trx) =>
      trx
        .updateTable('job')
        .set({ state: 'running', attempts: 1, lease_until: past })
        .where('idempotency_key', '=', 'orphan')
        .execute(),
    );
    await working({ test: async () => 'again' }, () => reaches('orphan', 'done'));
    expect(await look('orphan')).toMatchObject({ result: 'again', attempts: 2 });
  });

  it('puts a job back when the server stops', async () => {
    await put('stopped');
    await working(
      {
        test: ({ signal }) =>
          new Promise((_, fail) => signal.addEventListener('abort', () => fail(signal.reason))),
      },
      () => reaches('stopped', 'running'),
    );
    expect(await look('stopped')).toMatchObject({ state: 'queued', attempts: 0 });
    await db.asActor(actor, (trx) => cancelJob(trx, 'test', 'stopped'));
  });

  it('takes up what was interrupted and asked to end since, with a signal that says so', async () => {
    await put('interrupted', { runAfter: new Date(Date.now() - 1000) });
    expect(await db.asActor(actor, (trx) => askToEnd(trx, 'test', 'interrupted'))).toBe(true);
    let wasAborted = false;
    await working(
      {
        test: async ({ signal }) => {
          wasAborted = signal.aborted;
          signal.throwIfAborted();
        },
      },
      () => reaches('interrupted', 'cancelled'),
    );
    expect(wasAborted).toBe(true);
  });

  it('gives each of two workers another job', async () => {
    const done: string[] = [];
    const handlers: JobHandlers = {
      test: async ({ payload }: { payload: { key: string } }) => void done.push(payload.key),
    };
    const keys = Array.from({ length: 20 }, (_, index) => `shared-${index}`);
    const workers = await Promise.all([
      startWorker(db, handlers, { lookEvery: 20 }),
      startWorker(db, handlers, { lookEvery: 20 }),
    ]);
    await Promise.all(keys.map((key) => put(key)));
    for (const key of keys) await reaches(key, 'done');
    await Promise.all(workers.map((worker) => worker.stop()));
    expect(done.toSorted()).toEqual(keys.toSorted());
  });

  it('cleans up every night, planned once', async () => {
    const evening = new Date(2020, 10, 21, 22, 0);
    await planNight(db, evening);
    await planNight(db, evening);
    const nights = () =>
      db.asOperator((trx) =>
        trx.selectFrom('job').selectAll().where('kind', '=', 'nightly').orderBy('id').execute(),
      );
    expect(await nights()).toMatchObject([{ state: 'queued', run_after: new Date(2020, 10, 22, 3, 0) }]);
    const before = Date.now();
    await working(nightlyHandler([]), async () => {
      await until(async () => expect((await nights())[0]?.state).toBe('done'));
    });
    const [, next] = await nights();
    expect(next).toMatchObject({ state: 'queued' });
    expect(next?.run_after.getTime()).toBeGreaterThan(before);
  });
});
