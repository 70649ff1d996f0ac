import {
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type CompiledQuery,
  type DatabaseConnection,
  type KyselyPlugin,
  type QueryResult,
} from 'kysely';
import type { Connection } from './engine.ts';
import type { Schema } from './schema.ts';
import { readerOf, toWire } from './value-types.ts';
import { writtenTables } from './written-tables.ts';

/** The typed query builder inside one transaction. Used after the transaction has ended, it throws. */
export type Transaction = Kysely<Schema>;

/** A query builder that is tied to one session, and the way to cut that tie. */
export interface BoundKysely {
  handle: Transaction;
  /** The tables that its statements have written so far. */
  written: ReadonlySet<string>;
  /** From here on every query of the handle throws. */
  unbind(): void;
}

/**
 * Ties Kysely to one session of an engine, so that no query can leave its transaction. `fence` changes or refuses
 * queries before they run.
 */
export function bindKysely(connection: Connection, fence?: KyselyPlugin): BoundKysely {
  const bound = new BoundConnection(connection);
  const handle = new Kysely<Schema>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createIntrospector: (db) => new PostgresIntrospector(db),
      createQueryCompiler: () => new PostgresQueryCompiler(),
      createDriver: () => ({
        init: () => Promise.resolve(),
        acquireConnection: () => Promise.resolve(bound),
        beginTransaction: alreadyInTransaction,
        commitTransaction: alreadyInTransaction,
        rollbackTransaction: alreadyInTransaction,
        releaseConnection: () => Promise.resolve(),
        destroy: () => Promise.resolve(),
      }),
    },
    plugins: fence ? [fence] : [],
  });
  connections.set(handle, bound);
  return { handle, written: bound.written, unbind: () => bound.unbind() };
}

function alreadyInTransaction(): Promise<void> {
  return Promise.reject(
    new Error('This handle is a transaction already; pass it on instead of opening another.'),
  );
}

const ended = 'The transaction of this handle has ended; await every query inside of it.';

const connections = new WeakMap<Transaction, BoundConnection>();

/**
 * Writes rows by COPY, which is several times faster than INSERT: lines of the engine's text format.
 * Only for tables whose row-level security lets the owner pass, see `openForBulk`.
 *
 * @example await copyInto(trx, 'sighting', ['application_id', 'source_id'], new CopyLines().add([1, 7]).bytes);
 */
export async function copyInto(
  trx: Transaction,
  table: keyof Schema,
  columns: readonly string[],
  lines: Uint8Array,
): Promise<void> {
  const names = [table, ...columns];
  if (names.some((name) => !/^[a-z][a-z\d_]*$/.test(name))) throw new Error('not a name of the store');
  await connections.get(trx)?.copyIn(table, `copy ${table} (${columns.join(', ')}) from stdin`, lines);
}

class BoundConnection implements DatabaseConnection {
  readonly written = new Set<string>();
  #connection: Connection | null;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  unbind(): void {
    this.#connection = null;
  }

  async copyIn(table: string, text: string, lines: Uint8Array): Promise<void> {
    if (!this.#connection) throw new Error(ended);
    await this.#connection.copyIn(text, lines);
    this.written.add(table);
  }

  async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
    if (!this.#connection) throw new Error(ended);
    const { fields, rows, command } = await this.#connection.run(sql, parameters.map(toWire));
    for (const table of writtenTables(sql, command)) this.written.add(table);
    const columns = fields.map(({ name, oid }) => ({ name, read: readerOf(oid) }));
    const affected = /^(?:INSERT \d+|UPDATE|DELETE|MERGE) (\d+)$/.exec(command)?.[1];
    return {
      rows: rows.map((row) => {
        const entries = columns.map(({ name, read }, index) => {
          const text = row[index];
          return [name, text === null || text === undefined ? null : read(text)];
        });
        return Object.fromEntries(entries) as R;
      }),
      ...(affected !== undefined && { numAffectedRows: BigInt(affected) }),
    };
  }

  streamQuery(): AsyncIterableIterator<never> {
    throw new Error('Streams are read with a cursor (DECLARE … FETCH), which both engines know.');
  }
}
