import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { annexPaper } from '#lib/server/papers/annex/annex-paper.ts';
import { councilPaper } from '#lib/server/papers/council/council-paper.ts';
import { mayBeSummed } from '#lib/server/papers/council/may-be-summed.ts';
import { publicFigures } from '#lib/server/papers/council/public-figures.ts';
import type { PaperBasis } from '#lib/server/papers/paper-basis.ts';
import { documentOf, noEdits } from '#lib/server/papers/paper-content.ts';
import { knowledge } from '../use-cases/given.ts';
import { basisOf, planOf, type GivenStep } from './given-plan.ts';

const letterhead = { authority: 'Musterstadt', lines: [], logo: null, footer: '' };
const written = (basis: PaperBasis): string =>
  JSON.stringify(
    documentOf(
      councilPaper(publicFigures(basis), basis.template, basis.language, basis.date),
      noEdits,
      letterhead,
    ),
    // Where a line of a chart runs is no text.
    (key, value: unknown) => (key === 'attributes' ? undefined : value),
  );
const annexed = (basis: PaperBasis): string =>
  JSON.stringify(documentOf(annexPaper(basis), noEdits, letterhead));

/** A text that no paper would hold by chance. */
const canary = fc.integer({ min: 10_000_000, max: 99_999_999 }).map((number) => `Kanarie${number}`);
/** An amount in euros that no sum of the paper equals by chance. */
const price = fc.integer({ min: 1_000_003, max: 9_999_991 });
/** As a word of its own: a product called „Rat“ is not named by „Beratung“. */
const isNamed = (text: string, name: string): boolean =>
  text.split(name).some((before, index, pieces) => {
    const after = pieces[index + 1];
    return after !== undefined && !/[\p{L}\d]$/u.test(before) && !/^[\p{L}\d]/u.test(after);
  });
const products = [...knowledge.products.values()];

const town = fc.array(
  fc.record({
    name: canary,
    raw: canary,
    version: canary,
    vendor: canary,
    department: canary,
    note: canary,
    description: canary,
    option: canary,
    reason: canary,
    product: fc.constantFrom(...products.map(({ id }) => id)),
    criticality: fc.integer({ min: 1, max: 4 }),
    runningToday: price,
    running: price,
    start: fc.constantFrom('2027-Q1', '2027-Q4', '2028-Q2', '2029-Q3'),
    inC: fc.boolean(),
    inB: fc.boolean(),
  }),
  { minLength: 1, maxLength: 9 },
);

describe('the public part of a council paper', () => {
  it('tells nothing of applications, products, vendors, versions, remarks, contracts or single prices', () => {
    fc.assert(
      fc.property(town, fc.constantFrom('de' as const, 'en' as const), (drawn, language) => {
        const applications = drawn.map((each) => ({
          name: each.name,
          raw_name: each.raw,
          version: each.version,
          vendor_text: each.vendor,
          department: each.department,
          note: each.note,
          description: each.description,
          product_id: each.product,
          criticality: each.criticality,
          contract_end: '2028-03-17',
          notice_months: 7,
          cost_cents: each.runningToday * 100,
        }));
        const steps = drawn.map((each, index): GivenStep & { inB: boolean; inC: boolean } => ({
          ...each,
          id: index + 1,
          kind: 'consumptive',
          start: each.start as GivenStep['start'] & string,
        }));
        const basis = basisOf(
          applications,
          {
            A: planOf('keep', []),
            B: planOf(
              'stepwise',
              steps.filter(({ inB }) => inB),
              'Kanarie Planname',
            ),
            C: planOf(
              'bold',
              steps.filter(({ inC }) => inC),
            ),
          },
          { language },
        );
        const paper = written(basis);
        const digits = paper.replace(/[.,\u00a0\s]/gu, '');
        expect(paper).not.toContain('Kanarie');
        for (const { product, runningToday, running } of drawn) {
          expect(isNamed(paper, knowledge.products.get(product)?.name ?? '')).toBe(false);
          for (const amount of [runningToday, running, runningToday - running, running - runningToday])
            if (Math.abs(amount) > 999_999) expect(digits).not.toContain(String(Math.abs(amount)));
        }
        for (const date of ['17.03.2028', '17/03/2028', '2028-03-17']) expect(paper).not.toContain(date);
        expect(annexed(basis)).toContain('Kanarie');
      }),
      { numRuns: 300, seed: 8 },
    );
  });

  it('tells the running cost only where no single price can be told from it', () => {
    expect(mayBeSummed([1, 1, 1, 1])).toBe(false);
    expect(mayBeSummed([1, 1, 1, 1, 1])).toBe(true);
    expect(mayBeSummed([5, 1, 1, 1, 1])).toBe(false);
    expect(mayBeSummed([0, 0, 1, 1, 1, 1])).toBe(false);
  });

  it('hides sums of B and C that differ by a single contract', () => {
    const steps = Array.from({ length: 7 }, (_, index) => ({ id: index + 1, name: `V${index}` }));
    const apps = steps.map(({ name }) => ({ name, cost_cents: 900_000 }));
    const alike = publicFigures(basisOf(apps, { B: planOf('stepwise', steps), C: planOf('bold', steps) }));
    expect(alike.variants.B?.sum).not.toBeNull();
    const one = publicFigures(
      basisOf(apps, { B: planOf('stepwise', steps), C: planOf('bold', steps.slice(0, 6)) }),
    );
    expect(one.variants.B?.sum).toBeNull();
    expect(one.variants.C?.netPresentValue).toBeNull();
  });

  it('tells sums where nobody has said what anything costs, unless a person has entered an amount', () => {
    const steps = [{ id: 1, name: 'x', runningToday: 0 }];
    const plans = { B: planOf('stepwise', steps) };
    const unknown = basisOf([{ name: 'x' }], plans);
    expect(publicFigures(unknown).variants.B?.sum).not.toBeNull();
    const told = written(unknown);
    expect(told).not.toContain('Vertragspreise');
    expect(told).toContain('Was die abzulösende Anwendung heute kostet, ist nicht bekannt.');
    const item = {
      variant: 'B',
      position: 'exit',
      year: 2027,
      kind: 'consumptive',
      cents: 1,
      note: '',
    } as const;
    const entered = basisOf([{ name: 'x' }], plans, {
      assumptions: { ...unknown.assumptions, items: [item] },
    });
    expect(publicFigures(entered).variants.B?.sum).toBeNull();
  });

  it('names no area of work that would tell how the house is protected', () => {
    const basis = basisOf(
      [
        { name: 'Firewall', capability_id: 'backup' },
        { name: 'x', capability_id: 'einwohnermeldewesen' },
      ],
      {
        B: planOf('stepwise', [
          { id: 1, name: 'Firewall' },
          { id: 2, name: 'x' },
        ]),
      },
    );
    expect(publicFigures(basis).timetable).toEqual([
      {
        quarter: '2027-Q2',
        areas: [
          { area: 'Bürgerdienste', count: 1 },
          { area: null, count: 1 },
        ],
      },
    ]);
  });
});
