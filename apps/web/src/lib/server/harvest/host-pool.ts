/** How much is asked at once. */
export interface PoolLimits {
  /** Of one host. */
  perHost: number;
  /** Of all hosts together. */
  total: number;
  /** Tasks that may wait for their host; more are not taken, so that memory stays flat. */
  waiting: number;
}

/**
 * Works on many hosts side by side, and on each of them with a few requests at a time: a host that is slow holds up
 * nobody but itself, as long as not all that waits is for it.
 *
 * @example await pool.add('codeberg.org', () => visit(repository)); … await pool.idle();
 */
export class HostPool {
  readonly #limits: PoolLimits;
  readonly #queues = new Map<string, (() => Promise<void>)[]>();
  readonly #running = new Map<string, number>();
  #active = 0;
  #waiting = 0;
  #failure: { error: unknown } | null = null;
  #wake: (() => void)[] = [];

  constructor(limits: PoolLimits) {
    this.#limits = limits;
  }

  /** Takes a task, as soon as there is room. Rejects with the first error of any task. */
  async add(host: string, task: () => Promise<void>): Promise<void> {
    while (this.#waiting >= this.#limits.waiting && !this.#failure) await this.#change();
    this.#throwFailure();
    const queue = this.#queues.get(host) ?? [];
    this.#queues.set(host, queue);
    queue.push(task);
    this.#waiting += 1;
    this.#fill();
  }

  /** Resolves when nothing runs or waits. Rejects with the first error of any task, when the others have ended. */
  async idle(): Promise<void> {
    while (this.#active > 0 || (this.#waiting > 0 && !this.#failure)) await this.#change();
    this.#throwFailure();
  }

  #fill(): void {
    for (const [host, queue] of this.#queues) {
      while (queue.length > 0 && this.#hasRoom(host)) void this.#run(host, queue.shift() ?? noTask);
      if (queue.length === 0) this.#queues.delete(host);
      if (this.#active >= this.#limits.total) return;
    }
  }

  #hasRoom(host: string): boolean {
    const { perHost, total } = this.#limits;
    return !this.#failure && this.#active < total && (this.#running.get(host) ?? 0) < perHost;
  }

  async #run(host: string, task: () => Promise<void>): Promise<void> {
    this.#waiting -= 1;
    this.#active += 1;
    this.#running.set(host, (this.#running.get(host) ?? 0) + 1);
    try {
      await task();
    } catch (error) {
      this.#failure ??= { error };
    }
    this.#active -= 1;
    const left = (this.#running.get(host) ?? 1) - 1;
    if (left === 0) this.#running.delete(host);
    else this.#running.set(host, left);
    this.#fill();
    const woken = this.#wake;
    this.#wake = [];
    for (const wake of woken) wake();
  }

  #change(): Promise<void> {
    return new Promise((changed) => this.#wake.push(changed));
  }

  #throwFailure(): void {
    if (this.#failure) throw this.#failure.error;
  }
}

const noTask = (): Promise<void> => Promise.resolve();
