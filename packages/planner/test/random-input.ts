import fc from 'fast-check';
import { addQuarters, type PlanInput } from '../src/index.ts';

const quarters = 4;
const start = '2027-Q1';

/** Plans that are small enough to try every combination: up to four applications with up to two options each. */
export const smallInput: fc.Arbitrary<PlanInput> = fc
  .record({
    applications: fc.array(
      fc.record({
        weight: fc.constantFrom(1, 2, 4, 8, 12, 24),
        a: fc.integer({ min: 10, max: 100 }),
        runningCost: fc.constantFrom(0, 0, 4000, 10_000),
        contract: fc.option(
          fc.record({
            end: fc.constantFrom('2027-03-31', '2027-09-30', '2028-12-31'),
            noticeMonths: fc.constantFrom(0, 3, 6),
            renewMonths: fc.constantFrom(0, 12),
          }),
          { nil: undefined },
        ),
        must: fc.boolean(),
        notBefore: fc.option(fc.nat(quarters), { nil: undefined }),
        notAfter: fc.option(fc.nat(quarters), { nil: undefined }),
        department: fc.constantFrom('Bauamt', 'Hauptamt', undefined),
        options: fc.array(
          fc.record({
            a: fc.integer({ min: 0, max: 100 }),
            duration: fc.integer({ min: 1, max: 3 }),
            oneOff: fc.constantFrom(0, 10_000, 25_000, 40_000, 60_000),
            running: fc.constantFrom(0, 2000, 8000),
            kind: fc.constantFrom('consumptive' as const, 'investive' as const),
            days: fc.constantFrom(0, 10, 30),
          }),
          { maxLength: 2 },
        ),
      }),
      { minLength: 1, maxLength: 4 },
    ),
    budget: fc.option(fc.constantFrom(0, 20_000, 50_000, 100_000), { nil: undefined }),
    investive: fc.option(fc.constantFrom(0, 30_000), { nil: undefined }),
    days: fc.option(fc.constantFrom(10, 30, 50), { nil: undefined }),
    starts: fc.option(fc.constantFrom(0, 1, 2), { nil: undefined }),
    ofDepartment: fc.option(fc.constantFrom(0, 1), { nil: undefined }),
    needs: fc.array(fc.tuple(fc.nat(3), fc.nat(3)), { maxLength: 2 }),
    freeze: fc.option(fc.tuple(fc.nat(3), fc.nat(2)), { nil: undefined }),
    goal: fc.constantFrom('area' as const, 'lexicographic' as const),
  })
  .map((drawn) => {
    const ids = drawn.applications.map((_, index) => `a${index}`);
    return {
      start,
      quarters,
      date: '2026-11-21',
      goal: drawn.goal,
      applications: drawn.applications.map((each, index) => ({
        id: ids[index]!,
        name: ids[index]!,
        weight: each.weight,
        a: [Math.max(0, each.a - 10), each.a] as const,
        runningCost: each.runningCost,
        // Mostly free: with too many musts nothing is possible and nothing is learnt.
        must: each.must && index === 0,
        ...(each.contract && { contract: each.contract }),
        ...(each.notBefore !== undefined && index > 1 && { notBefore: addQuarters(start, each.notBefore) }),
        ...(each.notAfter !== undefined && index < 2 && { notAfter: addQuarters(start, each.notAfter) }),
        ...(each.department && { department: each.department }),
      })),
      options: drawn.applications.flatMap(({ options }, index) =>
        options.map((option, place) => ({
          id: `o${index}${place}`,
          application: ids[index]!,
          name: `o${index}${place}`,
          a: [Math.max(0, option.a - 5), option.a] as const,
          duration: option.duration,
          oneOff: option.oneOff,
          payments: [],
          running: option.running,
          kind: option.kind,
          staff: option.days === 0 ? [] : [{ team: 'netz', daysPerQuarter: option.days }],
        })),
      ),
      budgets: [
        ...(drawn.budget === undefined ? [] : [{ year: 2027, amount: drawn.budget }]),
        ...(drawn.investive === undefined
          ? []
          : [{ year: 2027, amount: drawn.investive, kind: 'investive' as const }]),
      ],
      staff:
        drawn.days === undefined ? [] : [{ team: 'netz', days: Array<number>(quarters).fill(drawn.days) }],
      prerequisites: drawn.needs
        .filter(([a, b]) => a > b && a < ids.length)
        .map(([a, b]) => ({ application: ids[a]!, needs: ids[b]! })),
      freezes: drawn.freeze
        ? [
            {
              from: addQuarters(start, drawn.freeze[0]),
              to: addQuarters(start, drawn.freeze[0] + drawn.freeze[1]),
            },
          ]
        : [],
      ...(drawn.starts !== undefined && { maxStartsPerQuarter: drawn.starts }),
      ...(drawn.ofDepartment !== undefined && { maxStartsPerDepartment: drawn.ofDepartment }),
    };
  });
