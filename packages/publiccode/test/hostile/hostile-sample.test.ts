import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { cpuMilliseconds } from '../../../../cpu-milliseconds.ts';
import { check, type CheckOptions, describeFinding, read, toModel, upgrade, write } from '../../src/index.ts';

const full = readFileSync(new URL('../../examples/valid/everything.yml', import.meta.url), 'utf8');
const old = readFileSync(new URL('../../examples/upgrade/from-0.1.yml', import.meta.url), 'utf8');

/** Damaged files per kind of file; `npm run test:hostile` tries a hundred thousand. */
const RUNS = 800;

/** Everything that can be done with a file; returns the milliseconds of processor time that it took. */
function useAll(input: Uint8Array | string): number {
  const before = cpuMilliseconds();
  const document = read(input);
  for (const options of [
    {},
    { version: 'newest' },
    { version: '1.0-draft', today: '2026-11-22', allowedLicences: ['MIT'], foundIn: 'https://example.org/x' },
    { strictness: 'reference', network: true },
  ] satisfies CheckOptions[])
    for (const finding of check(document, options)) {
      expect(finding.line).toBeGreaterThanOrEqual(0);
      expect(describeFinding(finding, 'de').message).not.toContain('undefined');
    }
  const upgraded = upgrade(document);
  if (upgraded.ok) expect(read(upgraded.text).root?.kind).toBe('map');
  const model = toModel(document);
  if (model) write(model);
  return cpuMilliseconds() - before;
}

/** Bytes and lines lost, doubled, moved and changed. */
const damaged = (text: string) =>
  fc
    .array(
      fc.record({
        kind: fc.constantFrom('cut', 'double', 'change', 'insert', 'line', 'indent'),
        at: fc.nat(text.length - 1),
        length: fc.nat(40),
        what: fc.constantFrom(
          ...'{}[]:-#&*!|>\'"%@`,?\n\t \u0000é😀'.split(''),
          '---\n',
          '<<: *x\n',
          '- ',
          '...\n',
          'null',
          'yes',
        ),
      }),
      { minLength: 1, maxLength: 6 },
    )
    .map((damages) =>
      damages.reduce((current, { kind, at, length, what }) => {
        const head = current.slice(0, at);
        const tail = current.slice(at);
        switch (kind) {
          case 'cut':
            return head + tail.slice(length);
          case 'double':
            return head + tail.slice(0, length) + tail;
          case 'change':
            return head + what + tail.slice(1);
          case 'insert':
            return head + what + tail;
          case 'line':
            return head + tail.slice(tail.indexOf('\n') + 1);
          default:
            return head.replace(/\n([^\n]*)$/u, `\n${' '.repeat(length % 7)}$1`) + tail;
        }
      }, text),
    );

describe('hostile files', () => {
  it('does not throw on any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => void useAll(bytes)),
      { numRuns: 1000 },
    );
  });

  it('does not throw on any text that looks like YAML', () => {
    const pieces = fc.constantFrom(
      ...'a: b|- |[|]|{|}|&x |*x|!!str |"|\'|> \n|\\|\n|\n  |#|? |: |,|<<: |%YAML 1.1\n|---\n|name|url: |~|😀|\u{85}'.split(
        '|',
      ),
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 60 }), (parts) => void useAll(parts.join(''))),
      { numRuns: 1500 },
    );
  });

  it.each([
    ['a full file', full],
    ['a file of the first version', old],
  ])('does not throw on %s that was damaged, and stays quick', (_name, text) => {
    let slowest = 0;
    fc.assert(
      fc.property(damaged(text), (broken) => {
        slowest = Math.max(slowest, useAll(broken));
      }),
      { numRuns: RUNS },
    );
    // Generous for a busy machine: what is quadratic takes longer.
    expect(slowest).toBeLessThan(5000);
  });

  it.each(
    Object.entries({
      'aliases of aliases': `a: &a [x, x, x, x, x, x, x, x, x]\n${[...'bcdefghi'].map((name, index) => `${name}: &${name} [${Array(9).fill(`*${'abcdefgh'[index]}`).join(', ')}]`).join('\n')}\n`,
      'an anchor that holds itself': 'a: &a [*a]\n',
      'a tower of brackets': `a: ${'['.repeat(100_000)}`,
      'a tower of braces': `a: ${'{a: '.repeat(50_000)}`,
      'a tower of hyphens': `${'- '.repeat(50_000)}a`,
      'a tower of keys': Array.from({ length: 2_000 }, (_, index) => `${' '.repeat(index)}a:`).join('\n'),
      'ten thousand keys': Array.from({ length: 10_000 }, (_, index) => `key${index}: a`).join('\n'),
      'a key of a megabyte': `${'k'.repeat(900_000)}: a`,
      'a licence of brackets': `publiccodeYmlVersion: "0"\nlegal:\n  license: "${'('.repeat(100_000)}MIT"\n`,
      'a licence of ORs': `publiccodeYmlVersion: "0"\nlegal:\n  license: "${'MIT OR '.repeat(20_000)}MIT"\n`,
      'an address of hyphens': `publiccodeYmlVersion: "0"\nmaintenance:\n  type: none\n  contacts:\n    - name: A\n      email: "${'a-'.repeat(50_000)}@${'a-'.repeat(50_000)}"\n`,
      'a text of combining marks': `publiccodeYmlVersion: "0"\nname: "${'e\u0301'.repeat(100_000)}"\n`,
      'a long language tag': `publiccodeYmlVersion: "0"\ndescription:\n  ${'en-'.repeat(50_000)}: {}\n`,
      'a path of points': `publiccodeYmlVersion: "0"\nlogo: "${'.a'.repeat(100_000)}"\n`,
      'a video of stars': `publiccodeYmlVersion: "0"\ndescription:\n  en:\n    videos: ["https://www.youtube.com/${'watch'.repeat(20_000)}"]\n`,
      'many anchors': Array.from({ length: 5_000 }, (_, index) => `- &a${index} x`).join('\n'),
      'a list of commas': `a: [${','.repeat(900_000)}]`,
      'nothing but quotes': '"'.repeat(900_000),
      'nothing but tags': '!a '.repeat(300_000),
      'nothing but comments': '#\n'.repeat(400_000),
      'nothing but documents': '---\n'.repeat(200_000),
      'merge keys': `a: &a {x: 1}\n${'b:\n  <<: [*a, *a]\n'.repeat(2_000)}`,
    }),
  )('survives %s within seconds of work', (_name, text) => {
    expect(useAll(text)).toBeLessThan(5000);
  });

  it.each([
    [
      'aliases of aliases',
      `a: &a [x, x, x, x, x, x, x, x, x]\n${[...'bcdefghi'].map((name, index) => `${name}: &${name} [${Array(9).fill(`*${'abcdefgh'[index]}`).join(', ')}]`).join('\n')}\n`,
      'yaml-too-many-nodes',
    ],
    ['a tower', `a: ${'['.repeat(5_000)}`, 'yaml-too-deep'],
    ['a file of two megabytes', 'a'.repeat(2_000_000), 'file-too-large'],
  ])('refuses %s', (_name, text, code) => {
    const document = read(text);
    expect(document.root).toBeUndefined();
    expect(document.problems.map((problem) => problem.code)).toContain(code);
    expect(check(document, { strictness: 'reference' })).toMatchObject([{ severity: 'error' }]);
  });
});
