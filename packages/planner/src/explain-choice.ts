import type { Model } from './build-model.ts';
import type { Candidate } from './candidate.ts';

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

/** What each limit has left while these candidates are chosen. */
export function slackOf(model: Model, chosen: readonly number[]): number[] {
  const isChosen = new Set(chosen);
  return model.limits.map(({ upper, terms }) =>
    terms.reduce(
      (left, { candidate, coefficient }) => (isChosen.has(candidate) ? left - coefficient : left),
      upper,
    ),
  );
}

/** Which limits keep a candidate out, when the chosen one of the same application makes room for it. */
export function blockers(model: Model, chosen: readonly number[], wanted: number): Reason['limits'] {
  const { application } = model.candidates[wanted]!;
  const others = chosen.filter((index) => model.candidates[index]!.application !== application);
  const slack = slackOf(model, others);
  return model.limits.flatMap(({ name, terms, upper }, row) => {
    const needed = terms.find(({ candidate }) => candidate === wanted)?.coefficient ?? 0;
    const left = slack[row]!;
    return needed > left + 1e-9 * Math.max(1, Math.abs(upper)) ? [{ name, needed, left }] : [];
  });
}

/** Why a chosen candidate does not start a quarter earlier. */
export function whyNotEarlier(model: Model, chosen: readonly number[], index: number): Reason {
  const step = model.candidates[index]!;
  const earlier = candidateAt(model, step, step.start - 1);
  if (earlier === null) return { code: 'earliest', limits: [] };
  const limits = blockers(model, chosen, earlier);
  if (limits.length > 0) return { code: 'blocked', limits };
  const gains = model.candidates[earlier]!.gain > step.gain;
  return { code: gains ? 'better-elsewhere' : 'no-gain', limits: [] };
}

/** Why an application keeps what it has: what stands against its best option at its best time. */
export function whyKept(model: Model, chosen: readonly number[], application: string): Reason {
  const own = model.candidates.flatMap((candidate, index) =>
    candidate.application === application && !candidate.isComponent && candidate.gain > 0 ? [index] : [],
  );
  own.sort((a, b) => model.candidates[b]!.gain - model.candidates[a]!.gain || a - b);
  const [best] = own;
  if (best === undefined) return { code: 'no-gain', limits: [] };
  const free = own.find((index) => blockers(model, chosen, index).length === 0);
  if (free !== undefined) return { code: 'better-elsewhere', limits: [] };
  return { code: 'blocked', limits: blockers(model, chosen, best) };
}

function candidateAt(model: Model, { application, option }: Candidate, start: number): number | null {
  const found = model.candidates.findIndex(
    (each) => each.application === application && each.option === option && each.start === start,
  );
  return found === -1 ? null : found;
}
