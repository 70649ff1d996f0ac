import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cpuMilliseconds } from '../../../cpu-milliseconds.ts';
import { createSearchIndex, type SearchDocument, type SearchIndex } from '../src/index.ts';

const WORDS =
  `Baum Kataster Baumkataster Schulbezirk Schule Bezirk Zuweisung Bürger Beteiligung Bürgerbeteiligung Amt Ämter
Straße Strasse Wahl Wahlhelfer Verwaltung verwalten Friedhof Friedhofsverwaltung E-Akte OpenProject open project Termin
Vergabe Terminvergabe Terminvergbe Müller Mueller survey surveys communes comuni und der 2024 C++ Rats-Informations-System`.split(
    /\s+/,
  );

const word = fc.constantFrom(...WORDS);
const phrase = fc.array(word, { minLength: 1, maxLength: 6 }).map((words) => words.join(' '));
const facets = fc.record({
  country: fc.subarray(['DE', 'AT', 'FR']),
  licence: fc.subarray(['MIT', 'EUPL-1.2']),
});
const document: fc.Arbitrary<SearchDocument> = fc.record({
  id: fc.constantFrom(...'abcdefghijkl'),
  kind: fc.constantFrom('product', 'software', 'proprietary'),
  name: phrase,
  otherNames: fc.array(phrase, { maxLength: 2 }),
  texts: fc.array(fc.record({ language: fc.constantFrom('de', 'en', 'fr', 'it', 'nl'), text: phrase }), {
    maxLength: 3,
  }),
  facets,
  replaces: fc.array(
    fc.record({
      id: fc.constantFrom('a', 'b', 'x'),
      name: phrase,
      coverage: fc.constantFrom('full', 'most', 'part'),
    }),
    { maxLength: 2 },
  ),
});
const change = fc.oneof(
  { weight: 4, arbitrary: document.map((one) => ({ add: one })) },
  { weight: 2, arbitrary: fc.constantFrom(...'abcdefghijkl').map((id) => ({ remove: id })) },
  { weight: 1, arbitrary: fc.constant({ freeze: true }) },
  { weight: 1, arbitrary: phrase.map((query) => ({ search: query })) },
);
const filters = fc.record({
  country: fc.subarray(['DE', 'AT', 'FR', 'XX']),
  kind: fc.subarray(['product', 'software']),
});

const knowledge = {
  synonyms: [
    ['Wahl', 'survey'],
    ['Amt', 'Schul Bezirk'],
  ],
};

function filled(documents: Iterable<SearchDocument>): SearchIndex {
  const index = createSearchIndex(knowledge);
  for (const one of documents) index.add(one);
  return index;
}

/** An answer without the writing of words, which is that of the first document that had them. */
const plain = (index: SearchIndex, query: string, prefix: boolean): unknown => {
  const { hits, corrected, ...rest } = index.search({ query, prefix, limit: 100 });
  return {
    ...rest,
    corrected: corrected?.toLowerCase(),
    hits: hits.map(({ why, score, ...hit }) => ({ ...hit, score: score.toFixed(4), why: why.length })),
  };
};

