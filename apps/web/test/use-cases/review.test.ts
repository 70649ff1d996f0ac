import { describe, expect, it } from 'vitest';
import {
  decideMatches,
  likelyMatches,
  recentDecisions,
  reviewQueue,
  undoDecisions,
  type Decision,
} from '#lib/server/inventory/index.ts';
import type { Actor } from '#lib/server/database/index.ts';
import { storeKinds } from '../store/stores.ts';
import { csv, givenStore, inventoryOf, pictureOf, takeOver } from './given.ts';

const docker: Decision = { decision: 'accept', product: 'docker-engine' };

/** Docker is a company, an engine and a desktop: no name of it is certain. */
const list = csv(
  ['Anwendung', 'Amt'],
  ['Hausgemachte Kartei', 'Schule'],
  ['Docker', 'Bauamt'],
  ['Docker', 'Hauptamt'],
  ['Docker (Test)', 'IT'],
  ['Hausgemachtes Verfahren', 'IT'],
  ['Hausgemachtes Verfahren Test', 'IT'],
);

describe.each(storeKinds())('the review queue on the $name store', (kind) => {
  const given = givenStore(kind);
  const queueOf = (town: Actor) => reviewQueue(given.db, town, 'de', 20);
  const idOf = async (town: Actor, name: string): Promise<number> =>
    (await inventoryOf(given.db, town)).find((row) => row.raw_name === name)?.id ?? 0;

  it('tells the names of most applications first, and how far one has come', async () => {
    const town = await given.newTown();
    await takeOver(given.db, town, list);
    await given.db.asActor(town, (trx) =>
      trx
        .updateTable('application')
        .set({ match_state: 'review' })
        .where('raw_name', 'in', ['Docker', 'Docker (Test)', 'Hausgemachte Kartei'])
        .execute(),
    );
    const queue = await queueOf(town);
    expect(queue.items.map(({ name, applications }) => [name, applications])).toEqual([
      ['Docker', 2],
      ['Docker (Test)', 1],
      ['Hausgemachte Kartei', 1],
    ]);
    expect(queue).toMatchObject({ open: 3, decided: 0 });
    await decideMatches(given.db, town, [
      { application: queue.items[0]?.applicationId ?? 0, decided: { decision: 'new' } },
    ]);
    expect(await queueOf(town)).toMatchObject({ open: 2, decided: 1 });
  });

  it('puts beside a name those like it, but not those that differ in a word that counts', async () => {
    const town = await given.newTown();
    await takeOver(given.db, town, list);
    const [first] = (await queueOf(town)).items;
    expect(first?.alike.map(({ name }) => name)).toEqual(['Docker (Test)']);
  });

  it('decides names alike in one go, and takes them back in one go', async () => {
    const town = await given.newTown();
    await takeOver(given.db, town, list);
    const before = await pictureOf(given.db, town);
    const ids = [await idOf(town, 'Docker'), await idOf(town, 'Docker (Test)')];
    const settled = await decideMatches(
      given.db,
      town,
      [...ids, ...ids, 0].map((application) => ({ application, decided: docker })),
    );
    expect(settled).toMatchObject({ names: 2, applications: 3 });
    const matched = (await inventoryOf(given.db, town)).filter(
      ({ product_id }) => product_id === docker.product,
    );
    expect(matched).toHaveLength(3);
    const [recent, ...none] = await recentDecisions(given.db, town, 10);
    expect(recent).toMatchObject({ names: ['Docker', 'Docker (Test)'], product: docker.product });
    expect(none).toEqual([]);
    expect(await undoDecisions(given.db, town, settled?.batch ?? '')).toBe(2);
    expect(await pictureOf(given.db, town)).toEqual(before);
    expect(await undoDecisions(given.db, town, settled?.batch ?? '')).toBe(0);
    expect(await undoDecisions(given.db, town, 'x; drop table')).toBe(0);
  });

  it('lets a decision hold again when the one that replaced it is taken back', async () => {
    const town = await given.newTown();
    await takeOver(given.db, town, list);
    const application = await idOf(town, 'Docker');
    await decideMatches(given.db, town, [{ application, decided: docker }]);
    const other = await decideMatches(given.db, town, [{ application, decided: { decision: 'new' } }]);
    await undoDecisions(given.db, town, other?.batch ?? '');
    await takeOver(given.db, town, csv(['Anwendung', 'Amt'], ['Docker', 'Archiv']));
    const archive = (await inventoryOf(given.db, town)).find(({ department }) => department === 'Archiv');
    expect(archive).toMatchObject({ product_id: docker.product, match_state: 'decided' });
  });

  it('keeps what was decided otherwise since when a batch is taken back', async () => {
    const town = await given.newTown();
    await takeOver(given.db, town, list);
    const ids = [await idOf(town, 'Docker'), await idOf(town, 'Docker (Test)')];
    const settled = await decideMatches(
      given.db,
      town,
      ids.map((application) => ({ application, decided: docker })),
    );
    await decideMatches(given.db, town, [{ application: ids[1] ?? 0, decided: { decision: 'new' } }]);
    expect(await undoDecisions(given.db, town, settled?.batch ?? '')).toBe(1);
    const states = new Map((await inventoryOf(given.db, town)).map((row) => [row.id, row.match_state]));
    expect(ids.map((id) => states.get(id))).toEqual(['review', 'decided']);
  });

  it('says which names are probably right, from a probability on', async () => {
    const town = await given.newTown();
    await takeOver(given.db, town, list);
    const likely = await likelyMatches(given.db, town, 0.5);
    expect(likely.map(({ name }) => name)).toContain('Docker');
    expect(likely.every(({ score }) => score >= 0.5)).toBe(true);
    expect(likely.map(({ score }) => score)).toEqual(
      likely.map(({ score }) => score).toSorted((a, b) => b - a),
    );
    expect(await likelyMatches(given.db, town, 1.01)).toEqual([]);
  });

  it('neither shows nor decides what is another town’s', async () => {
    const [town, other] = [await given.newTown(), await given.newTown()];
    await takeOver(given.db, town, list);
    const application = await idOf(town, 'Docker');
    expect(await decideMatches(given.db, other, [{ application, decided: docker }])).toBeNull();
    const settled = await decideMatches(given.db, town, [{ application, decided: docker }]);
    expect(await undoDecisions(given.db, other, settled?.batch ?? '')).toBe(0);
    expect(await queueOf(other)).toEqual({ open: 0, decided: 0, items: [] });
    expect(await recentDecisions(given.db, other, 10)).toEqual([]);
  });
});
