import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const folder = new URL('../../examples/labelled/', import.meta.url);
const sourcesOf = (part: string): string[] => readdirSync(new URL(`${part}/`, folder)).sort();
const rowsOf = (part: string, file: string): string[][] =>
  readFileSync(new URL(`${part}/${file}`, folder), 'utf8')
    .replace(/\n$/, '')
    .split('\n')
    .slice(1)
    .map((line) => line.split('\t'));
const allOf = (part: string): string[][] => sourcesOf(part).flatMap((file) => rowsOf(part, file));
const tuning = allOf('tuning');
const held = allOf('test');
const labels = new Set([
  ...readFileSync(new URL('products.txt', folder), 'utf8').trim().split('\n'),
  'none',
  'folded',
  'bundle',
]);
const meansProduct = ([, , expected = '']: string[]): boolean =>
  !/^(none|folded|bundle)(\||$)/.test(expected);

test('there are at least 2,000 labelled names to measure with, and 1,500 to tune with', () => {
  expect(held.length).toBeGreaterThanOrEqual(2000);
  expect(tuning.length).toBeGreaterThanOrEqual(1500);
});

test('both parts hold products and other names in numbers', () => {
  for (const part of [tuning, held]) {
    expect(part.filter(meansProduct).length).toBeGreaterThan(700);
    expect(part.filter((row) => !meansProduct(row)).length).toBeGreaterThan(700);
  }
});

test('no source and no name is in both parts', () => {
  expect(sourcesOf('tuning').filter((file) => sourcesOf('test').includes(file))).toEqual([]);
  const keyOf = ([raw = '', publisher = '']: string[]): string => `${raw} | ${publisher}`.toLowerCase();
  const tuned = new Set(tuning.map(keyOf));
  expect(held.filter((row) => tuned.has(keyOf(row)))).toEqual([]);
});

test('every label is a product that was known when the names were labelled, or says that there is none', () => {
  const given = [...tuning, ...held].flatMap(([, , expected = '']) => expected.split('|'));
  expect(given.filter((label) => !labels.has(label))).toEqual([]);
});

test.each(['tuning', 'test'].flatMap((part) => sourcesOf(part).map((file) => [part, file] as const)))(
  '%s/%s has a name and a label in every row',
  (part, file) => {
    for (const row of rowsOf(part, file)) {
      expect(row).toHaveLength(4);
      expect(row[0]).not.toBe('');
      expect(row[2]).not.toBe('');
    }
  },
);

test('every source is named in the table of sources', () => {
  const readme = readFileSync(new URL('README.md', folder), 'utf8');
  for (const part of ['tuning', 'test'])
    for (const file of sourcesOf(part)) expect(readme).toContain(`\`${part}/${file}\``);
});
