import type { Columns } from './columns.ts';

/**
 * An upper bound on the gain of any plan. Each limit gets a price; a plan that may break limits but pays for what it takes
 * falls apart into one choice for each application, which is found at once. The prices are moved along the subgradient
 * (Held, Wolfe and Crowder 1974; deflected by Camerini, Fratta and Maffioli 1975) until the bound stands. It is as good as
 * that of the linear relaxation, and comes without solving one.
 */
export class DualBound {
  readonly #columns: Columns;
  readonly #now: Float64Array;
  readonly #direction: Float64Array;
  readonly #activity: Float64Array;
  #pace = 1;
  #idle = 0;
  #best = Infinity;
  /** The prices of the best bound, by limit. */
  readonly prices: Float64Array;
  /** How often each candidate was chosen lately, 0 … 1: close to the solution of the linear relaxation. */
  readonly share: Float64Array;

  constructor(columns: Columns) {
    this.#columns = columns;
    const rows = columns.upper.length;
    this.#now = new Float64Array(rows);
    this.#direction = new Float64Array(rows);
    this.#activity = new Float64Array(rows);
    this.prices = new Float64Array(rows);
    this.share = new Float64Array(columns.count);
  }

  /** No plan gains more. */
  get gain(): number {
    return this.#best;
  }

  /** Whether further steps would hardly change anything. */
  get isSettled(): boolean {
    return this.#pace < 1e-4;
  }

  /** Moves the prices some steps; `known` is what the best plan so far gains. */
  improve(steps: number, known: number): void {
    for (let step = 0; step < steps && !this.isSettled; step++) this.#step(known);
  }

  #step(known: number): void {
    const { upper } = this.#columns;
    const now = this.#now;
    const direction = this.#direction;
    const value = this.#evaluate();
    if (value < this.#best - 1e-7 * Math.max(1, Math.abs(value))) {
      this.#idle = 0;
    } else if (++this.#idle >= 12) {
      this.#pace *= 0.7;
      this.#idle = 0;
      // From the best prices on, with smaller steps.
      if (value > this.#best) now.set(this.prices);
    }
    if (value < this.#best) {
      this.#best = value;
      this.prices.set(now);
    }
    let [length, along, last] = [0, 0, 0];
    for (let row = 0; row < upper.length; row++) {
      const slope = upper[row]! - this.#activity[row]!;
      // A price of nothing for what is not scarce has nowhere to go.
      this.#activity[row] = now[row] === 0 && slope > 0 ? 0 : slope;
      along += this.#activity[row]! * direction[row]!;
      last += direction[row]! * direction[row]!;
    }
    const keep = last > 0 && along < 0 ? Math.min(1, (-1.5 * along) / last) : 0;
    for (let row = 0; row < upper.length; row++) {
      direction[row] = this.#activity[row]! + keep * direction[row]!;
      length += direction[row]! * direction[row]!;
    }
    if (length < 1e-18) {
      this.#pace = 0;
      return;
    }
    const stride = (this.#pace * Math.max(value - known, 1e-6 * Math.abs(value))) / length;
    for (let row = 0; row < upper.length; row++) now[row] = Math.max(0, now[row]! - stride * direction[row]!);
  }

  /** The best choice of each application at the present prices, what it takes of each limit, and what it comes to. */
  #evaluate(): number {
    const { groups, members, first, start, row, value, upper, gain, isMust, isOut } = this.#columns;
    const prices = this.#now;
    const activity = this.#activity.fill(0);
    let total = 0;
    for (let index = 0; index < upper.length; index++) total += prices[index]! * upper[index]!;
    for (let group = 0; group < groups; group++) {
      let best = isMust[group] === 1 ? -Infinity : 0;
      let chosen = -1;
      for (let at = first[group]!; at < first[group + 1]!; at++) {
        const candidate = members[at]!;
        if (isOut[candidate] === 1) {
          continue;
        }
        let left = gain[candidate]!;
        for (let entry = start[candidate]!; entry < start[candidate + 1]!; entry++)
          left -= prices[row[entry]!]! * value[entry]!;
        this.share[candidate]! *= 0.93;
        if (left > best) {
          best = left;
          chosen = candidate;
        }
      }
      if (chosen === -1) continue;
      this.share[chosen]! += 0.07;
      total += best;
      for (let entry = start[chosen]!; entry < start[chosen + 1]!; entry++)
        activity[row[entry]!]! += value[entry]!;
    }
    return total;
  }

  /** What each candidate gains at the best prices. */
  worths(): Float64Array {
    const { count, start, row, value, gain } = this.#columns;
    const worths = new Float64Array(count);
    for (let candidate = 0; candidate < count; candidate++) {
      let left = gain[candidate]!;
      for (let entry = start[candidate]!; entry < start[candidate + 1]!; entry++)
        left -= this.prices[row[entry]!]! * value[entry]!;
      worths[candidate] = left;
    }
    return worths;
  }
}
