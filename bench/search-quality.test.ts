import { createSearchIndex } from '@allmende/search';
import { expect, test } from 'vitest';
import { judgedQueries } from './judged-queries.ts';
import { hasFiles, searchCorpus } from './search-corpus.ts';
import { searchQuality } from './search-quality.ts';

const { documents, words } = searchCorpus();
const index = createSearchIndex(words);
for (const document of documents) index.add(document);
const ids = new Set(documents.map(({ id }) => id));
const filters = { kind: ['product', 'software'] };
const answer = (query: string): string[] => index.search({ query, filters }).hits.map(({ id }) => id);

test(`the judged queries that nobody tuned on are answered well (publiccode files ${hasFiles ? 'included' : 'absent'})`, () => {
  const queries = judgedQueries(ids, 'test');
  const quality = searchQuality(
    queries,
    queries.map(({ query }) => answer(query)),
  );
  expect(queries.length).toBeGreaterThanOrEqual(80);
  expect(quality.ndcg).toBeGreaterThanOrEqual(0.7);
});
