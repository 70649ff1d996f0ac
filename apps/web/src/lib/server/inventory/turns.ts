export interface TurnLimits {
  /** How many work at once. */
  atOnce: number;
  /** How many more of one authority may wait. */
  waiting: number;
}

interface Waiting {
  authority: number;
  begin: () => void;
}

/**
 * Lets a few work at once and the others wait. Whoever has fewest turns comes next, and among equals who had none for
 * longest; one place is never given to an authority that has all the others. So nobody starves next to a flood.
 *
 * @example const turn = await turns.take(7); if (turn) try { … } finally { turn.end(); }
 */
export class Turns {
  readonly #limits: TurnLimits;
  readonly #running = new Map<number, number>();
  /** When an authority began last, counted in turns; only of those that work or wait. */
  readonly #began = new Map<number, number>();
  #turns = 0;
  #waiting: Waiting[] = [];

  constructor(limits: TurnLimits) {
    this.#limits = limits;
  }

  /**
   * A turn for this authority, as soon as there is one; null where too many of its own wait already and it is not
   * `patient`. Rejects with the reason of the signal when that aborts first.
   */
  async take(
    authority: number,
    { signal, patient = false }: { signal?: AbortSignal | undefined; patient?: boolean } = {},
  ): Promise<{ end: () => void } | null> {
    signal?.throwIfAborted();
    const own = this.#waiting.filter((other) => other.authority === authority).length;
    if (own >= this.#limits.waiting && !patient) return null;
    await new Promise<void>((resolve, reject) => {
      const leave = (): void => {
        this.#waiting = this.#waiting.filter((other) => other !== waiting);
        reject(signal?.reason as Error);
      };
      const waiting = {
        authority,
        begin: () => {
          signal?.removeEventListener('abort', leave);
          resolve();
        },
      };
      signal?.addEventListener('abort', leave, { once: true });
      this.#waiting.push(waiting);
      this.#next();
    });
    let ended = false;
    const end = (): void => {
      if (ended) return;
      ended = true;
      const left = this.#runningOf(authority) - 1;
      if (left > 0) this.#running.set(authority, left);
      else this.#running.delete(authority);
      this.#next();
      const isHere = this.#running.has(authority) || this.#waiting.some((one) => one.authority === authority);
      if (!isHere) this.#began.delete(authority);
    };
    return { end };
  }

  #runningOf(authority: number): number {
    return this.#running.get(authority) ?? 0;
  }

  #next(): void {
    const { atOnce } = this.#limits;
    const most = Math.max(1, atOnce - 1);
    for (;;) {
      const busy = [...this.#running.values()].reduce((sum, count) => sum + count, 0);
      const [chosen] = this.#waiting
        .filter(({ authority }) => this.#runningOf(authority) < most)
        .sort(
          (a, b) =>
            this.#runningOf(a.authority) - this.#runningOf(b.authority) ||
            this.#beganOf(a.authority) - this.#beganOf(b.authority),
        );
      if (busy >= atOnce || !chosen) return;
      const { authority, begin } = chosen;
      this.#waiting = this.#waiting.filter((other) => other !== chosen);
      this.#running.set(authority, this.#runningOf(authority) + 1);
      this.#began.set(authority, ++this.#turns);
      begin();
    }
  }

  #beganOf(authority: number): number {
    return this.#began.get(authority) ?? 0;
  }
}
