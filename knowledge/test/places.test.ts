import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findPlace, placeLabel } from '../src/places/find-place.ts';
import { indexPlaces } from '../src/places/index-places.ts';
import { loadPlaces } from '../src/places/load-places.ts';
import { writePlaces } from '../src/places/place-columns.ts';
import { placeWords } from '../src/places/place-words.ts';
import { keysAbove, placeKey, placeLevel, type Place } from '../src/places/place.ts';
import { readPlaces } from '../src/places/read-places.ts';

const home = fileURLToPath(new URL('..', import.meta.url));
const loaded = loadPlaces(home);
if (!loaded.ok) throw new Error(loaded.problems.map(({ message }) => message).join('\n'));
const places = indexPlaces(loaded.places, loaded.sources);
const anyPlace = fc.constantFrom(...places.all);
const keysOf = (query: string, limit = 20): string[] =>
  places.search(query, limit).hits.map(({ key }) => key);
/** A town that is its own Kreis or Land is found by name as a municipality only. */
const isFoundByName = ({ key }: Place): boolean =>
  key.length === 8 || places.byKey(key.padEnd(8, '0')) === undefined;

describe('The places', () => {
  test('are all Länder, Regierungsbezirke, Kreise and municipalities of the lists, and two keys that are gone', () => {
    const existing = places.all.filter(({ validTo }) => validTo === undefined);
    const count = (level: string) => existing.filter(({ key }) => placeLevel(key) === level).length;
    expect([count('land'), count('regierungsbezirk'), count('kreis'), count('gemeinde')]).toEqual([
      16, 29, 401, 10943,
    ]);
    expect(places.all.filter(({ validTo }) => validTo !== undefined).map(({ key }) => key)).toEqual([
      '16056',
      '16056000',
    ]);
  });

  test('say of every population from when it is, or that the source does not say', () => {
    const dates = new Set(places.all.map(({ populationDate }) => populationDate));
    expect(dates).toEqual(new Set(['2011', 'undated', undefined]));
    expect(
      places.all.filter((place) => (place.population === undefined) !== (place.populationDate === undefined)),
    ).toEqual([]);
  });

  test('name their sources, those under a licence that asks for it with the licence', () => {
    expect(places.sources.map(({ id, licence }) => [id, licence])).toEqual([
      ['destatis-2026', 'DL-DE-BY-2.0'],
      ['gv100-2017', 'DL-DE-BY-2.0'],
      ['population-2011', undefined],
      ['kreise-undated', 'CC-BY-4.0'],
      ['derived-2026', 'CC0-1.0'],
    ]);
  });

  test('are written as they were read: a change of one place is a change of one line', () => {
    const written = writePlaces(places.all);
    expect(readPlaces(written)).toEqual({ ok: true, places: places.all });
    const [first] = places.all.filter(({ key }) => key === '01051002');
    const renamed = places.all.map((place) => (place === first ? { ...place, name: 'Neuer Name' } : place));
    const lines = (files: typeof written) => files.flatMap(({ text }) => text.split('\n'));
    const [before, after] = [lines(written), lines(writePlaces(renamed))];
    expect(after.filter((line, index) => line !== before[index])).toEqual([
      '01051002\tNeuer Name\tgemeinde\t239\t2011',
    ]);
  });
});

