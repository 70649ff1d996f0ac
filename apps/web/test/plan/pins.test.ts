import { describe, expect, it } from 'vitest';
import type { Pin } from '#lib/server/planning/index.ts';
import { moveOfPins } from '../../src/routes/plan/[id]/steps/[application]/move-of-pins.ts';
import { fieldsOf, pinFields, readPins } from '../../src/routes/plan/[id]/steps/[application]/read-pins.ts';

const open = { whether: 'free', option: '', notBefore: '', notAfter: '', exactly: '' } as const;
const pinned: Pin[][] = [
  [],
  [{ kind: 'never' }],
  [{ kind: 'must' }],
  [{ kind: 'not-before', quarter: '2028-Q1' }],
  [{ kind: 'must' }, { kind: 'not-before', quarter: '2028-Q1' }, { kind: 'not-after', quarter: '2029-Q1' }],
  [{ kind: 'option', option: '4:product:x', start: null }],
  [{ kind: 'option', option: '4:product:x', start: '2028-Q2' }],
  [
    { kind: 'not-before', quarter: '2028-Q1' },
    { kind: 'not-after', quarter: '2028-Q1' },
  ],
];

describe('what is laid down', () => {
  it.each(pinned.map((pins) => [pins]))('comes back from its form as it was: %o', (pins) => {
    expect(readPins(fieldsOf(pins))).toEqual({ ok: true, pins });
  });

  it('cannot begin at the earliest after it begins at the latest', () => {
    expect(readPins({ ...open, notBefore: '2028-Q2', notAfter: '2028-Q1' })).toEqual({
      ok: false,
      problem: 'pinContradiction',
    });
  });

  it('cannot be never and a certain option at once', () => {
    expect(readPins({ ...open, whether: 'never', option: 'x' })).toEqual({
      ok: false,
      problem: 'neverAlone',
    });
  });

  it('is open where a form holds what cannot be meant', () => {
    const form = new URLSearchParams({ whether: 'vielleicht', notBefore: 'bald', exactly: '2028-Q5' });
    expect(pinFields(form)).toEqual(open);
  });
});

describe('the move whose price is shown', () => {
  const step = { start: '2027-Q3', option: { id: 'a' } } as const;

  it('goes as far as it must and no further', () => {
    expect(moveOfPins([{ kind: 'not-before', quarter: '2028-Q1' }], step, '2027-Q1')).toEqual({
      option: 'a',
      start: '2028-Q1',
    });
    expect(moveOfPins([{ kind: 'not-before', quarter: '2027-Q2' }], step, '2027-Q1')).toEqual({
      option: 'a',
      start: '2027-Q3',
    });
    expect(moveOfPins([{ kind: 'not-after', quarter: '2027-Q2' }], step, '2027-Q1')).toEqual({
      option: 'a',
      start: '2027-Q2',
    });
  });

  it('leaves out what is never replaced', () => {
    expect(moveOfPins([{ kind: 'never' }], step, '2027-Q1')).toEqual({ never: true });
  });

  it('begins with the plan where nothing is planned and an option is named', () => {
    expect(moveOfPins([{ kind: 'option', option: 'b', start: null }], null, '2027-Q1')).toEqual({
      option: 'b',
      start: '2027-Q1',
    });
    expect(moveOfPins([{ kind: 'must' }], null, '2027-Q1')).toBeNull();
  });
});
