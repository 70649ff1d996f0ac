import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Parser, Store } from 'n3';
import SHACLValidator from 'rdf-validate-shacl';
import { describe, expect, it } from 'vitest';
import { read, toModel } from '@allmende/publiccode';
import type { ExportedEntry } from '#lib/server/catalogue-exports/index.ts';
import { catalogueNode, entryNode, membership } from '#lib/server/catalogue-exports/rdf/dcat.ts';
import { turtleHead, turtleOf } from '#lib/server/catalogue-exports/rdf/turtle.ts';

const base = 'https://allmende.example';
const shared = resolve(import.meta.dirname, '../../../../../shared/data');
const realFiles = resolve(shared, 'publiccode');
/** The published shapes of DCAT-AP, which are not part of this repository: docs/catalogue-exports.md says where they are. */
const published = process.env.ALLMENDE_SHAPES ?? resolve(shared, 'shapes/dcat-ap');

function entryOf(file: string | Buffer, index: number, more: Partial<ExportedEntry> = {}): ExportedEntry {
  const publiccode = toModel(read(file)) ?? null;
  const id = `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`;
  return {
    id,
    page: `${base}/catalogue/${id}`,
    url: publiccode?.url ?? 'https://git.example/x',
    aliases: [],
    name: publiccode?.name ?? `Eintrag ${index}`,
    standing: 'valid',
    gone: null,
    origin: { kind: 'harvest', url: null },
    publisher: null,
    createdAt: '2026-11-22T00:00:00.000Z',
    updatedAt: '2026-11-22T00:00:00.000Z',
    checkedAt: '2026-11-22T00:00:00.000Z',
    publiccode,
    usedBy: [],
    ...more,
  };
}

/** Each way of saying something, each thing left out, and texts that would break out of a careless writer. */
const madeUp: ExportedEntry[] = [
  entryOf(
    `publiccodeYmlVersion: "0.5"
name: "Akten \\"x\\" <y> \\\\"
url: https://git.stadt.example/akten
landingURL: https://stadt.example/a b
isBasedOn: ["https://git.stadt.example/alt", "not an address", "https://x.example/<>"]
releaseDate: "2026-03-01"
softwareVersion: "4.2"
developmentStatus: stable
categories: [document-management, document-management, "no such thing"]
organisation: { name: Stadt Beispiel, uri: "https://stadt.example/" }
description:
  de: { localisedName: Akten, shortDescription: "Zeile\\nund \\t Zeichen" }
  de-AT: { localisedName: Akten, shortDescription: Akten }
  en: { genericName: files, longDescription: Files }
  "x y": { shortDescription: no language }
legal: { license: EUPL-1.2, mainCopyrightOwner: Stadt Beispiel }
maintenance: { type: internal, contacts: [{ name: Erika Beispiel, email: erika@stadt.example }] }
localisation: { localisationReady: true, availableLanguages: [de, de, en, xx] }
intendedAudience: { countries: [DE, AT, ZZ], scope: [local-authorities] }
dependsOn: { open: [{ name: PostgreSQL }, { version: "1" }] }
`,
    1,
  ),
  entryOf('name: Mehrere Lizenzen\nlegal: { license: MIT OR Apache-2.0 }\nreleaseDate: "2026-02-31"', 2),
  entryOf('name: Keine Lizenz\nlegal: { license: "no < licence" }', 3, { publisher: 'Ein Amt' }),
  entryOf('}{', 4, { standing: 'gone', gone: { reason: 'removed', since: '2026-11-01T00:00:00.000Z' } }),
  entryOf('name: Fremd', 5, { origin: { kind: 'federation', url: 'https://katalog.fremd.example' } }),
];

const turtle = (entries: ExportedEntry[]): string =>
  [
    turtleHead(),
    turtleOf(catalogueNode(base, { title: 'Katalog', description: 'Software' })),
    ...entries.map((entry) => turtleOf(membership(base, entry)) + turtleOf(entryNode(entry, base))),
  ].join('');
const graphOf = (text: string): Store => new Store(new Parser({ baseIRI: 'urn:none:' }).parse(text));

async function findings(shapes: Store, graph: Store): Promise<string[]> {
  const report = await new SHACLValidator(shapes).validate(graph);
  return report.results
    .filter(({ severity }) => severity?.value.endsWith('#Violation') === true)
    .map(({ focusNode, path, message }) => `${focusNode?.value} ${path?.value}: ${message.join(' ')}`);
}

describe.each([
  {
    name: 'what is promised',
    there: true,
    shapes: () => readFileSync(resolve(import.meta.dirname, 'shapes.ttl'), 'utf8'),
  },
  {
    name: 'the published shapes of DCAT-AP (needs them in ../shared or ALLMENDE_SHAPES)',
    there: existsSync(published),
    shapes: () =>
      readdirSync(published)
        .filter((file) => file.endsWith('.ttl'))
        .map((file) => readFileSync(resolve(published, file), 'utf8'))
        .join('\n'),
  },
])('$name', ({ there, shapes }) => {
  it.runIf(there)('is kept by entries with everything, with little and with nothing', async () => {
    const graph = graphOf(turtle(madeUp));
    expect(graph.getObjects(null, 'http://www.w3.org/ns/dcat#dataset', null)).toHaveLength(madeUp.length);
    expect(await findings(graphOf(shapes()), graph)).toEqual([]);
  });

  it.runIf(there)('is missed where a title is', async () => {
    const said = [...graphOf(turtle(madeUp))];
    const graph = new Store(said.filter(({ predicate }) => !predicate.value.endsWith('/terms/title')));
    expect(await findings(graphOf(shapes()), graph)).not.toEqual([]);
  });

  it.runIf(there && existsSync(realFiles))('is kept by real files (needs ../shared)', async () => {
    const entries = readdirSync(realFiles)
      .filter((name) => /\.ya?ml$/.test(name))
      .map((name, index) => entryOf(readFileSync(resolve(realFiles, name)), index));
    const graph = graphOf(turtle(entries));
    expect(graph.getObjects(null, 'http://www.w3.org/ns/dcat#dataset', null)).toHaveLength(entries.length);
    expect(await findings(graphOf(shapes()), graph)).toEqual([]);
  });
});