describe('A place', () => {
  test('is found by its key, and a municipality by its Regionalschlüssel', () => {
    fc.assert(
      fc.property(anyPlace, fc.stringMatching(/^\d{4}$/), (place, association) => {
        expect(places.byKey(place.key)).toBe(place);
        expect(keysOf(place.key)[0]).toBe(place.key);
        if (place.key.length === 8) {
          const ars = place.key.slice(0, 5) + association + place.key.slice(5);
          expect(placeKey(ars)).toBe(place.key);
          expect(places.byKey(ars)).toBe(place);
        }
      }),
      { numRuns: 500 },
    );
  });

  test('is found by its full name, among the first twenty', () => {
    fc.assert(
      fc.property(anyPlace.filter(isFoundByName), (place) => {
        expect(keysOf(place.name)).toContain(place.key);
      }),
      { numRuns: 1000 },
    );
  });

  test('is found by three letters of a word of its name once Kreis and Land narrow them', () => {
    fc.assert(
      fc.property(
        anyPlace.filter((place) => isFoundByName(place) && keysAbove(place.key).length > 0),
        fc.nat(),
        fc.integer({ min: 3, max: 6 }),
        (place, word, length) => {
          const words = placeWords(place.name).filter((each) => each.length >= 3);
          const typed = words[word % Math.max(1, words.length)]?.slice(0, length);
          // "Der" of Derschen is one of the small words, which are left out beside others.
          fc.pre(typed !== undefined && placeWords(`${typed} ${place.name}`)[0] === typed);
          const above = keysAbove(place.key).flatMap((key) => places.byKey(key)?.name ?? []);
          expect(keysOf([typed, ...above].join(' '), 60)).toContain(place.key);
        },
      ),
      { numRuns: 1000 },
    );
  });

  test('is found however its umlauts are written', () => {
    const withUmlaut = places.all.filter((place) => /[äöüÄÖÜß]/.test(place.name) && isFoundByName(place));
    const ways = [
      (name: string) => name.toUpperCase(),
      (name: string) => name.normalize('NFD'),
      (name: string) =>
        name
          .replace(/[äöü]/g, (vowel) => ({ ä: 'ae', ö: 'oe', ü: 'ue' })[vowel] ?? vowel)
          .replaceAll('ß', 'ss'),
      (name: string) =>
        name.replace(/[äöü]/g, (vowel) => ({ ä: 'a', ö: 'o', ü: 'u' })[vowel] ?? vowel).replaceAll('ß', 'ss'),
    ];
    fc.assert(
      fc.property(fc.constantFrom(...withUmlaut), fc.constantFrom(...ways), (place, way) => {
        expect(keysOf(way(place.name))).toContain(place.key);
      }),
      { numRuns: 500 },
    );
  });

  test('lies in what its key names, up to its Land', () => {
    fc.assert(
      fc.property(anyPlace, (place) => {
        const chain = places.chain(place.key);
        expect(chain[0]).toBe(place);
        expect(chain.at(-1)?.kind).toBe('land');
        for (const above of chain) expect(place.key.startsWith(above.key)).toBe(true);
        const [parent] = chain.slice(1);
        if (parent && place.validTo === undefined) expect(places.members(parent.key)).toContain(place);
      }),
    );
  });
});

