import { create, insertMultiple, type AnyOrama, search as searchOrama } from '@orama/orama';
import { Document as FlexDocument, Charset } from 'flexsearch';
import MiniSearch from 'minisearch';
import pg from 'pg';
import type { createSearchIndex } from '@allmende/search';
import { type SearchDocument, type SearchKnowledge } from '@allmende/search';
import { startPostgresql } from '../apps/web/test/postgresql.ts';

/** A way to search, filled with documents. */
export interface FilledPeer {
  /** Ids of at most ten open entries, best first. */
  find(query: string): Promise<string[]> | string[];
  /** Bytes of the index; null where they cannot be told apart. */
  bytes(): Promise<number | null>;
  close(): Promise<void>;
}

export interface Peer {
  name: string;
  fill(documents: readonly SearchDocument[], words: SearchKnowledge): Promise<FilledPeer>;
}

/** What every peer is given of a document: the same words that ours has, by weight. */
interface Flat {
  id: string;
  open: boolean;
  name: string;
  otherNames: string;
  /** Names of its capabilities and categories, and its short descriptions. */
  about: string;
  text: string;
  replaces: string;
}

function flatten(documents: readonly SearchDocument[], { capabilities = [] }: SearchKnowledge): Flat[] {
  const names = new Map<string, string[]>();
  for (const { id, names: texts } of capabilities)
    names.set(id, [
      ...(names.get(id) ?? []),
      ...texts.map((name) => (typeof name === 'string' ? name : name.text)),
    ]);
  return documents.map(({ id, kind, name, otherNames = [], texts, facets, replaces = [] }) => {
    const isHigh = ({ weight }: (typeof texts)[number]): boolean => weight === 'high';
    const values = [...(facets['capability'] ?? []), ...(facets['category'] ?? [])];
    return {
      id,
      open: kind !== 'proprietary',
      name,
      otherNames: otherNames.join(' , '),
      about: [
        ...values.flatMap((value) => names.get(value) ?? []),
        ...texts.filter(isHigh).map(({ text }) => text),
      ].join(' , '),
      text: texts
        .filter((text) => !isHigh(text))
        .map(({ text }) => text)
        .join(' , '),
      replaces: replaces.map((replaced) => replaced.name).join(' , '),
    };
  });
}

