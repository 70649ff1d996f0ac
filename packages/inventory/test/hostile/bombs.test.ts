import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readList } from '../../src/index.ts';
import { archiveBombs, jsonBombs, markupBombs } from './bombs.ts';
import type { Bomb } from './bombs.ts';
import { judgeFile } from './judge-file.ts';

let connections = 0;
const listener = createServer((_, answer) => void answer.end()).on('connection', () => connections++);
beforeAll(() => new Promise<void>((done) => void listener.listen(0, '127.0.0.1', done)));
afterAll(() => void listener.close());

/** One host of each kind; `npm run test:hostile` takes all of them and measures. */
const sample: readonly (readonly [kind: string, bombs: () => Bomb[]])[] = [
  ['archives', () => archiveBombs(['zip'])],
  [
    'markup',
    () => {
      const { port } = listener.address() as AddressInfo;
      return markupBombs({ url: `http://127.0.0.1:${port}`, file: import.meta.url }, ['cyclonedx', 'ods']);
    },
  ],
  ['JSON', () => jsonBombs()],
];

it.each(sample)('bombs of %s are refused for what they are, or read without their poison', (_kind, bombs) => {
  for (const bomb of bombs()) {
    judgeFile('csv', bomb);
    const result = readList(bomb);
    const codes = result.ok ? [] : result.problems.map(({ code }) => code);
    if (bomb.codes.length > 0)
      expect([bomb.title, bomb.codes.some((code) => codes.includes(code))]).toEqual([bomb.title, true]);
    expect(JSON.stringify(result), bomb.title).not.toContain('listener.listen');
  }
  expect(connections).toBe(0);
});