describe('Searching', () => {
  test.each([
    ['Köln', '05315000'],
    ['koeln', '05315000'],
    ['koln', '05315000'],
    ['  KÖLN ', '05315000'],
    ['05 3 15', '05315'],
    ['St. Ingbert', '10045117'],
    ['Sankt Ingbert', '10045117'],
    ['st ingbert', '10045117'],
    ['Neustadt an der Weinstraße', '07316000'],
    ['Rothenburg ob der Tauber', '09571193'],
    ['Weiden i.d.OPf.', '09363000'],
    ['Landkreis Göttingen', '03159'],
    ['göttingen', '03159016'],
    ['neuenkirchen steinfurt', '05566060'],
    ['Michaelisdonn', '01051097'],
    ['frankfurt', '06412000'],
    ['cottbus', '12052000'],
  ])('for „%s“ finds %s first', (query, key) => {
    expect(keysOf(query)[0]).toBe(key);
  });

  test('does not take Neunkirchen for Neuenkirchen', () => {
    const names = new Set(places.search('Neunkirchen', 50).hits.map(({ name }) => name));
    expect([...names].filter((name) => name.includes('Neuenkirchen'))).toEqual([]);
    expect(names.size).toBeGreaterThan(0);
  });

  test('puts the very name before names that begin so, and those before the rest', () => {
    const names = places.search('essen', 50).hits.map(({ name }) => placeWords(name).join(' '));
    const classOf = (name: string): number =>
      /^essen( stadt)?$/.test(name) ? 0 : name.startsWith('essen') ? 1 : 2;
    expect(names.map(classOf)).toEqual(names.map(classOf).sort());
    expect(new Set(names.map(classOf))).toEqual(new Set([0, 1, 2]));
  });

  test('of any text ends, within the limit and with a count that is not below it', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'grapheme', maxLength: 40 }),
          anyPlace.map(({ name }) => name.slice(0, 5)),
        ),
        fc.nat(30),
        (query, limit) => {
          const { total, hits } = places.search(query, limit);
          expect(hits.length).toBe(Math.min(total, limit));
          expect(new Set(hits).size).toBe(hits.length);
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('What a person wrote into a field', () => {
  test('names the place when it is the label that was offered', () => {
    fc.assert(
      fc.property(
        anyPlace.filter(({ validTo }) => validTo === undefined),
        (place) => {
          expect(findPlace(places, placeLabel(place))).toEqual({ ok: true, place });
          expect(findPlace(places, ` ${place.key} `)).toEqual({ ok: true, place });
        },
      ),
    );
  });

  test.each([
    ['Köln', '05315000'],
    ['hamburg', '02000000'],
    ['Neuenkirchen Steinfurt', '05566060'],
    ['061390000', undefined],
  ])('„%s“ names %s', (text, key) => {
    const found = findPlace(places, text);
    expect(found.ok ? found.place.key : undefined).toBe(key);
  });

  test('is not guessed where several places have the name, where none has, or where it is gone', () => {
    const several = findPlace(places, 'Neuenkirchen');
    expect(several).toMatchObject({ ok: false, problem: 'ambiguous' });
    expect(several.ok ? 0 : several.places.length).toBe(11);
    expect(findPlace(places, 'Göttingen')).toMatchObject({ ok: false, problem: 'ambiguous' });
    expect(findPlace(places, 'Gibtesnichtheim')).toEqual({ ok: false, problem: 'unknown', places: [] });
    expect(findPlace(places, '99999999')).toEqual({ ok: false, problem: 'unknown', places: [] });
    const gone = findPlace(places, '16056000');
    expect(gone.ok ? '' : [gone.problem, gone.places[0]?.key]).toEqual(['gone', '16063105']);
  });
});

describe('A key of a place that is gone', () => {
  const place = (key: string, more: Partial<Place> = {}): Place => ({
    key,
    name: key,
    kind: key.length === 2 ? 'land' : 'gemeinde',
    successors: [],
    ...more,
  });
  const gone = (key: string, ...successors: string[]): Place =>
    place(key, { validTo: '2020-12-31', successors, ...(successors.length > 0 && { basis: 'stated' }) });
  const made = indexPlaces([
    place('01'),
    gone('01000001', '01000002', '01000003'),
    gone('01000002', '01000003', '01000004'),
    place('01000003'),
    place('01000004'),
    gone('01000005'),
  ]);

  test('leads over all successions to the places of today, each once', () => {
    expect(made.resolve('01000001').map(({ key }) => key)).toEqual(['01000003', '01000004']);
    expect(made.predecessors('01000003').map(({ key }) => key)).toEqual(['01000001', '01000002']);
  });

  test('leads nowhere when the successor is not known, and a key that never was does, too', () => {
    expect(made.resolve('01000005')).toEqual([]);
    expect(made.resolve('01999999')).toEqual([]);
  });

  test('stays findable behind the places that exist, and is no member of anything', () => {
    expect(made.search('01000001', 5).hits[0]?.validTo).toBe('2020-12-31');
    expect(made.members('01').map(({ key }) => key)).toEqual(['01000003', '01000004']);
    expect(places.resolve('16056000').map(({ key }) => key)).toEqual(['16063105']);
  });
});

describe('Reading', () => {
  test('of any text ends with places or with problems that have a place', () => {
    const sound = writePlaces(places.all.filter(({ key }) => key.startsWith('04')))[0]?.text ?? '';
    const damaged = fc
      .tuple(fc.nat(sound.length), fc.nat(20), fc.string({ maxLength: 12 }))
      .map(([at, length, insert]) => sound.slice(0, at) + insert + sound.slice(at + length));
    fc.assert(
      fc.property(fc.oneof(damaged, fc.string()), (text) => {
        const read = readPlaces([{ file: 'places/04.tsv', text }]);
        if (read.ok)
          return read.places.every(({ key, name }) => placeLevel(key) !== undefined && name !== '');
        return read.problems.every(({ line, column, remedy }) => line > 0 && column > 0 && remedy !== '');
      }),
      { numRuns: 500 },
    );
  });
});
