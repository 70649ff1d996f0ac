/** Why the program does not take requests at the moment. */
export type Closed = 'starting' | 'restoring' | 'filling' | 'moving' | 'moved' | 'stopping';

/** Whether requests are taken, and how many are under way. */
export class Lifecycle {
  #closed: Closed | null = 'starting';
  #underWay = 0;
  #waiting: (() => void)[] = [];

  /** Null while requests are taken. */
  get closed(): Closed | null {
    return this.#closed;
  }

  open(): void {
    if (this.#closed === 'starting') this.#closed = null;
  }

  /** Takes nothing new from here on, for good. */
  stop(): void {
    this.#closed = 'stopping';
  }

  /** Lets a request in and gives what to call at its end; null when none is taken. */
  enter(): (() => void) | null {
    if (this.#closed) return null;
    this.#underWay += 1;
    let left = false;
    return () => {
      if (left) return;
      left = true;
      this.#underWay -= 1;
      for (const look of this.#waiting) look();
    };
  }

  /**
   * Does something that no other request may meet: takes nothing new, waits until everybody else is done, works, and
   * opens again, unless `work` says that the store is not in use here any longer. Called from inside a request. Gives
   * `busy` when something like it runs already, or when the others do not end within `patience` milliseconds.
   */
  async alone<T>(
    reason: 'restoring' | 'filling' | 'moving',
    work: () => Promise<{ result: T; moved?: boolean }>,
    patience = 30_000,
  ): Promise<T | 'busy'> {
    if (this.#closed) return 'busy';
    this.#closed = reason;
    let moved = false;
    try {
      if (!(await this.#othersEnded(patience))) return 'busy';
      const done = await work();
      moved = done.moved === true;
      return done.result;
    } finally {
      // A stop that came meanwhile stands.
      if (this.#closed === reason) this.#closed = moved ? 'moved' : null;
    }
  }

  #othersEnded(patience: number): Promise<boolean> {
    return new Promise((done) => {
      const finish = (ended: boolean) => {
        clearTimeout(timer);
        this.#waiting = this.#waiting.filter((other) => other !== look);
        done(ended);
      };
      const look = () => {
        if (this.#underWay <= 1) finish(true);
      };
      const timer = setTimeout(() => finish(false), patience);
      this.#waiting.push(look);
      look();
    });
  }
}
