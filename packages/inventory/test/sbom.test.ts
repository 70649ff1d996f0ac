import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { interpretList, readList } from '../src/index.ts';

const folder = new URL('../examples/sbom/', import.meta.url);
const files = readdirSync(folder).sort();
const valid = files.filter((name) => name.startsWith('valid-'));
const invalid = files.filter((name) => name.startsWith('invalid-'));
const pointers = JSON.parse(readFileSync(new URL('pointers.json', folder), 'utf8')) as Record<string, string>;
const read = (name: string, base = folder) =>
  readList({ name, bytes: new Uint8Array(readFileSync(new URL(name, base))) });

describe('an SBOM that keeps its specification', () => {
  it.each(valid)('%s is accepted, and only what one runs is taken', (name) => {
    const result = read(name);
    if (!result.ok) throw new Error(JSON.stringify(result.problems));
    const names = interpretList(result.list).accepted.map((entry) => entry.name);
    expect(names.length).toBeGreaterThan(0);
    expect(names.filter((each) => /parser|zlib|openssl|react/.test(each))).toEqual([]);
  });

  it('is there in every version of CycloneDX and SPDX that is read, in every notation', () => {
    expect(valid.map((name) => name.replace(/^valid-/, ''))).toEqual(
      expect.arrayContaining([
        ...['1.2', '1.3', '1.4', '1.5', '1.6', '1.7'].map((version) => `cyclonedx-${version}.json`),
        ...['1.1', '1.2', '1.3', '1.4', '1.5', '1.6', '1.7'].map((version) => `cyclonedx-${version}.xml`),
        ...['spdx-2.2.json', 'spdx-2.3.json', 'spdx-2.2.spdx', 'spdx-2.3.spdx', 'spdx-3.0.1.json'],
      ]),
    );
  });
});

describe('an SBOM that breaks its specification', () => {
  it('has a place for every file and a file for every place', () => {
    expect(Object.keys(pointers).sort()).toEqual(invalid);
  });

  it.each(invalid)('%s is refused with the place where it does', (name) => {
    const result = read(name);
    expect(result.ok).toBe(false);
    const [problem] = result.ok ? [] : result.problems;
    expect(problem?.code).toMatch(/^sbom-/);
    expect(problem?.detail?.['pointer']).toBe(pointers[name]);
  });
});

const real = new URL('../../../../shared/data/inventories/sbom/', import.meta.url);
const isHere = existsSync(real);
describe.skipIf(!isHere)('real SBOMs (needs ../shared, which is not part of the repository)', () => {
  it.each(isHere ? readdirSync(real) : [])('%s is accepted', (name) => {
    const result = read(name, real);
    const codes = result.ok ? [] : result.problems.map(({ code }) => code);
    // One of them holds libraries alone, and says so.
    expect(codes.filter((code) => code.startsWith('sbom-'))).toEqual([]);
  });
});
