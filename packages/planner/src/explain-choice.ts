import type { Model } from './build-model.ts';
import { byApplication } from './candidate.ts';

/** Why a replacement stands where it stands. */
export interface Reason {
  /**
   * `earliest`: it cannot start earlier by pins, freezes or the beginning of the plan. `blocked`: the quarter before
   * would break `limits`. `no-gain`: earlier or other is possible and brings nothing. `better-elsewhere`: earlier is possible
   * by itself, and is given up for what others gain.
   */
  code: 'earliest' | 'blocked' | 'no-gain' | 'better-elsewhere';
  /** Names of the limits that stand against it, with what is left of them and what would be needed. */
  limits: { name: string; needed: number; left: number }[];
}

/** A plan within its model, laid out so that a reason is found without walking through all limits each time. */
export class Standing {
  readonly model: Model;
  /** Limits in which a candidate stands, and what it takes there. */
  readonly #entries: { row: number; coefficient: number }[][];
  /** What each limit has left. */
  readonly #left: Float64Array;
  readonly #chosen = new Map<string, number>();
  readonly #ofApplication: Map<string, number[]>;

  constructor(model: Model, chosen: readonly number[]) {
    const { candidates, limits } = model;
    this.model = model;
    this.#entries = candidates.map(() => []);
    this.#left = Float64Array.from(limits, ({ upper }) => upper);
    limits.forEach(({ terms }, row) => {
      for (const { candidate, coefficient } of terms) this.#entries[candidate]!.push({ row, coefficient });
    });
    for (const index of chosen) {
      this.#chosen.set(candidates[index]!.application, index);
      for (const { row, coefficient } of this.#entries[index]!) this.#left[row]! -= coefficient;
    }
    this.#ofApplication = byApplication(candidates);
  }

  /** Which limits keep a candidate out, when the chosen one of the same application makes room for it. */
  blockers(wanted: number): Reason['limits'] {
    const { candidates, limits } = this.model;
    const own = this.#chosen.get(candidates[wanted]!.application);
    const room = new Map(
      (own === undefined ? [] : this.#entries[own]!).map((each) => [each.row, each.coefficient]),
    );
    return this.#entries[wanted]!.flatMap(({ row, coefficient: needed }) => {
      const { name, upper } = limits[row]!;
      const left = this.#left[row]! + (room.get(row) ?? 0);
      return needed > left + 1e-9 * Math.max(1, Math.abs(upper)) ? [{ name, needed, left }] : [];
    });
  }

  /** Why a chosen candidate does not start a quarter earlier. */
  whyNotEarlier(index: number): Reason {
    const { candidates } = this.model;
    const { application, option, start, gain } = candidates[index]!;
    const earlier = this.#ofApplication
      .get(application)
      ?.find((other) => candidates[other]!.option === option && candidates[other]!.start === start - 1);
    if (earlier === undefined) return { code: 'earliest', limits: [] };
    const limits = this.blockers(earlier);
    if (limits.length > 0) return { code: 'blocked', limits };
    return { code: candidates[earlier]!.gain > gain ? 'better-elsewhere' : 'no-gain', limits: [] };
  }

  /** Why an application keeps what it has: what stands against its best option at its best time. */
  whyKept(application: string): Reason {
    const { candidates } = this.model;
    const own = (this.#ofApplication.get(application) ?? []).filter((index) => candidates[index]!.gain > 0);
    own.sort((a, b) => candidates[b]!.gain - candidates[a]!.gain || a - b);
    const [best] = own;
    if (best === undefined) return { code: 'no-gain', limits: [] };
    const isFree = own.some((index) => this.blockers(index).length === 0);
    if (isFree) return { code: 'better-elsewhere', limits: [] };
    return { code: 'blocked', limits: this.blockers(best) };
  }
}
