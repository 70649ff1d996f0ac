import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { createGzip } from 'node:zlib';
import { texts, type Language } from '#lib/i18n/index.ts';
import { readCatalogueQuery } from '#lib/catalogue-address.ts';
import { searchCatalogue, type Searched } from '#lib/server/catalogue-search/index.ts';
import { atomFeed } from './atom.ts';
import { ENTRY_FORMATS, exportEntry, MEDIA_TYPES, type EntryFormat } from './export-entry.ts';
import {
  csvLines,
  dumpLines,
  jsonLdLines,
  jsonLines,
  turtleLines,
  usedByLines,
  type ExportContext,
} from './export-lines.ts';
import { changedExported, exportedOf, oneExported } from './read-exported.ts';
import { catalogueState } from './store.ts';
import { findDump } from './write-dump.ts';

/** What answering needs; the running program is one. */
export interface Exporting extends Searched {
  /** Where the nightly dump lies. */
  exports: string;
}

const lines = {
  'catalogue.json': ['json', jsonLines],
  'catalogue.csv': ['csv', csvLines],
  'catalogue.ttl': ['ttl', turtleLines],
  'catalogue.jsonld': ['jsonld', jsonLdLines],
  'used-by.json': ['used-by.json', usedByLines],
} as const;

const FEED_LENGTH = 100;

/**
 * Answers for a file of the catalogue: the whole of it, the feed of its changes, the nightly dump, or one entry. Null
 * where there is no such file. An answer that the asker has already is 304; everything may be read from pages elsewhere.
 *
 * @param base address of this catalogue without a slash at the end
 */
export async function answerExport(
  program: Exporting,
  {
    file,
    request,
    url,
    base,
    language,
  }: { file: string; request: Request; url: URL; base: string; language: Language },
): Promise<Response | null> {
  const now = new Date();
  const words = texts('de').catalogueExports;
  const context: ExportContext = { db: program.db, base, title: words.title, description: words.lead, now };
  const whole = Object.hasOwn(lines, file) ? lines[file as keyof typeof lines] : undefined;
  if (whole) {
    const [format, write] = whole;
    const head = await headOf(program, file, format, now);
    return unchanged(request, head) ?? new Response(streamed(write(context)), { headers: head });
  }
  if (file === 'catalogue.atom') return feed(program, { request, url, base, language, now });
  if (file === 'dump.jsonl.gz') return dump(program, request, context);
  const [, id = '', format = ''] = /^([\da-f-]{36})\.([a-z.-]+)$/.exec(file) ?? [];
  if (!ENTRY_FORMATS.includes(format as EntryFormat)) return null;
  const found = await oneExported(program.db, id, base, now);
  if (!found) return null;
  const body = exportEntry(found, format as EntryFormat, base);
  const head = headers(format as EntryFormat, file, hashOf(body), new Date(found.entry.updatedAt));
  return unchanged(request, head) ?? new Response(body, { headers: head });
}

async function feed(
  program: Exporting,
  given: { request: Request; url: URL; base: string; language: Language; now: Date },
): Promise<Response> {
  const { request, url, base, language, now } = given;
  const query = readCatalogueQuery(url.searchParams);
  const isSearch = query.q !== '' || query.replaces !== '' || Object.keys(query.filters).length > 0;
  const self = `${base}/catalogue/export/catalogue.atom${url.search}`;
  const { entries, next } = isSearch
    ? { entries: await foundBy(program, query, { base, language, now }), next: null }
    : await changedExported(program.db, readPlace(url.searchParams.get('before')), {
        base,
        limit: FEED_LENGTH,
        now,
      });
  const newest =
    entries
      .map(({ updatedAt }) => updatedAt)
      .sort()
      .at(-1) ?? new Date(0).toISOString();
  const following =
    next === null
      ? null
      : `${base}/catalogue/export/catalogue.atom?before=${next.at.toISOString()}_${next.id}`;
  const words = texts(language).catalogueExports;
  const title = isSearch && query.q !== '' ? words.feedOf(query.q) : words.feed;
  const body = atomFeed({ self, title, base, updated: newest, next: following }, entries);
  const head = headers('atom', 'catalogue.atom', hashOf(body), new Date(newest));
  head.set('vary', 'accept-language');
  return unchanged(request, head) ?? new Response(body, { headers: head });
}

