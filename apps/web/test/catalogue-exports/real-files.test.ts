import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Parser, Store } from 'n3';
import { expect, it } from 'vitest';
import { read, toModel } from '@allmende/publiccode';
import type { ExportedEntry } from '#lib/server/catalogue-exports/index.ts';
import { catalogueNode, entryNode, membership } from '#lib/server/catalogue-exports/rdf/dcat.ts';
import { turtleHead, turtleOf } from '#lib/server/catalogue-exports/rdf/turtle.ts';

const base = 'https://allmende.example';
const folder = resolve(import.meta.dirname, '../../../../../shared/data/publiccode');

it.skipIf(!existsSync(folder))('real files become Turtle that a parser reads (needs ../shared)', () => {
  const entries = readdirSync(folder)
    .filter((name) => /\.ya?ml$/.test(name))
    .map((name, index): ExportedEntry => {
      const publiccode = toModel(read(readFileSync(resolve(folder, name)))) ?? null;
      const id = `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`;
      return {
        id,
        page: `${base}/catalogue/${id}`,
        url: publiccode?.url ?? 'https://git.example/x',
        aliases: [],
        name: publiccode?.name ?? name,
        standing: 'valid',
        gone: null,
        origin: { kind: 'harvest', url: null },
        publisher: null,
        createdAt: '2026-11-22T00:00:00.000Z',
        updatedAt: '2026-11-22T00:00:00.000Z',
        checkedAt: '2026-11-22T00:00:00.000Z',
        publiccode,
        usedBy: [],
      };
    });
  const turtle = [
    turtleHead(),
    turtleOf(catalogueNode(base, { title: 'Katalog', description: 'Software' })),
    ...entries.map((entry) => turtleOf(membership(base, entry)) + turtleOf(entryNode(entry, base))),
  ].join('');
  // For a look with other tools, e.g. a validator of shapes: see docs/catalogue-exports.md.
  const wanted = process.env.ALLMENDE_TURTLE_OUT;
  if (wanted !== undefined) writeFileSync(wanted, turtle);
  const graph = new Store(new Parser({ baseIRI: 'urn:none:' }).parse(turtle));
  const datasets = graph.getObjects(null, 'http://www.w3.org/ns/dcat#dataset', null);
  expect(datasets).toHaveLength(entries.length);
  const titled = new Set(
    graph.getSubjects('http://purl.org/dc/terms/title', null, null).map(({ value }) => value),
  );
  expect(entries.filter(({ page }) => !titled.has(page))).toEqual([]);
});
