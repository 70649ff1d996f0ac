import { clientFor } from './clients/client-for.ts';
import type { ListedPage } from './clients/forge-client.ts';
import { detectForge } from './detect-forge.ts';
import type { Forges } from './forges.ts';
import type { Source } from './source.ts';
import { webAddress } from './web-address.ts';

/**
 * Lists an organisation with its subgroups or a whole forge, page by page. With `since`, what was pushed to before is
 * left out where the forge can tell. Ends after the first trouble, which is the last page.
 *
 * @example for await (const page of listRepositories(forges, { kind: 'organisation', url: 'https://github.com/it-at-m' })) …
 */
export async function* listRepositories(
  forges: Forges,
  source: Pick<Source, 'kind' | 'url' | 'forge'>,
  { since = null, from = null }: { since?: Date | null; from?: string | null } = {},
): AsyncIterable<ListedPage> {
  const address = webAddress(source.url);
  if (!address) {
    yield { ok: false, trouble: { code: 'address-unusable' } };
    return;
  }
  const kind = source.forge
    ? { ok: true as const, value: source.forge }
    : await detectForge(forges, source.url);
  if (!kind.ok) {
    yield kind;
    return;
  }
  const { origin, pathname } = address;
  const path = decoded(pathname)
    .replace(/^\/+/, '')
    .replace(/(?<!\/)\/+$/, '')
    .replace(/^groups\//, '');
  const listing = { origin, path: source.kind === 'forge' || path === '' ? null : path, since };
  const client = clientFor(kind.value);
  const seen = new Set<string>();
  for (let next = from; ;) {
    const page = await client.list(forges, { ...listing, from: next });
    yield page;
    if (!page.ok || page.value.next === null) return;
    // A forge that leads back to an earlier page would be read for ever.
    if (seen.has(page.value.next)) return;
    seen.add(page.value.next);
    next = page.value.next;
  }
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
