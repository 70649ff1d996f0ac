import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cpuMilliseconds } from '../../../../cpu-milliseconds.ts';
import { buildMatcher, explainNot, matchKey, normalizeName, similarNames } from '../../src/matching/index.ts';
import { sampleTargets } from './sample-targets.ts';

const matcher = buildMatcher(sampleTargets);
const target = fc.constantFrom(...sampleTargets);
const version = fc
  .tuple(fc.integer({ min: 1, max: 99 }), fc.integer({ min: 0, max: 99 }), fc.integer({ min: 0, max: 9999 }))
  .map((parts) => parts.join('.'));
const letterCase = fc.constantFrom(
  (text: string) => text,
  (text: string) => text.toUpperCase(),
  (text: string) => text.toLowerCase(),
);
const umlauts = fc.constantFrom(
  (text: string) => text,
  (text: string) => text.replace(/ä/g, 'ae').replace(/Ä/g, 'AE').replace(/ü/g, 'ue'),
  (text: string) => text.normalize('NFD'),
);
const tail = fc.constantFrom(
  '',
  ' (x64)',
  ' - de-de',
  ' (de)',
  ' 64-bit',
  ' Professional',
  ' Lizenz',
  '  ',
  ' (x86 en-US)',
);

test('a product’s own name with another case, version, language or bitness is accepted or reviewed for it', () => {
  fc.assert(
    fc.property(target, letterCase, umlauts, version, tail, (product, inCase, spelt, number, end) => {
      const match = matcher.match(` ${inCase(spelt(product.name))} ${number}${end}`, product.vendors[0]);
      expect(['accept', 'review']).toContain(match.decision);
      expect(match.candidates.map((candidate) => candidate.product)).toContain(product.id);
      if (match.decision === 'accept') expect(match.product).toBe(product.id);
    }),
    { numRuns: 2000 },
  );
});

test('nothing in a name makes it throw, and the scores stay between 0 and 1', () => {
  const text = fc.oneof(
    fc.string({ maxLength: 80 }),
    fc.string({ unit: 'binary', maxLength: 80 }),
    fc.string({ unit: 'grapheme', maxLength: 40 }),
  );
  fc.assert(
    fc.property(text, fc.option(text, { nil: undefined }), (name, publisher) => {
      const match = matcher.match(name, publisher);
      expect(match.raw).toBe(name);
      for (const { score } of match.candidates) expect(score >= 0 && score <= 1).toBe(true);
      expect(match.product === null || match.decision === 'accept' || match.decision === 'review').toBe(true);
      normalizeName(name);
      matchKey(name, publisher);
    }),
    { numRuns: 3000 },
  );
});

test('the order of the products changes nothing', () => {
  const names = [
    'Microsoft Office',
    'VOIS',
    'Camunda',
    'Windows',
    'Adobe',
    'Exchange Outlook',
    'OK.X',
    'Nextclod 3',
  ];
  const expected = names.map((name) => matcher.match(name));
  fc.assert(
    fc.property(fc.shuffledSubarray(sampleTargets, { minLength: sampleTargets.length }), (shuffled) => {
      const other = buildMatcher(shuffled);
      expect(names.map((name) => other.match(name))).toEqual(expected);
    }),
    { numRuns: 20 },
  );
});

test('what was matched before changes nothing', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(target, fc.string({ maxLength: 10 })), { maxLength: 20 }),
      target,
      (earlier, { name }) => {
        const fresh = buildMatcher(sampleTargets);
        for (const [{ name: other }, publisher] of earlier) fresh.match(other, publisher);
        expect(fresh.match(name)).toEqual(matcher.match(name));
      },
    ),
    { numRuns: 20 },
  );
});

test.each([
  ['one letter', 'a'],
  ['brackets', '('],
  ['words', 'Microsoft Office '],
  ['digits', '1.'],
  ['slashes', '\\'],
])('100,000 characters of %s take no second of work', (_, unit) => {
  const long = unit.repeat(Math.ceil(100_000 / unit.length));
  const start = cpuMilliseconds();
  matcher.match(long, long);
  matchKey(long, long);
  explainNot(matcher, long, 'zoom', long);
  similarNames(long, [`${long}x`]);
  expect(cpuMilliseconds() - start).toBeLessThan(1000);
});
