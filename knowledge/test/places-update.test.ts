import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { applyPlacesUpdate, previewPlacesUpdate } from '../src/places/apply-places-update.ts';
import { indexPlaces } from '../src/places/index-places.ts';
import { loadPlaces } from '../src/places/load-places.ts';
import { describeStep, planPlacesUpdate, type PlacesUpdatePlan } from '../src/places/plan-places-update.ts';
import { PLACE_CHANGES, UPDATE_COLUMNS } from '../src/places/place-changes.ts';
import { PLACE_KINDS, type Place } from '../src/places/place.ts';
import { readPlaces } from '../src/places/read-places.ts';
import { writePlaces } from '../src/places/place-columns.ts';

const HEAD = UPDATE_COLUMNS.join('\t');
/** A made-up Land with two Kreise of three villages each. */
const start: Place[] = [
  { key: '01', name: 'Musterland', kind: 'land', population: 2000, populationDate: '2011', successors: [] },
  ...['01051', '01052'].flatMap((kreis): Place[] => [
    {
      key: kreis,
      name: `Kreis ${kreis}`,
      kind: 'kreis',
      population: 600,
      populationDate: '2011',
      successors: [],
    },
    ...['001', '002', '003'].map((number, index): Place => ({
      key: kreis + number,
      name: `Dorf ${kreis}${number}`,
      kind: 'gemeinde',
      population: 100 * (index + 1),
      populationDate: '2011',
      successors: [],
    })),
  ]),
];

const fileOf = (...lines: string[]) => ({
  file: 'update.tsv',
  text: [
    '# source: made up for this test',
    HEAD,
    ...lines.map((line) => line.replaceAll(' | ', '\t')),
    '',
  ].join('\n'),
});
const plan = (...lines: string[]): PlacesUpdatePlan => planPlacesUpdate(start, fileOf(...lines));
const planned = (...lines: string[]) => {
  const made = plan(...lines);
  if (!made.ok) throw new Error(made.problems.map(({ line, message }) => `${line} ${message}`).join('\n'));
  return { ...made, index: indexPlaces(made.places) };
};
const problemsOf = (made: PlacesUpdatePlan): string[] =>
  made.ok ? [] : made.problems.map(({ line, code }) => `${line} ${code}`);

