import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { readKnowledge } from '../src/read-knowledge.ts';

const home = fileURLToPath(new URL('..', import.meta.url));
const shared = fileURLToPath(new URL('../../../shared/domain', import.meta.url));

/** Ids in the first columns; those never contain quotes, only the later ones do. */
const firstColumns = (name: string): string[][] =>
  readFileSync(`${shared}/${name}.csv`, 'utf8')
    .split('\n')
    .slice(1)
    .filter((line) => line !== '')
    .map((line) => line.split(','));

describe.skipIf(!existsSync(shared))(
  'The take-over (needs ../shared, which is not part of the repository)',
  () => {
    const read = readKnowledge(home, '2999-12-31');
    const knowledge = read.ok ? read.knowledge : undefined;

    test('kept all 138 capabilities and 570 products with their ids', () => {
      const capabilities = new Set(knowledge?.capabilities.map(({ id }) => id));
      const products = new Set(knowledge?.products.map(({ id }) => id));
      const wanted = { capabilities: firstColumns('capabilities'), products: firstColumns('products') };
      expect([wanted.capabilities.length, wanted.products.length]).toEqual([138, 570]);
      expect(wanted.capabilities.filter(([id = '']) => !capabilities.has(id))).toEqual([]);
      expect(wanted.products.filter(([id = '']) => !products.has(id))).toEqual([]);
    });

    test('kept all 436 alternatives with their coverage', () => {
      const pairs = new Set(
        knowledge?.alternatives.map((row) => `${row.replaces} ${row.by} ${row.coverage}`),
      );
      const wanted = firstColumns('alternatives').map(
        ([replaces, by, coverage]) => `${replaces} ${by} ${coverage}`,
      );
      expect(wanted).toHaveLength(436);
      expect(wanted.filter((pair) => !pairs.has(pair))).toEqual([]);
    });

    test('kept all 124 deployments; two that were OpenOffice now say so', () => {
      const count = (rows: string[]) =>
        rows.reduce((counts, id) => counts.set(id, (counts.get(id) ?? 0) + 1), new Map<string, number>());
      const wanted = firstColumns('deployments').map(([id = '']) => id);
      const kept = count((knowledge?.deployments ?? []).map((row) => row.product));
      expect(wanted).toHaveLength(124);
      for (const [id, times] of count(wanted))
        expect(kept.get(id) ?? 0, id).toBeGreaterThanOrEqual(id === 'libreoffice' ? times - 2 : times);
    });
  },
);
