import fc from 'fast-check';
import { VARIABLES, type Answer, type Answers, type Level, type MeasuredApplication } from '../src/index.ts';

export const DATE = '2026-11-21';
/** Cases per property. */
export const RUNS = 10_000;

const level = fc.constantFrom<Level>(0, 1, 2, 3, 4);
const range = fc.tuple(level, level).map(([a, b]): Answer => ({
  value: 'unknown',
  between: [Math.min(a, b) as Level, Math.max(a, b) as Level],
}));

/** Known, unknown, partly known, expired, or `n/a`. */
export const answer: fc.Arbitrary<Answer | undefined> = fc.oneof(
  { weight: 6, arbitrary: level.map((value): Answer => ({ value })) },
  { weight: 2, arbitrary: fc.constant<Answer>({ value: 'unknown' }) },
  { weight: 1, arbitrary: range },
  { weight: 1, arbitrary: fc.constant<Answer>({ value: 'n/a' }) },
  { weight: 1, arbitrary: level.map((value): Answer => ({ value, date: '2024-11-20' })) },
  { weight: 1, arbitrary: fc.constant(undefined) },
);

/** In one of six a whole dimension does not apply. */
const dropped = fc.constantFrom(
  'W',
  'G',
  'E',
  '-',
  '-',
  '-',
  '-',
  '-',
  '-',
  '-',
  '-',
  '-',
  '-',
  '-',
  '-',
  '-',
  '-',
  '-',
);

export const answers: fc.Arbitrary<Answers> = fc
  .tuple(fc.tuple(...VARIABLES.map(() => answer)), dropped)
  .map(([list, dimension]) => {
    const all: Answers = {};
    VARIABLES.forEach((variable, i) => {
      const each = variable.startsWith(dimension) ? ({ value: 'n/a' } as const) : list[i];
      if (each) all[variable] = each;
    });
    return all;
  });

export const application: fc.Arbitrary<MeasuredApplication> = fc
  .record({
    owner: fc.constantFrom('Ahorn', 'Birke', 'Eiche', 'unknown'),
    country: fc.constantFrom('DE', 'US', undefined),
    criticality: fc.constantFrom<MeasuredApplication['criticality']>(1, 2, 3, 4, 'unknown'),
    reach: fc.constantFrom<MeasuredApplication['reach']>(1, 2, 3, 'unknown'),
    answers,
    updates: fc.constantFrom(true, false, undefined),
  })
  .map(({ country, updates, ...rest }) => ({
    id: 'a',
    name: 'A',
    ...rest,
    ...(country ? { ownerCountry: country } : {}),
    ...(updates === undefined ? {} : { securityUpdatesAssured: updates }),
  }));

/** A small town; ids are a0, a1 … */
export const town = (maxLength: number, minLength = 1): fc.Arbitrary<MeasuredApplication[]> =>
  fc
    .array(application, { minLength, maxLength })
    .map((list) => list.map((each, i) => ({ ...each, id: `a${i}`, name: `A${i}` })));

/** Deterministic choices for filling gaps: a stream of numbers in [0, 1). */
export const choices = fc.infiniteStream(fc.double({ min: 0, max: 0.999_999, noNaN: true }));

/** One way the missing facts may turn out: every gap is filled with an admissible reply, `n/a` among them. */
export function complete(
  applications: readonly MeasuredApplication[],
  next: () => number,
): MeasuredApplication[] {
  const pick = <T>(values: readonly T[]): T => {
    const value = values[Math.floor(next() * values.length)];
    if (value === undefined) throw new Error('nothing to pick from');
    return value;
  };
  return applications.map((each) => {
    const completed: Answers = {};
    for (const variable of VARIABLES) {
      const given = each.answers[variable];
      const isExpired = given?.date !== undefined && given.date < '2024-11-21';
      if (given && given.value !== 'unknown' && !isExpired) completed[variable] = given;
      else {
        const [lo, hi] = (isExpired ? undefined : given?.between) ?? [0, 4];
        const levels = ([0, 1, 2, 3, 4] as const).filter((value) => value >= lo && value <= hi);
        completed[variable] = { value: next() < 0.1 && !given?.between ? 'n/a' : pick(levels) };
      }
    }
    return {
      ...each,
      owner: each.owner === 'unknown' ? pick(['Ahorn', 'Birke', 'Eiche', 'Linde', each.id]) : each.owner,
      ownerCountry: each.ownerCountry ?? pick(['DE', 'US', 'CH']),
      criticality: each.criticality === 'unknown' ? pick([1, 2, 3, 4] as const) : each.criticality,
      reach: each.reach === 'unknown' ? pick([1, 2, 3] as const) : each.reach,
      answers: completed,
    };
  });
}

/** Takes values from an infinite stream. */
export function taker(stream: Iterator<number>): () => number {
  return () => {
    const { value, done } = stream.next();
    if (done) throw new Error('the stream of choices ended');
    return value as number;
  };
}
