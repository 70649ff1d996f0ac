/** Figures of documents by which answers can be put in order, such as a date; a document may have none. */
export class RankBook {
  #ranks = new Map<string, Map<number, number>>();

  set(number: number, ranks: Readonly<Record<string, number>>): void {
    for (const [name, rank] of Object.entries(ranks)) {
      if (!Number.isFinite(rank)) continue;
      const known = this.#ranks.get(name) ?? new Map<number, number>();
      if (known.size === 0) this.#ranks.set(name, known);
      known.set(number, rank);
    }
  }

  remove(number: number): void {
    for (const known of this.#ranks.values()) known.delete(number);
  }

  /** By the number of the document; what has none is missing. */
  by(name: string): ReadonlyMap<number, number> {
    return this.#ranks.get(name) ?? new Map();
  }

  /** @param numbers the new number by the old one */
  renumber(numbers: Int32Array): void {
    this.#ranks = new Map(
      [...this.#ranks].map(([name, known]) => [
        name,
        new Map([...known].map(([number, rank]) => [numbers[number]!, rank])),
      ]),
    );
  }
}
