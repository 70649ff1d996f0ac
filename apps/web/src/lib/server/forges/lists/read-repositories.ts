import type { Forges } from '../forges.ts';
import { listRepositories } from '../list-repositories.ts';
import { repositoryAt } from '../repository-at.ts';
import type { Repository } from '../repository.ts';
import type { Source, SourceItem } from '../source.ts';

/** A part of a source: an address with its kind. */
export interface Place extends Pick<Source, 'url' | 'forge'> {
  kind: 'repository' | 'organisation' | 'forge';
  publisherKey: string | null;
}

/** Reads the repositories of several places, one place after the other; goes on where a cursor leads back to. */
export async function* readRepositories(
  forges: Forges,
  places: readonly Place[],
  { since, cursor }: { since: Date | null; cursor: readonly [part: string, page: string | null] | null },
): AsyncIterable<SourceItem> {
  // A place that the list no longer names leads back to its beginning.
  const first = cursor
    ? Math.max(
        0,
        places.findIndex(({ url }) => url === cursor[0]),
      )
    : 0;
  for (const [index, place] of places.slice(first).entries()) {
    const from = index === 0 && cursor?.[0] === place.url ? cursor[1] : null;
    if (place.kind === 'repository') yield await oneRepository(forges, place);
    else yield* everyRepository(forges, place, since, from);
  }
}

async function oneRepository(forges: Forges, place: Place): Promise<SourceItem> {
  const cursor = JSON.stringify([place.url, null]);
  const { publisherKey, url } = place;
  const found = await repositoryAt(forges, { url, ...(place.forge && { forge: place.forge }) });
  if (found.outcome === 'found')
    return { kind: 'repository', repository: found.repository, publisherKey, cursor };
  if (found.outcome === 'unreachable') return { kind: 'trouble', at: url, trouble: found.trouble, cursor };
  const reason = found.reason === 'no-file' ? 'removed' : found.reason;
  return { kind: 'gone', url, reason, movedTo: found.movedTo, publisherKey, cursor };
}

async function* everyRepository(
  forges: Forges,
  place: Place,
  since: Date | null,
  from: string | null,
): AsyncIterable<SourceItem> {
  const { url, publisherKey } = place;
  let at = from;
  for await (const page of listRepositories(forges, { ...place, kind: kindOf(place) }, { since, from })) {
    const cursor = JSON.stringify([url, at]);
    if (!page.ok) yield { kind: 'trouble', at: url, trouble: page.trouble, cursor };
    else {
      for (const repository of page.value.repositories) yield { ...itemOf(repository, publisherKey), cursor };
      at = page.value.next;
    }
  }
}

const kindOf = ({ kind }: Place): 'organisation' | 'forge' => (kind === 'forge' ? 'forge' : 'organisation');

/** What the token of a host shows to us only is nobody else's business. */
function itemOf(repository: Repository, publisherKey: string | null) {
  return repository.private
    ? ({ kind: 'gone', url: repository.url, reason: 'private', movedTo: null, publisherKey } as const)
    : ({ kind: 'repository', repository, publisherKey } as const);
}
