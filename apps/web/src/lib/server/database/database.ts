import { AsyncLocalStorage } from 'node:async_hooks';
import type { KyselyPlugin } from 'kysely';
import { tellCommitted } from './after-commit.ts';
import { authorityFence } from './authority-fence.ts';
import { bindKysely, type Transaction } from './bound-kysely.ts';
import { StoreError, type Connection, type Engine, type WireResult } from './engine.ts';

/** Who acts, and for which authorities. */
export interface Actor {
  id: string;
  name: string;
  /** Every authority whose rows this actor may see and write. */
  authorities: number[];
  /** The authority that this request works on; rows are created in it. One of `authorities`. */
  authority: number;
}

/** The role under which every request runs: it owns nothing, so row-level security holds for it. */
export const appRole = 'allmende_app';

/** The role whose members may let themselves through row-level security; the owner of the tables is one. */
export const operatorRole = 'allmende_operator';

/** The schema that holds all of the store's tables. */
export const storeSchema = 'allmende';

/** The two fences around an authority's rows; both stand, except in the test that each holds without the other. */
export interface Layers {
  /** Conditions added to the queries of an actor, and the permissions of routes. */
  checks: boolean;
  /** The engine's own policies. */
  rowLevelSecurity: boolean;
}

/** The store. There is no query outside of a transaction, so that none runs without row-level security. */
export interface Database {
  kind: 'embedded' | 'postgresql';
  layers: Layers;
  /** The same store with other layers, for the test that each of them holds without the other. */
  withLayers(layers: Layers): Database;
  /**
   * One transaction on behalf of an actor: it sees and writes rows of the actor's authorities only.
   * A statement is ended after 30 s (`StoreError` 57014). Throws when called inside another transaction.
   *
   * @example
   * const names = await db.asActor(actor, (trx) => trx.selectFrom('application').select('name').execute());
   */
  asActor<T>(actor: Actor, work: (trx: Transaction) => Promise<T>): Promise<T>;
  /**
   * One transaction as the owner of the tables, for facts, the queue and backups. Statements end after 10 minutes.
   * With `snapshot`, every query sees the store as it was at the first one.
   */
  asOperator<T>(work: (trx: Transaction) => Promise<T>, options?: { snapshot?: boolean }): Promise<T>;
  /** Takes fresh statistics, of all tables or the named ones. The embedded engine has nobody else to do it. */
  analyze(tables?: readonly string[]): Promise<void>;
  /** Frees the space of dead rows and takes fresh statistics. */
  vacuum(): Promise<void>;
  /** Ends running work and frees the data directory. */
  close(): Promise<void>;
}

const actorLimit = 30_000;
const operatorLimit = 600_000;

/** Everything that the session must agree on before the first query, in one statement. */
const settings = [
  ['search_path', `${storeSchema}, pg_temp`],
  ['timezone', 'UTC'],
  ['datestyle', 'ISO, YMD'],
  ['bytea_output', 'hex'],
] as const;

/** Row-level security lets the owner of the tables through with this setting only, never by a forgotten role. */
export const asOperator = [['app.operator', 'on']] as const;

/**
 * Told before a transaction commits, and which tables it has written: what the listener writes belongs to the same
 * transaction. `actor` is null for one of the operator.
 */
export type CommitListener = (
  trx: Transaction,
  written: ReadonlySet<string>,
  actor: Actor | null,
) => Promise<void>;

const listening = new AsyncLocalStorage<CommitListener>();

/** Runs `work`; every transaction in it tells the listener before it commits. */
export function beforeCommits<T>(listener: CommitListener, work: () => Promise<T>): Promise<T> {
  return listening.run(listener, work);
}

const open = new AsyncLocalStorage<{ running: boolean }>();

const bothLayers: Layers = { checks: true, rowLevelSecurity: true };

