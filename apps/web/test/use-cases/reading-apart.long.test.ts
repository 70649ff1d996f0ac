import { setTimeout as wait } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { cpuMilliseconds } from '../../../../cpu-milliseconds.ts';
import { describeProblem } from '#lib/server/inventory/describe-problem.ts';
import { uploadList } from '#lib/server/inventory/index.ts';
import { previewInWorker, readInWorker, uploadInWorker } from '#lib/server/inventory/list-worker.ts';
import { Turns } from '#lib/server/inventory/turns.ts';
import { storeKinds } from '../store/stores.ts';
import { csv, givenStore } from './given.ts';

const list = csv(
  ['Anwendung', 'Hersteller'],
  ...Array.from({ length: 30 }, (_, n) => [`Verfahren ${n}`, 'Beispiel AG']),
);
const refusal = (code: string) => ({ ok: false, problems: [{ severity: 'error', code }] });
const long = {
  text: ['Anwendung', ...Array.from({ length: 150_000 }, (_, n) => `Verfahren ${n}`)].join('\n'),
};

describe('reading a file apart from the server', () => {
  it('ends when it takes too long', async () => {
    const read = await uploadInWorker(list, { limits: { milliseconds: 1, megabytes: 1024 } });
    expect(read).toEqual(refusal('reading-takes-too-long'));
  });

  it('ends when its heap is full, and the next file is read', async () => {
    const read = await uploadInWorker(long, { limits: { milliseconds: 60_000, megabytes: 90 } });
    expect(read).toEqual(refusal('reading-takes-too-much-memory'));
    expect(await uploadInWorker(list)).toMatchObject({ ok: true });
  });

  it('ends when it takes too much memory outside of the heap, which costs the server none', async () => {
    // 400 MB of unpacked bytes; the heap holds next to nothing of them.
    const packed = gzipSync(Buffer.alloc(400_000_000, 0x20), { level: 1 });
    const before = process.memoryUsage().rss;
    const limits = { milliseconds: 60_000, megabytes: 256 };
    const read = await previewInWorker({ packed, sheet: undefined }, null, { limits });
    expect(read).toEqual(refusal('reading-takes-too-much-memory'));
    expect(process.memoryUsage().rss - before).toBeLessThan(128_000_000);
  });

  it('ends with a word, not with a stack, when the program meets what nobody expected', async () => {
    const packed = gzipSync('no list at all');
    expect(await previewInWorker({ packed, sheet: undefined }, null)).toEqual(refusal('reading-failed'));
  });

  it('ends at once when nobody wants it any more, while it waits and while it works', async () => {
    const leaving = new AbortController();
    const reads = [1, 2, 3].map(() =>
      uploadInWorker(long, { authority: 5, signal: leaving.signal }).then(
        () => 'read',
        (error: Error) => error.message,
      ),
    );
    await wait(300);
    leaving.abort(new Error('cancelled'));
    expect(await Promise.all(reads)).toEqual(['cancelled', 'cancelled', 'cancelled']);
    await expect(uploadInWorker(list, { signal: AbortSignal.abort(new Error('gone')) })).rejects.toThrow(
      'gone',
    );
  });

  it('leaves the server free to answer meanwhile', async () => {
    const [before, worked] = [performance.now(), cpuMilliseconds()];
    expect(await uploadInWorker(long)).toMatchObject({ ok: true });
    // What this process does itself, it does while nobody is answered.
    expect(cpuMilliseconds() - worked).toBeLessThan((performance.now() - before) / 2);
  });

  it('brings a long list back as it is, to the last row', async () => {
    const upload = await uploadInWorker(long);
    if (!upload.ok) throw new Error('it is a list');
    const read = await readInWorker({ packed: upload.packed, sheet: undefined }, { 0: 'name' });
    if (!('list' in read)) throw new Error('it was one a moment ago');
    expect(read.list.rows).toHaveLength(150_000);
    expect(read.list.rows.at(-1)?.cells).toEqual(['Verfahren 149999']);
    const { accepted, folded, rejected } = read.interpretation;
    expect(accepted.length + folded.length + rejected.length).toBe(150_000);
  });

  it('tells every end in words: what happened, that nothing was saved, what to do', () => {
    for (const end of ['takes-too-long', 'takes-too-much-memory', 'failed', 'must-wait'])
      for (const [language, nothing] of [
        ['de', 'Es ist nichts gespeichert. '],
        ['en', 'Nothing was saved. '],
      ] as const)
        expect(describeProblem({ severity: 'error', code: `reading-${end}` }, language)).toContain(nothing);
  });
});

