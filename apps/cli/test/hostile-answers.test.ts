import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { run } from './surroundings.ts';

let folder = '';
beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), 'allmende-cli-hostile-'))));
afterAll(() => rm(folder, { recursive: true }));

const head = 'authority: A\ndate: 2026-11-21\n';
const application =
  'id: a\n    owner: o\n    ownerCountry: DE\n    criticality: 2\n    reach: 1\n    answers: {}';
const laughs = Array.from(
  { length: 12 },
  (_, at) => `l${at + 1}: &l${at + 1} [${Array(10).fill(`*l${at}`).join()}]`,
).join('\n');
const merges = Array.from(
  { length: 400 },
  (_, at) => `m${at + 1}: &m${at + 1}\n  <<: [*m${at}, *m${at}]`,
).join('\n');

/** What a file of answers can hold besides answers; what is made of it grows with the file, not with its meaning. */
const hostile: [title: string, content: string][] = [
  ['a billion laughs', `${head}l0: &l0 [lol]\n${laughs}\napplications: *l12\n`],
  ['references to itself', `${head}applications: &a\n  - *a\n`],
  ['merges of merges', `${head}m0: &m0 {a: 1}\n${merges}\napplications: [*m400]\n`],
  [
    'a tag that runs code elsewhere',
    `${head}applications: !!js/function 'function () { process.exit(7) }'\n`,
  ],
  ['a tag of another language', `${head}applications: !!python/object/apply:os.system ["exit 7"]\n`],
  ['a key twice', `${head}applications: []\napplications: []\n`],
  ['a key of a megabyte', `${head}${'k'.repeat(1_000_000)}: 1\napplications: []\n`],
  [
    '20,000 keys',
    `${head}applications: []\n${Array.from({ length: 20_000 }, (_, at) => `k${at}: 1`).join('\n')}`,
  ],
  ['lists 100,000 deep', `${head}applications: ${'['.repeat(100_000)}${']'.repeat(100_000)}\n`],
  [
    'blocks 2,000 deep',
    `${head}applications:\n${Array.from({ length: 2000 }, (_, at) => `${' '.repeat(at + 1)}a:`).join('\n')}\n`,
  ],
  ['JSON 100,000 deep', `{"applications":${'[{"a":'.repeat(50_000)}1${'}]'.repeat(50_000)}}`],
  ['numbers of 10,000 digits', `${head}applications:\n  - ${application}\n    name: ${'9'.repeat(10_000)}\n`],
  [
    'keys that reach a prototype',
    `${head}__proto__: {polluted: 1}\nconstructor: {prototype: {polluted: 1}}\napplications:\n  - ${application}\n    __proto__: {polluted: 1}\n`,
  ],
  [
    'JSON keys that reach a prototype',
    `{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"applications":[]}`,
  ],
  ['zero bytes and half signs', `${head}applications: "\\0\\ud800"\n\0\0\0`],
];

it.each(hostile)('measure ends with a sentence on an answers file with %s', async (_title, content) => {
  const file = join(folder, 'answers.yaml');
  await writeFile(file, content);
  const { code, err } = await run(['measure', file, '--json']);
  expect(code === 0 || err.trim().length > 10).toBe(true);
  expect(err).not.toMatch(/at .*\.ts:\d+/);
  expect(({} as { polluted?: number }).polluted).toBeUndefined();
});
