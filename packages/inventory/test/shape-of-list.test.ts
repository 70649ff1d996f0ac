import { expect, test } from 'vitest';
import { readList, shapeOfList } from '../src/index.ts';

function shapeOf(text: string): string {
  const result = readList({ name: 'list.csv', bytes: new TextEncoder().encode(text) });
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return shapeOfList(result.list);
}

test('two lists with the same headings have one shape, whatever they hold and whatever separates their cells', () => {
  const shape = shapeOf('Verfahren;Hersteller;Kündigungsfrist\nVOIS;HSH;6\n');
  expect(shapeOf('VERFAHREN,Hersteller,Kuendigungsfrist\nLOGA,P&I,3\nMESO,HSH,1\n')).toBe(shape);
});

test('another heading makes another shape', () => {
  expect(shapeOf('Verfahren;Hersteller\nVOIS;HSH\n')).not.toBe(
    shapeOf('Verfahren;Hersteller;Kosten\nVOIS;HSH;1\n'),
  );
});
