import type { Columns } from './columns.ts';

const empty = -1;

/** A plan in the making: which candidate each group has, and what is left of each limit. Never breaks one. */
export class Draft {
  readonly columns: Columns;
  /** Candidate of each group, or -1. */
  readonly own: Int32Array;
  readonly left: Float64Array;
  gain = 0;

  constructor(columns: Columns) {
    this.columns = columns;
    this.own = new Int32Array(columns.groups).fill(empty);
    this.left = Float64Array.from(columns.upper, (upper) => upper + 1e-9 * Math.max(1, Math.abs(upper)));
  }

  /** Whether a candidate fits in beside all that is chosen; its group has to be empty. */
  fits(candidate: number): boolean {
    const { start, row, value, isOut } = this.columns;
    if (isOut[candidate] === 1) return false;
    for (let entry = start[candidate]!; entry < start[candidate + 1]!; entry++)
      if (value[entry]! > 0 && value[entry]! > this.left[row[entry]!]!) return false;
    return true;
  }

  /** The first limit that stands against a candidate, or -1. */
  obstacle(candidate: number): number {
    const { start, row, value } = this.columns;
    for (let entry = start[candidate]!; entry < start[candidate + 1]!; entry++)
      if (value[entry]! > 0 && value[entry]! > this.left[row[entry]!]!) return row[entry]!;
    return -1;
  }

  put(candidate: number): void {
    const { start, row, value, gain, groupOf } = this.columns;
    for (let entry = start[candidate]!; entry < start[candidate + 1]!; entry++)
      this.left[row[entry]!]! -= value[entry]!;
    this.gain += gain[candidate]!;
    this.own[groupOf[candidate]!] = candidate;
  }

  /** Takes a candidate out; what it gave to others may be missing then, see {@link holds}. */
  take(candidate: number): void {
    const { start, row, value, gain, groupOf } = this.columns;
    for (let entry = start[candidate]!; entry < start[candidate + 1]!; entry++)
      this.left[row[entry]!]! += value[entry]!;
    this.gain -= gain[candidate]!;
    this.own[groupOf[candidate]!] = empty;
  }

  /** Whether no limit is broken among those that a candidate gives to. */
  holds(candidate: number): boolean {
    const { start, row, value } = this.columns;
    for (let entry = start[candidate]!; entry < start[candidate + 1]!; entry++)
      if (value[entry]! < 0 && this.left[row[entry]!]! < 0) return false;
    return true;
  }

  /** Takes over a plan from before; of what no longer goes together, what gains least for what it takes is left out. */
  takeOver(candidates: Iterable<number>): void {
    for (const candidate of candidates)
      if (candidate !== empty && this.own[this.columns.groupOf[candidate]!] === empty) this.put(candidate);
    for (let row = 0; row < this.left.length; row++)
      if (this.left[row]! < 0) {
        const least = this.#leastWorthIn(row);
        if (least === empty) continue;
        this.take(least);
        // What it gave to others may be missing now, in rows that were passed already.
        row = -1;
      }
  }

  #leastWorthIn(limit: number): number {
    const { start, row, value, gain } = this.columns;
    let found = { candidate: empty, worth: Infinity };
    for (const candidate of this.own) {
      if (candidate === empty) continue;
      for (let entry = start[candidate]!; entry < start[candidate + 1]!; entry++) {
        const worth = gain[candidate]! / value[entry]!;
        if (row[entry] === limit && value[entry]! > 0 && worth < found.worth) found = { candidate, worth };
      }
    }
    return found.candidate;
  }

  /** Takes out what gains nothing and is of no use to the rest. */
  prune(): void {
    for (const candidate of this.chosen()) {
      const { gain, groupOf, isMust } = this.columns;
      if (gain[candidate]! > 0 || isMust[groupOf[candidate]!] === 1) continue;
      this.take(candidate);
      if (!this.holds(candidate)) this.put(candidate);
    }
  }

  /** Whether every limit holds and every group that must be replaced is. */
  get isWhole(): boolean {
    const { isPossible, isMust } = this.columns;
    if (!isPossible || this.left.some((left) => left < 0)) return false;
    return isMust.every((must, group) => must === 0 || this.own[group] !== empty);
  }

  chosen(): number[] {
    return [...this.own].filter((candidate) => candidate !== empty);
  }
}
