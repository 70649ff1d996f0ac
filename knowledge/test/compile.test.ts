import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { loadKnowledge } from '../src/compile-knowledge.ts';
import { jsonSchemas } from '../src/json-schemas.ts';
import { parseFactFile } from '../src/parse-fact-file.ts';
import { readKnowledge } from '../src/read-knowledge.ts';
import { product } from '../src/schema.ts';

const home = fileURLToPath(new URL('..', import.meta.url));
const workshop = mkdtempSync(join(tmpdir(), 'allmende-compile-'));
const folder = join(workshop, 'knowledge');
const today = '2026-11-21';
afterAll(() => rmSync(workshop, { recursive: true }));
beforeEach(() => {
  rmSync(folder, { recursive: true, force: true });
  cpSync(join(home, 'examples-bad', 'sound'), folder, { recursive: true });
});

describe('Loading', () => {
  test('reads the files once and the compiled form afterwards, with the same result', () => {
    const first = loadKnowledge(folder, today);
    expect(existsSync(join(folder, 'dist', 'knowledge.json'))).toBe(true);
    expect(loadKnowledge(folder, today)).toEqual(first);
  });

  test('notices a changed file and gives it another hash', () => {
    const before = loadKnowledge(folder, today);
    const file = join(folder, 'products', 'open-chat.yaml');
    writeFileSync(file, readFileSync(file, 'utf8').replace('Open Chat', 'Open Chat Deluxe'));
    const after = loadKnowledge(folder, today);
    expect(after.ok && after.knowledge.products.map(({ name }) => name)).toContain('Open Chat Deluxe');
    expect(after.ok && before.ok && after.hash !== before.hash).toBe(true);
  });

  test('does not fall for a damaged compiled file', () => {
    const before = loadKnowledge(folder, today);
    writeFileSync(join(folder, 'dist', 'knowledge.json'), '{ "stamp":');
    expect(loadKnowledge(folder, today)).toEqual(before);
  });

  test('reports problems instead of serving facts that are not sound', () => {
    loadKnowledge(folder, today);
    writeFileSync(join(folder, 'vendors', 'acme.yaml'), 'id: acme\n');
    expect(loadKnowledge(folder, today)).toMatchObject({ ok: false });
  });

  test('gives the facts as they are read from the files', () => {
    const loaded = loadKnowledge(folder, today);
    const read = readKnowledge(folder, today);
    expect(loaded.ok && loaded.knowledge).toEqual(read.ok && read.knowledge);
  });
});

describe('Reading', () => {
  test('of any text ends with a fact or with problems that have a place', () => {
    const sound = readFileSync(join(folder, 'products', 'open-chat.yaml'), 'utf8');
    const damaged = fc
      .tuple(fc.nat(sound.length), fc.nat(20), fc.string({ unit: 'grapheme', maxLength: 12 }))
      .map(([at, length, insert]) => sound.slice(0, at) + insert + sound.slice(at + length));
    fc.assert(
      fc.property(fc.oneof(damaged, fc.string()), (text) => {
        const parsed = parseFactFile('products/open-chat.yaml', text, product);
        if (parsed.ok) return parsed.fact.value.id.length > 0;
        return (
          parsed.problems.length > 0 && parsed.problems.every(({ line, column }) => line > 0 && column > 0)
        );
      }),
      { numRuns: 500 },
    );
  });
});

describe('The JSON Schemas for editors', () => {
  test('are current; `npm run schemas` writes them', () => {
    for (const [name, text] of Object.entries(jsonSchemas()))
      expect(JSON.parse(readFileSync(join(home, 'schemas', name), 'utf8'))).toEqual(JSON.parse(text));
  });
});
