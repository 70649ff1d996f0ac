import { z } from 'zod';
import { askForge, dateOf, sameHost, troubleOf } from '../clients/ask-forge.ts';
import type { Asked } from '../forge-trouble.ts';
import type { Forges } from '../forges.ts';
import type { ListedEntry, ListedPublisher } from '../source.ts';

const text = z.string().nullish();
const software = z.object({
  id: z.string(),
  url: z.string(),
  aliases: z.array(z.string()).nullish(),
  publiccodeYml: text,
  active: z.boolean().nullish(),
  catalogId: text,
  createdAt: text,
  updatedAt: text,
  originUrl: text,
  via: z.array(z.string()).max(100).nullish(),
  modifiedAt: text,
});
const publisher = z.object({
  id: z.string(),
  description: text,
  email: text,
  alternativeId: text,
  codeHosting: z.array(z.object({ url: z.string(), group: z.boolean().nullish() })).nullish(),
});
const page = z.object({
  data: z.array(z.unknown()).nullish(),
  links: z.object({ next: text }).nullish(),
});

/** A page of another catalogue; `left` are items of a shape that is none. */
export type CataloguePage<T> = Asked<{ items: T[]; left: number; next: string | null }>;

/** Entries of another catalogue by its `/v1` API, the switched-off ones too; `from` is the `next` of an earlier page. */
export async function cataloguePage(
  forges: Forges,
  base: URL,
  from: string | null,
): Promise<CataloguePage<ListedEntry>> {
  return onePage(forges, base, 'software', from, software, (given) => ({
    id: given.id,
    url: given.url,
    aliases: given.aliases ?? [],
    content: given.publiccodeYml ?? '',
    active: given.active ?? true,
    catalogId: given.catalogId ?? null,
    createdAt: dateOf(given.createdAt),
    updatedAt: dateOf(given.updatedAt),
    via: given.via ?? (given.originUrl ? [given.originUrl] : []),
    modifiedAt: dateOf(given.modifiedAt),
  }));
}

/** Publishers of another catalogue. */
export async function publishersPage(
  forges: Forges,
  base: URL,
  from: string | null,
): Promise<CataloguePage<ListedPublisher>> {
  return onePage(forges, base, 'publishers', from, publisher, (given) => ({
    key: given.alternativeId || given.id,
    name: given.description || given.alternativeId || given.id,
    email: given.email ?? null,
    organisations: (given.codeHosting ?? []).flatMap(({ url, group }) => (group === false ? [] : [url])),
    repositories: (given.codeHosting ?? []).flatMap(({ url, group }) => (group === false ? [url] : [])),
  }));
}

/** The base address with `/v1`, whichever page of the API was given. */
export function apiBase(url: string): URL {
  const base = new URL(url);
  const at = base.pathname.search(/\/v1(?:\/|$)/);
  base.pathname = `${at < 0 ? base.pathname.replace(/(?<!\/)\/+$/, '') : base.pathname.slice(0, at)}/v1/`;
  base.search = '';
  base.hash = '';
  return base;
}

async function onePage<T, R>(
  forges: Forges,
  base: URL,
  resource: string,
  from: string | null,
  shape: z.ZodType<T>,
  describe: (value: T) => R,
): Promise<CataloguePage<R>> {
  const first = new URL(`${resource}?all=true&federated=true&page[size]=100`, base);
  // Links are query strings, to be hung on as they are; some servers write whole addresses.
  const resumed = from === null ? null : sameHost(from.startsWith('?') ? `${resource}${from}` : from, base);
  const place = resumed === null ? first : new URL(resumed);
  const read = await askForge(forges, place, page);
  if (read.outcome !== 'found') return { ok: false, trouble: troubleOf(read, place) };
  const data = read.value.data ?? [];
  const items = data.flatMap((value) => {
    const item = shape.safeParse(value);
    return item.success ? [describe(item.data)] : [];
  });
  return {
    ok: true,
    value: { items, left: data.length - items.length, next: read.value.links?.next || null },
  };
}
