import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { prefill, type AlternativeFact, type ProductFacts } from '../src/index.ts';
import { RUNS } from './arbitraries.ts';

const owner = (fields: Partial<NonNullable<ProductFacts['owner']>>): ProductFacts => ({
  owner: { kind: 'company', chainKnown: true, verified: true, ...fields },
});
const alternative = (product: string, fields: Partial<AlternativeFact> = {}): AlternativeFact => ({
  product,
  coverage: 'full',
  deployments: 1,
  verified: true,
  ...fields,
});
const hosting = (...options: ('onprem' | 'dc' | 'saas')[]) => ({ options, verified: true });
const proprietary = { kind: 'proprietary', verified: true } as const;
const open = { kind: 'open-source', spdx: 'EUPL-1.2', verified: true } as const;

/** A level, or the levels that stay open. */
const outcome = (facts: ProductFacts, variable: 'W1' | 'G1' | 'G2' | 'E1') => {
  const answer = prefill(facts)[variable];
  return answer && (answer.value === 'unknown' ? (answer.between ?? 'open') : answer.value);
};

describe('pre-filling from product facts', () => {
  it('says nothing where nothing is known', () => {
    expect(prefill({})).toEqual({});
  });

  it.each([
    [open, 0],
    [{ kind: 'open-core', verified: true } as const, [1, 2]],
    [proprietary, 4],
  ])('takes G1 from the licence: %j', (licence, wanted) => {
    expect(outcome({ licence }, 'G1')).toEqual(wanted);
  });

  it.each([
    ['a public body inside', owner({ kind: 'public-body', country: 'DE' }), 0],
    ['a foundation inside', owner({ kind: 'foundation', country: 'CH', chainKnown: false }), 0],
    ['a community without a country', owner({ kind: 'community' }), 'open'],
    [
      'a community outside, for which the scale has no level',
      owner({ kind: 'foundation', country: 'US' }),
      'open',
    ],
    ['a company inside whose platform is not known', owner({ country: 'FR' }), [1, 2]],
    ['a company inside on a platform from outside', owner({ country: 'FR', outsidePlatform: true }), 2],
    ['a company inside on its own platform', owner({ country: 'DE', outsidePlatform: false }), 1],
    ['a company inside whose owners nobody looked up', owner({ country: 'DE', chainKnown: false }), [1, 3]],
    ['a subsidiary inside of a group outside', { ...owner({ country: 'US' }), vendorCountry: 'IE' }, 3],
    ['a vendor outside', { ...owner({ country: 'US' }), vendorCountry: 'US' }, [3, 4]],
    ['an owner of unknown kind inside', owner({ kind: 'unknown', country: 'DE' }), [0, 2]],
    [
      'an open product of unknown owner outside',
      { ...owner({ kind: 'unknown', country: 'US' }), licence: open },
      'open',
    ],
    [
      'a proprietary product of unknown owner outside',
      { ...owner({ kind: 'unknown', country: 'US' }), licence: proprietary },
      [3, 4],
    ],
  ] as const)('takes E1 from %s', (_, facts, wanted) => {
    expect(outcome(facts, 'E1')).toEqual(wanted);
  });

  it.each([
    ['three proven makers', [alternative('a'), alternative('b'), alternative('c')], 0],
    ['two proven makers', [alternative('a'), alternative('b', { coverage: 'most' })], [0, 1]],
    [
      'two products of one maker',
      [alternative('a', { maker: 'x' }), alternative('b', { maker: 'x' })],
      [0, 2],
    ],
    ['candidates that nobody runs', [alternative('a', { deployments: 0 })], [0, 3]],
    ['candidates with gaps', [alternative('a', { coverage: 'part' })], [0, 3]],
    ['none known, which proves nothing', [], 'open'],
  ] as const)('takes W1 from %s', (_, alternatives, wanted) => {
    expect(outcome({ alternatives }, 'W1')).toEqual(wanted);
  });

  it.each([
    ['a service only', { hosting: hosting('saas') }, 4],
    ['a service only, whatever the inventory says', { hosting: hosting('saas'), operation: 'own' }, 4],
    ['own operation of open source', { operation: 'own', licence: open }, 0],
    ['own operation of a proprietary product', { operation: 'own', licence: proprietary }, [0, 2]],
    ['a provider', { operation: 'provider', licence: proprietary }, [0, 2]],
    ['a provider of open source', { operation: 'provider', licence: open }, [0, 1]],
    ['hosting by the vendor', { operation: 'vendor-hosted', hosting: hosting('onprem', 'saas') }, [3, 4]],
    ['a choice with a service in it', { hosting: hosting('onprem', 'saas') }, 'open'],
    ['open source without a service', { hosting: hosting('onprem', 'dc'), licence: open }, [0, 1]],
    ['a proprietary product without a service', { hosting: hosting('onprem') }, [0, 2]],
  ] as const)('takes G2 from %s', (_, facts, wanted) => {
    expect(outcome(facts, 'G2')).toEqual(wanted);
  });

  it('says nothing about alternatives to an open product when none are recorded', () => {
    expect(prefill({ licence: open, alternatives: [] }).W1).toBeUndefined();
  });

  it('says in both languages when a fact is unverified, and from when it is', () => {
    const { G1 } = prefill({ licence: { kind: 'proprietary', verified: false, date: '2017-06-30' } });
    expect(G1?.prefilled).toMatchObject({ code: 'licence-proprietary', unverified: true });
    expect(G1?.prefilled?.reason).toMatch(/\(Angabe ungeprüft, Stand 30\.06\.2017\)$/);
    expect(G1?.prefilled?.reasonEn).toMatch(/\(fact unverified, as of 2017-06-30\)$/);
  });

  it('calls W1 unverified as soon as one alternative that it rests on is', () => {
    const facts = (verified: boolean) => ({
      alternatives: [alternative('a'), alternative('b', { verified })],
    });
    expect(prefill(facts(false)).W1?.prefilled?.unverified).toBe(true);
    expect(prefill(facts(true)).W1?.prefilled?.unverified).toBe(false);
  });

  it('calls G2 unverified when the licence that it rests on is, and dates it by the oldest fact', () => {
    const licence = { kind: 'open-source', verified: false, date: '2025-05-02' } as const;
    const facts = { licence, hosting: { ...hosting('onprem', 'dc'), date: '2026-02-01' } };
    expect(prefill(facts).G2?.prefilled).toMatchObject({ code: 'hosting-no-saas-open', unverified: true });
    expect(prefill(facts).G2?.prefilled?.reason).toMatch(/\(Angabe ungeprüft, Stand 02\.05\.2025\)$/);
    expect(prefill({ operation: 'saas', licence }).G2?.prefilled?.unverified).toBe(false);
  });

  it('names the proven alternatives and the licence', () => {
    const facts = {
      licence: open,
      alternatives: [alternative('libreoffice'), alternative('x', { deployments: 0 })],
    };
    const { W1, G1 } = prefill(facts);
    expect(W1?.prefilled?.reason).toContain('libreoffice;');
    expect(W1?.prefilled?.reason).not.toContain('x;');
    expect(G1?.prefilled?.reason).toBe('Open-Source-Lizenz (EUPL-1.2).');
    expect(prefill({ licence: { kind: 'open-source', verified: true } }).G1?.prefilled?.reason).toBe(
      'Open-Source-Lizenz.',
    );
  });

  it('gives each answer a reason without a gap in it, and answers only four variables', () => {
    const country = fc.constantFrom('DE', 'US', 'NO', undefined);
    const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
    const facts = fc.record({
      licence: optional(
        fc.record({
          kind: fc.constantFrom('open-source', 'open-core', 'proprietary'),
          verified: fc.boolean(),
        }),
      ),
      vendorCountry: country,
      owner: optional(
        fc.record({
          kind: fc.constantFrom('community', 'foundation', 'public-body', 'company', 'unknown'),
          name: fc.constantFrom('Beispiel AG', undefined),
          country,
          chainKnown: fc.boolean(),
          outsidePlatform: fc.constantFrom(true, false, undefined),
          verified: fc.boolean(),
        }),
      ),
      alternatives: optional(
        fc.array(
          fc.record({
            product: fc.constantFrom('a', 'b', 'c', 'd'),
            maker: fc.constantFrom('x', 'y', undefined),
            coverage: fc.constantFrom('full', 'most', 'part'),
            deployments: fc.nat(2),
            verified: fc.boolean(),
          }),
          { maxLength: 4 },
        ),
      ),
      hosting: optional(
        fc.record({ options: fc.subarray(['onprem', 'dc', 'saas']), verified: fc.boolean() }),
      ),
      operation: fc.constantFrom('own', 'provider', 'vendor-hosted', 'saas', undefined),
    });
    fc.assert(
      fc.property(facts, (given) => {
        const answers = prefill(JSON.parse(JSON.stringify(given)) as ProductFacts);
        for (const [variable, answer] of Object.entries(answers)) {
          expect(['W1', 'G1', 'G2', 'E1']).toContain(variable);
          expect(answer.prefilled?.reason).toMatch(/^[A-ZÄÖÜ0-9][^[\]{}?]+[.)]$/);
          expect(answer.prefilled?.reasonEn).toMatch(/^[A-Z0-9][^[\]{}?]+[.)]$/);
          if (answer.between) expect(answer.between[0]).toBeLessThan(answer.between[1]);
        }
      }),
      { numRuns: RUNS },
    );
  });
});
