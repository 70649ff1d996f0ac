/**
 * Memory that threads hand to each other, used again instead of left to the collector of garbage. It is shared memory
 * because the collector walks through a whole thread's heap for every few megabytes of any other kind.
 *
 * @example
 * const bytes = new Uint8Array(spare.take(4_000_000));
 * spare.give(bytes.buffer);
 */
export class SpareMemory {
  readonly #free: SharedArrayBuffer[] = [];

  /** At least so many bytes; what stands in them is left from before. */
  take(size: number): SharedArrayBuffer {
    const found = this.#free.findIndex(({ byteLength }) => byteLength >= size);
    if (found >= 0) return this.#free.splice(found, 1)[0] ?? new SharedArrayBuffer(size);
    return new SharedArrayBuffer(size);
  }

  give(memory: SharedArrayBuffer): void {
    this.#free.push(memory);
    // Small pieces that nobody takes any more make room for larger ones.
    this.#free.sort((a, b) => a.byteLength - b.byteLength);
    if (this.#free.length > most) this.#free.shift();
  }
}

const most = 32;
