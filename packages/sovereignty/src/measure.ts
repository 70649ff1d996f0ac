import { classOf, publishedClass } from './class-letter.ts';
import { completenessOf } from './completeness.ts';
import { concentrationOf, type OwnedMass } from './concentration.ts';
import { blendDimensions, dependenceOf, dimensionsOf, type Dimensions } from './dependence.ts';
import { nonEuByCountryOf, nonEuShareOf, type ControlledMass } from './non-eu-share.ts';
import { redListEntryOf } from './red-list.ts';
import { resolveApplication, type Resolved } from './resolve-application.ts';
import { scaleOf, type Scale } from './scale.ts';
import { VARIABLES } from './types.ts';
import type {
  ApplicationMeasure,
  EvidenceCount,
  Interval,
  MeasuredApplication,
  Measurement,
  MeasureOptions,
  RedListEntry,
} from './types.ts';
import { highestMean, lowestMean, weightedValues } from './weighted-mean.ts';

/** Index of E1 in `VARIABLES`. */
const E1 = 7;

/** An application with its bounds, as the figures of the municipality need it. */
export interface Bounded extends Resolved {
  dims: readonly [lo: Dimensions, hi: Dimensions];
  a: Interval;
}

/** Applies the scale to the applications; those in which everything is `n/a` are set aside. */
export function boundApplications(
  applications: readonly MeasuredApplication[],
  scale: Scale,
): { bounded: Bounded[]; notMeasured: string[] } {
  const bounded: Bounded[] = [];
  const notMeasured: string[] = [];
  for (const application of applications) {
    const resolved = resolveApplication(application, scale);
    if (resolved.applicable === 0) {
      notMeasured.push(application.id);
      continue;
    }
    const dims = [dimensionsOf(resolved.lo, scale), dimensionsOf(resolved.hi, scale)] as const;
    const a: Interval = [blendDimensions(dims[0], scale), blendDimensions(dims[1], scale)];
    bounded.push(Object.assign(resolved, { dims, a }));
  }
  return { bounded, notMeasured };
}

/** AG with its exact bounds: Σ w·A / Σ w, weights free in their own bounds. `[0, 100]` for nothing. */
export function agOf(bounded: readonly Bounded[]): Interval {
  if (bounded.length === 0) return [0, 100];
  return [
    lowestMean(weightedValues(bounded.map(({ a, weight }) => [a[0], weight]))),
    highestMean(weightedValues(bounded.map(({ a, weight }) => [a[1], weight]))),
  ];
}

/**
 * AM-1 of one municipality, with exact bounds for everything that is not known.
 *
 * `unknown` answers count 0 for the lower and 4 for the upper bound, answers older than 24 months on `date` are
 * unknown, `n/a` leaves the dimension. Points are 0 (free) … 100 (fully dependent), shares 0 … 1, HHI 0 … 10,000.
 * Formulas: docs/method/am-1.md.
 *
 * @throws RangeError where an option is out of its range (a bug of the caller)
 * @example
 * const { ag, class: span } = measure(applications, { date: '2026-11-21' });
 * // ag [59.42, 60.56], span 'C–D' for the worked example
 */
export function measure(applications: readonly MeasuredApplication[], options: MeasureOptions): Measurement {
  const scale = scaleOf(options);
  const { bounded, notMeasured } = boundApplications(applications, scale);
  const ag = agOf(bounded);
  const completenessInterval = completenessOf(bounded);
  const masses = bounded.map((each) => ownedMassOf(each));
  const { hhi, exact, owners } = concentrationOf(masses);
  const controlled = bounded.map((each) => controlledMassOf(each, scale));
  return {
    date: scale.date,
    applications: bounded.map(applicationMeasureOf),
    notMeasured,
    ag,
    class: publishedClass(ag, completenessInterval[0]),
    hhi,
    hhiExact: exact,
    owners,
    nonEuShare: nonEuShareOf(controlled),
    nonEuByCountry: nonEuByCountryOf(controlled),
    completeness: completenessInterval[0],
    completenessInterval,
    redList: redListOf(bounded),
    evidence: evidenceOf(bounded),
  };
}

function applicationMeasureOf(bounded: Bounded): ApplicationMeasure {
  const { application, a, weight, answered, applicable, missing, expired } = bounded;
  const [lo, hi] = bounded.dims;
  const points = (d: 0 | 1 | 2): Interval | null => (lo[d] < 0 ? null : [100 * lo[d], 100 * hi[d]]);
  return {
    id: application.id,
    name: application.name,
    a,
    class: classOf(a),
    w: weight,
    dims: { W: points(0), G: points(1), E: points(2) },
    answered: answered / applicable,
    missing,
    expired,
  };
}

/** Mass w·A: weight and dependence do not know of each other, so the products of the bounds are exact. */
export const ownedMassOf = ({ application, a, weight }: Bounded): OwnedMass => ({
  owner: application.owner,
  mass: [weight[0] * a[0], weight[1] * a[1]],
});

/** The mass if E1 ≥ 3 and if not, as far as the answer to E1 leaves both open. */
export function controlledMassOf({ application, lo, hi, weight, a }: Bounded, scale: Scale): ControlledMass {
  const country = application.ownerCountry ?? 'unknown';
  const [low, high] = [lo[E1] ?? 0, hi[E1] ?? 4];
  const mass: Interval = [weight[0] * a[0], weight[1] * a[1]];
  if (low >= 3) return { country, inside: mass, outside: null };
  if (high < 3) return { country, inside: null, outside: mass };
  const withE1 = (levels: number[], level: number): number => {
    const changed = levels.slice();
    changed[E1] = level;
    return dependenceOf(changed, scale);
  };
  // An open answer may still turn out to be `n/a`: outside too, and then without the mild E1 in the mean.
  const inapplicable = low === 0 && high === 4 ? withE1(hi, -1) || 0 : 0;
  return {
    country,
    inside: [weight[0] * withE1(lo, 3), mass[1]],
    outside: [mass[0], weight[1] * Math.max(withE1(hi, 2), inapplicable)],
  };
}

function redListOf(bounded: readonly Bounded[]): RedListEntry[] {
  const entries = bounded.flatMap((each) => redListEntryOf(each, each.a) ?? []);
  const isPossible = ({ certainty }: RedListEntry): number => (certainty === 'possible' ? 1 : 0);
  return entries.sort((x, y) => isPossible(x) - isPossible(y) || y.a[1] - x.a[1] || y.a[0] - x.a[0]);
}

function evidenceOf(bounded: readonly Bounded[]): EvidenceCount {
  const count = { S: 0, B: 0, G: 0, ungraded: 0, prefilled: 0, expired: 0, missing: 0 };
  for (const { application, missing, expired } of bounded) {
    count.missing += missing.length;
    count.expired += expired.length;
    for (const variable of VARIABLES) {
      const answer = application.answers[variable];
      if (answer === undefined || missing.includes(variable)) continue;
      count[answer.prefilled ? 'prefilled' : (answer.grade ?? 'ungraded')] += 1;
    }
  }
  return count;
}
