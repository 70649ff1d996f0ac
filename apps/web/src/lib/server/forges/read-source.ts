import type { ForgeTrouble } from './forge-trouble.ts';
import type { Forges } from './forges.ts';
import { readRepositories, type Place } from './lists/read-repositories.ts';
import { apiBase, cataloguePage, publishersPage, type CataloguePage } from './lists/read-catalogue.ts';
import { fetchList } from './lists/fetch-list.ts';
import { readMunichList } from './lists/read-munich-list.ts';
import { readOwnList } from './lists/read-own-list.ts';
import { readPublishers } from './lists/read-publishers.ts';
import type { ListedPublisher, Source, SourceItem } from './source.ts';
import { webAddress } from './web-address.ts';

/**
 * Reads a source, one item after the other: publishers before their repositories. What cannot be read is an item of
 * kind `trouble`; only an aborted signal rejects. `from` is the cursor of the last item that was worked off.
 *
 * @example for await (const item of readSource(forges, { kind: 'publishers', url })) …
 */
export async function* readSource(
  forges: Forges,
  source: Source,
  { since = null, from = null }: { since?: Date | null; from?: string | null } = {},
): AsyncIterable<SourceItem> {
  const cursor = readCursor(from);
  if (source.kind === 'catalogue') yield* readCatalogue(forges, source, cursor);
  else if (source.kind === 'repository' || source.kind === 'organisation' || source.kind === 'forge') {
    const place = { kind: source.kind, url: source.url, forge: source.forge, publisherKey: null };
    yield* readRepositories(forges, [place], { since, cursor });
  } else {
    const list = await readList(forges, source);
    for (const { at, trouble } of list.troubles) yield { kind: 'trouble', at, trouble, cursor: from ?? '' };
    for (const publisher of list.publishers)
      if (publisher.key !== '') yield { kind: 'publisher', publisher, cursor: from ?? '' };
    yield* readRepositories(forges, list.publishers.flatMap(placesOf), { since, cursor });
  }
}

/** Where to go on: in which part, and on which page of it. */
function readCursor(text: string | null): readonly [part: string, page: string | null] | null {
  try {
    const value: unknown = JSON.parse(text || 'null');
    if (!Array.isArray(value)) return null;
    const [part, page] = value as unknown[];
    return typeof part === 'string' ? [part, typeof page === 'string' ? page : null] : null;
  } catch {
    return null;
  }
}

interface ReadList {
  publishers: ListedPublisher[];
  troubles: { at: string; trouble: ForgeTrouble }[];
}

async function readList(forges: Forges, source: Source): Promise<ReadList> {
  const fetched = await fetchList(forges, source);
  const failed = (trouble: ForgeTrouble): ReadList => ({
    publishers: [],
    troubles: [{ at: source.url, trouble }],
  });
  if (!fetched.ok) return failed(fetched.trouble);
  const leftOut = (at: string) => ({ at, trouble: { code: 'not-a-list' as const, detail: at } });
  if (source.kind === 'list') {
    const list = readOwnList(fetched.value);
    return list.ok
      ? { publishers: list.publishers, troubles: [] }
      : failed({ code: 'not-a-list', detail: list.at });
  }
  if (source.kind === 'munich') {
    const list = readMunichList(fetched.value);
    // Most lines there name programs of others without their code: nothing to complain of.
    return list ? { publishers: list.publishers, troubles: [] } : failed({ code: 'not-a-list' });
  }
  const list = readPublishers(fetched.value);
  if (!list.ok) return failed({ code: 'not-a-list' });
  return { publishers: list.publishers, troubles: list.left.map(({ at }) => leftOut(at)) };
}

function placesOf({ key, organisations, repositories }: ListedPublisher): Place[] {
  const publisherKey = key === '' ? null : key;
  return [
    ...organisations.map((url) => ({ kind: 'organisation' as const, url, publisherKey })),
    ...repositories.map((url) => ({ kind: 'repository' as const, url, publisherKey })),
  ];
}

async function* readCatalogue(
  forges: Forges,
  source: Source,
  cursor: ReturnType<typeof readCursor>,
): AsyncIterable<SourceItem> {
  if (!webAddress(source.url)) {
    yield { kind: 'trouble', at: source.url, trouble: { code: 'address-unusable' }, cursor: '' };
    return;
  }
  const base = apiBase(source.url);
  if (cursor?.[0] !== 'software')
    yield* everyPage(
      'publishers',
      cursor?.[1] ?? null,
      base,
      (from) => publishersPage(forges, base, from),
      (publisher) => ({
        kind: 'publisher' as const,
        publisher,
      }),
    );
  const from = cursor?.[0] === 'software' ? cursor[1] : null;
  yield* everyPage(
    'software',
    from,
    base,
    (at) => cataloguePage(forges, base, at),
    (entry) => ({
      kind: 'entry' as const,
      entry,
    }),
  );
}

type Without<T, K extends string> = T extends unknown ? Omit<T, K> : never;

async function* everyPage<T>(
  part: string,
  from: string | null,
  base: URL,
  read: (from: string | null) => Promise<CataloguePage<T>>,
  describe: (item: T) => Without<SourceItem, 'cursor'>,
): AsyncIterable<SourceItem> {
  const seen = new Set<string | null>();
  // A catalogue that leads back to an earlier page would be read for ever.
  for (let at = from; !seen.has(at);) {
    seen.add(at);
    const cursor = JSON.stringify([part, at]);
    const page = await read(at);
    if (!page.ok) {
      yield { kind: 'trouble', at: new URL(part, base).href, trouble: page.trouble, cursor };
      return;
    }
    for (const item of page.value.items) yield { ...describe(item), cursor } as SourceItem;
    if (page.value.left > 0)
      yield {
        kind: 'trouble',
        at: new URL(part, base).href,
        trouble: { code: 'unexpected-answer', detail: String(page.value.left) },
        cursor,
      };
    if (page.value.next === null) return;
    at = page.value.next;
  }
}