describe('An update', () => {
  test('adds a place that is new', () => {
    const { index, steps } = planned('2027-01-01 | new |  | 01051009 | Neudorf | gemeinde | 80');
    expect(index.byKey('01051009')).toEqual({
      key: '01051009',
      name: 'Neudorf',
      kind: 'gemeinde',
      population: 80,
      populationDate: '2027-01-01',
      validFrom: '2027-01-01',
      successors: [],
    });
    expect(steps.map(({ before, after }) => [before.length, after.length])).toEqual([[0, 1]]);
  });

  test('ends a place on the day before; its key still answers', () => {
    const { index } = planned('2027-01-01 | ended | 01051001');
    expect(index.byKey('01051001')).toMatchObject({ validTo: '2026-12-31', successors: [] });
    expect(index.resolve('01051001')).toEqual([]);
  });

  test('renames a place and leaves the rest of it alone', () => {
    const { index } = planned('2027-01-01 | renamed | 01051001 |  | Bad Dorf | stadt');
    expect(index.byKey('01051001')).toEqual({ ...start[2], name: 'Bad Dorf', kind: 'stadt' });
  });

  test('merges into a new key, adding up people counted on the same day', () => {
    const { index, steps } = planned(
      '2027-01-01 | merged | 01051001 01051002 | 01051004 | Großdorf | gemeinde',
    );
    expect(index.byKey('01051004')).toMatchObject({
      population: 300,
      populationDate: '2011',
      validFrom: '2027-01-01',
    });
    expect(index.resolve('01051001').map(({ key }) => key)).toEqual(['01051004']);
    expect(index.predecessors('01051004').map(({ key, basis }) => [key, basis])).toEqual([
      ['01051001', 'stated'],
      ['01051002', 'stated'],
    ]);
    expect(steps.map(describeStep)).toEqual([
      '2027-01-01 merged 01051001 Dorf 01051001 + 01051002 Dorf 01051002 → 01051004 Großdorf (line 3)',
    ]);
  });

  test('merges into a place that stays, whether or not the line names it among the old ones', () => {
    for (const old of ['01051001 01051002', '01051001']) {
      const { index } = planned(`2027-01-01 | merged | ${old} | 01051002`);
      expect(index.byKey('01051002')).toEqual({ ...start[3], population: 300 });
      expect(index.resolve('01051001').map(({ key }) => key)).toEqual(['01051002']);
    }
  });

  test('knows no sum of people that were counted on different days', () => {
    const { index } = planned(
      '2026-12-31 | population | 01051001 |  |  |  | 90',
      '2027-01-01 | merged | 01051001 | 01051002',
    );
    expect(index.byKey('01051002')?.population).toBeUndefined();
  });

  test('splits a place, line by line, and forgets how many people the old figure counted', () => {
    const { index, steps } = planned(
      '2027-01-01 | split | 01051003 | 01051003',
      '2027-01-01 | renamed | 01052001 |  | Anderes Dorf',
      '2027-01-01 | split | 01051003 | 01051007 | Abgedorf | gemeinde',
    );
    expect(steps.map(({ change }) => change)).toEqual(['split', 'renamed']);
    expect(index.byKey('01051003')).toEqual({
      key: '01051003',
      name: 'Dorf 01051003',
      kind: 'gemeinde',
      successors: [],
    });
    expect(index.byKey('01051007')).toMatchObject({ name: 'Abgedorf', validFrom: '2027-01-01' });
    const whole = planned(
      '2027-01-01 | split | 01051003 | 01051007 | Ost | gemeinde',
      '2027-01-01 | split | 01051003 | 01051008 | West | gemeinde',
    );
    expect(whole.index.resolve('01051003').map(({ name }) => name)).toEqual(['Ost', 'West']);
  });

  test('gives a place another key and says which figures no longer hold around it', () => {
    const { index, steps } = planned('2027-01-01 | rekeyed | 01051001 | 01052009');
    expect(index.byKey('01052009')).toMatchObject({ name: 'Dorf 01051001', population: 100 });
    expect(index.resolve('01051001').map(({ key }) => key)).toEqual(['01052009']);
    expect(steps[0]?.notes).toHaveLength(2);
    expect([
      index.byKey('01051')?.population,
      index.byKey('01052')?.population,
      index.byKey('01')?.population,
    ]).toEqual([undefined, undefined, 2000]);
  });

  test('carries a Kreis to another key together with its members', () => {
    const { index } = planned(
      '2027-01-01 | rekeyed | 01051 | 01053',
      ...['001', '002', '003'].map((number) => `2027-01-01 | rekeyed | 01051${number} | 01053${number}`),
    );
    expect(index.members('01053').map(({ key }) => key)).toEqual(['01053001', '01053002', '01053003']);
    expect(index.members('01051')).toEqual([]);
  });

  test('records what ended before the list began, so that old keys lead somewhere', () => {
    const { index } = planned(
      'unknown | earlier | 01050 | 01051 | Altkreis | kreis',
      '2016-11-01 | earlier | 01050001 | 01051001 01051002 | Altdorf | gemeinde',
    );
    expect(index.byKey('01050')).toMatchObject({ validTo: 'unknown', basis: 'stated' });
    expect(index.byKey('01050001')?.validTo).toBe('2016-10-31');
    expect(index.resolve('01050001').map(({ key }) => key)).toEqual(['01051001', '01051002']);
  });

  test('is made in the order of the days, whatever the order of the lines', () => {
    const { index } = planned(
      '2028-01-01 | merged | 01051004 | 01051003',
      '2027-01-01 | rekeyed | 01051001 | 01051004',
    );
    expect(index.resolve('01051001').map(({ key }) => key)).toEqual(['01051003']);
  });

  test('alters nothing that it was given', () => {
    const before = structuredClone(start);
    planned('2027-01-01 | merged | 01051001 | 01051002', '2027-02-01 | renamed | 01051002 |  | Anders');
    expect(start).toEqual(before);
  });
});

