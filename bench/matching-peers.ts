import { PGlite } from '@electric-sql/pglite';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import type { MatchTarget } from '@allmende/inventory';
import Fuse from 'fuse.js';
import pg from 'pg';
import { startPostgresql } from '../apps/web/test/postgresql.ts';

/** Another way to find the products of names. */
export interface Peer {
  /** With the version that is measured. */
  name: string;
  /** How many names it is timed with: the slow ones get fewer. */
  sample: number;
  best(names: readonly string[]): Promise<(string | null)[]>;
  close(): Promise<void>;
}

/** fuse.js over names and aliases, the whole text searched. */
export function fusePeer(targets: readonly MatchTarget[]): Peer {
  const fuse = new Fuse(targets, { keys: ['name', 'aliases.text'], ignoreLocation: true, threshold: 0.4 });
  return {
    name: `fuse.js ${Fuse.version}`,
    sample: 200,
    best: (names) =>
      Promise.resolve(names.map((name) => fuse.search(name, { limit: 1 })[0]?.item.id ?? null)),
    close: () => Promise.resolve(),
  };
}

type Query = (text: string, values?: unknown[]) => Promise<{ rows: Record<string, unknown>[] }>;

/** The nearest alias by trigrams through a GIN index, all names in one statement. */
async function trigramPeer(
  targets: readonly MatchTarget[],
  where: string,
  query: Query,
  close: () => Promise<void>,
): Promise<Peer> {
  await query('create extension if not exists pg_trgm');
  await query('create table alias (product text not null, text text not null)');
  const aliases = targets.flatMap(({ id, name, aliases: more }) =>
    [name, ...more.map(({ text }) => text)].map((text) => ({ id, text: text.toLowerCase() })),
  );
  await query('insert into alias select * from unnest($1::text[], $2::text[])', [
    aliases.map(({ id }) => id),
    aliases.map(({ text }) => text),
  ]);
  await query('create index on alias using gin (text gin_trgm_ops)');
  await query('analyze alias');
  const { rows } = await query("select split_part(version(), ' ', 2) as version");
  return {
    name: `pg_trgm, PostgreSQL ${String(rows[0]?.['version'])} ${where}`,
    sample: 1000,
    async best(names) {
      const found = await query(
        `select best.product from unnest($1::text[]) with ordinality as name (raw, place)
         left join lateral (select product from alias where text % raw
           order by similarity(text, raw) desc, product limit 1) as best on true
         order by place`,
        [names.map((name) => name.toLowerCase())],
      );
      return found.rows.map(({ product }) => (typeof product === 'string' ? product : null));
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
