import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { readKnowledge } from '../src/read-knowledge.ts';

const examples = fileURLToPath(new URL('../examples-bad', import.meta.url));
const workshop = mkdtempSync(join(tmpdir(), 'allmende-flaws-'));
afterAll(() => rmSync(workshop, { recursive: true }));

/** Folder below `examples-bad/` → where the flaw is and what it is called. */
const flaws: Record<string, string> = {
  'ags-too-short': 'deployments/open-chat.yaml:3:3 invalid-format',
  'alternative-is-proprietary': 'alternatives/closed-chat.yaml:2:3 wrong-licence-kind',
  'alternative-to-nothing': 'alternatives/gone-chat.yaml:1:3 unknown-product',
  'alternative-twice': 'alternatives/closed-chat.yaml:8:3 twice',
  'broken-yaml': 'products/open-chat.yaml:5:1 invalid-yaml',
  'bundle-in-one-language': 'bundles/chat.yaml:3:1 invalid-type',
  'bundle-unknown-effort': 'bundles/chat.yaml:20:1 unknown-effort',
  'bundle-unknown-function': 'bundles/chat.yaml:12:9 unknown-function',
  'bundle-unknown-product': 'bundles/chat.yaml:10:5 unknown-product',
  'bundle-variant-of-strangers': 'bundles/chat.yaml:18:18 unknown-component',
  'case-unknown-product': 'cases/example-town.yaml:6:12 unknown-product',
  'case-unknown-status': 'cases/example-town.yaml:8:1 invalid-value',
  'component-of-itself': 'products/open-chat.yaml:7:14 unknown-component',
  'component-without-name': 'alternatives/closed-chat.yaml:4:3 covers-missing',
  'country-uk': 'vendors/acme.yaml:4:1 custom',
  'covers-unknown-component': 'alternatives/closed-chat.yaml:5:12 unknown-cover',
  'cycle-twice': 'lifecycles/open-chat.yaml:4:5 twice',
  'date-in-future': 'vendors/acme.yaml:5:43 date-in-future',
  'deployment-in-unknown-place': 'deployments/open-chat.yaml:3:3 unknown-place',
  'deployment-of-nothing': 'deployments/gone-chat.yaml:1:3 unknown-product',
  'effort-range-reversed': 'effort.yaml:8:5 custom',
  'effort-unknown-capability': 'effort.yaml:7:20 unknown-capability',
  'effort-unknown-team': 'effort.yaml:13:11 unknown-team',
  'ended-before-it-began': 'deployments/open-chat.yaml:4:3 since-after-until',
  'ended-without-status': 'deployments/open-chat.yaml:6:3 ended-but-running',
  'file-name-differs': 'products/other-chat.yaml:1:1 file-name',
  'gap-although-covered': 'capabilities.yaml:5:3 open-gap',
  'gap-not-marked': 'capabilities.yaml:10:3 open-gap',
  'german-date': 'vendors/acme.yaml:5:43 invalid-format',
  'guidance-twice': 'guidance/z-more.yaml:1:3 twice',
  'guidance-unknown-context': 'guidance/rules.yaml:5:14 invalid-value',
  'guidance-without-source': 'guidance/rules.yaml:1:3 invalid-type',
  'installation-date-in-future': 'bundles/chat.yaml:11:72 date-in-future',
  'lifecycle-of-nothing': 'lifecycles/gone-chat.yaml:1:1 unknown-product',
  'missing-name': 'products/open-chat.yaml:1:1 invalid-type',
  'misspelt-field': 'products/open-chat.yaml:3:1 unrecognized-keys',
  'owner-date-in-future': 'vendors/acme.yaml:7:5 date-in-future',
  'place-ars-of-another': 'places/01.tsv:4:56 place-ars',
  'place-ended-before-it-began': 'places/01.tsv:7:41 place-date',
  'place-german-date': 'places/01.tsv:7:31 place-date',
  'place-in-another-land': 'places/01.tsv:6:1 place-file',
  'place-in-ended-kreis': 'places/01.tsv:6:1 place-parent',
  'place-key-too-short': 'places/01.tsv:6:1 place-key',
  'place-kind-of-another-level': 'places/01.tsv:6:23 place-kind',
  'place-kind-unknown': 'places/01.tsv:6:23 place-kind',
  'place-population-in-words': 'places/01.tsv:6:32 place-population',
  'place-population-without-date': 'places/01.tsv:6:36 place-population',
  'place-source-without-grade': 'places/sources.yaml:1:3 invalid-value',
  'place-succession-in-a-circle': 'places/01.tsv:7:1 place-circle',
  'place-successor-of-existing': 'places/01.tsv:6:44 place-successor',
  'place-successor-unknown': 'places/01.tsv:7:1 place-successor',
  'place-successor-without-basis': 'places/01.tsv:7:51 place-basis',
  'place-twice': 'places/01.tsv:8:1 place-twice',
  'place-without-columns': 'places/01.tsv:1:1 place-columns',
  'place-without-kreis': 'places/01.tsv:8:1 place-parent',
  'place-without-name': 'places/01.tsv:6:10 place-name',
  'prerequisite-circle': 'prerequisites.yaml:10:3 prerequisite-circle',
  'reference-instead-of-value': 'vendors/acme.yaml:3:7 yaml-reference',
  'same-name-twice': 'products/closed-chat.yaml:4:7 name-clash',
  'source-missing': 'vendors/acme.yaml:1:1 invalid-type',
  'unknown-capability': 'products/open-chat.yaml:7:7 unknown-capability',
  'unknown-component': 'products/open-chat.yaml:7:14 unknown-component',
  'unknown-grade': 'vendors/acme.yaml:5:61 invalid-value',
  'unknown-vendor': 'products/open-chat.yaml:3:1 unknown-vendor',
};