/** The store on top of an engine; the engine must hold the newest schema already. */
export function databaseOn(engine: Engine, layers: Layers = bothLayers): Database {
  return {
    kind: engine.kind,
    layers,
    withLayers: (others) => databaseOn(engine, others),
    asActor: async (actor, work) => {
      if (!actor.authorities.includes(actor.authority))
        throw new Error('The current authority must be one of the actor’s authorities.');
      const identity = [
        ['app.authorities', `{${actor.authorities.map(wholeNumber).join(',')}}`],
        ['app.authority', String(wholeNumber(actor.authority))],
        ['app.actor', actor.id],
        ...(layers.rowLevelSecurity ? ([['role', appRole]] as const) : asOperator),
      ] as const;
      const fence = layers.checks ? authorityFence(actor.authorities) : undefined;
      return inTransaction(engine, actorLimit, identity, heard(work, actor), { fence });
    },
    asOperator: (work, { snapshot = false } = {}) =>
      inTransaction(engine, operatorLimit, asOperator, heard(work, null), {
        begin: snapshot ? 'begin isolation level repeatable read' : 'begin',
      }),
    analyze: async (tables) => {
      const names = tables ?? (await ownTables(engine));
      await outsideTransaction(
        engine,
        names.map((table) => `analyze ${storeSchema}."${plainName(table)}"`),
      );
    },
    vacuum: async () => {
      const names = await ownTables(engine);
      await outsideTransaction(
        engine,
        names.map((table) => `vacuum (analyze) ${storeSchema}."${table}"`),
      );
    },
    close: () => engine.close(),
  };
}

/** The work of a transaction, and then the listener's if there is one. */
function heard<T>(work: (trx: Transaction) => Promise<T>, actor: Actor | null) {
  return async (trx: Transaction, written: ReadonlySet<string>): Promise<T> => {
    const result = await work(trx);
    await listening.getStore()?.(trx, written, actor);
    return result;
  };
}

/** Runs `work` in one transaction with these settings; they end with it. */
export async function inTransaction<T>(
  engine: Engine,
  limit: number,
  identity: readonly (readonly [string, string])[],
  work: (trx: Transaction, written: ReadonlySet<string>) => Promise<T>,
  { begin = 'begin', fence }: { begin?: string; fence?: KyselyPlugin | undefined } = {},
): Promise<T> {
  refuseNesting();
  const connection = await engine.connect(limit);
  let broken = false;
  const bound = bindKysely(connection, fence);
  const state = { running: true };
  try {
    await connection.run(begin, []);
    const all = [...settings, ...identity];
    const calls = all.map((_, index) => `set_config($${2 * index + 1}, $${2 * index + 2}, true)`);
    await connection.run(`select ${calls.join(', ')}`, all.flat());
    const result = await open.run(state, () => work(bound.handle, bound.written));
    bound.unbind();
    await commit(connection);
    tellCommitted(bound.handle);
    return result;
  } catch (error) {
    bound.unbind();
    // The error that led here is the one to tell; a session that cannot even roll back is thrown away.
    await connection.run('rollback', []).catch(() => (broken = true));
    throw error;
  } finally {
    state.running = false;
    connection.release(broken);
  }
}

/** PostgreSQL answers COMMIT of a failed transaction with ROLLBACK and no error: the writes would vanish unnoticed. */
async function commit(connection: Connection): Promise<void> {
  const { command } = await connection.run('commit', []);
  if (command !== 'COMMIT')
    throw new StoreError(
      'A statement of this transaction failed and its error was swallowed; nothing was written.',
      '25P02',
    );
}

function refuseNesting(): void {
  if (open.getStore()?.running)
    throw new Error(
      'A transaction was opened inside another one; on the embedded store it would wait for itself for ever. Pass the handle on instead.',
    );
}

/** Statements that take no part in a transaction, each on its own. */
async function outsideTransaction(engine: Engine, statements: string[]): Promise<WireResult[]> {
  refuseNesting();
  const connection = await engine.connect(operatorLimit);
  let broken = true;
  try {
    const results: WireResult[] = [];
    for (const statement of statements) results.push(await connection.run(statement, []));
    broken = false;
    return results;
  } finally {
    connection.release(broken);
  }
}

async function ownTables(engine: Engine): Promise<string[]> {
  const [tables] = await outsideTransaction(engine, [
    `select relname from pg_class where relnamespace = '${storeSchema}'::regnamespace and relkind = 'r' order by relname`,
  ]);
  return (tables?.rows ?? []).map(([table]) => plainName(table ?? ''));
}

function plainName(table: string): string {
  if (!/^[a-z_]+$/.test(table)) throw new Error(`not a table of the store: ${table}`);
  return table;
}

function wholeNumber(id: number): number {
  if (!Number.isInteger(id)) throw new Error(`not an authority: ${id}`);
  return id;
}
