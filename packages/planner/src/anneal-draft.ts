import type { Columns } from './columns.ts';
import type { Draft } from './draft.ts';

const pause = 50_000;

/**
 * Improves a plan by moving, exchanging and adding single replacements; worse ones are accepted for a while (simulated
 * annealing), so that it does not stay in the first hollow. Always within the limits.
 *
 * @param among the candidates that are tried
 * @param rounds how many moves; each costs about a microsecond
 * @param heat how much worse a move may be at the beginning, in the unit of the gain
 * @param onPause told of the best so far every now and then; true ends it
 * @returns the best candidates by group that came along the way, and what they gain; the draft ends as it may
 */
export function annealDraft(
  draft: Draft,
  among: Int32Array,
  random: () => number,
  rounds: number,
  heat: number,
  onPause: (best: { own: Int32Array; gain: number }) => boolean = () => false,
): { own: Int32Array; gain: number } {
  const { columns, own } = draft;
  const { groupOf, gain, groups, isMust, members, first } = columns;
  let best = { own: own.slice(), gain: draft.gain };
  const giversOf = giversByLimit(draft.columns);
  /** The best that an emptied group can have now, or -1. */
  const bestFitting = (group: number, without: number): number => {
    let found = -1;
    for (let at = first[group]!; at < first[group + 1]!; at++) {
      const candidate = members[at]!;
      if (candidate === without || gain[candidate]! <= 0) continue;
      if ((found === -1 || gain[candidate]! > gain[found]!) && draft.fits(candidate)) found = candidate;
    }
    return found;
  };
  for (let round = 0; round < rounds && among.length > 0; round++) {
    if (round % pause === pause - 1 && onPause(best)) break;
    const warmth = heat * (1 - round / rounds) ** 2 + 1e-12;
    const wanted = among[Math.floor(random() * among.length)]!;
    const group = groupOf[wanted]!;
    const old = own[group]!;
    if (old === wanted) continue;
    const before = draft.gain;
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
    const change = draft.gain - before;
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