describe('whatever happens', () => {
  test('an index that changed answers as one that is built anew', () => {
    fc.assert(
      fc.property(fc.array(change, { maxLength: 40 }), phrase, fc.boolean(), (changes, query, prefix) => {
        const index = createSearchIndex(knowledge);
        const documents = new Map<string, SearchDocument>();
        for (const one of changes) {
          if ('add' in one) {
            index.add(one.add);
            documents.delete(one.add.id);
            documents.set(one.add.id, one.add);
          } else if ('remove' in one) expect(index.remove(one.remove)).toBe(documents.delete(one.remove));
          else if ('search' in one) index.search({ query: one.search });
          else index.freeze();
        }
        expect(index.size).toBe(documents.size);
        expect(plain(index, query, prefix)).toEqual(plain(filled(documents.values()), query, prefix));
      }),
      { numRuns: 400 },
    );
  });

  test('the order in which documents came does not matter', () => {
    const some = fc.uniqueArray(document, { selector: ({ id }) => id, maxLength: 10 });
    fc.assert(
      fc.property(some, phrase, (documents, query) => {
        expect(plain(filled(documents), query, false)).toEqual(
          plain(filled(documents.toReversed()), query, false),
        );
      }),
    );
  });

  test('a filter leaves some of the hits, and the counts say how many', () => {
    fc.assert(
      fc.property(fc.array(document, { maxLength: 12 }), phrase, filters, (documents, query, chosen) => {
        const index = filled(documents);
        const all = index.search({ query, limit: 100 });
        const some = index.search({ query, limit: 100, filters: chosen });
        const ids = new Set(all.hits.map(({ id }) => id));
        expect(some.hits.every(({ id }) => ids.has(id))).toBe(true);
        expect(some.total).toBe(some.hits.length);
        for (const { value, count } of some.facets['licence'] ?? []) {
          const narrowed = index.search({ query, filters: { ...chosen, licence: [value] } });
          expect(narrowed.total).toBe(count);
        }
        for (const { value, count } of some.facets['country'] ?? [])
          expect(index.search({ query, filters: { ...chosen, country: [value] } }).total).toBe(count);
      }),
    );
  });

  test('every beginning of a name of three letters and more finds it', () => {
    fc.assert(
      fc.property(
        fc.array(document, { minLength: 1, maxLength: 12 }),
        fc.nat(),
        fc.nat(),
        (documents, which, length) => {
          const index = filled(documents);
          const { id, name } = documents.at(-1 - (which % documents.length)) ?? documents[0]!;
          const current = documents.findLast((one) => one.id === id);
          if (current?.name !== name) return;
          const query = name.split(' ')[0]!.slice(0, 3 + (length % 20));
          if (/[^\p{L}\p{N}]$/u.test(query)) return;
          const hits = index.search({ query, prefix: true, limit: 100 }).hits.map((hit) => hit.id);
          expect(hits).toContain(id);
        },
      ),
    );
  });

  test('pages of hits put together are all hits', () => {
    fc.assert(
      fc.property(fc.array(document, { maxLength: 12 }), phrase, (documents, query) => {
        const index = filled(documents);
        const all = index.search({ query, limit: 100 }).hits;
        const pages = [0, 3, 6, 9, 12].flatMap((offset) => index.search({ query, limit: 3, offset }).hits);
        expect(pages).toEqual(all);
      }),
    );
  });

  test('no query and no document makes it throw', () => {
    const text = fc.oneof(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' }), phrase);
    fc.assert(
      fc.property(
        text,
        text,
        fc.dictionary(text, fc.array(text)),
        fc.integer(),
        fc.boolean(),
        (name, query, wild, number, prefix) => {
          const index = filled([
            { id: name, kind: 'software', name, texts: [{ language: query, text: query }], facets: wild },
          ]);
          const answer = index.search({
            query,
            prefix,
            filters: wild,
            limit: number,
            offset: -number,
            language: query,
            facetLimit: number,
          });
          expect(answer.total).toBeLessThanOrEqual(1);
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('hostile input', () => {
  const index = filled(
    Array.from({ length: 2000 }, (_, number) => ({
      id: `d${number}`,
      kind: 'software' as const,
      name: `${WORDS[number % WORDS.length]} ${number}`,
      texts: [{ language: 'de', text: WORDS.slice(number % 20, (number % 20) + 15).join(' ') }],
      facets: { country: ['DE'] },
    })),
  );
  index.freeze();
  index.search({ query: 'warm' });

  test.each([
    ['a word of 100,000 letters', 'a'.repeat(100_000)],
    ['100,000 words', 'Baum '.repeat(100_000)],
    ['nothing but joints', '-'.repeat(100_000)],
    ['hyphens without an end', 'a-'.repeat(50_000)],
    ['dots without an end', 'a.'.repeat(50_000)],
    ['humps without an end', 'aB'.repeat(50_000)],
    ['marks on one letter', `a${'\u0301'.repeat(100_000)}`],
    ['a compound without an end', 'baumkatasterschulbezirk'.repeat(2_000)],
    ['sixteen misspelt words', Array.from({ length: 16 }, (_, n) => `Terminvrgabex${n}`).join(' ')],
    ['half a letter', '\ud800'.repeat(10_000)],
  ])('%s takes no second of work', (_, query) => {
    const start = cpuMilliseconds();
    index.search({ query, prefix: true });
    expect(cpuMilliseconds() - start).toBeLessThan(1000);
  });

  test.each([
    ['a text of a megabyte', 'Baumkataster '.repeat(80_000)],
    ['a text without a blank', 'x'.repeat(1_000_000)],
    ['a text of hyphens', 'a-'.repeat(500_000)],
  ])('%s is indexed with two seconds of work', (_, text) => {
    const start = cpuMilliseconds();
    filled([{ id: 'a', kind: 'software', name: 'A', texts: [{ language: 'de', text }], facets: {} }]).search({
      query: 'Baum',
    });
    expect(cpuMilliseconds() - start).toBeLessThan(2000);
  });

  test('facets and ids that are called as parts of objects are', () => {
    const strange = filled([
      {
        id: '__proto__',
        kind: 'software',
        name: 'constructor',
        texts: [],
        facets: JSON.parse('{"__proto__":["x"],"constructor":["y"]}'),
      },
    ]);
    const { facets: counted, hits } = strange.search({ query: 'constructor' });
    expect(hits.map(({ id }) => id)).toEqual(['__proto__']);
    expect(Object.entries(counted).map(([name]) => name)).toEqual(
      expect.arrayContaining(['__proto__', 'constructor']),
    );
    expect(({} as Record<string, unknown>)['x']).toBeUndefined();
  });
});
