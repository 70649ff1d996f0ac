import type { Database, HarvestTrouble } from '#lib/server/database/index.ts';
import type { Looked } from './outcome.ts';
import { updateRun, type StoredRun } from './store/sources.ts';

/** Of the parts that could not be read, as many are told. */
const mostTroubles = 50;
/** A crash repeats at most so much, in milliseconds. */
const savedEvery = 1000;
/** A server that did not answer so often in a row is down. */
const mostInVain = 10;

/**
 * How far a run is, so that another process can go on: the cursor of the oldest item that is still being worked on,
 * and the figures.
 */
export class RunProgress {
  readonly counts: Record<string, number>;
  readonly #troubles: (HarvestTrouble & { at: string })[];
  /** Cursors of what is being worked on, in the order of the source. */
  readonly #open = new Set<{ cursor: string }>();
  /** Hosts that want to be left alone, and until when. */
  readonly waits = new Map<string, Date>();
  readonly #inVain = new Map<string, number>();
  #last: string | null;
  #savedAt = 0;

  constructor(run: StoredRun) {
    this.counts = { ...run.counts };
    this.#troubles = [...run.troubles];
    this.#last = run.cursor;
  }

  count(what: string, by = 1): void {
    this.counts[what] = (this.counts[what] ?? 0) + by;
  }

  /** Notes that an item is being worked on; the answer is called when that is done. */
  begin(cursor: string): () => void {
    const item = { cursor };
    this.#open.add(item);
    this.#last = cursor;
    return () => void this.#open.delete(item);
  }

  /** What came of a look at a repository of this host. */
  looked(host: string, { effect, until }: Looked): void {
    this.count(effect);
    this.#inVain.set(host, effect === 'failed' ? (this.#inVain.get(host) ?? 0) + 1 : 0);
    if (effect === 'later' && until) this.wait(host, until);
  }

  /** So many looks in a row were in vain that the rest of this run does without this host. */
  isDown(host: string): boolean {
    return (this.#inVain.get(host) ?? 0) >= mostInVain;
  }

  wait(host: string, until: Date): void {
    const known = this.waits.get(host);
    if (!known || known < until) this.waits.set(host, until);
  }

  trouble(at: string, { code, detail }: HarvestTrouble): void {
    this.count('troubles');
    if (this.#troubles.length >= mostTroubles) return;
    this.#troubles.push({
      at: at.slice(0, 500),
      code,
      ...(detail !== undefined && { detail: detail.slice(0, 300) }),
    });
  }

  /** From where another process would go on. */
  get cursor(): string | null {
    const [oldest] = this.#open;
    return oldest?.cursor ?? this.#last;
  }

  /** Writes it down, at most once a second unless told. Returns false when the run is over: somebody has cancelled. */
  async save(db: Database, run: number, { now = false, ...more }: SaveOptions = {}): Promise<boolean> {
    if (!now && Date.now() - this.#savedAt < savedEvery) return true;
    this.#savedAt = Date.now();
    return db.asOperator((trx) =>
      updateRun(trx, run, {
        cursor: this.cursor,
        counts: JSON.stringify(this.counts),
        troubles: JSON.stringify(this.#troubles),
        ...more,
      }),
    );
  }
}

interface SaveOptions {
  now?: boolean;
  phase?: StoredRun['phase'];
  state?: StoredRun['state'];
  started_at?: Date;
  finished_at?: Date;
}
