import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cpuMilliseconds } from '../../../cpu-milliseconds.ts';
import { interpretList, readList } from '../src/index.ts';
import { readMark } from '../src/table/read-mark.ts';
import { looksLikeTown } from '../src/table/town-names.ts';

function read(text: string) {
  const result = readList({ name: 'list.csv', bytes: new TextEncoder().encode(text) });
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.list;
}
const isUnfolded = (text: string): boolean =>
  read(text).problems.some(({ code }) => code === 'matrix-unfolded');

const towns = [
  'Musterstadt',
  'Beispielheim',
  'Altenburg',
  'Neudorf',
  'Bad Musterberg',
  'Ulm',
  'Landkreis Mitte',
];
const products = ['VOIS', 'LOGA', 'SessionNet', 'enaio', 'AutiSta', 'd.3'];
const uses = fc
  .record({
    across: fc.uniqueArray(fc.constantFrom(...products), { minLength: 3 }),
    down: fc.uniqueArray(fc.constantFrom(...towns), { minLength: 3 }),
    seed: fc.array(fc.boolean(), { minLength: 60, maxLength: 60 }),
  })
  .map(({ across, down, seed }) =>
    down.map((town, row) => ({
      town,
      used: across.map((product, at) => ({
        product,
        used: at === row % across.length || !!seed[row * 7 + at],
      })),
    })),
  );

describe('a table of towns and products', () => {
  it('gives the same entries whichever of the two stands across the top', () => {
    fc.assert(
      fc.property(uses, fc.constantFrom('x', 'ja', '✓', 'vorhanden'), (table, mark) => {
        const across = table[0]?.used.map(({ product }) => product) ?? [];
        const cell = (used: boolean): string => (used ? mark : '');
        const down = [
          ['Kommune', ...across],
          ...table.map(({ town, used }) => [town, ...used.map((each) => cell(each.used))]),
        ];
        const turned =
          down[0]?.map((_, at) =>
            down.map((row) => (at === 0 && row[0] === 'Kommune' ? 'Software' : row[at])),
          ) ?? [];
        const wanted = table.flatMap(({ town, used }) =>
          used.flatMap((each) => (each.used ? [`${town}: ${each.product}`] : [])),
        );
        for (const rows of [down, turned]) {
          const { accepted, rejected } = interpretList(read(rows.map((row) => row.join(';')).join('\n')));
          expect(accepted.map(({ authority, name }) => `${authority}: ${name}`).sort()).toEqual(
            [...wanted].sort(),
          );
          expect(rejected).toEqual([]);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('tells why it was taken for one, and where each entry stands in the file', () => {
    const list = read('Kommune;DMS;Finanzen\nMusterstadt;enaio;Infoma\nNeudorf;d.velop;Infoma\n');
    expect(list.columns[0]).toMatchObject({ role: 'authority', reasons: ['matrix:towns-in-rows'] });
    expect(list.headerLine).toBe(1);
    expect(list.rows.map(({ cells }) => cells.at(-1))).toEqual(['B2', 'C2', 'B3', 'C3']);
  });

  it.each([
    ['one row for each use', 'Kommune;Software;Hersteller\nMusterstadt;VOIS;HSH\nNeudorf;LOGA;P&I\n'],
    ['a check list of programs', 'Software;Windows;Linux;Mac\nGIMP;x;x;x\nExcel;x;;x\n'],
    ['a plain list of software', 'Name;Version;Hersteller\nGIMP;2.10;GIMP\nExcel;16;Microsoft\n'],
    ['towns with one thing each', 'Stadt;Ratsinformation\nMusterstadt;ALLRIS\nNeudorf;SessionNet\n'],
  ])('is not seen in %s', (_, text) => {
    expect(isUnfolded(text)).toBe(false);
  });

  it('drops the people who stand in it', () => {
    const list = read(
      'Kommune;Ansprechpartner;DMS;Finanzen\nMusterstadt;Erika Muster;enaio;Infoma\nNeudorf;Max Muster;d.velop;x\n',
    );
    expect(JSON.stringify(list)).not.toMatch(/Muster(?!stadt)/);
    expect(list.rows).toHaveLength(4);
  });
});

describe('what a cell of it says', () => {
  it.each([
    ['x', 'yes'],
    ['Ja (seit 2019)', 'yes'],
    ['nein', 'no'],
    ['–', 'no'],
    ['', 'no'],
    ['geplant 2027', 'status'],
    ['12', 'count'],
    ['enaio', 'text'],
    ['Jira', 'text'],
    ['XTA-Server', 'text'],
  ])('„%s“ is %s', (cell, kind) => {
    expect(readMark(cell).kind).toBe(kind);
  });

  it('of a hostile cell is found at once', () => {
    for (const text of ['x'.repeat(100_000), `x${' '.repeat(100_000)}`, 'ja ('.repeat(30_000)]) {
      const start = cpuMilliseconds();
      readMark(text);
      looksLikeTown(text);
      // What goes back over the text for each sign takes ten seconds.
      expect(cpuMilliseconds() - start).toBeLessThan(1000);
    }
  });
});

it.each([
  'Neustadt an der Weinstraße',
  'Bad Musterheim',
  'Gemeinde Glonn',
  '03459001',
  'Köln',
  'Halle (Saale)',
  'Rotenburg/Wümme',
])('„%s“ looks like a town', (name) => {
  expect(looksLikeTown(name)).toBe(true);
});

it.each([
  'Microsoft Office',
  'VOIS',
  'SessionNet',
  'Prosoz Bau',
  'Finanzwesen',
  'AutiSta',
  'OK.EWO',
  'Nextcloud',
  'x',
])('„%s“ does not', (name) => {
  expect(looksLikeTown(name)).toBe(false);
});
