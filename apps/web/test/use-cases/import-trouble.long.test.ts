import { createHash } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it, vi } from 'vitest';
import type { Actor, Database } from '#lib/server/database/index.ts';
import {
  cancelImport,
  confirmImport,
  markImportFailed,
  runImport,
  uploadList,
  viewImport,
  type ImportJob,
} from '#lib/server/inventory/index.ts';
import { startWorker, type JobContext } from '#lib/server/jobs/index.ts';
import { takeJob } from '#lib/server/jobs/store.ts';
import { storeKinds } from '../store/stores.ts';
import {
  csv,
  draft,
  givenStore,
  importOf,
  importRowsOf,
  inventoryOf,
  mappingOf,
  recognition,
  runNow,
  takeOver,
  uploadOf,
} from './given.ts';

const list = csv(
  ['Anwendung', 'Hersteller'],
  ...Array.from({ length: 30 }, (_, n) => [`Verfahren ${n}`, 'Beispiel AG']),
);

/** Bytes that mean nothing, and the same ones every time: chance would make a list of them one day. */
function noise(length: number): Uint8Array<ArrayBuffer> {
  const blocks = Array.from({ length: Math.ceil(length / 32) }, (_, n) =>
    createHash('sha256').update(`noise ${n}`).digest(),
  );
  return Uint8Array.from(Buffer.concat(blocks).subarray(0, length));
}

async function confirmed(db: Database, town: Actor): Promise<string> {
  const id = await draft(db, town, list);
  await confirmImport(db, town, id, await mappingOf(db, town, id));
  return id;
}

const handlers = {
  'import-list': (context: JobContext<ImportJob>) => runImport(context, recognition),
};

