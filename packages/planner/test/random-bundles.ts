import fc from 'fast-check';
import { addQuarters, type PlanInput, type PlanOption } from '../src/index.ts';
import { smallInput } from './random-input.ts';

const maybe = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.option(value, { nil: undefined });
const capabilities = fc.subarray(['mail', 'akten']);
const quarter = fc.nat(3).map((period) => addQuarters('2027-Q1', period));

const ofApplication = fc.record({
  criticality: fc.constantFrom(2, 4),
  capabilities,
  final: fc.boolean(),
  renewals: fc.array(
    fc.record({
      duration: fc.constantFrom(1, 2, 4),
      running: fc.constantFrom(0, 4000, 6000, 20_000),
      oneOff: fc.constantFrom(0, 0, 3000),
    }),
    { maxLength: 2 },
  ),
});
const ofOption = fc.record({
  covers: maybe(capabilities),
  needsPlatform: fc.boolean(),
  window: maybe(fc.record({ from: quarter, to: quarter })),
  share: maybe(fc.constantFrom(0, 0.25, 0.5)),
  supportFrom: maybe(quarter),
  pilot: maybe(
    fc.record({
      quarters: fc.constantFrom(1, 2),
      places: fc.subarray(['Bauamt', 'Hauptamt']),
      days: fc.constantFrom(0, 5, 20),
    }),
  ),
});
const platform = fc.record({
  duration: fc.constantFrom(1, 2),
  oneOff: fc.constantFrom(0, 10_000, 30_000),
  running: fc.constantFrom(0, 4000),
  days: fc.constantFrom(0, 10),
  covers: capabilities,
});

/** Small plans with renewals, bundles on a shared platform, joint development, support and pilots. */
export const bundledInput: fc.Arbitrary<PlanInput> = fc
  .tuple(
    smallInput,
    fc.array(ofApplication, { minLength: 4, maxLength: 4 }),
    fc.array(ofOption, { minLength: 8, maxLength: 8 }),
    maybe(platform),
  )
  .map(([input, applicationExtras, optionExtras, built]) => {
    // Three are enough to meet each other, and few enough to try everything.
    const applications = input.applications.slice(0, 3).map((application, index) => {
      const { criticality, capabilities: given, final } = applicationExtras[index]!;
      const { contract } = application;
      return {
        ...application,
        criticality,
        capabilities: given,
        ...(contract && { contract: { ...contract, ...(final && index === 0 && { final }) } }),
      };
    });
    const ids = new Set(applications.map(({ id }) => id));
    const options: PlanOption[] = input.options
      .filter(({ application }) => ids.has(application))
      .map((option, index) => {
        const { covers, needsPlatform, window, share, supportFrom, pilot } = optionExtras[index]!;
        return {
          ...option,
          ...(covers && { covers }),
          ...(needsPlatform && built && { components: ['platform'] }),
          ...(window && index % 2 === 0 && { window }),
          ...(share !== undefined && { type: 'joint' as const, share }),
          ...(supportFrom && { supportFrom }),
          ...(pilot && {
            pilot: {
              quarters: pilot.quarters,
              places: pilot.places,
              ...(pilot.days > 0 && { staff: [{ team: 'netz', daysPerQuarter: pilot.days }] }),
            },
          }),
        };
      });
    const renewals = applications.flatMap(({ id, contract }, index): PlanOption[] =>
      (contract ? applicationExtras[index]!.renewals : []).map(({ duration, running, oneOff }, place) => ({
        id: `${id}-renew${place}`,
        application: id,
        name: 'Verlängerung',
        type: 'renew',
        a: [0, 100],
        duration,
        oneOff,
        payments: [],
        running,
        kind: 'consumptive',
        staff: [],
      })),
    );
    return {
      ...input,
      applications,
      options: [...options, ...renewals],
      prerequisites: input.prerequisites.filter(
        ({ application, needs }) => ids.has(application) && ids.has(needs),
      ),
      ...(built && {
        components: [
          {
            id: 'platform',
            name: 'Plattform',
            duration: built.duration,
            oneOff: built.oneOff,
            payments: [],
            running: built.running,
            kind: 'investive' as const,
            staff: built.days === 0 ? [] : [{ team: 'netz', daysPerQuarter: built.days }],
            covers: built.covers,
          },
        ],
      }),
    };
  });
