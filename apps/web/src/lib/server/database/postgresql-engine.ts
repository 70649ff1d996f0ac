import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { StoreError, toStoreError, type Connection, type Engine } from './engine.ts';

/** Both engines hand over text; `value-types.ts` alone decides what it means. */
const asText = { getTypeParser: () => (text: string) => text };

/** Connects to a PostgreSQL server (15 or newer). Rejects when it cannot be reached or is too old. */
export async function openPostgresqlEngine(databaseUrl: string, connections = 10): Promise<Engine> {
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    max: connections,
    types: asText,
    application_name: 'allmende',
  });
  // An idle session that the server ends is replaced at the next use; without a listener it would end the process.
  pool.on('error', () => {});
  const engine: Engine = {
    kind: 'postgresql',
    connect: (limit) => connect(pool, limit),
    close: () => pool.end(),
  };
  try {
    await requireVersion(engine);
  } catch (error) {
    await pool.end();
    throw error;
  }
  return engine;
}

async function connect(pool: pg.Pool, limit: number): Promise<Connection> {
  const client = await pool.connect().catch((error: Error) => {
    throw new StoreError(`The PostgreSQL server cannot be reached: ${error.message}`, '08001');
  });
  const connection: Connection = {
    async run(text, parameters) {
      try {
        const values = parameters.map((value) => (value instanceof Uint8Array ? Buffer.from(value) : value));
        const answer = await client.query({ text, rowMode: 'array', ...(values.length > 0 && { values }) });
        const last: pg.QueryArrayResult = Array.isArray(answer) ? answer.at(-1) : answer;
        const { fields, rows, command, rowCount } = last;
        return {
          fields: fields.map(({ name, dataTypeID }) => ({ name, oid: dataTypeID })),
          rows,
          command: command === 'INSERT' ? `INSERT 0 ${rowCount}` : withCount(command, rowCount),
        };
      } catch (error) {
        throw error instanceof Error ? toStoreError(error) : error;
      }
    },
    copyIn: (text, lines) =>
      new Promise((resolve, reject) => {
        const stream = client.query(copyFrom(text));
        stream.on('error', (error) => reject(toStoreError(error)));
        stream.on('finish', () => resolve({ fields: [], rows: [], command: `COPY ${stream.rowCount}` }));
        stream.end(lines);
      }),
    release: (broken) => client.release(broken),
  };
  await connection.run(`set statement_timeout = ${Math.ceil(limit)}`, []);
  return connection;
}

function withCount(command: string, rowCount: number | null): string {
  return rowCount === null ? command : `${command} ${rowCount}`;
}

async function requireVersion(engine: Engine): Promise<void> {
  const connection = await engine.connect(10_000);
  const { rows } = await connection.run('show server_version_num', []);
  connection.release(false);
  const version = Math.floor(Number(rows[0]?.[0]) / 10_000);
  if (version < 15)
    throw new StoreError(`PostgreSQL ${version} is too old; Allmende needs 15 or newer.`, '0A000');
}
