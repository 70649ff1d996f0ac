import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildMatcher, describeReason, explainNot, REASON_CODES } from '../../src/matching/index.ts';
import { sampleTargets } from './sample-targets.ts';

const matcher = buildMatcher(sampleTargets);
const codesFor = (raw: string, product: string, publisher?: string): string[] =>
  explainNot(matcher, raw, product, publisher).map(({ code }) => code);

describe('why a product was not chosen', () => {
  test.each([
    ['Windows Server 2019', 'windows', undefined, 'inside-longer-name'],
    ['Windows Server 2019', 'windows', undefined, 'another-fits-better'],
    ['OK.PERSONAL', 'ok-ewo', undefined, 'words-missing'],
    ['Zoom Player', 'zoom', undefined, 'unknown-word'],
    ['Zoom Player', 'zoom', undefined, 'below-acceptance'],
    ['Outlook Plugin for Zoom', 'zoom', undefined, 'made-for'],
    ['Microsoft Enterprise Agreement', 'ms-office', undefined, 'bundle'],
    ['Firefox / Outlook', 'firefox', undefined, 'another-product'],
    ['Outlook', 'session', 'Microsoft', 'vendor-contradicts'],
    ['Total Commander', 'outlook', undefined, 'not-named'],
    ['Update for Microsoft Office 2016 (KB4011099)', 'ms-office', undefined, 'noise'],
    ['Outlook', 'no-such-product', undefined, 'product-unknown'],
  ])('“%s” is not %s (publisher %s): %s', (raw, product, publisher, code) => {
    expect(codesFor(raw, product, publisher)).toContain(code);
  });

  test('nothing is said about a product that was accepted', () => {
    expect(explainNot(matcher, 'Mozilla Firefox 57.0.2 (fr)', 'firefox', 'Mozilla')).toEqual([]);
  });

  test('names the word that is missing and the name that fits better', () => {
    const sentences = (raw: string, product: string): string[] =>
      explainNot(matcher, raw, product).map((reason) => describeReason(reason, 'en'));
    expect(sentences('OK.PERSONAL', 'ok-ewo')).toContain('To be “OK.EWO”, the name lacks: ewo.');
    expect(sentences('Windows Server 2019', 'windows').join(' ')).toContain('Windows Server');
  });
});

test('for any product that was not accepted there is a reason, and each has a sentence', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...sampleTargets),
      fc.constantFrom(...sampleTargets),
      fc.constantFrom('', ' Plugin', ' 2019', ' Wartung', ' Player', ' / Outlook'),
      (named, asked, tail) => {
        const raw = named.name + tail;
        const match = matcher.match(raw);
        const reasons = explainNot(matcher, raw, asked.id);
        const accepted = match.decision === 'accept' && match.product === asked.id;
        expect(reasons.length > 0).toBe(!accepted);
        for (const reason of reasons) {
          expect(REASON_CODES).toContain(reason.code);
          for (const language of ['de', 'en'] as const)
            expect(describeReason(reason, language)).not.toContain('undefined');
        }
      },
    ),
    { numRuns: 1000 },
  );
});
