import { describe, expect, it } from 'vitest';
import { prerequisiteCycle, type PlanInput } from '@allmende/planner';
import {
  answersOf,
  assumptionsAfter,
  assumptionsTogether,
} from '#lib/server/planning/basis/dependence-after.ts';
import { countedEffort } from '#lib/server/planning/basis/counted-effort.ts';
import { dependenceOf } from '#lib/server/planning/basis/dependence-of.ts';
import { optionsFor } from '#lib/server/planning/basis/options-for.ts';
import { packBasis, unpackBasis } from '#lib/server/planning/basis/pack-basis.ts';
import { ownOption, withOwnFigures } from '#lib/server/planning/basis/own-figures.ts';
import type { BasisApplication, BasisOption, PlanBasis } from '#lib/server/planning/basis/plan-basis.ts';
import { inputFrom } from '#lib/server/planning/basis/plan-input.ts';
import { prerequisitesAmong } from '#lib/server/planning/basis/prerequisites-among.ts';
import { sharedPlatforms } from '#lib/server/planning/basis/shared-platforms.ts';
import type { StoredOption } from '#lib/server/planning/store/options.ts';
import { defaultSettings, planSettings, type PlanSettings } from '#lib/server/planning/index.ts';
import { knowledge } from '../use-cases/given.ts';

const date = '2026-11-21';
const office = { product: 'ms-office', hosting: 'own' as const, isCritical: true };
const productOf = (id: string) => {
  const product = knowledge.products.get(id);
  if (!product) throw new Error(`no such product: ${id}`);
  return product;
};
const levelsOf = (id: string, from = office) =>
  Object.fromEntries(
    assumptionsAfter(knowledge, productOf(id), from).map(({ variable, levels, origin }) => [
      variable,
      [...levels, origin],
    ]),
  );

/** An application with the options that the facts name for its product. */
function application(id: number, product: string, more: Partial<BasisApplication> = {}): BasisApplication {
  const question = { ...office, product, capability: null, users: 20, criticality: 4 };
  const measured = dependenceOf(date);
  return {
    id,
    name: `Anwendung ${id}`,
    product,
    productName: product,
    capabilities: (knowledge.products.get(product)?.capabilities ?? []).map((each) => each.id),
    criticality: 4,
    department: null,
    users: 20,
    weight: 8,
    isWeightKnown: true,
    a: [60, 90],
    missing: 0,
    runningCost: null,
    contract: null,
    options: optionsFor(knowledge, question).map((option) => ({
      ...option,
      id: `${id}:${option.key}`,
      a: measured(option.assumptions),
    })),
    ...more,
  };
}

const basisOf = (...applications: BasisApplication[]): PlanBasis => ({
  date,
  workplaces: 100,
  applications,
  prerequisites: prerequisitesAmong(applications, knowledge),
  decided: [],
});

describe('what could replace an application', () => {
  it('is never offered for the aid of a person with a disability', () => {
    const question = { ...office, capability: null, users: 1, criticality: 2 };
    expect(optionsFor(knowledge, { ...question, product: 'jaws' })).toEqual([]);
    expect(optionsFor(knowledge, question)).not.toEqual([]);
  });
});

describe('dependence after a replacement', () => {
  it('says of each variable where it comes from: facts, what open source brings, or a condition', () => {
    expect(levelsOf('libreoffice')).toMatchObject({
      W2: [0, 1, 'target'],
      W3: [0, 2, 'derived'],
      W4: [0, 2, 'target'],
      G1: [0, 0, 'fact'],
      G2: [0, 0, 'target'],
      G3: [0, 1, 'target'],
      E2: [0, 2, 'target'],
      E3: [0, 3, 'derived'],
    });
    expect(levelsOf('libreoffice')['W1']?.[1]).toBeLessThanOrEqual(2);
    expect(levelsOf('libreoffice', { ...office, isCritical: false })['G3']).toEqual([0, 2, 'target']);
  });

  it('claims nothing of a product with closed parts that only open source brings', () => {
    const closed = [...knowledge.products.values()].find(({ licence }) => licence.kind === 'open-core');
    expect(levelsOf(closed?.id ?? '')).toMatchObject({ W3: [0, 4, 'open'], E3: [0, 4, 'open'] });
  });

  it('is as free as the least free part of a bundle, variable by variable', () => {
    const parts = ['libreoffice', 'thunderbird'].map((id) =>
      assumptionsAfter(knowledge, productOf(id), office),
    );
    const [one, other] = parts.map((part) => dependenceOf(date)(part));
    const together = dependenceOf(date)(assumptionsTogether(parts));
    expect(together[1]).toBeGreaterThanOrEqual(Math.max(one?.[1] ?? 100, other?.[1] ?? 100));
    expect(Object.keys(answersOf(assumptionsTogether(parts)))).toHaveLength(10);
  });
});

