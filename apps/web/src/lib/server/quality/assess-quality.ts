import { rules, type BadgeName, type CriterionKey, type QualityFacts, type SeenValue } from './rules.ts';

export interface Criterion {
  key: CriterionKey;
  level: 1 | 2 | 3;
  value: SeenValue;
  /** Null where the value is not known. */
  met: boolean | null;
  /** ISO date and time of the value; null where there is none. */
  asOf: string | null;
}

/** A badge: which level is reached for certain, and which one could be, were everything known. */
export interface Badge {
  name: BadgeName;
  /** 0 … 3. */
  least: number;
  most: number;
  /** Levels that the rules name. */
  levels: number;
  criteria: Criterion[];
}

/**
 * The badges of an entry, each with its criteria. What is not known neither gives a level nor takes one: it keeps
 * `least` below `most`.
 *
 * @example assessQuality(facts).find(({ name }) => name === 'maintenance')?.least // 2
 */
export function assessQuality(facts: QualityFacts): Badge[] {
  return (Object.keys(rules) as BadgeName[]).map((name) => {
    const criteria = rules[name].map((rule): Criterion => {
      const value = rule.value(facts);
      const met = value === 'unknown' ? null : value === 'none' || rule.isMet(value);
      const day = rule.from === 'forge' ? facts.observedAt : facts.checkedAt;
      return { key: rule.key, level: rule.level, value, met, asOf: value === 'unknown' ? null : day };
    });
    const levels = Math.max(...criteria.map(({ level }) => level));
    return {
      name,
      least: reached(criteria, levels, ({ met }) => met === true),
      most: reached(criteria, levels, ({ met }) => met !== false),
      levels,
      criteria,
    };
  });
}

/** The highest level up to which all criteria hold. */
function reached(criteria: readonly Criterion[], levels: number, holds: (each: Criterion) => boolean) {
  for (let level = 1; level <= levels; level++)
    if (!criteria.filter((each) => each.level === level).every(holds)) return level - 1;
  return levels;
}
