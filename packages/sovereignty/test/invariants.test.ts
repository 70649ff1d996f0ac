import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { measure, VARIABLES, type Interval, type Level, type MeasuredApplication } from '../src/index.ts';
import { answers, application, choices, complete, DATE, RUNS, taker, town } from './arbitraries.ts';

const options = { date: DATE };
const contains = (outer: Interval, inner: Interval): boolean =>
  outer[0] <= inner[0] + 1e-7 && outer[1] >= inner[1] - 1e-7;
const holds = <Values>(property: fc.IProperty<Values>): void => fc.assert(property, { numRuns: RUNS });

describe('whatever the town looks like', () => {
  it('the bounds contain every completion of the missing answers', () => {
    holds(
      fc.property(town(4), choices, (applications, stream) => {
        const before = measure(applications, options);
        const after = measure(complete(applications, taker(stream)), options);
        for (const each of after.applications) {
          const open = before.applications.find(({ id }) => id === each.id);
          expect(open && contains(open.a, each.a) && contains(open.w, each.w)).toBe(true);
        }
        if (after.applications.length === 0) return;
        expect(contains(before.ag, after.ag)).toBe(true);
        expect(contains(before.hhi, after.hhi) || after.hhi[1] === 0).toBe(true);
        expect(contains(before.nonEuShare, after.nonEuShare) || after.hhi[1] === 0).toBe(true);
        const known = before.applications.length === after.applications.length;
        if (known && after.hhi[1] > 0)
          for (const { owner, share } of before.owners) {
            const found = after.owners.find((each) => each.owner === owner)?.share ?? [0, 0];
            if (owner !== 'unknown') expect(contains(share, found)).toBe(true);
          }
        const listed = new Map(before.redList.map(({ id, certainty }) => [id, certainty]));
        const later = new Set(after.redList.map(({ id }) => id));
        for (const id of later) expect(listed.has(id)).toBe(true);
        if (!known) return;
        for (const [id, certainty] of listed) expect(certainty === 'possible' || later.has(id)).toBe(true);
      }),
    );
  });

  it('what is complete has no width', () => {
    holds(
      fc.property(town(4), choices, (applications, stream) => {
        const { ag, hhi, nonEuShare, completeness } = measure(complete(applications, taker(stream)), options);
        if (completeness === 0) return;
        for (const [lo, hi] of [ag, hhi, nonEuShare]) expect(Math.abs(hi - lo)).toBeLessThan(1e-6);
        expect(completeness).toBeCloseTo(1, 12);
      }),
    );
  });

  it('lowering a variable never raises A, nor AG', () => {
    holds(
      fc.property(town(3), fc.nat(), fc.nat(9), fc.nat(3), (applications, which, index, lower) => {
        const chosen = applications[which % applications.length];
        const variable = VARIABLES[index] ?? 'W1';
        const value = chosen?.answers[variable]?.value;
        if (!chosen || typeof value !== 'number') return;
        const set = (level: number): MeasuredApplication[] =>
          applications.map((each) =>
            each === chosen
              ? { ...each, answers: { ...each.answers, [variable]: { value: level as Level } } }
              : each,
          );
        const high = measure(set(value), options);
        const low = measure(set(Math.min(value, lower)), options);
        expect(low.ag[0]).toBeLessThanOrEqual(high.ag[0] + 1e-9);
        expect(low.ag[1]).toBeLessThanOrEqual(high.ag[1] + 1e-9);
        low.applications.forEach(({ a }, i) => {
          expect(a[0]).toBeLessThanOrEqual((high.applications[i]?.a[0] ?? 0) + 1e-9);
          expect(a[1]).toBeLessThanOrEqual((high.applications[i]?.a[1] ?? 0) + 1e-9);
        });
      }),
    );
  });

  it('adding an answer never widens an interval', () => {
    holds(
      fc.property(town(3), fc.nat(), fc.nat(12), choices, (applications, which, index, stream) => {
        const chosen = applications[which % applications.length];
        if (!chosen) return;
        const next = taker(stream);
        const [filled] = complete([chosen], next);
        if (!filled) return;
        const variable = VARIABLES[index];
        const answered: MeasuredApplication = variable
          ? { ...chosen, answers: { ...chosen.answers, [variable]: filled.answers[variable] } }
          : index === 10
            ? { ...chosen, criticality: filled.criticality }
            : index === 11
              ? { ...chosen, reach: filled.reach }
              : { ...chosen, owner: filled.owner };
        const before = measure(applications, options);
        const after = measure(
          applications.map((each) => (each === chosen ? answered : each)),
          options,
        );
        if (after.applications.length === 0) return;
        expect(contains(before.ag, after.ag)).toBe(true);
        if (after.hhi[1] > 0) {
          expect(contains(before.hhi, after.hhi)).toBe(true);
          expect(contains(before.nonEuShare, after.nonEuShare)).toBe(true);
        }
      }),
    );
  });

  it('AG lies between the lowest and the highest A', () => {
    holds(
      fc.property(town(5), (applications) => {
        const { applications: measured, ag } = measure(applications, options);
        if (measured.length === 0) {
          expect(ag).toEqual([0, 100]);
          return;
        }
        expect(ag[0]).toBeGreaterThanOrEqual(Math.min(...measured.map(({ a }) => a[0])) - 1e-9);
        expect(ag[1]).toBeLessThanOrEqual(Math.max(...measured.map(({ a }) => a[1])) + 1e-9);
        expect(ag[0]).toBeLessThanOrEqual(ag[1] + 1e-9);
      }),
    );
  });

  it('the order of the applications changes no figure', () => {
    holds(
      fc.property(
        town(4).chain((list) =>
          fc.tuple(
            fc.constant(list),
            fc.shuffledSubarray(list, { minLength: list.length, maxLength: list.length }),
          ),
        ),
        ([applications, shuffled]) => {
          const a = measure(applications, options);
          const b = measure(shuffled, options);
          const close = (x: Interval, y: Interval): boolean => contains(x, y) && contains(y, x);
          expect(close(a.ag, b.ag) && close(a.hhi, b.hhi) && close(a.nonEuShare, b.nonEuShare)).toBe(true);
          expect(close(a.completenessInterval, b.completenessInterval)).toBe(true);
          expect(new Set(a.redList.map(({ id }) => id))).toEqual(new Set(b.redList.map(({ id }) => id)));
        },
      ),
    );
  });

  it('nothing known means 0–100, class A–E', () => {
    holds(
      fc.property(town(4), (applications) => {
        const {
          ag,
          completeness,
          class: span,
        } = measure(
          applications.map((each) => ({ ...each, answers: {} })),
          options,
        );
        expect(ag).toEqual([0, 100]);
        expect(span).toBe('A–E');
        expect(completeness).toBe(0);
      }),
    );
  });

  it('HHI is at least 10,000 divided by the number of owners, at most 10,000', () => {
    holds(
      fc.property(town(6), (applications) => {
        const { hhi, owners, applications: measured } = measure(applications, options);
        if (hhi[1] === 0) return;
        const unowned = measured.filter(({ id }) =>
          applications.some((each) => each.id === id && each.owner === 'unknown'),
        );
        const n = owners.filter(({ owner }) => owner !== 'unknown').length + unowned.length;
        expect(hhi[0]).toBeGreaterThanOrEqual(10_000 / n - 1e-6);
        expect(hhi[1]).toBeLessThanOrEqual(10_000 + 1e-6);
        expect(hhi[0]).toBeLessThanOrEqual(hhi[1] + 1e-6);
      }),
    );
  });

  it('an expired answer counts like none', () => {
    holds(
      fc.property(application, answers, (each, old) => {
        const dated = Object.fromEntries(
          Object.entries(old).map(([variable, given]) => [variable, { ...given, date: '2024-11-20' }]),
        );
        const { ag, hhi, completeness } = measure([{ ...each, answers: dated }], options);
        const empty = measure([{ ...each, answers: {} }], options);
        expect({ ag, hhi, completeness }).toEqual({
          ag: empty.ag,
          hhi: empty.hhi,
          completeness: empty.completeness,
        });
      }),
    );
  });
});