async function foundBy(
  program: Exporting,
  query: ReturnType<typeof readCatalogueQuery>,
  { base, language, now }: { base: string; language: Language; now: Date },
) {
  const { hits } = await searchCatalogue(program, { ...query, page: 1 }, language, FEED_LENGTH);
  const ids = hits.flatMap(({ kind, id }) => (kind === 'entry' ? [id] : []));
  const entries = await exportedOf(program.db, ids, base, now);
  return entries.sort((a, b) => (a.updatedAt < b.updatedAt ? 1 : -1));
}

/** Where a page of the feed goes on: a time and an id. */
function readPlace(text: string | null): { at: Date; id: string } | null {
  const [, at = '', id = ''] = /^([\dT:.Z-]{20,30})_([\da-f-]{36})$/.exec(text ?? '') ?? [];
  return id === '' || Number.isNaN(Date.parse(at)) ? null : { at: new Date(at), id };
}

async function dump(program: Exporting, request: Request, context: ExportContext): Promise<Response> {
  const found = await findDump(program.exports);
  // Before the first night it is made on the way.
  if (!found) {
    const head = headers('jsonl.gz', 'dump.jsonl.gz', null, null);
    const packed = Readable.from(dumpLines(context)).pipe(createGzip());
    return new Response(Readable.toWeb(packed) as ReadableStream, { headers: head });
  }
  const head = headers('jsonl.gz', 'dump.jsonl.gz', `${found.at.getTime()}-${found.size}`, found.at);
  head.set('content-length', String(found.size));
  const known = unchanged(request, head);
  if (known) return known;
  return new Response(Readable.toWeb(createReadStream(found.path)) as ReadableStream, { headers: head });
}

async function headOf(program: Exporting, file: string, format: keyof typeof MEDIA_TYPES, now: Date) {
  const state = await program.db.asOperator(catalogueState);
  // Releases end by the day, so what is given out may change without anybody writing.
  const tag = hashOf(JSON.stringify([file, state, now.toISOString().slice(0, 10)]));
  return headers(format, file, tag, state.changedAt);
}

function headers(
  format: keyof typeof MEDIA_TYPES,
  name: string,
  tag: string | null,
  changed: Date | null,
): Headers {
  return new Headers({
    'content-type': MEDIA_TYPES[format],
    'content-disposition': `inline; filename="${name}"`,
    'access-control-allow-origin': '*',
    'access-control-expose-headers': 'etag, last-modified',
    'cache-control': 'public, max-age=300',
    ...(tag !== null && { etag: `W/"${tag}"` }),
    ...(changed !== null && { 'last-modified': changed.toUTCString() }),
  });
}

const hashOf = (text: string): string => createHash('sha256').update(text).digest('base64url').slice(0, 27);

/** 304 where the asker has just this: by the tag, and by the date only where no tag is sent (RFC 9110, 13.2.2). */
function unchanged(request: Request, head: Headers): Response | null {
  const tags = request.headers.get('if-none-match');
  const since = request.headers.get('if-modified-since');
  const plain = (tag: string): string => tag.trim().replace(/^W\//, '');
  const etag = head.get('etag');
  const isKnown =
    tags !== null
      ? etag !== null && tags.split(',').some((tag) => tag.trim() === '*' || plain(tag) === plain(etag))
      : since !== null && Date.parse(head.get('last-modified') ?? '') <= Date.parse(since);
  if (!isKnown) return null;
  const kept = new Headers(head);
  for (const name of ['content-type', 'content-length', 'content-disposition']) kept.delete(name);
  return new Response(null, { status: 304, headers: kept });
}

/** A body that is read as it is sent, in pieces of some size, so that no catalogue lies in memory as a whole. */
function streamed(pieces: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      let text = '';
      while (text.length < 65_536) {
        const { done, value } = await pieces.next();
        if (done) {
          if (text !== '') controller.enqueue(encoder.encode(text));
          controller.close();
          return;
        }
        text += value;
      }
      controller.enqueue(encoder.encode(text));
    },
    cancel: async () => void (await pieces.return(undefined)),
  });
}
