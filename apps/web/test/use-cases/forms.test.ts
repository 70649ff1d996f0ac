import { describe, expect, it } from 'vitest';
import { applicationPatch } from '#lib/server/inventory/index.ts';
import { readPatch } from '../../src/routes/inventory/applications/[id]/read-patch.ts';

describe('a corrected field', () => {
  it('that is empty or blank means unknown, never 0', () => {
    for (const column of [
      'users',
      'installations',
      'criticality',
      'reach',
      'notice_months',
      'cost_cents',
    ] as const)
      for (const blank of ['', ' ', '\t'])
        expect(applicationPatch.parse({ [column]: blank })).toEqual({ [column]: null });
    expect(applicationPatch.parse({ users: '0' })).toEqual({ users: 0 });
  });

  it('holds a number as the language of the page writes it', () => {
    const form = new FormData();
    form.set('users', '1.000');
    form.set('notice_months', '6');
    form.set('cost', '12.000');
    expect(readPatch(form, 'de')).toEqual({
      ok: true,
      patch: { users: 1000, notice_months: 6, cost_cents: 1_200_000 },
    });
    form.set('users', 'viele');
    expect(readPatch(form, 'de')).toMatchObject({ ok: false, problems: { users: expect.any(String) } });
  });

  it('is refused when the inventory could not hold it', () => {
    for (const patch of [
      { users: '-1' },
      { users: '3000000000' },
      { criticality: '5' },
      { contract_end: '31.12.2027' },
      { contract_end: '2027-02-30' },
      { name: ' ' },
      { hosting: 'cloud' },
    ])
      expect(applicationPatch.safeParse(patch).success).toBe(false);
  });

  it('that is not named stays as it is', () => {
    expect(applicationPatch.parse({})).toEqual({});
    expect(applicationPatch.parse({ note: ' Hinweis ', product_id: 'x' })).toEqual({ note: 'Hinweis' });
  });
});
