import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PhraseIndex, type Span } from '../../src/matching/phrase-index.ts';

/** The same by trying every run of tokens. */
function everyRun(phrases: readonly string[], tokens: readonly string[]): string[] {
  const found: string[] = [];
  for (let from = 0; from < tokens.length; from++)
    for (let to = from + 1; to <= tokens.length; to++)
      phrases.forEach((phrase, index) => {
        if (phrase === tokens.slice(from, to).join('')) found.push(`${index} ${from} ${to}`);
      });
  return found.sort();
}

const shown = (spans: readonly Span<number>[]): string[] =>
  spans.map(({ value, from, to }) => `${value} ${from} ${to}`).sort();

test('finds exactly the phrases that runs of tokens spell, however they are joined', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'ä', '+', '7', 'я'), minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(fc.array(word, { maxLength: 8 }), fc.array(word, { maxLength: 6 }), (phrases, tokens) => {
      const index = new PhraseIndex<number>();
      phrases.forEach((phrase, at) => index.add(phrase, at));
      expect(shown(index.find(tokens))).toEqual(everyRun(phrases, tokens));
    }),
    { numRuns: 3000 },
  );
});

test('an empty phrase is never found', () => {
  const index = new PhraseIndex<number>();
  index.add('', 1);
  expect(index.find(['', 'a'])).toEqual([]);
});
