import { expect, it } from 'vitest';
import { z } from 'zod';
import { parseFactFile } from '../src/parse-fact-file.ts';

const laughs = Array.from(
  { length: 12 },
  (_, at) => `l${at + 1}: &l${at + 1} [${Array(10).fill(`*l${at}`).join()}]`,
).join('\n');

it.each([
  ['a billion laughs', `l0: &l0 [lol]\n${laughs}\nname: *l12\n`],
  ['a reference to itself', 'name: &a [*a]\n'],
  ['a key twice', 'name: A\nname: B\n'],
  ['20,000 keys', Array.from({ length: 20_000 }, (_, at) => `k${at}: 1`).join('\n')],
  ['a key of a megabyte', `${'k'.repeat(1_000_000)}: 1\n`],
  ['lists 100,000 deep', `name: ${'['.repeat(100_000)}${']'.repeat(100_000)}\n`],
  ['a tag that runs code elsewhere', "name: !!js/function 'function () {}'\n"],
  [
    'keys that reach a prototype',
    'name: A\n__proto__: {polluted: 1}\nconstructor: {prototype: {polluted: 1}}\n',
  ],
])('a fact file with %s is a problem with a place, and nothing else', (_title, text) => {
  const parsed = parseFactFile('vendors/a.yaml', text, z.strictObject({ name: z.string() }));
  expect(parsed.ok).toBe(false);
  if (!parsed.ok)
    expect(parsed.problems[0]).toMatchObject({ file: 'vendors/a.yaml', line: expect.any(Number) as number });
  expect(({} as { polluted?: number }).polluted).toBeUndefined();
});