describe('An update that does not fit is refused as a whole, with the line', () => {
  test.each<[string, string[], string[]]>([
    ['an unknown key', ['2027-01-01 | ended | 01051999'], ['3 update-unknown-key']],
    [
      'a key that ends twice',
      ['2027-01-01 | ended | 01051001', '2028-01-01 | ended | 01051001'],
      ['4 update-ended-already'],
    ],
    [
      'a merger of a place that is gone',
      ['2027-01-01 | rekeyed | 01051001 | 01051009', '2027-01-01 | merged | 01051001 | 01051002'],
      ['4 update-ended-already'],
    ],
    ['a key that is taken', ['2027-01-01 | rekeyed | 01051001 | 01051002'], ['3 update-key-taken']],
    [
      'a circle of two',
      ['2027-01-01 | rekeyed | 01051001 | 01051009', '2028-01-01 | rekeyed | 01051009 | 01051001'],
      ['4 update-key-comes-back'],
    ],
    [
      'a circle in the past',
      [
        'unknown | earlier | 01051008 | 01051009 | A | gemeinde',
        'unknown | earlier | 01051009 | 01051008 | B | gemeinde',
      ],
      ['3 place-circle'],
    ],
    ['a merger of one', ['2027-01-01 | merged | 01051001 | 01051001'], ['3 update-nothing']],
    ['a split into one', ['2027-01-01 | split | 01051001 | 01051009 | A | gemeinde'], ['3 update-split']],
    [
      'a split into the same key twice',
      ['2027-01-01 | split | 01051001 | 01051001', '2027-01-01 | split | 01051001 | 01051001'],
      ['3 update-split'],
    ],
    ['a new place without a Kreis', ['2027-01-01 | new |  | 01099001 | A | gemeinde'], ['3 place-parent']],
    [
      'a Kreis that leaves its members behind',
      ['2027-01-01 | ended | 01052'],
      ['3 place-parent', '3 place-parent', '3 place-parent'],
    ],
    [
      'a merger into a key without a name',
      ['2027-01-01 | merged | 01051001 01051002 | 01051009'],
      ['3 update-name'],
    ],
    [
      'a successor nobody knows',
      ['unknown | earlier | 01051009 | 01051010 | A | gemeinde'],
      ['3 place-successor'],
    ],
    [
      'an end before the beginning',
      ['2027-01-01 | new |  | 01051009 | A | gemeinde', '2027-01-01 | ended | 01051009'],
      ['4 update-date'],
    ],
    ['no change', ['2027-01-01 | vanished | 01051001'], ['3 update-change']],
    ['a day that does not exist', ['2027-02-30 | ended | 01051001'], ['3 update-date']],
    ['a German day', ['01.01.2027 | ended | 01051001'], ['3 update-date']],
    ['too few keys', ['2027-01-01 | ended |  | '], ['3 update-old-keys']],
    ['too many keys', ['2027-01-01 | renamed | 01051001 | 01051002 | A'], ['3 update-new-keys']],
    ['a key of seven digits', ['2027-01-01 | ended | 0105100'], ['3 update-key']],
    ['a key twice in one line', ['2027-01-01 | merged | 01051001 01051001 | 01051002'], ['3 update-key']],
    ['a name that is missing', ['2027-01-01 | renamed | 01051001'], ['3 update-name']],
    ['an unknown kind', ['2027-01-01 | new |  | 01051009 | A | dorf'], ['3 update-kind']],
    ['a Kreis that becomes a town', ['2027-01-01 | renamed | 01051 |  | A | stadt'], ['3 update-kind']],
    ['a village that becomes a Kreis', ['2027-01-01 | rekeyed | 01051001 | 01059'], ['3 update-level']],
    ['people in words', ['2027-01-01 | population | 01051001 |  |  |  | viele'], ['3 update-population']],
    ['too many columns', ['2027-01-01 | ended | 01051001 |  |  |  |  | x'], ['3 update-columns']],
  ])('%s', (_, lines, expected) => {
    const made = plan(...lines);
    expect(problemsOf(made)).toEqual(expected);
    expect(
      made.ok ? [] : made.problems.filter(({ message, remedy }) => message === '' || remedy === ''),
    ).toEqual([]);
  });

  test('all problems are told at once', () => {
    const made = plan(
      '2027-01-01 | ended | 01051999',
      '2027-01-01 | ended | 01051001',
      '2027-01-02 | ended | 01051001',
    );
    expect(problemsOf(made)).toEqual(['3 update-unknown-key', '5 update-ended-already']);
  });

  test.each([
    ['an empty file', ''],
    ['a file without its source', `${HEAD}\n2027-01-01\tended\t01051001\n`],
    ['a file without its columns', '# source: x\n2027-01-01\tended\t01051001\n'],
    ['a picture', '\x89PNG\r\n\x1a\n\0\0\0\rIHDR'],
  ])('%s', (_, text) => {
    expect(planPlacesUpdate(start, { file: 'update.tsv', text }).ok).toBe(false);
  });
});