const readWithFlaw = (flaw: string) => {
  const folder = join(workshop, flaw);
  cpSync(join(examples, 'sound'), folder, { recursive: true });
  cpSync(join(examples, flaw), folder, { recursive: true });
  return readKnowledge(folder, '2026-11-21');
};

describe('A flaw in a fact file', () => {
  test('is absent from the sound example', () => {
    expect(readKnowledge(join(examples, 'sound'), '2026-11-21')).toMatchObject({ ok: true });
  });

  test.each(Object.entries(flaws))('%s is reported with its place and a remedy', (flaw, expected) => {
    const read = readWithFlaw(flaw);
    const problems = read.ok ? [] : read.problems;
    expect(problems.map(({ file, line, column, code }) => `${file}:${line}:${column} ${code}`)).toEqual([
      expected,
    ]);
    for (const { message, remedy } of problems) {
      expect(message).not.toBe('');
      expect(remedy).not.toBe('');
    }
  });

  test('has an example and an expectation, neither without the other', () => {
    const folders = readdirSync(examples).filter((name) => name !== 'sound');
    expect(folders.sort()).toEqual(Object.keys(flaws).sort());
  });

  test('does not hide another one: all are reported at once', () => {
    const folder = join(workshop, 'many');
    cpSync(join(examples, 'sound'), folder, { recursive: true });
    for (const flaw of ['country-uk', 'unknown-component', 'gap-not-marked'])
      cpSync(join(examples, flaw), folder, { recursive: true });
    const read = readKnowledge(folder, '2026-11-21');
    expect(read.ok ? [] : read.problems.map(({ file }) => file)).toEqual(
      expect.arrayContaining(['vendors/acme.yaml', 'products/open-chat.yaml', 'capabilities.yaml']),
    );
  });

  test('of a missing folder is a finding, not a crash', () => {
    expect(existsSync(join(workshop, 'nowhere'))).toBe(false);
    expect(readKnowledge(join(workshop, 'nowhere'), '2026-11-21')).toMatchObject({ ok: false });
  });
});
