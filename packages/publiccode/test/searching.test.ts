import { expect, it } from 'vitest';
import { read, searchableSoftware, toModel } from '../src/index.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

it('a search takes names, texts by weight, and values each once and as one spelling', () => {
  const model = toModel(
    read(
      bytes(`publiccodeYmlVersion: "0.5"
name: Baum
applicationSuite: Grün
developmentStatus: stable
categories: [gis, gis]
legal: { license: GPL-2.0-or-later OR MIT, mainCopyrightOwner: Stadt Beispiel }
description:
  de: { genericName: Baumkataster, shortDescription: Bäume zählen, features: [Karte] }
  en: { localisedName: Baumkataster, longDescription: Trees }
intendedAudience: { countries: [de, DE] }
localisation: { availableLanguages: [de-AT, de, en] }
`),
    ),
  );
  expect(searchableSoftware(model ?? null)).toEqual({
    otherNames: ['Baumkataster', 'Grün'],
    texts: [
      { language: 'de', weight: 'high', text: 'Bäume zählen' },
      { language: 'de', weight: 'normal', text: 'Karte' },
      { language: 'en', weight: 'low', text: 'Trees' },
      { language: 'de', weight: 'low', text: 'Stadt Beispiel' },
    ],
    facets: {
      category: ['gis'],
      licence: ['GPL-2.0-or-later', 'MIT'],
      maturity: ['stable'],
      organisation: ['Stadt Beispiel'],
      country: ['DE'],
      language: ['de', 'en'],
      standard: [],
    },
  });
});

it('a file that cannot be read is searched by what the caller knows', () => {
  const { texts, facets } = searchableSoftware(null, 'Stadt Beispiel');
  expect(texts).toEqual([{ language: 'de', weight: 'low', text: 'Stadt Beispiel' }]);
  expect(facets.organisation).toEqual(['Stadt Beispiel']);
});
