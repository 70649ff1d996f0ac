import type { Columns } from './columns.ts';
import type { Draft } from './draft.ts';

const pause = 50_000;

/** Moves between which what candidates pay stays the same. */
const stretch = 20_000;

/** How much of the prices candidates pay at first: more than all, so that it begins with what is best by far. */
const payAtFirst = 1.5;

export interface Annealing {
  /** The candidates that are tried. */
  among: Int32Array;
  /** What each candidate pays for what it takes, at the prices of the limits. */
  pay: Float64Array;
  /** How many moves; each costs about a microsecond. */
  rounds: number;
  /** How much worse a move may be at the beginning, in the unit of the gain. */
  heat: number;
  /** Told of the best so far every now and then; true ends it. */
  onPause?: (best: { own: Int32Array; gain: number }) => boolean;
}

/**
 * Improves a plan by moving, exchanging and adding single replacements; worse ones are accepted for a while (simulated
 * annealing), so that it does not stay in the first hollow. Always within the limits.
 *
 * What it goes by is the gain less what a candidate pays, and it pays less and less: at first means are kept for what
 * makes most of them, even where they lie idle for a while, and only at the end all that is left is used up. Going by the
 * gain alone fills every gap at once with what takes too much, and stays there.
 *
 * @returns the best candidates by group that came along the way, and what they gained; the draft ends as it may
 */
export function annealDraft(
  draft: Draft,
  random: () => number,
  { among, pay, rounds, heat, onPause = () => false }: Annealing,
): { own: Int32Array; gain: number } {
  const { columns, own } = draft;
  const { groupOf, gain, groups, isMust, members, first } = columns;
  let best = { own: own.slice(), gain: draft.gain };
  const giversOf = giversByLimit(columns);
  const appeal = gain.slice();
  const setAppeal = (round: number): void => {
    const share = payAtFirst * Math.sqrt(1 - round / rounds);
    for (let candidate = 0; candidate < appeal.length; candidate++)
      appeal[candidate] = gain[candidate]! - share * pay[candidate]!;
  };
  const appealOf = (candidate: number): number => (candidate === -1 ? 0 : appeal[candidate]!);
  /** The best that an emptied group can have now, or -1. */
  const bestFitting = (group: number, without: number): number => {
    let found = -1;
    for (let at = first[group]!; at < first[group + 1]!; at++) {
      const candidate = members[at]!;
      if (candidate === without || appeal[candidate]! <= 0) continue;
      if ((found === -1 || appeal[candidate]! > appeal[found]!) && draft.fits(candidate)) found = candidate;
    }
    return found;
  };
  for (let round = 0; round < rounds && among.length > 0; round++) {
    if (round % pause === pause - 1 && onPause(best)) break;
    if (round % stretch === 0) setAppeal(round);
    const warmth = heat * (1 - round / rounds) ** 2 + 1e-12;
    const wanted = among[Math.floor(random() * among.length)]!;
    const group = groupOf[wanted]!;
    const old = own[group]!;
    if (old === wanted) continue;
    if (old !== -1) draft.take(old);
    let other = -1;
    let instead = -1;
    // What the wanted one stands on and is not there yet, or not in time, comes along; and what it had before.
    let ground = -1;
    let former = -1;
    if (!draft.fits(wanted)) {
      const givers = giversOf[draft.obstacle(wanted)];
      if (givers) {
        ground = givers[Math.floor(random() * givers.length)]!;
        former = own[groupOf[ground]!]!;
        if (former !== -1) draft.take(former);
        if (groupOf[ground] === group || !draft.fits(ground)) {
          if (former !== -1) draft.put(former);
          [ground, former] = [-1, -1];
        } else draft.put(ground);
      }
    }
    if (!draft.fits(wanted)) {
      const obstacle = draft.obstacle(wanted);
      other = occupantOf(draft, obstacle, random, groups);
      if (other === ground) other = -1;
      if (other !== -1) {
        draft.take(other);
        if (!draft.fits(wanted) || !draft.holds(other)) {
          draft.put(other);
          other = -1;
        }
      }
      if (other === -1) {
        if (ground !== -1) draft.take(ground);
        if (former !== -1) draft.put(former);
        if (old !== -1) draft.put(old);
        continue;
      }
    }
    draft.put(wanted);
    if (other !== -1) {
      instead = bestFitting(groupOf[other]!, other);
      if (instead !== -1) draft.put(instead);
    }
    const isSound =
      (old === -1 || draft.holds(old)) &&
      (former === -1 || draft.holds(former)) &&
      (other === -1 || (draft.holds(other) && (instead !== -1 || isMust[groupOf[other]!] === 0)));
    const change =
      appealOf(wanted) +
      appealOf(instead) +
      appealOf(ground) -
      appealOf(old) -
      appealOf(other) -
      appealOf(former);
    if (isSound && (change >= 0 || random() < Math.exp(change / warmth))) {
      if (draft.gain > best.gain + 1e-9) best = { own: own.slice(), gain: draft.gain };
      continue;
    }
    if (instead !== -1) draft.take(instead);
    draft.take(wanted);
    if (other !== -1) draft.put(other);
    if (ground !== -1) draft.take(ground);
    if (former !== -1) draft.put(former);
    if (old !== -1) draft.put(old);
  }
  return best;
}

/** Something chosen that takes of a limit, drawn by chance; -1 where a few draws find none. */
function occupantOf(draft: Draft, limit: number, random: () => number, groups: number): number {
  const { start, row, value } = draft.columns;
  for (let draw = 0; draw < 40; draw++) {
    const candidate = draft.own[Math.floor(random() * groups)]!;
    if (candidate === -1) continue;
    for (let entry = start[candidate]!; entry < start[candidate + 1]!; entry++)
      if (row[entry] === limit && value[entry]! > 0) return candidate;
  }
  return -1;
}

/** Candidates that give to a limit instead of taking of it, for those limits that live by it. */
function giversByLimit({ count, start, row, value, upper, isOut }: Columns): (number[] | undefined)[] {
  const givers: (number[] | undefined)[] = Array.from({ length: upper.length });
  for (let candidate = 0; candidate < count; candidate++)
    for (let entry = start[candidate]!; entry < start[candidate + 1]!; entry++) {
      // Savings give to budgets, too, but budgets do not live by them.
      if (value[entry]! >= 0 || upper[row[entry]!]! !== 0 || isOut[candidate] === 1) continue;
      (givers[row[entry]!] ??= []).push(candidate);
    }
  return givers;
}