describe('a place to read', () => {
  it('is never given to more at once than there are, and one authority leaves one free', async () => {
    const turns = new Turns({ atOnce: 3, waiting: 50 });
    const running: number[] = [];
    const work = async (authority: number): Promise<void> => {
      const turn = await turns.take(authority);
      running.push(authority);
      expect(running.length).toBeLessThanOrEqual(3);
      expect(running.filter((other) => other === authority).length).toBeLessThanOrEqual(2);
      await wait(1);
      running.splice(running.indexOf(authority), 1);
      turn?.end();
      turn?.end();
    };
    await Promise.all(Array.from({ length: 120 }, (_, n) => work(n % 4)));
    expect(running).toEqual([]);
  });

  it('comes to a newcomer before the next file of a flood', async () => {
    const turns = new Turns({ atOnce: 2, waiting: 100 });
    const order: string[] = [];
    const work = async (authority: number, name: string): Promise<void> => {
      const turn = await turns.take(authority);
      order.push(name);
      await wait(2);
      turn?.end();
    };
    const flood = Array.from({ length: 20 }, (_, n) => work(1, `flood ${n}`));
    const other = Array.from({ length: 20 }, (_, n) => work(2, `other ${n}`));
    const newcomer = work(3, 'newcomer');
    await Promise.all([...flood, ...other, newcomer]);
    expect(order.indexOf('newcomer')).toBeLessThanOrEqual(2);
  });

  it('is refused to who has too many waiting, except to what somebody has confirmed already', async () => {
    const turns = new Turns({ atOnce: 2, waiting: 1 });
    const first = await turns.take(1);
    const second = turns.take(1);
    expect(await turns.take(1)).toBeNull();
    const patient = turns.take(1, { patient: true });
    first?.end();
    (await second)?.end();
    expect(await patient).not.toBeNull();
  });
});

describe.each(storeKinds().filter(({ name }) => name === 'embedded'))('a hostile file, uploaded', (kind) => {
  const given = givenStore(kind);
  const file = (name: string, content: string) => ({ name, bytes: new TextEncoder().encode(content) });
  const sbom = '{"bomFormat":"CycloneDX","specVersion":"1.6","components":[';
  const bom = 'xmlns="http://cyclonedx.org/schema/bom/1.4"';

  it.each([
    ['elements without end', file('a.xml', `<bom ${bom}>${'<a/>'.repeat(4_900_000)}</bom>`), 'Angaben'],
    ['objects without end', file('a.json', `${sbom}${'{},'.repeat(6_400_000)}{}]}`), 'Angaben'],
    ['brackets without end', file('a.json', `{"a":${'['.repeat(9_000_000)}`), 'verschachtelt'],
    ['rows without end', file('a.csv', `Anwendung;Hersteller\n${'"a";"b\n'.repeat(700_000)}`), '500.000'],
    ['entities', file('a.xml', `<!DOCTYPE bom [<!ENTITY a "b">]><bom ${bom}>&a;</bom>`), 'Entit'],
  ])('of %s is refused with a sentence, and the server answers meanwhile', async (_title, hostile, word) => {
    const town = await given.newTown();
    const worked = cpuMilliseconds();
    const uploaded = await uploadList(given.db, town, hostile, 'de');
    const work = cpuMilliseconds() - worked;
    if (uploaded.ok) throw new Error('it is no list');
    expect(uploaded.messages.join(' ')).toMatch(/^„?[\p{L}\p{N}].{20,}\.$/su);
    expect(uploaded.messages.join(' ')).toContain(word);
    // Sending twenty megabytes on takes the server a moment, reading them would take it seconds.
    expect(work).toBeLessThan(5000);
    for (const table of ['upload', 'import'] as const)
      expect(await given.db.asActor(town, (trx) => trx.selectFrom(table).select('id').execute())).toEqual([]);
  });
});
