import { resolve } from 'node:path';
import { indexPlaces, type Place } from '@allmende/knowledge';
import { beforeAll, describe, expect, it } from 'vitest';
import { allShapes } from '../src/lib/charts/chart-extents.fixture.ts';
import { landMap } from '#lib/charts/land-map.ts';
import { placeNote } from '#lib/components/place-hit.ts';
import { texts } from '#lib/i18n/index.ts';
import type { App } from '#lib/server/app.ts';
import {
  countByLand,
  findPlaces,
  LAND_MAP_SIZE,
  landOutlines,
  openPlaces,
  viewPlace,
} from '#lib/server/places/index.ts';
import { populationText } from '../src/routes/knowledge/places/population-text.ts';
import { GET } from '../src/routes/knowledge/places/search/+server.ts';

const places = openPlaces(resolve(import.meta.dirname, '../../../knowledge'));

describe('a place in a list', () => {
  it('shows Kreis and Land, because names repeat', () => {
    const { hits, total } = findPlaces(places, 'neuenkirchen', 20);
    expect(total).toBe(12);
    const [t, shown] = [texts('de').places, hits.slice(0, 2)];
    expect(shown.map((hit) => placeNote(hit, t))).toEqual([
      'Gemeinde, Steinfurt, Nordrhein-Westfalen',
      'Gemeinde, Heidekreis, Niedersachsen',
    ]);
    expect(
      new Set(hits.map(({ kreis, land, key }) => `${kreis} ${land} ${key.slice(0, 5)}`)).size,
    ).toBeGreaterThan(9);
  });

  it('names no Kreis for a town that is its own, and nothing around a Land', () => {
    const [town] = findPlaces(places, 'Köln', 1).hits;
    expect(town).toEqual({
      key: '05315000',
      name: 'Köln, Stadt',
      kind: 'kreisfreie-stadt',
      land: 'Nordrhein-Westfalen',
      population: 1017155,
      populationDate: '2011',
      gone: false,
    });
    const [land] = findPlaces(places, '05', 1).hits;
    expect(land && placeNote(land, texts('de').places)).toBe('Land');
  });

  it('never shows a number of people without its date', () => {
    expect(populationText({ population: 89357, populationDate: '2011' }, 'de')).toBe('89.357 (2011)');
    expect(populationText({ population: 89357, populationDate: '2027-06-30' }, 'de')).toBe(
      '89.357 (30.06.2027)',
    );
    expect(populationText({ population: 89357, populationDate: 'undated' }, 'en')).toBe('89,357 (undated)');
    expect(populationText({}, 'de')).toBe('nicht bekannt');
  });
});

describe('the page of a place', () => {
  it('leads from the Land down to it, over the Kreis unless that is the same town', () => {
    const names = (key: string) => viewPlace(places, key)?.chain.map(({ name }) => name);
    expect(names('05566060')).toEqual([
      'Nordrhein-Westfalen',
      'Reg.-Bez. Münster',
      'Steinfurt',
      'Neuenkirchen',
    ]);
    expect(names('05315000')).toEqual(['Nordrhein-Westfalen', 'Reg.-Bez. Köln', 'Köln, Stadt']);
    expect(names('05315')).toEqual(['Nordrhein-Westfalen', 'Reg.-Bez. Köln', 'Köln, Stadt']);
  });

  it('lists what belongs to it', () => {
    expect(viewPlace(places, '05')?.members.map(({ key }) => key)).toEqual([
      '051',
      '053',
      '055',
      '057',
      '059',
    ]);
    expect(viewPlace(places, '05566')?.members).toHaveLength(24);
    expect(viewPlace(places, '05566060')?.members).toEqual([]);
  });

  it('of an old key names the place of today, and the other way round', () => {
    const old = viewPlace(places, '16056000');
    expect([old?.row.gone, old?.place.basis, old?.today.map(({ key }) => key)]).toEqual([
      true,
      'derived',
      ['16063105'],
    ]);
    expect(viewPlace(places, '16063105')?.predecessors.map(({ key }) => key)).toEqual(['16056000']);
  });

  it('leads over several successions to today', () => {
    const place = (key: string, successors: string[], name = key): Place => ({
      key,
      name,
      kind: key.length === 2 ? 'land' : 'gemeinde',
      successors,
      ...(successors.length > 0 && { validTo: '2020-12-31', basis: 'stated' as const }),
    });
    const made = indexPlaces([
      place('01', []),
      place('01000001', ['01000002']),
      place('01000002', ['01000003']),
      place('01000003', []),
    ]);
    const view = viewPlace(made, '01000001');
    expect(view?.successors.map(({ key, gone }) => [key, gone])).toEqual([['01000002', true]]);
    expect(view?.today.map(({ key }) => key)).toEqual(['01000003']);
  });

  it('does not exist for a key that never was', () => {
    expect(viewPlace(places, '99999999')).toBeNull();
    expect(viewPlace(places, 'constructor')).toBeNull();
    expect(viewPlace(places, '../../etc')).toBeNull();
  });
});

