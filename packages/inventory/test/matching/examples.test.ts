import { readFileSync, readdirSync } from 'node:fs';
import { expect, test } from 'vitest';

const folder = new URL('../../examples/names/', import.meta.url);
const rowsOf = (file: string): string[][] =>
  readFileSync(new URL(file, folder), 'utf8')
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((line) => line.split('\t'));
const development = rowsOf('development.tsv');
const heldOut = rowsOf('held-out.tsv');
const real = readdirSync(new URL('real/', folder)).map((file) => ({ file, rows: rowsOf(`real/${file}`) }));
const known = new Set([...readFileSync(new URL('products.txt', folder), 'utf8').trim().split('\n'), '-']);

test('there are at least 1,000 labelled names, 400 of them held out with 150 that mean no known product', () => {
  expect(development.length + heldOut.length).toBeGreaterThanOrEqual(1000);
  expect(heldOut.length).toBeGreaterThanOrEqual(400);
  expect(heldOut.filter(([, , expected]) => expected?.startsWith('-')).length).toBeGreaterThanOrEqual(150);
});

test('no name is in both parts', () => {
  const keyOf = ([raw = '', publisher = '']: string[]): string => `${raw} | ${publisher}`.toLowerCase();
  const tuned = new Set(development.map(keyOf));
  expect(heldOut.filter((row) => tuned.has(keyOf(row)))).toEqual([]);
});

test('every label is a product that was known when the names were labelled, or none', () => {
  const labels = [
    ...[...development, ...heldOut].map(([, , expected = '']) => expected),
    ...real.flatMap(({ rows }) => rows.map(([, expected = '']) => expected)),
  ];
  expect(labels.flatMap((label) => label.split('|')).filter((id) => !known.has(id))).toEqual([]);
});

test.each(real)('$file names every record once and holds nothing of the outside list', ({ rows }) => {
  expect(new Set(rows.map(([record]) => record)).size).toBe(rows.length);
  for (const row of rows) {
    expect(row).toHaveLength(2);
    expect(row[0]).toMatch(/^[1-9]\d*$/);
  }
});
