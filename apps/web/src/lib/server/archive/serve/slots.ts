/**
 * How much of the machine readers of the archive may have at once: each place is a `git` that packs or unpacks. Nobody
 * waits; whoever finds no place is told to come back.
 */
export class Slots {
  readonly #inAll: number;
  readonly #each: number;
  readonly #taken = new Map<string, number>();

  constructor({ inAll, each }: { inAll: number; each: number }) {
    this.#inAll = inAll;
    this.#each = each;
  }

  /**
   * Takes a place for somebody; null when there is none. The place is free again when the result is called.
   *
   * @example const free = slots.take('192.0.2.7'); if (!free) return busy();
   */
  take(who: string): (() => void) | null {
    const own = this.#taken.get(who) ?? 0;
    const all = [...this.#taken.values()].reduce((sum, count) => sum + count, 0);
    if (own >= this.#each || all >= this.#inAll) return null;
    this.#taken.set(who, own + 1);
    let isFree = false;
    return () => {
      if (isFree) return;
      isFree = true;
      const left = (this.#taken.get(who) ?? 1) - 1;
      if (left > 0) this.#taken.set(who, left);
      else this.#taken.delete(who);
    };
  }
}
