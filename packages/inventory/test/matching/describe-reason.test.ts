import { readFileSync, readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { describeReason, REASON_CODES } from '../../src/matching/index.ts';

const folder = new URL('../../src/matching/', import.meta.url);

test('every reason that the matcher gives has a sentence in both languages', () => {
  const code = readdirSync(folder)
    .map((file) => readFileSync(new URL(file, folder), 'utf8'))
    .join('\n');
  const given = [...code.matchAll(/code: '([a-z-]+)'/g)].map((found) => found[1] ?? '');
  expect(given.length).toBeGreaterThan(15);
  for (const reason of given) expect(REASON_CODES).toContain(reason);
  for (const kind of ['strong', 'common', 'weak', 'generic'])
    expect(REASON_CODES).toContain(kind === 'strong' ? 'exact-alias' : `${kind}-alias`);
});

test.each(REASON_CODES)('%s is a sentence that ends with a full stop', (code) => {
  for (const language of ['de', 'en'] as const) {
    const sentence = describeReason(
      {
        code,
        detail: {
          alias: 'X',
          word: 'x',
          name: 'Y',
          version: '1',
          locale: 'de',
          bitness: 'x64',
          product: 'Z',
          words: 'a, b',
          probability: '60',
        },
      },
      language,
    );
    expect(sentence).toMatch(/^[A-ZÄÖÜ„“].*\.$/u);
    expect(sentence).not.toContain('undefined');
  }
});

test.each(['from-a-later-version', 'constructor', '__proto__'])(
  'the unknown code %s is given back',
  (code) => {
    expect(describeReason({ code }, 'de')).toBe(code);
  },
);
