import { describe, expect, test } from 'vitest';
import { describeWhy, type Why } from '../src/index.ts';
import { fold, tokenize } from '../src/text/index.ts';
import { stemEnglish } from '../src/text/stem-english.ts';
import { stemFrench } from '../src/text/stem-french.ts';
import { stemGerman } from '../src/text/stem-german.ts';
import { stemItalian } from '../src/text/stem-italian.ts';
import { CompoundBook } from '../src/words/compound-book.ts';
import { editDistance } from '../src/words/edit-distance.ts';

describe('one spelling for all', () => {
  test.each([
    ['Straßenbäume', 'strassenbaume'],
    ['Strassenbaeume', 'strassenbaume'],
    ['Mueller', 'muller'],
    ['Steuer', 'steuer'],
    ['Quelle', 'quelle'],
    ['neue', 'neue'],
    ['collectivité', 'collectivite'],
    ['Łódź', 'lodz'],
    ['Ämter', 'amter'],
  ])('%s → %s', (word, folded) => {
    expect(fold(word)).toBe(folded);
  });
});

test('hyphens, humps and dots make one word and its parts', () => {
  const words = tokenize('E-Mail-Archiv, OpenProject; Node.js. C++ und eAkte');
  expect(words.map(({ folded }) => folded)).toEqual([
    'emailarchiv',
    'openproject',
    'nodejs',
    'c++',
    'und',
    'eakte',
  ]);
  expect(words[0]?.parts).toEqual(['EMail', 'Mail', 'Archiv']);
});

describe('forms of a word have one stem', () => {
  const same = (stem: (word: string) => string, forms: string[]): void => {
    expect(new Set(forms.map((form) => stem(fold(form)))).size, forms.join(', ')).toBe(1);
  };
  test('German', () => {
    same(stemGerman, ['Baum', 'Bäume', 'Bäumen', 'Baumes']);
    same(stemGerman, ['Amt', 'Ämter', 'Amtes', 'Amts', 'Ämtern']);
    same(stemGerman, ['Verwaltung', 'Verwaltungen', 'verwalten']);
    same(stemGerman, ['Bürger', 'Bürgern', 'Bürgers', 'Bürgerin', 'Bürgerinnen']);
    same(stemGerman, ['Planung', 'planen', 'Plan', 'Pläne']);
    same(stemGerman, ['Museum', 'Museen']);
    same(stemGerman, ['Erlaubnis', 'Erlaubnisse', 'Erlaubnissen']);
    same(stemGerman, ['buchen', 'Buchung', 'Buchungen']);
  });
  test('German words that only look alike have not', () => {
    for (const [a = '', b = ''] of [
      ['Zeitung', 'Zeit'],
      ['Bürger', 'Burg'],
      ['Sitzung', 'Sitz'],
      ['buchen', 'Buch'],
    ])
      expect(stemGerman(fold(a))).not.toBe(stemGerman(fold(b)));
  });
  test('English, French, Italian', () => {
    same(stemEnglish, ['survey', 'surveys']);
    same(stemEnglish, ['manage', 'managing', 'managed', 'management']);
    same(stemEnglish, ['library', 'libraries']);
    same(stemFrench, ['commune', 'communes']);
    same(stemFrench, ['municipal', 'municipaux', 'municipale']);
    same(stemItalian, ['comune', 'comuni']);
    same(stemItalian, ['documento', 'documenti']);
  });
});

describe('compounds', () => {
  const book = new CompoundBook();
  for (const [number, word] of ['kataster', 'schulbezirk', 'zuteilungsverfahren', 'gremium'].entries())
    book.born(number, word);
  const parts = (word: string): string[] => book.partsOf(word).map(({ stem }) => stem);
  test.each([
    ['baumkataster', ['baum', 'kataster']],
    ['schulbezirkszuweisung', ['schulbezirk', 'schul', 'bezirk', 'zuweis']],
    ['kindertagesstatte', ['kind', 'tag', 'statt']],
    ['verwaltung', []],
    ['sicherheit', []],
    ['wahlxylophon', ['wahl']],
  ])('%s', (word, expected) => {
    const found = parts(word);
    for (const stem of expected) expect(found).toContain(stem);
    if (expected.length === 0) expect(found).toEqual([]);
  });
});

test.each([
  ['terminvergabe', 'terminvergabe', 0],
  ['terminvergbe', 'terminvergabe', 1],
  ['terminvregabe', 'terminvergabe', 1],
  ['baum', 'traum', 2],
  ['baum', 'kataster', 3],
])('from %s to %s it is %d', (a, b, distance) => {
  expect(editDistance(a, b, 2)).toBe(distance);
  expect(editDistance(b, a, 2)).toBe(distance);
});

test('a reason is a sentence in both languages', () => {
  const why = (by: Why['by'], more: Partial<Why> = {}): Why => ({
    word: 'Baum',
    matched: 'Baumkataster',
    field: 'name',
    by,
    ...more,
  });
  expect(describeWhy(why('compound'), 'de')).toBe('„Baum“ steckt in „Baumkataster“ im Namen');
  expect(describeWhy(why('part', { word: 'Baumkatasterpflege' }), 'de')).toBe(
    '„Baumkataster“ im Namen ist ein Teil von „Baumkatasterpflege“',
  );
  expect(describeWhy(why('shared', { matched: 'Katasterauskunft', word: 'Baumkataster' }), 'de')).toBe(
    '„Katasterauskunft“ im Namen hat einen Wortteil mit „Baumkataster“ gemeinsam',
  );
  expect(describeWhy(why('compound', { matched: 'GIS', word: 'gis' }), 'de')).toBe(
    '„GIS“ steckt in einem Wort im Namen',
  );
  expect(describeWhy(why('typo', { field: 'capability' }), 'en')).toBe(
    '“Baumkataster” in the capability is spelt almost like “Baum”',
  );
  const replaces = { id: 'x', name: 'Exchange', coverage: 'most' as const, evidence: 1 };
  expect(describeWhy(why('replaces', { replaces }), 'de')).toBe('ersetzt Exchange größtenteils (belegt)');
  expect(describeWhy(why('replaces', { replaces }), 'en')).toBe('replaces Exchange mostly (verified)');
  for (const by of ['exact', 'stem', 'compound', 'part', 'shared', 'typo', 'synonym', 'prefix'] as const)
    for (const language of ['de', 'en'] as const)
      expect(describeWhy(why(by), language)).toMatch(/Baumkataster/);
});
