import { expect, it } from 'vitest';
import { importedFields } from '#lib/server/inventory/application-fields.ts';

const costs = { line: 2, name: 'Atlas', costCents: 1_200_00, note: 'seit 2019' };

it('takes no amount of another currency for euros, and keeps it readable', () => {
  expect(importedFields(costs, () => null)).toMatchObject({ cost_cents: 1_200_00, note: 'seit 2019' });
  expect(importedFields({ ...costs, costCurrency: 'CHF' }, () => null)).toMatchObject({
    cost_cents: null,
    note: 'seit 2019 · 1200.00 CHF p. a.',
  });
});
