import { Worker } from 'node:worker_threads';
import { workerFile } from '../worker-file.ts';
import { StoreError, toStoreError, type WireResult } from './engine.ts';
import type { Statement, StoreRequest, StoreResponse, StoreWorkerData } from './store-worker-messages.ts';

interface Waiting {
  resolve(result: WireResult): void;
  reject(error: Error): void;
}

/** The embedded engine in a thread of its own, because a query there blocks the thread that it runs on. */
export class StoreThread {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  #lastId = 0;
  #free: Promise<unknown> = Promise.resolve();
  #ended: StoreError | null = null;

  private constructor(directory: string) {
    this.#worker = new Worker(workerFile('embedded-store'), {
      workerData: { directory } satisfies StoreWorkerData,
    });
    this.#worker.on('message', (response: StoreResponse) => this.#receive(response));
    this.#worker.on('error', (error) =>
      this.#end(new StoreError(`The embedded store failed: ${error.message}`, '08006')),
    );
    this.#worker.on('exit', () => this.#end(new StoreError('The embedded store has ended.', '08006')));
  }

  /** Starts the engine on its files and waits until it answers (about half a second). */
  static async start(directory: string): Promise<StoreThread> {
    const thread = new StoreThread(directory);
    await new Promise<WireResult>((resolve, reject) => thread.#waiting.set(0, { resolve, reject }));
    return thread;
  }

  get hasEnded(): boolean {
    return this.#ended !== null;
  }

  /** Runs a query after those before it; ends the whole thread when it alone takes longer than `limit` milliseconds. */
  run(statement: Statement, limit: number): Promise<WireResult> {
    const result = this.#free.then(() => this.#runNow(statement, limit));
    this.#free = result.catch(() => {});
    return result;
  }

  async #runNow(statement: Statement, limit: number): Promise<WireResult> {
    // The engine cannot interrupt a query, and does not enforce statement_timeout.
    const timer = setTimeout(() => {
      void this.terminate(new StoreError(`A query took longer than ${limit} ms and was ended.`, '57014'));
    }, limit);
    try {
      return await this.#request({ kind: 'run', ...statement });
    } finally {
      clearTimeout(timer);
    }
  }

  /** Writes everything out and ends the thread. */
  async close(): Promise<void> {
    if (!this.#ended) await this.#request({ kind: 'close' });
    await this.#worker.terminate();
  }

  /** Ends the thread at once, like a crash: what was acknowledged stays, what runs is rejected with `reason`. */
  async terminate(reason: StoreError): Promise<void> {
    this.#end(reason);
    await this.#worker.terminate();
  }

  #request(request: ({ kind: 'run' } & Statement) | { kind: 'close' }) {
    if (this.#ended) return Promise.reject(new StoreError(this.#ended.message, '08006'));
    const id = ++this.#lastId;
    return new Promise<WireResult>((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#worker.postMessage({ id, ...request } satisfies StoreRequest);
    });
  }

  #receive(response: StoreResponse): void {
    const waiting = this.#waiting.get(response.id);
    this.#waiting.delete(response.id);
    if (response.ok) waiting?.resolve(response.result);
    else waiting?.reject(toStoreError(response.error));
  }

  #end(reason: StoreError): void {
    this.#ended ??= reason;
    for (const { reject } of this.#waiting.values()) reject(reason);
    this.#waiting.clear();
  }
}
