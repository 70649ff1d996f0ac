import { describe, expect, it } from 'vitest';
import { applicationPatch } from '#lib/server/inventory/index.ts';

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
