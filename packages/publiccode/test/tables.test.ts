import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { languageTable, licenceTable } from '../scripts/tables.mjs';

const committed = (name: string): string =>
  readFileSync(new URL(`../src/data/${name}`, import.meta.url), 'utf8');

it.each([
  ['languages.ts', languageTable],
  ['licences.ts', licenceTable],
])('%s is what its source gives (node scripts/write-tables.mjs writes it)', (name, table) => {
  expect(committed(name)).toBe(table());
});
