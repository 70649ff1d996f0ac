import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { MatchTarget } from '@allmende/inventory';
import type { KnowledgeIndex } from '@allmende/knowledge';
import { workerFile } from '#lib/server/worker-file.ts';
import { NotALine } from './list-to-load.ts';
import { SharedTexts } from './shared-texts.ts';
import { SpareMemory } from './spare-memory.ts';
import type { FreeIds } from './store/loaded-lists.ts';
import type { LoadedTable } from './store/loaded-rows.ts';
import type { ImportResult } from './write-import.ts';

/** What names are recognised by, as it can be handed to another thread. */
export interface RecognisedBy {
  targets: MatchTarget[];
  capabilities: KnowledgeIndex['capabilities'];
}

export interface RowMakerData extends RecognisedBy {
  actor: string;
  /** The next ids of applications and of sources, counted by all threads. */
  ids: SharedArrayBuffer;
  /** What names were matched with, see `SharedTexts`. */
  matches: SharedArrayBuffer;
}

/** Some lines of the file, one after the other in `text`. */
export interface LinesToMake {
  text: SharedArrayBuffer;
  lines: { number: number; authority: number; start: number; end: number }[];
}

export interface MadeRows {
  towns: { authority: number; name: string; sha256: string; rows: number; result: ImportResult }[];
  /** As the engine's COPY takes them. */
  rows: [LoadedTable, Uint8Array<SharedArrayBuffer>][];
}

/** What a thread is asked for; it gets back the memory of rows that are written. */
export interface RowMakerTask extends LinesToMake {
  spare: SharedArrayBuffer[];
}

/** The text is given back. */
export type RowMakerAnswer = { text: SharedArrayBuffer } & (
  ({ ok: true } & MadeRows) | { ok: false; notALine: number }
);

/** More of them would wait for the engine. */
const most = Math.min(4, availableParallelism());
/** In megabytes. Of what is read from a list, next to nothing lives longer than the list. */
const memory = { maxYoungGenerationSizeMb: 128, maxOldGenerationSizeMb: 2048 };

/** Threads that make rows of lists while the engine writes those before; each starts when it is needed. */
export class RowMakers {
  /** How many batches are worth being made at the same time. */
  readonly most = most;
  readonly #data: RowMakerData;
  readonly #threads: Worker[] = [];
  readonly #idle: Worker[] = [];
  readonly #waiting: ((thread: Worker) => void)[] = [];
  /** For texts. */
  readonly memory = new SpareMemory();
  #written: SharedArrayBuffer[] = [];

  constructor(recognisedBy: RecognisedBy, actor: string, first: FreeIds) {
    const ids = new SharedArrayBuffer(16);
    new BigInt64Array(ids).set([BigInt(first.application), BigInt(first.list_source)]);
    this.#data = { ...recognisedBy, actor, ids, matches: SharedTexts.memory() };
  }

  /** The ids that come next. */
  get ids(): FreeIds {
    const [application = 0n, source = 0n] = new BigInt64Array(this.#data.ids);
    return { application: Number(application), list_source: Number(source) };
  }

  /** Rejects with {@link NotALine}. The memory of the text is used again. */
  async make(batch: LinesToMake): Promise<MadeRows> {
    const thread = await this.#free();
    const spare = this.#written;
    this.#written = [];
    const answer = await ask(thread, { ...batch, spare });
    this.memory.give(answer.text);
    const next = this.#waiting.shift();
    if (next) next(thread);
    else this.#idle.push(thread);
    if (!answer.ok) throw new NotALine(answer.notALine);
    return answer;
  }

  /** Says that rows are written: their memory goes to the thread that makes the next ones. */
  giveBack({ rows }: MadeRows): void {
    this.#written.push(...rows.map(([, { buffer }]) => buffer));
  }

  async end(): Promise<void> {
    await Promise.all(this.#threads.map((thread) => thread.terminate()));
  }

  async #free(): Promise<Worker> {
    const idle = this.#idle.pop();
    if (idle) return idle;
    if (this.#threads.length >= most) return new Promise((resolve) => this.#waiting.push(resolve));
    const thread = new Worker(workerFile('make-rows'), { workerData: this.#data, resourceLimits: memory });
    this.#threads.push(thread);
    return thread;
  }
}

function ask(thread: Worker, task: RowMakerTask): Promise<RowMakerAnswer> {
  return new Promise((resolve, reject) => {
    const answered = (answer: RowMakerAnswer): void => {
      thread.off('error', reject);
      resolve(answer);
    };
    thread.once('message', answered);
    thread.once('error', reject);
    thread.postMessage(task);
  });
}
