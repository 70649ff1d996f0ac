import { PGlite } from '@electric-sql/pglite';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import type { MatchTarget } from '@allmende/inventory';
import UFuzzy from '@leeoniya/ufuzzy';
import Fuse from 'fuse.js';
import jaroWinkler from 'jaro-winkler';
import pg from 'pg';
import { startPostgresql } from '../apps/web/test/postgresql.ts';

/** What a peer finds for a name; the score, in [0, 1], where it has one. */
export interface Finding {
  product: string;
  score?: number;
}

/** Another way to find the products of names. */
export interface Peer {
  /** With the version that is measured and the threshold. */
  name: string;
  /** How many names it is timed with: the slow ones get fewer. */
  sample: number;
  best(names: readonly string[]): Promise<(Finding | null)[]>;
  close(): Promise<void>;
}

interface Spelling {
  id: string;
  text: string;
}

const spellingsOf = (targets: readonly MatchTarget[]): Spelling[] =>
  targets.flatMap(({ id, name, aliases }) =>
    [name, ...aliases.map(({ text }) => text)].map((text) => ({ id, text: text.toLowerCase() })),
  );

const inMemory = (name: string, sample: number, find: (name: string) => Finding | null): Peer => ({
  name,
  sample,
  best: (names) => Promise.resolve(names.map((text) => find(text))),
  close: () => Promise.resolve(),
});

/** The spreadsheet's way: the name is a known spelling, letter by letter, but for upper and lower case. */
export function exactPeer(targets: readonly MatchTarget[]): Peer {
  const byText = new Map(spellingsOf(targets).map(({ id, text }) => [text, id]));
  return inMemory('exact match', 100_000, (name) => {
    const product = byText.get(name.toLowerCase());
    return product === undefined ? null : { product };
  });
}

/** fuse.js over names and aliases, the whole text searched. */
export function fusePeer(targets: readonly MatchTarget[]): Peer {
  const fuse = new Fuse(targets, {
    keys: ['name', 'aliases.text'],
    ignoreLocation: true,
    threshold: 0.4,
    includeScore: true,
  });
  return inMemory(`fuse.js ${Fuse.version}, 0.4`, 200, (name) => {
    const [first] = fuse.search(name, { limit: 1 });
    return first ? { product: first.item.id, score: 1 - (first.score ?? 0) } : null;
  });
}

/** uFuzzy with one mistake a word; it finds spellings that hold all words of the name, in any order. */
export function ufuzzyPeer(targets: readonly MatchTarget[]): Peer {
  const spellings = spellingsOf(targets);
  const haystack = spellings.map(({ text }) => text);
  const fuzzy = new UFuzzy({ intraMode: 1 });
  return inMemory('uFuzzy 1.0.19', 1000, (name) => {
    const [indices, info, order] = fuzzy.search(haystack, name.toLowerCase(), 1);
    const found = indices?.length
      ? spellings[(info && info.idx[order[0] ?? 0]) ?? indices[0] ?? -1]
      : undefined;
    return found ? { product: found.id } : null;
  });
}

const JARO_WINKLER_THRESHOLD = 0.9;

/** The spelling that is nearest by Jaro-Winkler, each compared. */
export function jaroWinklerPeer(targets: readonly MatchTarget[]): Peer {
  const spellings = spellingsOf(targets);
  return inMemory(`jaro-winkler 0.2.8, ${JARO_WINKLER_THRESHOLD}`, 200, (name) => {
    const text = name.toLowerCase();
    let best: Finding & { score: number } = { product: '', score: 0 };
    for (const spelling of spellings) {
      const score = jaroWinkler(text, spelling.text);
      if (score > best.score) best = { product: spelling.id, score };
    }
    return best.score >= JARO_WINKLER_THRESHOLD ? best : null;
  });
}

type Query = (text: string, values?: unknown[]) => Promise<{ rows: Record<string, unknown>[] }>;

const TRIGRAM_THRESHOLD = 0.4;

/** The nearest alias by trigrams through a GIN index, all names in one statement. */
async function trigramPeer(
  targets: readonly MatchTarget[],
  where: string,
  query: Query,
  close: () => Promise<void>,
): Promise<Peer> {
  await query('create extension if not exists pg_trgm');
  await query('create table alias (product text not null, text text not null)');
  const spellings = spellingsOf(targets);
  await query('insert into alias select * from unnest($1::text[], $2::text[])', [
    spellings.map(({ id }) => id),
    spellings.map(({ text }) => text),
  ]);
  await query('create index on alias using gin (text gin_trgm_ops)');
  await query('analyze alias');
  await query(`set pg_trgm.similarity_threshold = ${TRIGRAM_THRESHOLD}`);
  const { rows } = await query("select split_part(version(), ' ', 2) as version");
  return {
    name: `pg_trgm, PostgreSQL ${String(rows[0]?.['version'])} ${where}, ${TRIGRAM_THRESHOLD}`,
    sample: 1000,
    async best(names) {
      const found = await query(
        `select best.product, best.score from unnest($1::text[]) with ordinality as name (raw, place)
         left join lateral (select product, similarity(text, raw)::float8 as score from alias where text % raw
           order by similarity(text, raw) desc, product limit 1) as best on true
         order by place`,
        [names.map((name) => name.toLowerCase())],
      );
      return found.rows.map(({ product, score }) =>
        typeof product === 'string' ? { product, score: Number(score) } : null,
      );
    },
    close,
  };
}

/** A server of its own where PostgreSQL is installed, otherwise the one compiled to WebAssembly. */
export async function postgresqlPeer(targets: readonly MatchTarget[]): Promise<Peer> {
  try {
    const server = await startPostgresql();
    const client = new pg.Client(await server.createDatabase());
    await client.connect();
    const close = async (): Promise<void> => {
      await client.end();
      server.stop();
    };
    return await trigramPeer(targets, '(server)', (text, values) => client.query(text, values), close);
  } catch (error) {
    console.warn(`No PostgreSQL server (${String(error)}), so PGlite is measured.`);
    const lite = await PGlite.create({ extensions: { pg_trgm } });
    return trigramPeer(
      targets,
      '(PGlite)',
      (text, values) => lite.query(text, values),
      () => lite.close(),
    );
  }
}
