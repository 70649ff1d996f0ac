import { parentPort, workerData } from 'node:worker_threads';
import { PGlite, protocol } from '@electric-sql/pglite';
import { DurableNodeFS, durableStartParams } from '../src/lib/server/database/durable-node-fs.ts';
import { logError } from '../src/lib/server/operating/log.ts';
import type { WireResult } from '../src/lib/server/database/engine.ts';
import type {
  Statement,
  StoreRequest,
  StoreResponse,
  StoreWorkerData,
} from '../src/lib/server/database/store-worker-messages.ts';

const { serialize } = protocol;
const { directory } = workerData as StoreWorkerData;
const port = parentPort;
if (!port) throw new Error('embedded-store runs as a worker only');

/** Ends the thread, as PostgreSQL would (PANIC): its log is replayed at the next start. */
function diskFailed(error: unknown): never {
  logError('disk-refused', error);
  process.exit(1);
}

const engine = new PGlite({ fs: new DurableNodeFS(directory, diskFailed), startParams: durableStartParams });

/** One query, its values as text: the engine infers the types, as a PostgreSQL server does for any other client. */
function messagesFor({ text, parameters, lines }: Statement): Uint8Array {
  if (lines !== undefined)
    return Buffer.concat([
      serialize.query(text),
      serialize.copyData(new Uint8Array(lines).buffer),
      serialize.copyDone(),
    ]);
  if (parameters.length === 0) return serialize.query(text);
  return Buffer.concat([
    serialize.parse({ text }),
    serialize.bind({ values: [...parameters] }),
    serialize.describe({ type: 'P' }),
    serialize.execute({}),
    serialize.sync(),
  ]);
}

async function run(statement: Statement): Promise<WireResult> {
  let result: WireResult = { fields: [], rows: [], command: '' };
  for (const message of await engine.execProtocolStream(messagesFor(statement), { syncToFs: false })) {
    if (message instanceof protocol.messages.RowDescriptionMessage) {
      const fields = message.fields.map(({ name, dataTypeID }) => ({ name, oid: dataTypeID }));
      result = { fields, rows: [], command: '' };
    } else if (message instanceof protocol.messages.DataRowMessage) {
      result.rows.push(message.fields);
    } else if (message instanceof protocol.messages.CommandCompleteMessage) {
      result =
        result.command === ''
          ? { ...result, command: message.text }
          : { fields: [], rows: [], command: message.text };
    }
  }
  return result;
}

async function answer(request: StoreRequest): Promise<StoreResponse> {
  if (request.kind === 'close') {
    await engine.close();
    return { id: request.id, ok: true, result: { fields: [], rows: [], command: 'CLOSE' } };
  }
  try {
    return { id: request.id, ok: true, result: await run(request) };
  } catch (error) {
    if (!(error instanceof protocol.messages.DatabaseError)) throw error;
    const { message, code, table, column, constraint, detail } = error;
    return { id: request.id, ok: false, error: { message, code, table, column, constraint, detail } };
  }
}

await engine.waitReady;
let queue = Promise.resolve();
port.on('message', (request: StoreRequest) => {
  queue = queue.then(async () => port.postMessage(await answer(request)));
});
port.postMessage({
  id: 0,
  ok: true,
  result: { fields: [], rows: [], command: 'READY' },
} satisfies StoreResponse);
