import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { lockDirectory } from './data-directory-lock.ts';
import { StoreError, type Connection, type Engine } from './engine.ts';
import { createStoreFiles } from './store-files.ts';
import { StoreThread } from './store-thread.ts';

/** Where the engine's files lie inside of the data directory. */
const storeFolder = 'store';

/**
 * Opens PostgreSQL as a library on a folder of this computer. One session at a time: whoever connects waits for the
 * one before. Rejects (`StoreError` 55006) when another process has the folder open.
 */
export async function openEmbeddedEngine(dataDirectory: string): Promise<Engine> {
  mkdirSync(dataDirectory, { recursive: true, mode: 0o700 });
  const lock = await lockDirectory(dataDirectory);
  try {
    const directory = join(dataDirectory, storeFolder);
    if (!existsSync(directory)) await createStoreFiles(directory);
    const engine = new EmbeddedEngine(directory, await StoreThread.start(directory));
    return {
      kind: 'embedded',
      connect: (limit) => engine.connect(limit),
      close: async () => {
        await engine.close();
        await lock.release();
      },
    };
  } catch (error) {
    await lock.release();
    throw error;
  }
}

class EmbeddedEngine {
  readonly #directory: string;
  #thread: StoreThread;
  #queue: Promise<void> = Promise.resolve();
  #closed = false;

  constructor(directory: string, thread: StoreThread) {
    this.#directory = directory;
    this.#thread = thread;
  }

  async connect(limit: number): Promise<Connection> {
    const release = await this.#turn();
    try {
      if (this.#closed) throw new StoreError('The store is closed.', '08003');
      // A query past its limit, or a crash of the engine, ended the thread; its log is replayed here.
      if (this.#thread.hasEnded) this.#thread = await StoreThread.start(this.#directory);
    } catch (error) {
      release();
      throw error;
    }
    const thread = this.#thread;
    return {
      run: (text, parameters) => thread.run({ text, parameters }, limit),
      copyIn: (text, lines) => thread.run({ text, parameters: [], lines }, limit),
      release: (broken) => {
        // Nothing is known about a session that could not roll back, and this engine has only one: start it anew.
        if (broken && !thread.hasEnded)
          void thread.terminate(new StoreError('The session was broken.', '08006')).finally(release);
        else release();
      },
    };
  }

  async close(): Promise<void> {
    const release = await this.#turn();
    if (!this.#closed) await this.#thread.close();
    this.#closed = true;
    release();
  }

  /** Waits until everybody before has released. */
  async #turn(): Promise<() => void> {
    const before = this.#queue;
    let release!: () => void;
    this.#queue = new Promise((done) => (release = done));
    await before;
    return release;
  }
}