describe.each(storeKinds())('an import that is interrupted on the $name store', (kind) => {
  const given = givenStore(kind);

  const nothingOf = async (town: Actor, id: string) => {
    expect(await inventoryOf(given.db, town)).toEqual([]);
    expect(await importRowsOf(given.db, town, id)).toEqual([]);
    const changes = await given.db.asActor(town, (trx) => trx.selectFrom('change').selectAll().execute());
    expect(changes).toEqual([]);
  };
  const reaches = (town: Actor, id: string, state: string) =>
    vi.waitFor(async () => expect((await importOf(given.db, town, id)).state).toBe(state), {
      timeout: 60_000,
      interval: 50,
    });

  it('leaves nothing when its process dies right before the commit, and is finished by the next one', async () => {
    const town = await given.newTown();
    const id = await confirmed(given.db, town);
    expect((await takeJob(given.db, ['import-list']))?.payload).toMatchObject({ importId: id });
    let written = 0;
    const dying: Database = {
      ...given.db,
      asActor: (actor, work) =>
        given.db.asActor(actor, async (trx) => {
          const result = await work(trx);
          const { length } = await trx.selectFrom('application').select('id').execute();
          written = Math.max(written, length);
          if (length > 0) throw new Error('the process dies');
          return result;
        }),
    };
    const context = { signal: new AbortController().signal, report: () => Promise.resolve() };
    const attempt = runImport({ ...context, db: dying, payload: { importId: id, actor: town } }, recognition);
    await expect(attempt).rejects.toThrow('dies');
    expect(written).toBe(30);
    await nothingOf(town, id);
    expect((await importOf(given.db, town, id)).state).toBe('running');

    await given.db.asOperator((trx) =>
      trx
        .updateTable('job')
        .set({ lease_until: new Date(0) })
        .where('state', '=', 'running')
        .execute(),
    );
    const worker = await startWorker(given.db, handlers, { lookEvery: 50 });
    await reaches(town, id, 'done');
    await worker.stop();
    expect(await inventoryOf(given.db, town)).toHaveLength(30);
  });

  it('leaves nothing when the server stops, and is finished after the start', async () => {
    const town = await given.newTown();
    const id = await confirmed(given.db, town);
    let reached = (): void => {};
    const matching = new Promise<void>((done) => (reached = done));
    const slow = await startWorker(
      given.db,
      {
        'import-list': (context: JobContext<ImportJob>) =>
          runImport(
            {
              ...context,
              report: async (...progress) => {
                await context.report(...progress);
                if (progress[2]?.code !== 'write') return;
                reached();
                await vi.waitFor(() => expect(context.signal.aborted).toBe(true), { timeout: 30_000 });
              },
            },
            recognition,
          ),
      },
      { lookEvery: 50 },
    );
    await matching;
    await slow.stop();
    await nothingOf(town, id);
    const next = await startWorker(given.db, handlers, { lookEvery: 50 });
    await reaches(town, id, 'done');
    await next.stop();
    expect(await inventoryOf(given.db, town)).toHaveLength(30);
  });

  it('leaves nothing when it is cancelled before it starts', async () => {
    const town = await given.newTown();
    const id = await confirmed(given.db, town);
    await cancelImport(given.db, town, id);
    expect(await runNow(given.db, town, id)).toBeNull();
    expect((await importOf(given.db, town, id)).state).toBe('cancelled');
    await nothingOf(town, id);
  });

  it('leaves nothing when it is cancelled at the last moment before it writes', async () => {
    const town = await given.newTown();
    const id = await confirmed(given.db, town);
    const result = await runImport(
      {
        db: given.db,
        payload: { importId: id, actor: town },
        signal: new AbortController().signal,
        report: async (_progress, _total, message) => {
          if (message?.code === 'write') await cancelImport(given.db, town, id);
        },
      },
      recognition,
    );
    expect(result).toBeNull();
    expect((await importOf(given.db, town, id)).state).toBe('cancelled');
    await nothingOf(town, id);
  });

  it('is either cancelled with nothing or done with everything, when both happen at once', async () => {
    const town = await given.newTown();
    const id = await confirmed(given.db, town);
    let written = false;
    const overtaken: Database = {
      ...given.db,
      asActor: (actor, work) =>
        given.db.asActor(actor, async (trx) => {
          const result = await work(trx);
          const { length } = await trx.selectFrom('application').select('id').execute();
          if (length > 0) {
            written = true;
            // Long enough for the other request to arrive; it has to wait for this transaction.
            await wait(50);
          }
          return result;
        }),
    };
    const context = { signal: new AbortController().signal, report: () => Promise.resolve() };
    const running = runImport(
      { ...context, db: overtaken, payload: { importId: id, actor: town } },
      recognition,
    );
    await vi.waitFor(() => expect(written).toBe(true), { timeout: 60_000, interval: 5 });
    await cancelImport(given.db, town, id);
    expect(await running).toMatchObject({ added: 30 });
    expect((await importOf(given.db, town, id)).state).toBe('done');
    expect(await inventoryOf(given.db, town)).toHaveLength(30);
  });

  it('ends as failed, with nothing stored and what to do, when every attempt fails', async () => {
    const town = await given.newTown();
    const id = await confirmed(given.db, town);
    const logged = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
    await given.db.asOperator((trx) =>
      trx
        .updateTable('job')
        .set({ max_attempts: 1 } as never)
        .where('idempotency_key', '=', id)
        .execute(),
    );
    const worker = await startWorker(
      given.db,
      { 'import-list': () => Promise.reject(new Error('Verfahren 7 is not to be told')) },
      { lookEvery: 50, onFailed: markImportFailed(given.db) },
    );
    await reaches(town, id, 'failed');
    await worker.stop();
    const view = await viewImport(given.db, town, id, { language: 'de', all: false });
    expect(view?.problems.join()).toContain('Es ist nichts gespeichert');
    expect((await uploadOf(given.db, town, id)).packed).toBeNull();
    await nothingOf(town, id);
    expect(logged.mock.calls.flat().join()).toContain('import-list');
    expect(logged.mock.calls.flat().join()).not.toContain('Verfahren 7');
    logged.mockRestore();
  });

  it.each([
    ['an empty file', new Uint8Array()],
    ['a PDF', new TextEncoder().encode('%PDF-1.7\n%\u00e2\n1 0 obj\n<<>>\nendobj')],
    ['a damaged workbook', Uint8Array.of(0x50, 0x4b, 3, 4, ...Array<number>(200).fill(7))],
    ['a header alone', new TextEncoder().encode('Anwendung;Hersteller\n')],
    ['bytes that mean nothing', noise(5000)],
    ['a file of more than 20 MB', new Uint8Array(20_000_001).fill(65)],
  ])('is not even begun with %s: sentences in both languages, nothing stored', async (_title, bytes) => {
    const town = await given.newTown();
    for (const language of ['de', 'en'] as const) {
      const uploaded = await uploadList(given.db, town, { name: 'liste.csv', bytes }, language);
      if (uploaded.ok) throw new Error('that is no list');
      expect(uploaded.messages.join(' ')).toMatch(/^\p{Lu}.{20,}\.$/su);
      if (bytes.length > 20_000_000) expect(uploaded.messages.join()).toContain('(20 MB)');
    }
    for (const table of ['upload', 'import'] as const)
      expect(await given.db.asActor(town, (trx) => trx.selectFrom(table).select('id').execute())).toEqual([]);
  });

  it('is not broken by cells that a store cannot hold or an index would refuse', async () => {
    const town = await given.newTown();
    const random = (length: number): string => Buffer.from(noise(length)).toString('base64').slice(0, length);
    const emoji = (before: number): string => `${'x'.repeat(before)}😀${'y'.repeat(200)}`;
    const columns = [
      'Nr.',
      'Anwendung',
      'Hersteller',
      'Fachbereich',
      'Anzahl Nutzer',
      'Vertragsende',
      'Kündigungsfrist',
      'Kosten p. a.',
      'Bemerkung',
    ];
    const rows = [
      [random(9000), 'Lange Kennung', random(9000), random(9000), '1', '', '', '', random(20_000)],
      [
        '2',
        'Telefonnummer',
        '',
        '',
        '49123456789',
        '31.12.9999',
        '99999999999 Monate',
        '99999999999999 €',
        '',
      ],
      ['3', 'NUL', 'a\0b', 'Amt\0', '\0', '', '', '', 'c\0'],
      ['4', 'Halbe Zeichen', '', '', '5', emoji(59), emoji(58), emoji(59), emoji(9999)],
      ['5', emoji(119), emoji(119), '', '', '0001-01-01', '-3 Monate', '-5 €', ''],
      ['6', 'a'.repeat(500), '', '', '2147483648', '31.12.0000', '600 Jahre', '1e400', ''],
      ['7', '𝔉𝔬𝔫𝔱 \ud83d', '', '', '', '29.02.2027', '', '', '\u2028\u0085\ufffe'],
    ];
    const hostile = csv(columns, ...rows);
    const { id, result } = await takeOver(given.db, town, hostile);
    expect(result.added).toBe(7);
    const view = await viewImport(given.db, town, id, { language: 'de', all: true });
    expect(view?.problems.length).toBeGreaterThan(3);
    const again = await takeOver(given.db, town, hostile);
    expect(again.result).toMatchObject({ added: 0, changed: 0, unchanged: 7 });
  });
});
