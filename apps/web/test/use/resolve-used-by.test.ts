import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { read, toModel } from '@allmende/publiccode';
import { openPlaces } from '#lib/server/places/index.ts';
import { resolveUsedBy } from '#lib/server/use-declarations/index.ts';

const root = resolve(import.meta.dirname, '../../../..');
const places = openPlaces(resolve(root, 'knowledge'));
const keyOf = (text: string, countries: string[] = []) => resolveUsedBy(places, text, countries)?.key ?? null;

describe('a line of usedBy', () => {
  it.each([
    ['Stadt Köln', '05315000'],
    ['Stadt  Köln ', '05315000'],
    ['Landeshauptstadt München', '09162000'],
    ['Stadt Stuttgart', '08111000'],
    ['Bundesstadt Bonn', '05314000'],
    ['Freie und Hansestadt Hamburg', '02000000'],
    ['Hansestadt Lübeck', '01003000'],
    ['Landkreis München', '09184'],
    ['Landkreis Uelzen', '03360'],
    ['Rhein-Sieg-Kreis', '05382'],
    ['Kreis Unna', '05978'],
    ['Land Berlin', '11000000'],
    ['Freistaat Bayern', '09'],
  ])('„%s“ is that place, whatever else the file says', (text, key) => {
    expect(keyOf(text)).toBe(key);
    expect(keyOf(text, ['DE'])).toBe(key);
    expect(keyOf(text, ['de', 'AT'])).toBe(key);
    expect(keyOf(text, ['IT'])).toBeNull();
  });

  it.each([
    ['Stadt Ulm', '08421000'],
    ['Stadt Uelzen', '03360025'],
  ])('„%s“ is sure where the file says that it is for Germany or the town is large', (text, key) => {
    expect(keyOf(text, ['DE'])).toBe(key);
  });

  it.each([
    // Names that several places bear, or towns of other countries too.
    ['Gemeinde Neuenkirchen', ['DE']],
    ['Gemeinde Berg', ['DE']],
    ['Stadt Laufen', []],
    ['Stadt Burgdorf', ['DE', 'CH']],
    ['Gemeinde Lachen', []],
    ['Stadt Wien', []],
    ['Stadt Zürich', []],
    ['Stadt Luzern', ['DE']],
    // Without a title it may be anything: a university, a Land, a football club.
    ['Köln', []],
    ['München', ['DE']],
    ['Hamburg', []],
    // More than the place, or none.
    ['Stadtwerke Köln', ['DE']],
    ['Stadt Köln, Jugendamt', ['DE']],
    ['Stadt Köln und Stadt Bonn', ['DE']],
    ['Landtag Brandenburg', []],
    ['Universität Köln', ['DE']],
    ['Deutsche Bahn', []],
    ['Fraunhofer Institut', []],
    ['Gemeente Utrecht', []],
    ['Gemeente Buren', ['NL']],
    ['Comune di Bologna', ['IT']],
    ['Ville de Lyon', []],
    ['City of Berlin', []],
    ['Stadt', ['DE']],
    ['Kreis', ['DE']],
    ['', []],
    ['...', []],
    ['Stadt '.repeat(100), ['DE']],
  ] as [string, string[]][])('„%s“ stays what it is, unverified (%j)', (text, countries) => {
    expect(keyOf(text, countries)).toBeNull();
  });
});

describe('the lines of real files', () => {
  const folder = resolve(root, '../shared/data/publiccode');
  it.skipIf(!existsSync(folder))('name a place where an expert would, and no other (needs ../shared)', () => {
    const found: string[] = [];
    let lines = 0;
    for (const file of readdirSync(folder).filter((name) => /\.ya?ml$/.test(name))) {
      const model = toModel(read(readFileSync(resolve(folder, file))));
      for (const text of model?.usedBy ?? []) {
        lines += 1;
        const key = keyOf(text, model?.intendedAudience?.countries ?? []);
        if (key !== null) found.push(`${text}: ${key}`);
      }
    }
    expect(lines).toBeGreaterThan(60);
    expect(found.sort()).toEqual([
      'Stadt Chemnitz: 14511000',
      'Stadt Köln: 05315000',
      'Stadt Stuttgart: 08111000',
    ]);
  });
});
