import type { Lifecycle } from '@allmende/knowledge';

export interface CycleView {
  cycle: string;
  released: string | null;
  /** Last day of ordinary security updates; true: ended on an unknown day, false: goes on, null: not named. */
  end: string | boolean | null;
  extendedEnd: string | null;
  lts: boolean;
  /** `version`: as given; `name`: read from the name of the application. */
  from: 'version' | 'name';
}

const versionNumber = /\d+(?:\.\d+)*/g;

/**
 * The release line that a version belongs to: the one with the longest number that the version starts with. Where no
 * version is given, a number in the name counts only when it is exactly a release line.
 *
 * @example cycleOf(lifecycle, '16.4', 'PostgreSQL')?.cycle // '16'
 */
export function cycleOf(lifecycle: Lifecycle, version: string | null, name: string): CycleView | null {
  const [given] = version?.match(versionNumber) ?? [];
  const inName: string[] = name.match(versionNumber) ?? [];
  const matching =
    given === undefined
      ? lifecycle.cycles.filter(({ cycle }) => inName.includes(cycle))
      : lifecycle.cycles.filter(({ cycle }) => `${given}.`.startsWith(`${cycle}.`));
  const [best] = matching.toSorted((a, b) => b.cycle.length - a.cycle.length);
  if (!best) return null;
  return {
    cycle: best.cycle,
    released: best.released ?? null,
    end: best.end ?? null,
    extendedEnd: best.extendedEnd ?? null,
    lts: best.lts,
    from: given === undefined ? 'name' : 'version',
  };
}
