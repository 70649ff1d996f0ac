import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { KnowledgeIndex } from '@allmende/knowledge';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { localAuthorities, actorFor } from '#lib/server/accounts/index.ts';
import type { Actor } from '#lib/server/database/index.ts';
import { seedSampleTown } from '#lib/server/sample/index.ts';
import { measureAuthority, overviewOf, type MeasuredInventory } from '#lib/server/sovereignty/index.ts';
import { storeKinds } from '../store/stores.ts';
import { givenStore, inventoryOf, knowledge, recognition, sampleFolder, type Application } from './given.ts';

/** What each row of the sample list is, by its number: a product, `-`, `folded` or `rejected`. */
const expected = new Map(
  readFileSync(join(sampleFolder, 'musterstadt-expected.tsv'), 'utf8')
    .trim()
    .split(/\r?\n/)
    .slice(1)
    .map((line) => {
      const [number = '', name = '', meant = ''] = line.split('\t');
      return [number, { name, meant }] as const;
    }),
);

describe.each(storeKinds())('the sample town on the $name store', (kind) => {
  const given = givenStore(kind);
  let town: Actor;
  let inventory: Application[];
  let measured: MeasuredInventory;
  const facts: KnowledgeIndex = knowledge;

  beforeAll(async () => {
    await seedSampleTown(given.db, sampleFolder, recognition);
    const [sample] = (await localAuthorities(given.db)).filter((authority) => authority.sample);
    town = actorFor(sample?.id ?? 0);
    inventory = await inventoryOf(given.db, town);
    measured = await measureAuthority(given.db, facts, town);
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('comes in beside an empty authority for the own list', async () => {
    const authorities = await localAuthorities(given.db);
    expect(authorities.map(({ sample }) => sample)).toEqual([true, false]);
    expect(await inventoryOf(given.db, actorFor(authorities[1]?.id ?? 0))).toEqual([]);
  });

  it('has 245 rows, and each became what it should: application, folded or rejected', async () => {
    const [stored] = await given.db.asActor(town, (trx) => trx.selectFrom('import').selectAll().execute());
    expect(stored).toMatchObject({ state: 'done', rows: 245 });
    expect((stored?.accepted ?? 0) + (stored?.folded ?? 0) + (stored?.rejected ?? 0)).toBe(245);
    const meant = [...expected.values()].map((each) => each.meant);
    expect(stored?.rejected).toBe(meant.filter((each) => each === 'rejected').length);
    expect(stored?.folded).toBe(meant.filter((each) => each === 'folded').length);
    expect(inventory).toHaveLength(stored?.accepted ?? 0);
  });

  it('takes no name for a product that it is not, and finds or doubts every product there is', () => {
    const count = { right: 0, inReview: 0, missed: 0, none: 0, noneInReview: 0, wrong: 0 };
    const wrong: string[] = [];
    const missed: string[] = [];
    for (const { external_id, name, product_id, match_state, candidates } of inventory) {
      const meant = expected.get(external_id ?? '')?.meant;
      if (meant === undefined || meant === 'folded' || meant === 'rejected') continue;
      const product = meant === '-' ? null : meant;
      if (match_state === 'review') {
        const offered = product === null || candidates.some((candidate) => candidate.product === product);
        if (!offered) missed.push(`${name} is ${meant}, which is not offered`);
        count[product === null ? 'noneInReview' : 'inReview'] += 1;
      } else if (product_id === product) count[product === null ? 'none' : 'right'] += 1;
      else if (product_id === null) missed.push(`${name} is ${meant}`);
      else wrong.push(`${name} became ${product_id} and is ${meant}`);
    }
    console.info(
      `sample town (${kind.name}): ${JSON.stringify({ ...count, missed: missed.length, wrong: wrong.length })}`,
    );
    expect(wrong).toEqual([]);
    expect(missed).toEqual([]);
    expect(count.right).toBeGreaterThan(100);
  });

  it('has the figures of a town: a range, a span of classes, a red list, notices and questions', () => {
    const figures = overviewOf(measured, facts);
    console.info(
      `sample town (${kind.name}): AG ${figures.ag.map((end) => end.toFixed(1)).join('–')}, class ${figures.class}, HHI ${figures.hhi
        .map((end) => end.toFixed(0))
        .join('–')}, ${figures.redList.length} on the red list, ${figures.notices.length} notices`,
    );
    expect(figures.applications).toBe(inventory.length);
    expect(figures.ag[0]).toBeGreaterThan(20);
    expect(figures.ag[1]).toBeLessThan(90);
    expect(figures.ag[1] - figures.ag[0]).toBeGreaterThan(1);
    expect(figures.class).toMatch(/^[A-E](–[A-E])?$/);
    expect(figures.redList.length).toBeGreaterThan(0);
    expect(figures.redList.some(({ certain }) => certain)).toBe(true);
    expect(figures.notices.length).toBeGreaterThan(0);
    expect(figures.missing).toBeGreaterThan(0);
    expect(figures.completeness).toBeGreaterThan(0);
    expect(figures.completeness).toBeLessThan(1);
    expect(figures.areas.length).toBeGreaterThan(5);
  });

  it('says the same next year: it is measured as of its own date', async () => {
    vi.useFakeTimers({ now: new Date('2029-06-01T12:00:00Z'), toFake: ['Date'] });
    const later = await measureAuthority(given.db, facts, town);
    expect(later.date).toBe(measured.date);
    expect(overviewOf(later, facts)).toEqual(overviewOf(measured, facts));
  });
});
