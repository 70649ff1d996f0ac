import { shareOf } from './concentration.ts';
import type { CountryShare, Interval } from './types.ts';

/**
 * One application as the share of non-EU control sees it: `inside` is its mass if E1 ≥ 3 (3 an EU subsidiary of a
 * non-EU group, 4 a non-EU provider), `outside` its mass if not; null where the answer excludes the case.
 */
export interface ControlledMass {
  country: string;
  inside: Interval | null;
  outside: Interval | null;
}

/**
 * Share of the mass with E1 ≥ 3. The highest share counts each undecided application inside with its highest mass and
 * takes everything outside at its lowest; the lowest is the reverse. Both are attained.
 *
 * @returns 0 … 1; `[0, 0]` where no mass is possible
 */
export function nonEuShareOf(masses: readonly ControlledMass[]): Interval {
  return boundsOf(masses, () => 'yes');
}

/**
 * The same share split by country of the ultimate owner. An application whose country is not recorded may belong to
 * any country, so it raises the upper end of each; `unknown` is the share that nobody can attribute yet.
 */
export function nonEuByCountryOf(masses: readonly ControlledMass[]): CountryShare[] {
  const countries = new Set(masses.filter(({ inside }) => inside).map(({ country }) => country));
  return [...countries]
    .map((country): CountryShare => ({
      country,
      share: boundsOf(masses, (mass) =>
        mass.country === country ? 'yes' : mass.country === 'unknown' ? 'maybe' : 'no',
      ),
    }))
    .sort((a, b) => b.share[0] - a.share[0] || b.share[1] - a.share[1] || (a.country < b.country ? -1 : 1));
}

function boundsOf(
  masses: readonly ControlledMass[],
  belongs: (mass: ControlledMass) => 'yes' | 'maybe' | 'no',
): Interval {
  let [inLo, inHi, outLo, outHi] = [0, 0, 0, 0];
  for (const mass of masses) {
    const { inside, outside } = mass;
    const lowest = Math.min(inside?.[0] ?? Infinity, outside?.[0] ?? Infinity);
    const highest = Math.max(inside?.[1] ?? 0, outside?.[1] ?? 0);
    const membership = inside ? belongs(mass) : 'no';
    if (membership === 'no') outLo += lowest;
    else inHi += inside?.[1] ?? 0;
    if (membership === 'yes' && !outside) inLo += lowest;
    else outHi += membership === 'yes' ? (outside?.[1] ?? 0) : highest;
  }
  return shareOf([inLo, inHi], [outLo, outHi]);
}
