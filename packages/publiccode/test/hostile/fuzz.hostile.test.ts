import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { rolldown } from 'rolldown';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type * as publiccode from '../../src/index.ts';
import { damaged, seededRandom } from './damage.ts';

/** `HOSTILE_SEED=7 HOSTILE_FILES=1000000 npm run test:hostile` tries others, and more. */
const SEED = Number(process.env['HOSTILE_SEED'] ?? 1);
const FILES = Number(process.env['HOSTILE_FILES'] ?? 100_000);
const LIMIT = 100;

const folder = mkdtempSync(join(tmpdir(), 'allmende-publiccode-'));
let program: typeof publiccode;

/** As it is shipped: Vitest would slow every call between modules down. */
beforeAll(async () => {
  const source = fileURLToPath(new URL('../../src/index.ts', import.meta.url));
  const bundle = await rolldown({ input: source, platform: 'node' });
  const file = join(folder, 'publiccode.mjs');
  await bundle.write({ file, format: 'esm' });
  await bundle.close();
  program = (await import(/* @vite-ignore */ pathToFileURL(file).href)) as typeof publiccode;
});
afterAll(() => rmSync(folder, { recursive: true }));

it(`judges, upgrades and writes ${FILES} damaged files without an exception, none in more than ${LIMIT} ms`, () => {
  const texts = corpus();
  const random = seededRandom(SEED);
  const pick = (): string => texts[Math.floor(random() * texts.length)] ?? '';
  const told = { valid: 0, faulty: 0, unreadable: 0, slowest: 0 };
  for (let left = FILES; left > 0; left--) {
    const text = damaged(pick(), pick(), random);
    // Every other one as bytes, some of them cut within a character.
    const input = left % 2 ? text : new TextEncoder().encode(text).subarray(left % 7);
    try {
      const { kind, time } = judge(input);
      told[kind]++;
      // What was slow once may have met other work; what is slow again is slow.
      const slow = time > LIMIT / 2 ? Math.min(time, judge(input).time, judge(input).time) : time;
      told.slowest = Math.max(told.slowest, slow);
      if (slow > LIMIT) throw new Error(`took ${slow} ms`);
    } catch (error) {
      throw new Error(`${kept(text)}: ${String(error)}`, { cause: error });
    }
  }
  process.stdout.write(`\nDamaged files: ${JSON.stringify({ files: FILES, seed: SEED, ...told })}\n`);
  expect(told.unreadable).toBeGreaterThan(0);
  expect(told.faulty).toBeGreaterThan(0);
});

/** Everything that can be done with a file, and the milliseconds of processor time that reading and judging it took. */
function judge(input: Uint8Array | string): { kind: 'valid' | 'faulty' | 'unreadable'; time: number } {
  const { check, describeFinding, normalise, read, toModel, upgrade, write } = program;
  const since = process.cpuUsage();
  const document = read(input);
  const found = check(document, { today: '2026-11-22', foundIn: 'https://example.org/x' });
  const { user, system } = process.cpuUsage(since);
  const time = (user + system) / 1000;
  const asReference = check(document, { strictness: 'reference', network: true });
  for (const finding of [...found, ...asReference]) {
    describeFinding(finding, 'de');
    describeFinding(finding, 'en');
  }
  if (!document.root) return { kind: 'unreadable', time };
  const upgraded = upgrade(document);
  if (upgraded.ok && read(upgraded.text).root?.kind !== 'map') throw new Error('the upgrade broke the file');
  write(toModel(document) ?? {});
  normalise(document);
  return { kind: asReference.some(({ severity }) => severity === 'error') ? 'faulty' : 'valid', time };
}

function kept(text: string): string {
  const file = join(tmpdir(), `publiccode-${SEED}-${text.length}.yml`);
  writeFileSync(file, text);
  return file;
}

/** Our examples, and real files where they are at hand. */
function corpus(): string[] {
  const folders = ['../../examples/', '../../../../../shared/data/publiccode/'];
  return folders
    .map((path) => fileURLToPath(new URL(path, import.meta.url)))
    .filter((path) => existsSync(path))
    .flatMap((path) =>
      readdirSync(path, { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.yml'))
        .sort()
        .map((name) => readFileSync(join(path, name), 'utf8')),
    );
}
