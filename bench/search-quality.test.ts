import { createSearchIndex, type SearchDocument } from '@allmende/search';
import { describe, expect, test } from 'vitest';
import { judgedQueries } from './judged-queries.ts';
import { hasFiles, searchCorpus } from './search-corpus.ts';
import { ndcg, searchQuality, type SearchQuality } from './search-quality.ts';

const { documents, words } = searchCorpus();
const products = documents.filter(({ kind }) => kind !== 'software');
const filters = { kind: ['product', 'software'] };

/** The judged queries that nobody tuned on, asked of an index of these entries. */
function qualityOf(entries: readonly SearchDocument[]): SearchQuality & { queries: number } {
  const index = createSearchIndex(words);
  for (const entry of entries) index.add(entry);
  const queries = judgedQueries(new Set(entries.map(({ id }) => id)), 'test');
  const answers = queries.map(({ query }) => index.search({ query, filters }).hits.map(({ id }) => id));
  return { ...searchQuality(queries, answers), queries: queries.length };
}

describe('judged queries that nobody tuned on', () => {
  test('are answered well from the knowledge base alone', () => {
    const quality = qualityOf(products);
    expect(quality.queries).toBeGreaterThanOrEqual(80);
    expect(quality.ndcg).toBeGreaterThanOrEqual(0.82);
    expect(quality.missed).toBeLessThanOrEqual(0.06);
  });

  test.skipIf(!hasFiles)('and among the real publiccode files, which lie beside the repository', () => {
    const quality = qualityOf(documents);
    expect(quality.queries).toBeGreaterThanOrEqual(90);
    expect(quality.ndcg).toBeGreaterThanOrEqual(0.82);
    expect(quality.missed).toBeLessThanOrEqual(0.06);
  });
});

test('every id that is judged is there', () => {
  const ids = new Set(documents.map(({ id }) => id));
  const everything = { has: () => true } as unknown as ReadonlySet<string>;
  const unknown = judgedQueries(everything)
    .flatMap(({ grades }) => [...grades.keys()])
    .filter((id) => !ids.has(id) && (hasFiles || !id.includes('__')));
  expect(unknown).toEqual([]);
});

test('the best order has an NDCG of 1, none at all 0, a swap something between', () => {
  const judged = {
    part: 'test' as const,
    query: 'x',
    grades: new Map([
      ['a', 3],
      ['b', 1],
    ]),
  };
  expect(ndcg(judged, ['a', 'b'])).toBe(1);
  expect(ndcg(judged, ['c'])).toBe(0);
  expect(ndcg(judged, ['b', 'a'])).toBeGreaterThan(0.5);
  expect(ndcg(judged, ['b', 'a'])).toBeLessThan(1);
});
