import { deploymentsOf, type Deployment, type KnowledgeIndex, type PlaceIndex } from '@allmende/knowledge';
import type { PublicCode } from '@allmende/publiccode';
import { resolveUsedBy, usesOf, type PublishedUse } from '#lib/server/use-declarations/index.ts';
import type { Database } from '#lib/server/database/index.ts';
import { countByLand } from '#lib/server/places/index.ts';

/** Who uses a software, by how sure that is. */
export interface UsersOfEntry {
  /** Declared here by the authority itself, checked by the role of whoever did. */
  declared: Pick<
    PublishedUse,
    | 'id'
    | 'authority_name'
    | 'since'
    | 'version'
    | 'purpose'
    | 'operation'
    | 'contact'
    | 'published_on'
    | 'is_sample'
    | 'origin_url'
  >[];
  /** From the facts, each with its source. */
  documented: Pick<Deployment, 'administration' | 'status' | 'since' | 'until' | 'source'>[];
  /** What the file says, unchecked; the place where it is sure which one is meant. */
  named: { text: string; place: { key: string; name: string } | null }[];
  /** Administrations by Land, each once, whatever says so. */
  lands: { key: string; name: string; count: number }[];
}

const MOST_NAMED = 200;

/** Everybody who is known to use an entry. */
export async function usersOfEntry(
  { db, knowledge, places }: { db: Database; knowledge: KnowledgeIndex; places: PlaceIndex },
  entry: { id: string; model: PublicCode | null },
  productId: string | null,
): Promise<UsersOfEntry> {
  const declared = await usesOf(db, entry.id);
  const documented = productId === null ? [] : deploymentsOf(knowledge, productId);
  const countries = entry.model?.intendedAudience?.countries ?? [];
  const named = [...new Set(entry.model?.usedBy ?? [])]
    .slice(0, MOST_NAMED)
    .map((text) => ({ text: text.slice(0, 300), place: resolveUsedBy(places, text, countries) }));
  const keys = new Set([
    ...declared.flatMap(({ place_key, is_sample }) => (place_key === null || is_sample ? [] : [place_key])),
    ...documented.flatMap(({ ags, status }) => (ags === undefined || status !== 'running' ? [] : [ags])),
    ...named.flatMap(({ place }) => (place ? [place.key] : [])),
  ]);
  return {
    declared: declared.map(
      ({
        id,
        authority_name,
        since,
        version,
        purpose,
        operation,
        contact,
        published_on,
        is_sample,
        origin_url,
      }) => ({
        id,
        authority_name,
        since,
        version,
        purpose,
        operation,
        contact,
        published_on,
        is_sample,
        origin_url,
      }),
    ),
    documented: documented.map(({ administration, status, since, until, source }) => ({
      administration,
      status,
      ...(since === undefined ? {} : { since }),
      ...(until === undefined ? {} : { until }),
      source,
    })),
    named,
    lands: countByLand(places).map(({ key, name }) => ({
      key,
      name,
      count: [...keys].filter((each) => each.startsWith(key)).length,
    })),
  };
}