describe('Whatever a file says', () => {
  const key = fc.constantFrom(
    '01',
    '01051',
    '01052',
    '01051001',
    '01051002',
    '01051003',
    '01052001',
    '01051008',
    '01051009',
    '01059',
    'x',
  );
  const line = fc
    .record({
      date: fc.constantFrom('2027-01-01', '2027-06-01', '2028-01-01', 'unknown'),
      change: fc.constantFrom(...PLACE_CHANGES),
      old: fc.array(key, { maxLength: 2 }),
      fresh: fc.array(key, { maxLength: 2 }),
      name: fc.constantFrom('', 'Ort'),
      kind: fc.constantFrom('', ...PLACE_KINDS),
      population: fc.constantFrom('', '0', '77'),
    })
    .map(({ date, change, old, fresh, name, kind, population }) =>
      [date, change, old.join(' '), fresh.join(' '), name, kind, population].join('\t'),
    );
  /** Lines that fit more often than not, so that plans come about at all. */
  const likely = fc.oneof(
    fc.tuple(key, key).map(([a, b]) => `2027-01-01\tmerged\t${a}\t${b}\tOrt\tgemeinde`),
    fc.tuple(key, key).map(([a, b]) => `2028-01-01\trekeyed\t${a}\t${b}`),
    key.map((a) => `2028-06-01\trenamed\t${a}\t\tAnderer Ort`),
    key.map((a) => `2029-01-01\tended\t${a}`),
  );

  test('no key is ever lost, and what comes out is sound; else each problem has a line of the file', () => {
    let made = 0;
    fc.assert(
      fc.property(fc.array(fc.oneof(line, likely, likely), { minLength: 1, maxLength: 4 }), (lines) => {
        const result = planPlacesUpdate(start, fileOf(...lines));
        if (!result.ok) {
          for (const { line: at, remedy } of result.problems) {
            expect(at).toBeGreaterThanOrEqual(1);
            expect(at).toBeLessThanOrEqual(lines.length + 3);
            expect(remedy).not.toBe('');
          }
          return;
        }
        made += 1;
        const after = indexPlaces(result.places);
        for (const { key: old } of start) expect(after.byKey(old)).toBeDefined();
        const read = readPlaces(writePlaces(result.places));
        expect(read).toEqual({ ok: true, places: result.places });
      }),
      { numRuns: 1500 },
    );
    expect(made).toBeGreaterThan(50);
  });
});

describe('On files', () => {
  const home = fileURLToPath(new URL('..', import.meta.url));
  const workshop = mkdtempSync(join(tmpdir(), 'allmende-places-'));
  const folder = join(workshop, 'knowledge');
  const file = join(workshop, 'Änderungen 2027.tsv');
  const write = (...lines: string[]): void => writeFileSync(file, fileOf(...lines).text);
  const facts = () => readFileSync(join(folder, 'places', '04.tsv'), 'utf8');
  beforeEach(() => {
    rmSync(folder, { recursive: true, force: true });
    cpSync(join(home, 'places'), join(folder, 'places'), { recursive: true });
  });
  afterAll(() => rmSync(workshop, { recursive: true }));

  test('a preview writes nothing', () => {
    write('2027-01-01 | renamed | 04012000 |  | Bremerhaven, Seestadt');
    const before = facts();
    expect(previewPlacesUpdate(folder, file).ok).toBe(true);
    expect(facts()).toBe(before);
  });

  test('an update writes only the files of the Länder it touches, and its source; once', () => {
    write('2027-01-01 | renamed | 04012000 |  | Bremerhaven, Seestadt');
    const preview = previewPlacesUpdate(folder, file);
    if (!preview.ok) throw new Error('the preview failed');
    expect(applyPlacesUpdate(folder, file, preview)).toEqual(['places/04.tsv', 'places/sources.yaml']);
    const loaded = loadPlaces(folder);
    const index = loaded.ok ? indexPlaces(loaded.places, loaded.sources) : undefined;
    expect(index?.byKey('04012000')?.name).toBe('Bremerhaven, Seestadt');
    expect(index?.sources.at(-1)).toMatchObject({
      id: 'update-nderungen-2027',
      text: 'made up for this test',
    });
    expect(problemsOf(previewPlacesUpdate(folder, file))).toEqual(['1 update-applied']);
  });
});
