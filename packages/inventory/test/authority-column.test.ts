import { expect, test } from 'vitest';
import { interpretList, readList } from '../src/index.ts';

function read(text: string) {
  const result = readList({ name: 'list.csv', bytes: new TextEncoder().encode(text) });
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return { list: result.list, ...interpretList(result.list) };
}

test.each([
  'Kommune',
  'Gemeinde',
  'Stadt',
  'Körperschaft',
  'Mandant',
  'Mitgliedskommune',
  'AGS',
  'Municipality',
])('a column under „%s“ tells whose row it is', (heading) => {
  const { list, accepted } = read(`${heading};Software\n03459001;VOIS\n03459002;VOIS\n`);
  expect(list.columns[0]).toMatchObject({ role: 'authority' });
  expect(list.columns[0]?.reasons[0]).toMatch(/^header:/);
  expect(accepted.map(({ authority, name }) => [authority, name])).toEqual([
    ['03459001', 'VOIS'],
    ['03459002', 'VOIS'],
  ]);
});

test('of a name and a key beside it the key tells the authority, because names repeat', () => {
  const { list } = read('Gemeinde;AGS;Software\nNeustadt;03459001;VOIS\nNeustadt;03459002;MESO\n');
  expect(list.columns.map(({ role }) => role)).toEqual([null, 'authority', 'name']);
});

test('what two towns have in common is no duplicate', () => {
  const { accepted, folded } = read('Stadt;Software\nA-Stadt;VOIS\nB-Stadt;VOIS\nB-Stadt;VOIS\n');
  expect(accepted).toHaveLength(2);
  expect(folded).toMatchObject([{ line: 4, kind: 'duplicate', into: 3 }]);
});