describe('suggestions while typing', () => {
  const running = globalThis as typeof globalThis & { allmendeStarted?: App };
  beforeAll(() => {
    running.allmendeStarted = { places } as App;
    return () => {
      delete running.allmendeStarted;
    };
  });
  const ask = async (query: string) => {
    const url = new URL(`http://localhost/knowledge/places/search?q=${encodeURIComponent(query)}`);
    const response = await GET({ url } as Parameters<typeof GET>[0]);
    return (await response.json()) as { total: number; hits: { key: string }[] };
  };

  it('are at most twenty, with the count of all', async () => {
    const { total, hits } = await ask('neu');
    expect(hits).toHaveLength(20);
    expect(total).toBeGreaterThan(200);
  });

  it('come for three letters, a key and the other spelling, and not for nothing or a very long text', async () => {
    expect((await ask('köl')).hits[0]?.key).toBe('05315000');
    expect((await ask('05315000')).hits[0]?.key).toBe('05315000');
    expect((await ask('koeln')).hits[0]?.key).toBe('05315000');
    expect(await ask('   ')).toEqual({ total: 0, hits: [] });
    expect(await ask('x'.repeat(5000))).toEqual({ total: 0, hits: [] });
    expect(await ask('<script>')).toEqual({ total: 0, hits: [] });
  });
});

describe('the map of the Länder', () => {
  const lands = countByLand(places);
  const outlines = landOutlines();

  it('counts every municipality in one Land', () => {
    expect(lands.map(({ key }) => key)).toEqual(
      Array.from({ length: 16 }, (_, index) => String(index + 1).padStart(2, '0')),
    );
    const municipalities = places.all.filter(
      ({ key, kind, validTo }) =>
        key.length === 8 && kind !== 'gemeindefreies-gebiet' && validTo === undefined,
    );
    expect(lands.reduce((sum, land) => sum + land.municipalities, 0)).toBe(municipalities.length);
    expect(lands.find(({ key }) => key === '09')?.municipalities).toBe(2056);
    expect(lands.find(({ key }) => key === '10')).toMatchObject({
      name: 'Saarland',
      kreise: 6,
      municipalities: 52,
    });
  });

  it('draws each Land once, those inside another one after it', () => {
    const order = outlines.map(({ key }) => key);
    expect([...order].sort()).toEqual(lands.map(({ key }) => key));
    expect(order.indexOf('11')).toBeGreaterThan(order.indexOf('12'));
    expect(order.indexOf('04')).toBeGreaterThan(order.indexOf('03'));
  });

  it('keeps every line inside the drawing, and small enough to be sent with the page', () => {
    for (const { path } of outlines) {
      let [x, y] = [0, 0];
      for (const [, command, dx, dy] of path.matchAll(/([Ml])(-?\d+) ?(-?\d+)/g)) {
        [x, y] = command === 'M' ? [Number(dx), Number(dy)] : [x + Number(dx), y + Number(dy)];
        expect(x >= 0 && x <= LAND_MAP_SIZE.width && y >= 0 && y <= LAND_MAP_SIZE.height).toBe(true);
      }
    }
    expect(outlines.reduce((sum, { path }) => sum + path.length, 0)).toBeLessThan(30_000);
  });

  it('colours by the number, from light to strong, and writes numbers where there is room', () => {
    const steps = [0, 100, 500].map((from) => ({ from, label: `from ${from}` }));
    const drawn = (value: number) => ({
      ...outlines[0]!,
      value,
      written: String(value),
      hint: `${value} of them`,
    });
    const chart = landMap({
      title: 't',
      description: 'd',
      size: LAND_MAP_SIZE,
      lands: [50, 100, 499, 900].map(drawn),
      steps,
    });
    const strengths = allShapes(chart.shapes).flatMap(({ attributes }) => attributes['fill-opacity'] ?? []);
    expect(strengths.slice(0, 4)).toEqual([0.06, 0.33, 0.33, 0.6]);
    expect(strengths.slice(4)).toEqual([0.06, 0.33, 0.6]);
    const written = allShapes(chart.shapes)
      .filter(({ tag }) => tag === 'text')
      .flatMap(({ children }) => children);
    expect(written).toEqual(['50', '100', '499', '900', 'from 0', 'from 100', 'from 500']);
    const cramped = landMap({
      title: 't',
      description: 'd',
      size: LAND_MAP_SIZE,
      lands: [{ ...drawn(50), label: { x: 10, y: 10, room: 5 } }],
      steps,
    });
    expect(allShapes(cramped.shapes).some(({ children }) => children.includes('50'))).toBe(false);
  });
});
