import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { check, read } from '../src/index.ts';
import type { LocalFiles } from '../src/index.ts';

const folder = new URL('../../../../shared/data/conformance/publiccode/', import.meta.url);
const here = existsSync(folder);

type Row = Record<string, string>;

/** Tab-separated with quotes around what holds quotes. */
function table(name: string): Row[] {
  const [head = '', ...lines] = readFileSync(new URL(name, folder), 'utf8').trim().split('\n');
  const names = head.split('\t');
  const cell = (text = ''): string => (text.startsWith('"') ? text.slice(1, -1).replaceAll('""', '"') : text);
  return lines.map((line) =>
    Object.fromEntries(line.split('\t').map((text, index) => [names[index] ?? '', cell(text)])),
  );
}

/** The pictures beside the files are not part of the data: all are there and sound unless their name says otherwise. */
function filesBeside(file: string): LocalFiles {
  return {
    has: (path) => !path.includes('no_such_file'),
    start: () =>
      /invalid_png/u.test(file)
        ? new Uint8Array(8)
        : new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    shown: (path) => `{cwd}/testdata/${file.slice(0, file.lastIndexOf('/'))}/${path}`,
  };
}

const italianCodes = here
  ? new Set(readFileSync(new URL('data/ipa_codes.txt', folder), 'utf8').toLowerCase().trim().split(/\s+/u))
  : new Set<string>();

const outcomes = here ? table('expected.tsv') : [];
const findings = here ? table('expected_findings.tsv') : [];

function checked(file: string, mode: string | undefined) {
  return check(read(new Uint8Array(readFileSync(new URL(file, folder)))), {
    strictness: 'reference',
    network: mode === 'network',
    files: filesBeside(file),
    italianCodes,
  });
}

describe.skipIf(!here)(
  'conformance with the reference parser (needs ../shared, which is not part of the repository)',
  () => {
    it.each(outcomes.map(({ file = '', mode, outcome }) => ({ file, mode, outcome })))(
      '$file is $outcome',
      ({ file, mode, outcome }) => {
        const found = checked(file, mode);
        const verdict = found.some(({ severity }) => severity === 'error')
          ? 'invalid'
          : found.length > 0
            ? 'valid_with_warnings'
            : 'valid';
        const expected = findings.filter((row) => row['file'] === file);
        expect(
          found.map(({ severity, key, line, column, text }) => ({ severity, key, line, column, text })),
        ).toEqual(
          expected.map(({ severity, key, line, column, message }) => ({
            severity,
            key,
            line: Number(line),
            column: Number(column),
            text: message,
          })),
        );
        expect(verdict).toBe(outcome);
      },
    );

    it('covers every file of the set', () => {
      expect(outcomes.length).toBeGreaterThan(120);
      expect(new Set(findings.map(({ file }) => file)).size).toBeGreaterThan(100);
    });
  },
);
