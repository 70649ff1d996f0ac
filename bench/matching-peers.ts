import { PGlite } from '@electric-sql/pglite';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import type { MatchTarget } from '@allmende/inventory';
import Fuse from 'fuse.js';

/** Another way to find the product of a name, with the version that was measured. */
export interface Peer {
  name: string;
  best(raw: string): Promise<string | null>;
  close(): Promise<void>;
}

/** fuse.js over names and aliases, the whole text searched. */
export function fusePeer(targets: readonly MatchTarget[]): Peer {
  const fuse = new Fuse(targets, {
    keys: ['name', 'aliases.text'],
    includeScore: true,
    ignoreLocation: true,
    threshold: 0.4,
  });
  return {
    name: `fuse.js ${Fuse.version}`,
    best: (raw) => Promise.resolve(fuse.search(raw, { limit: 1 })[0]?.item.id ?? null),
    close: () => Promise.resolve(),
  };
}

/** The nearest alias by trigrams, one query a name through a GIN index, in PostgreSQL compiled to WebAssembly. */
export async function trigramPeer(targets: readonly MatchTarget[]): Promise<Peer> {
  const db = await PGlite.create({ extensions: { pg_trgm } });
  await db.exec('create extension pg_trgm; create table alias (product text not null, text text not null)');
  const rows = targets.flatMap(({ id, name, aliases }) =>
    [name, ...aliases.map(({ text }) => text)].map((text) => [id, text.toLowerCase()] as const),
  );
  await db.query('insert into alias select * from unnest($1::text[], $2::text[])', [
    rows.map(([id]) => id),
    rows.map(([, text]) => text),
  ]);
  await db.exec('create index on alias using gin (text gin_trgm_ops); analyze alias');
  const { rows: versions } = await db.query<{ version: string }>(
    "select split_part(version(), ' ', 2) as version",
  );
  return {
    name: `pg_trgm (PostgreSQL ${versions[0]?.version ?? '?'} in PGlite)`,
    async best(raw) {
      const { rows: found } = await db.query<{ product: string }>(
        'select product from alias where text % $1 order by similarity(text, $1) desc, product limit 1',
        [raw.toLowerCase()],
      );
      return found[0]?.product ?? null;
    },
    close: () => db.close(),
  };
}
