import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  check,
  deprecatedIn,
  describeChange,
  KEYS,
  knownIn,
  type KeyRule,
  NEWEST,
  type PublicCode,
  read,
  toModel,
  upgrade,
  type Value,
  write,
} from '../src/index.ts';
import { examples } from './read-example.ts';

type Plain = string | boolean | Plain[] | { [key: string]: Plain };

/** Texts that YAML has reasons to misread. */
const text = fc.oneof(
  fc.constantFrom(
    'yes',
    'no',
    'null',
    '~',
    '0.2',
    '1.10',
    '012',
    '+49 30',
    '- a',
    'a: b',
    '#a',
    'a #b',
    '*a',
    '&a',
    '!a',
    '%a',
    '@a',
    '`a`',
    "'",
    '"',
    '{}',
    '[]',
    '|',
    '>',
    '2026-11-22',
    'ä',
    '👨‍👩‍👧',
    'a\nb',
    'a\n\n  b\n',
    ' a',
    'a ',
    '\t',
    'true',
    '---',
    '...',
    '<<',
    '\u2028',
    '\u0085',
    '\\x40',
    'a'.repeat(200),
  ),
  fc.string({ minLength: 1, maxLength: 30 }),
  fc.string({ minLength: 1, maxLength: 30, unit: 'grapheme' }),
);

function valueOf(rule: Value): fc.Arbitrary<Plain> {
  switch (rule.type) {
    case 'text':
      // A code in small letters is put into capitals on the way.
      return rule.rule === 'country' ? fc.constantFrom('DE', 'NO') : text;
    case 'flag':
      return fc.boolean();
    case 'list':
      return fc.array(valueOf(rule.of), { minLength: 1, maxLength: 3 });
    case 'map':
      return mapOf(rule.keys);
    case 'languages':
      return fc.dictionary(fc.constantFrom('en', 'de-AT', 'no', 'zh-Hant'), mapOf(rule.keys), {
        minKeys: 1,
        maxKeys: 2,
        noNullPrototype: true,
      });
  }
}

/** At least one key, none of them deprecated: those move when a file is read as today's. */
function mapOf(keys: readonly KeyRule[]): fc.Arbitrary<{ [key: string]: Plain }> {
  const today = keys.filter(
    (rule) => knownIn(rule, NEWEST) && !deprecatedIn(rule, NEWEST) && rule.key !== 'publiccodeYmlVersion',
  );
  return fc
    .record(Object.fromEntries(today.map((rule) => [rule.key, valueOf(rule.value)])), {
      requiredKeys: [],
      noNullPrototype: true,
    })
    .filter((map) => Object.keys(map).length > 0) as fc.Arbitrary<{ [key: string]: Plain }>;
}

const model = mapOf(KEYS).map((map) => ({ ...map, publiccodeYmlVersion: '0' }) as PublicCode);

describe('any model', () => {
  it('is read back as it was written', () => {
    fc.assert(
      fc.property(model, (before) => {
        const document = read(write(before));
        expect(document.problems).toEqual([]);
        expect(toModel(document)).toEqual(before);
      }),
      { numRuns: 150 },
    );
  });

  it('has one written form, and keeps the keys that nobody knows', () => {
    fc.assert(
      fc.property(model, text, (before, other) => {
        const written = write({ ...before, others: { hobby: other, more: { list: ['a', other] } } });
        expect(toModel(read(written))?.others).toEqual({ hobby: other, more: { list: ['a', other] } });
        expect(write(toModel(read(written)) ?? {})).toBe(written);
      }),
      { numRuns: 60 },
    );
  });
});

describe('upgrading', () => {
  const files = examples('flawed').filter(({ bytes }) => read(bytes).root?.kind === 'map');

  it.each(files)(
    '$name brings no new error, keeps every comment of its own line outside of what goes, and is done at once',
    ({ text: before, bytes }) => {
      const errors = (found: string): string[] =>
        check(read(found), { version: 'newest' })
          .filter(({ severity }) => severity === 'error')
          .map(({ code, key }) => `${code} ${key}`);
      const upgraded = upgrade(read(bytes));
      if (!upgraded.ok) throw new Error('could not be upgraded');
      expect(errors(before)).toEqual(expect.arrayContaining(errors(upgraded.text)));
      for (const comment of before.match(/^# .*$/gmu) ?? []) expect(upgraded.text).toContain(comment);
      expect(upgrade(read(upgraded.text))).toEqual({ ok: true, text: upgraded.text, changes: [] });
      for (const change of upgraded.changes) {
        expect(describeChange(change, 'de')).not.toContain('undefined');
        expect(before.split('\n')[change.line - 1]).toBeDefined();
      }
    },
  );

  it('keeps the byte order mark and line ends of Windows', () => {
    const windows =
      '\uFEFFpubliccodeYmlVersion: "0.4"\r\n# a\r\nlegal:\r\n  authorsFile: A\r\n  license: MIT\r\n';
    const upgraded = upgrade(read(windows));
    expect(upgraded.ok && upgraded.text).toBe(
      '\uFEFFpubliccodeYmlVersion: "0"\r\n# a\r\nlegal:\r\n  license: MIT\r\n',
    );
  });

  it('cuts out a part although something inside of it changes, too', () => {
    const section = 'it:\n  piattaforme: {spid: yes}\npubliccodeYmlVersion: "0.2"\n';
    expect(upgrade(read(section))).toMatchObject({
      text: 'publiccodeYmlVersion: "0"\nsupports:\n  - id: "alias:spid"\n',
    });
  });

  it.each([
    ['the last key of a file without a line end', 'inputTypes: [a]', ''],
    [
      'two keys in braces',
      'legal: {license: MIT, authorsFile: A, repoOwner: B}\norganisation: {uri: "https://a"}\n',
      'legal: {license: MIT}\norganisation: {uri: "https://a", name: "B"}\n',
    ],
    [
      'the first key of a list item',
      'description:\n  en:\n    genericName: a # b\n    shortDescription: c\n',
      'description:\n  en:\n    shortDescription: c\n',
    ],
    ['the only key of a map', 'legal:\n  authorsFile: A\n', 'legal:\n  {}\n'],
    [
      'a text of several lines',
      'description:\n  en:\n    genericName: >\n      a\n\n      b\n    # c\n    shortDescription: d\n',
      'description:\n  en:\n    # c\n    shortDescription: d\n',
    ],
  ])('takes out %s', (_name, before, after) => {
    const version = (number: string): string => `publiccodeYmlVersion: "${number}"\n`;
    expect(upgrade(read(version('0.4') + before))).toMatchObject({ ok: true, text: version('0') + after });
  });

  it('does not change what cannot be read', () => {
    expect(upgrade(read('a: ['))).toMatchObject({ ok: false, problems: [{ code: 'yaml-syntax' }] });
  });

  it('goes to a version in between, and never back', () => {
    const old =
      'publiccodeYmlVersion: "0.2"\nlegal:\n  license: MIT\n  authorsFile: A\nit:\n  countryExtensionVersion: "0.2"\n';
    const between = upgrade(read(old), '0.3');
    expect(between.ok && between.text).toBe(old.replace('"0.2"', '"0.3"'));
    const newest = 'publiccodeYmlVersion: "0"\nname: A\n';
    expect(upgrade(read(newest), '0.4')).toMatchObject({ text: newest, changes: [] });
  });
});
