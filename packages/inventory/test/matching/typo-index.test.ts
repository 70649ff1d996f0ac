import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { editDistance, TypoIndex } from '../../src/matching/typo-index.ts';

/** Edits between two words by the recursion of the definition. */
function byDefinition(a: string, b: string): number {
  if (a === '' || b === '') return a.length + b.length;
  const kept = byDefinition(a.slice(1), b.slice(1)) + (a[0] === b[0] ? 0 : 1);
  let least = Math.min(kept, byDefinition(a.slice(1), b) + 1, byDefinition(a, b.slice(1)) + 1);
  if (a.length > 1 && b.length > 1 && a[0] === b[1] && a[1] === b[0])
    least = Math.min(least, byDefinition(a.slice(2), b.slice(2)) + 1);
  return least;
}

describe('the distance of two words', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 6 });
  test('is the least number of edits, up to the limit', () => {
    fc.assert(
      fc.property(word, word, fc.integer({ min: 0, max: 3 }), (a, b, limit) => {
        const exact = byDefinition(a, b);
        if (exact <= limit) expect(editDistance(a, b, limit)).toBe(exact);
        else expect(editDistance(a, b, limit)).toBeGreaterThan(limit);
      }),
      { numRuns: 1000 },
    );
  });
  test('counts a swap of neighbours once', () => {
    expect(editDistance('mircosoft', 'microsoft', 2)).toBe(1);
  });
});

describe('mending a word', () => {
  const typos = new TypoIndex(['nextcloud', 'thunderbird', 'keepass', 'opencast', 'office']);
  test.each([
    ['nextclod', 'nextcloud', 1],
    ['thundrebird', 'thunderbird', 1],
    ['thundebrd', 'thunderbird', 2],
    ['keypass', 'keepass', 1],
    ['opencart', 'opencast', 1],
  ])('%s → %s', (wrong, right, distance) => {
    expect(typos.nearest(wrong)).toEqual({ word: right, distance, tied: false });
  });
  test.each([
    ['a known word', 'nextcloud'],
    ['a short word', 'offi'],
    ['a short word with two mistakes', 'kayposs'],
    ['another first letter', 'mextcloud'],
    ['anything else', 'libreoffice'],
    ['a word without end', 'n'.repeat(10_000)],
  ])('leaves %s alone', (_, word) => {
    expect(typos.nearest(word)).toBeNull();
  });
  test('says when two words are as near, and takes the longer', () => {
    const near = new TypoIndex(['postgres', 'postgresql']).nearest('postgresq');
    expect(near).toEqual({ word: 'postgresql', distance: 1, tied: true });
  });
  test('finds every word again after one slip behind the first letter', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('nextcloud', 'thunderbird', 'opencast'),
        fc.integer({ min: 1, max: 7 }),
        (word, at) => {
          const dropped = word.slice(0, at) + word.slice(at + 1);
          expect(typos.nearest(dropped)?.word).toBe(word);
        },
      ),
    );
  });
});