const heap = async (): Promise<number> => {
  // What the peer before left behind goes only after its last promise has.
  for (let round = 0; round < 3; round += 1) {
    globalThis.gc?.();
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
};

/** Bytes that the heap gained while something was made; an estimate, since other things live there, too. */
async function weighed<T>(make: () => Promise<T> | T): Promise<{ made: T; bytes: number | null }> {
  const before = await heap();
  const made = await make();
  return { made, bytes: globalThis.gc ? Math.max(0, (await heap()) - before) : null };
}

const OPEN = ['product', 'software'];

/** Ours, as it is shipped. */
export const ours = (name: string, make: typeof createSearchIndex, withSynonyms = true): Peer => ({
  name,
  async fill(documents, words) {
    const { made: index, bytes } = await weighed(() => {
      const filled = make(withSynonyms ? words : { ...words, synonyms: [] });
      for (const document of documents) filled.add(document);
      filled.freeze();
      return filled;
    });
    return {
      find: (query) => index.search({ query, filters: { kind: OPEN } }).hits.map(({ id }) => id),
      bytes: () => Promise.resolve(bytes),
      close: () => Promise.resolve(),
    };
  },
});

const FIELDS = ['name', 'otherNames', 'about', 'text', 'replaces'] as const;
const BOOSTS = { name: 5, otherNames: 3.5, about: 3, text: 1, replaces: 2 };

export const miniSearch: Peer = {
  name: 'MiniSearch 7.2.0 (prefix, fuzzy 0.2)',
  async fill(documents, words) {
    const flat = flatten(documents, words);
    const { made: index, bytes } = await weighed(() => {
      const filled = new MiniSearch<Flat>({ fields: [...FIELDS], storeFields: ['open'] });
      filled.addAll(flat);
      return filled;
    });
    return {
      find: (query) =>
        index
          .search(query, { boost: BOOSTS, prefix: true, fuzzy: 0.2, filter: ({ open }) => open === true })
          .slice(0, 10)
          .map(({ id }) => String(id)),
      bytes: () => Promise.resolve(bytes),
      close: () => Promise.resolve(),
    };
  },
};

export const flexSearch: Peer = {
  name: 'FlexSearch 0.8.212 (forward, LatinBalance)',
  async fill(documents, words) {
    const flat = flatten(documents, words).filter(({ open }) => open);
    const { made: index, bytes } = await weighed(() => {
      const filled = new FlexDocument<Flat & Record<string, string | boolean>>({
        document: {
          id: 'id',
          index: FIELDS.map((field) => ({
            field,
            tokenize: 'forward' as const,
            encoder: Charset.LatinBalance,
          })),
        },
      });
      for (const document of flat) filled.add({ ...document });
      return filled;
    });
    return {
      find: (query) => {
        const lists = index.search(query, { limit: 30, suggest: true });
        // It ranks each field by itself; fields are put together by their weights.
        const scores = new Map<string, number>();
        for (const { field, result } of lists)
          for (const [rank, id] of result.entries())
            scores.set(
              String(id),
              (scores.get(String(id)) ?? 0) + (BOOSTS[field as keyof typeof BOOSTS] ?? 1) / (rank + 3),
            );
        return [...scores]
          .sort((a, b) => b[1] - a[1])
          .slice(0, 10)
          .map(([id]) => id);
      },
      bytes: () => Promise.resolve(bytes),
      close: () => Promise.resolve(),
    };
  },
};

export const orama: Peer = {
  name: 'Orama 3.1.18 (German, tolerance 1)',
  async fill(documents, words) {
    const flat = flatten(documents, words).filter(({ open }) => open);
    const { made: index, bytes } = await weighed(async () => {
      const filled: AnyOrama = create({
        schema: {
          id: 'string',
          name: 'string',
          otherNames: 'string',
          about: 'string',
          text: 'string',
          replaces: 'string',
        },
        language: 'german',
      });
      await insertMultiple(
        filled,
        flat.map(({ open: _, ...document }) => document),
        1000,
      );
      return filled;
    });
    return {
      async find(query) {
        const { hits } = await searchOrama(index, {
          term: query,
          limit: 10,
          boost: BOOSTS,
          tolerance: 1,
          properties: [...FIELDS],
        });
        return hits.map(({ id }) => id);
      },
      bytes: () => Promise.resolve(bytes),
      close: () => Promise.resolve(),
    };
  },
};

/** One table in a PostgreSQL server of its own, searched by a statement. */
function postgresqlPeer(name: string, column: string, index: string, query: string): Peer {
  return {
    name,
    async fill(documents, words) {
      const server = await startPostgresql();
      const url = new URL(await server.createDatabase());
      // The servers of our tests know ASCII only; here words have umlauts.
      await server.administer(
        `create database german owner ${url.username} template template0 locale 'C.UTF-8'`,
      );
      url.pathname = '/german';
      const client = new pg.Client(url.href);
      await client.connect();
      await client.query('create extension if not exists pg_trgm');
      await client.query(
        `create table entry (id text primary key, open boolean not null, name text not null, other_names text not null,
           about text not null, text text not null, replaces text not null, ${column})`,
      );
      const flat = flatten(documents, words);
      for (let from = 0; from < flat.length; from += 5000) {
        const part = flat.slice(from, from + 5000);
        await client.query(
          `insert into entry (id, open, name, other_names, about, text, replaces)
           select * from unnest($1::text[], $2::boolean[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[])`,
          [
            part.map(({ id }) => id),
            part.map(({ open }) => open),
            part.map((one) => one.name),
            part.map(({ otherNames }) => otherNames),
            part.map(({ about }) => about),
            part.map(({ text }) => text),
            part.map(({ replaces }) => replaces),
          ],
        );
      }
      await client.query(index);
      await client.query('analyze entry');
      return {
        async find(text) {
          const { rows } = await client.query<{ id: string }>({ name: 'find', text: query, values: [text] });
          return rows.map(({ id }) => id);
        },
        async bytes() {
          const { rows } = await client.query<{ size: string }>("select pg_indexes_size('entry') as size");
          return Number(rows[0]?.size ?? 0);
        },
        async close() {
          await client.end();
          server.stop();
        },
      };
    },
  };
}

const VECTOR = `words tsvector generated always as (
  setweight(to_tsvector('german', name), 'A') || setweight(to_tsvector('german', other_names), 'B') ||
  setweight(to_tsvector('german', about), 'B') || setweight(to_tsvector('german', replaces), 'C') ||
  setweight(to_tsvector('german', text), 'D')) stored`;

const fullText = (name: string, query: string): Peer =>
  postgresqlPeer(
    name,
    VECTOR,
    'create index on entry using gin (words)',
    `select id from entry, ${query} where words @@ query and open
     order by ts_rank_cd(words, query, 1) desc, id limit 10`,
  );

export const postgresqlAll = fullText(
  'PostgreSQL full text, german, all words',
  "websearch_to_tsquery('german', $1) as query",
);
export const postgresqlAny = fullText(
  'PostgreSQL full text, german, any word',
  "(select replace(plainto_tsquery('german', $1)::text, ' & ', ' | ')::tsquery as query) as read",
);

export const trigrams = postgresqlPeer(
  'pg_trgm, word similarity 0.4',
  "whole text generated always as (name || ' , ' || other_names || ' , ' || about || ' , ' || replaces || ' , ' || text) stored",
  'create index on entry using gin (whole gin_trgm_ops)',
  `select id from entry where $1 <% whole and open
   order by word_similarity($1, whole) desc, word_similarity($1, name) desc, id limit 10`,
);
