import type { Database } from '#lib/server/database/index.ts';
import { csvHead, csvLine } from './csv.ts';
import { everyExported } from './read-exported.ts';
import { catalogueNode, entryNode, membership } from './rdf/dcat.ts';
import { jsonLdContext, jsonLdOf } from './rdf/json-ld.ts';
import { turtleHead, turtleOf } from './rdf/turtle.ts';

/** What a whole catalogue is given out in. */
export interface ExportContext {
  db: Database;
  /** Address of this catalogue without a slash at the end. */
  base: string;
  title: string;
  description: string;
  now: Date;
}

/** The whole catalogue as one JSON document, written piece by piece. */
export async function* jsonLines({ db, base, title, now }: ExportContext): AsyncGenerator<string> {
  yield `{"catalogue":${JSON.stringify(`${base}/catalogue`)},"title":${JSON.stringify(title)},"generatedAt":"${now.toISOString()}","software":[`;
  let separator = '\n';
  for await (const { entry } of everyExported(db, base, now)) {
    yield `${separator}${JSON.stringify(entry)}`;
    separator = ',\n';
  }
  yield '\n]}\n';
}

/** One entry a line, with the file as it was found: what another program needs to build the same catalogue. */
export async function* dumpLines({
  db,
  base,
  now,
}: Omit<ExportContext, 'title' | 'description'>): AsyncGenerator<string> {
  for await (const { entry, file } of everyExported(db, base, now))
    yield `${JSON.stringify({ ...entry, publiccodeYml: file })}\n`;
}

export async function* csvLines({ db, base, now }: ExportContext): AsyncGenerator<string> {
  yield csvHead();
  for await (const { entry } of everyExported(db, base, now)) yield csvLine(entry);
}

export async function* turtleLines(context: ExportContext): AsyncGenerator<string> {
  const { db, base, now } = context;
  yield turtleHead();
  yield turtleOf(catalogueNode(base, context));
  for await (const { entry } of everyExported(db, base, now))
    yield turtleOf(membership(base, entry)) + turtleOf(entryNode(entry, base));
}

export async function* jsonLdLines(context: ExportContext): AsyncGenerator<string> {
  const { db, base, now } = context;
  yield `{"@context":${JSON.stringify(jsonLdContext)},"@graph":[\n${JSON.stringify(jsonLdOf(catalogueNode(base, context)))}`;
  for await (const { entry } of everyExported(db, base, now)) {
    yield `,\n${JSON.stringify(jsonLdOf(membership(base, entry)))}`;
    yield `,\n${JSON.stringify(jsonLdOf(entryNode(entry, base)))}`;
  }
  yield '\n]}\n';
}

/** Declared uses alone, entry by entry: the address of the repository, and who uses it. */
export async function* usedByLines({ db, base, now }: ExportContext): AsyncGenerator<string> {
  yield `{"catalogue":${JSON.stringify(`${base}/catalogue`)},"generatedAt":"${now.toISOString()}","software":[`;
  let separator = '\n';
  for await (const { entry } of everyExported(db, base, now)) {
    if (entry.usedBy.length === 0) continue;
    const { id, url, name, usedBy } = entry;
    yield `${separator}${JSON.stringify({ id, url, name, usedBy })}`;
    separator = ',\n';
  }
  yield '\n]}\n';
}
