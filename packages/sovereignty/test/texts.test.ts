import { describe, expect, it } from 'vitest';
import {
  CLASS_TEXTS,
  CRITICALITY_TEXTS,
  DIMENSION_TEXTS,
  FACT_TEXTS,
  FORMULA_TEXTS,
  GRADE_TEXTS,
  LABEL_TEXTS,
  REACH_TEXTS,
  seededRandom,
  VARIABLE_TEXTS,
  type Bilingual,
} from '../src/index.ts';

const ALL = {
  VARIABLE_TEXTS,
  DIMENSION_TEXTS,
  CLASS_TEXTS,
  CRITICALITY_TEXTS,
  REACH_TEXTS,
  GRADE_TEXTS,
  FACT_TEXTS,
  LABEL_TEXTS,
  FORMULA_TEXTS,
};

function textsIn(value: unknown, path: string): [string, Bilingual][] {
  if (typeof value !== 'object' || value === null) return [];
  if ('de' in value && 'en' in value) return [[path, value as Bilingual]];
  return Object.entries(value).flatMap(([key, inner]) => textsIn(inner, `${path}.${key}`));
}

describe('the words', () => {
  it.each(textsIn(ALL, ''))(
    'of %s stand in both languages, with typographic quotes only',
    (_, { de, en }) => {
      for (const text of [de, en]) {
        expect(text.trim()).toBe(text);
        expect(text).not.toBe('');
        expect(text).not.toMatch(/["']| {2}/);
      }
    },
  );

  it('ask a question for each variable and name its five levels apart', () => {
    for (const { question, levels } of Object.values(VARIABLE_TEXTS)) {
      expect(question.de).toMatch(/\?$/);
      expect(question.en).toMatch(/\?$/);
      expect(new Set(Object.values(levels).map(({ de }) => de)).size).toBe(5);
    }
  });
});

describe('seeded random numbers', () => {
  it('are the same for the same seed, others for another, and evenly spread', () => {
    const draw = (seed: number): number[] => {
      const next = seededRandom(seed);
      return Array.from({ length: 20_000 }, next);
    };
    const numbers = draw(42);
    expect(draw(42)).toEqual(numbers);
    expect(draw(43)).not.toEqual(numbers);
    expect(numbers.every((number) => number >= 0 && number < 1)).toBe(true);
    for (let tenth = 0; tenth < 10; tenth++)
      expect(
        numbers.filter((number) => Math.floor(number * 10) === tenth).length / numbers.length,
      ).toBeCloseTo(0.1, 1);
  });
});