describe('what a plan is made from', () => {
  it('counts the upper end of each range, unless the plan asks for another', () => {
    const effort = application(1, 'ms-office').options[0]?.effort;
    if (!effort) throw new Error('an option is expected');
    expect(countedEffort(effort)).toMatchObject({ duration: effort.duration[1], oneOff: effort.oneOff[1] });
    expect(countedEffort(effort, 'low')).toMatchObject({
      duration: effort.duration[0],
      oneOff: effort.oneOff[0],
    });
    expect(countedEffort(effort, 'middle').oneOff).toBe((effort.oneOff[0] + effort.oneOff[1]) / 2);
  });

  it('comes out of the store as it went in, and common things stand there once', () => {
    const basis = basisOf(
      application(1, 'ms-office'),
      application(2, 'ms-office'),
      application(3, 'outlook'),
    );
    const packed = packBasis(basis);
    expect(unpackBasis(JSON.parse(JSON.stringify(packed)) as typeof packed)).toEqual(basis);
    expect(packed.options).toHaveLength(
      new Set(
        basis.applications.flatMap(({ product, options }) => options.map(({ key }) => `${product} ${key}`)),
      ).size,
    );
  });

  it('never waits in a circle, whatever capabilities applications have', () => {
    const all = [...knowledge.capabilities.keys()];
    const basis = basisOf(
      ...['ms-office', 'exchange', 'active-directory', 'windows-server'].map((product, index) =>
        application(index + 1, product, { capabilities: all.filter((_each, at) => at % (index + 2) !== 0) }),
      ),
    );
    expect(prerequisiteCycle(basis.prerequisites)).toBeNull();
  });

  it('takes pins as windows, so that the contract counts all the same', () => {
    const settings: PlanSettings = {
      ...defaultSettings(knowledge, 'bold', { date, workplaces: 100 }),
      pins: { 1: [{ kind: 'not-before', quarter: '2028-Q1' }], 2: [{ kind: 'never' }] },
    };
    const contract = {
      id: null,
      title: null,
      end: '2028-12-31',
      noticeMonths: 3,
      renewMonths: 12,
      isAssumed: false,
    };
    const input = inputFrom(
      basisOf(application(1, 'outlook', { contract }), application(2, 'outlook'), application(3, 'outlook')),
      'bold',
      settings,
      [{ application: 3, option: '3:product:thunderbird', start: '2026-Q1' }],
    );
    expect(input.options.filter((option) => option.application === '1')).toMatchObject([
      { window: { from: '2028-Q1' } },
    ]);
    expect(input.applications[0]?.contract).toMatchObject({ end: '2028-12-31' });
    expect(input.options.filter((option) => option.application === '2')).toEqual([]);
    // Decided before the plan begins: it begins with the plan.
    expect(input.options.filter((option) => option.application === '3')).toMatchObject([
      { window: { from: settings.start, to: settings.start } },
    ]);
    expect(input.applications[2]?.must).toBe(true);
  });
});

describe('what comes before the work on one application', () => {
  const settings = defaultSettings(knowledge, 'bold', { date, workplaces: 100 });
  const alone = (option: BasisOption) => countedEffort(option.effort);
  /** Two file shares that the same product could take the place of. */
  const shares = [application(1, 'sharepoint'), application(2, 'onedrive')];
  const withPlatforms = (...applications: BasisApplication[]): PlanBasis => ({
    ...basisOf(...applications),
    platforms: sharedPlatforms(applications, knowledge),
  });
  const built = (input: PlanInput) => (input.components ?? []).map(({ id }) => id);

  it('is a platform, built once for all that stand on it; one alone costs what it did', () => {
    const basis = withPlatforms(...shares);
    const input = inputFrom(basis, 'bold', settings, []);
    expect(built(input)).toContain('platform:nextcloud');
    for (const component of input.components ?? [])
      for (const option of input.options.filter((each) => each.components?.join() === component.id)) {
        const whole = alone(
          basis.applications
            .flatMap(({ options }) => options)
            .find(({ id }) => id === option.id) as BasisOption,
        );
        expect(option.oneOff + component.oneOff).toBe(whole.oneOff);
        expect(option.running + component.running).toBe(whole.running);
        expect(option.duration + component.duration).toBe(whole.duration);
      }
    expect(built(inputFrom(withPlatforms(shares[0]!), 'bold', settings, []))).toEqual([]);
  });

  it('is no platform where it runs already, where the authority has figures, or where it would come too late', () => {
    const there = withPlatforms(...shares, application(3, 'nextcloud', { options: [] }));
    const input = inputFrom(there, 'bold', settings, []);
    expect(built(input)).not.toContain('platform:nextcloud');
    const key = there.platforms?.[0]?.options[0] ?? '';
    const option = there.applications[0]?.options.find(({ id }) => id === key);
    expect(input.options.find(({ id }) => id === key)?.oneOff).toBeLessThan(
      option ? alone(option).oneOff : 0,
    );
    const pins = { 1: [{ kind: 'option' as const, option: key, start: settings.start }] };
    const pinned = inputFrom(withPlatforms(...shares), 'bold', { ...settings, pins }, []);
    expect(pinned.options.find(({ id }) => id === key)?.components).toBeUndefined();
  });

  it('is a pilot for class 4, in the places that were named, and the beginning of support', () => {
    const input = inputFrom(
      withPlatforms(application(1, 'exchange'), application(2, 'exchange', { criticality: 3 })),
      'bold',
      { ...settings, pilotPlaces: ['Amt 10', 'Amt 50'], supportFrom: '2028-Q1' },
      [],
    );
    const [first] = input.options;
    expect(first).toMatchObject({
      pilot: { quarters: 1, places: ['Amt 10', 'Amt 50'] },
      supportFrom: '2028-Q1',
    });
    expect(input.applications.map(({ criticality }) => criticality)).toEqual([4, 3]);
  });

  it('is what was agreed with others about a development, and only our part of its cost', () => {
    const stored = { key: 'joint:x', name: 'Gemeinsam', figures: {} } as StoredOption;
    const figures = { oneOff: 90_000, sharePercent: 20, window: { from: '2027-Q3', to: '2028-Q1' } };
    const open = withOwnFigures(ownOption(stored), { ...stored, figures });
    const joint: BasisOption = { ...open, id: '1:joint:x', a: [0, 40] };
    const input = inputFrom(basisOf(application(1, 'x', { options: [joint] })), 'bold', settings, []);
    expect(input.options).toMatchObject([
      { type: 'joint', oneOff: 18_000, window: { from: '2027-Q3', to: '2028-Q1' } },
    ]);
  });
});

describe('the limits that a plan begins with', () => {
  it('grow with the authority, are complete, and are what a form may send', () => {
    const settings = defaultSettings(knowledge, 'stepwise', { date, workplaces: 520 });
    expect(settings).toMatchObject({
      start: '2027-Q1',
      quarters: 16,
      maxStartsPerQuarter: 2,
      areBudgetsPreset: true,
    });
    expect(settings.budgets).toEqual(
      [2027, 2028, 2029, 2030].map((year) => ({ year, kind: null, amount: 250_000 })),
    );
    expect(settings.teams).toHaveLength(knowledge.effort.teams.length);
    expect(planSettings.parse(settings)).toEqual(settings);
    expect(defaultSettings(knowledge, 'bold', { date, workplaces: 520 })).toMatchObject({
      budgets: [],
      teams: [],
      maxStartsPerQuarter: null,
    });
  });
});
