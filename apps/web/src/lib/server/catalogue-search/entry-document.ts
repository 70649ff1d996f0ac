import type { PlaceIndex, SearchableProduct } from '@allmende/knowledge';
import { organisationOf, searchableSoftware } from '@allmende/publiccode';
import type { SearchDocument } from '@allmende/search';
import { resolveUsedBy } from '#lib/server/use-declarations/index.ts';
import type { DeclaredUses } from './declared-uses.ts';
import { entryKey } from './document-ids.ts';
import type { IndexedRow } from './store.ts';

/** What is known of an entry beside its file. */
export interface Beside {
  /** The product among the facts that it is, where one is. */
  part: SearchableProduct | null;
  /** The level of maintenance that is certain; null where nobody has looked. */
  maintenance: number | null;
  /** Who has declared to use it; null for nobody. */
  declared: DeclaredUses | null;
}

const STANDING_BOOST = { valid: 1, faulty: 0.7, gone: 0.3 } as const;

/** An entry as the index takes it: with the names, uses and replacements of the product that it is, if there is one. */
export function entryDocument(row: IndexedRow, places: PlaceIndex, beside: Beside): SearchDocument {
  const { model, standing } = row;
  const { part, maintenance } = beside;
  const file = searchableSoftware(model, organisationOf(model) ?? row.publisher ?? undefined);
  return {
    id: entryKey(row.id),
    kind: 'software',
    name: row.name,
    otherNames: [...new Set([...file.otherNames, ...(part?.otherNames ?? [])])].slice(0, 40),
    texts: [...file.texts, ...(part?.texts ?? [])],
    facets: {
      ...file.facets,
      capability: part?.facets.capability ?? [],
      land: landsOf(row, places, beside),
      vitality: [maintenance === null ? 'unknown' : String(maintenance)],
      standing: [standing],
      replaces: part?.facets.replaces ?? [],
    },
    replaces: part?.replaces ?? [],
    ranks: ranksOf(row, beside),
    boost:
      STANDING_BOOST[standing] *
      (1 + 0.05 * (maintenance ?? 0) + Math.min(0.3, (part?.ranks.users ?? 0) / 50)),
  };
}

/** Where it is in use: by its file where the place is sure, by the facts, and as declared. */
function landsOf({ model }: IndexedRow, places: PlaceIndex, { part, declared }: Beside): string[] {
  const countries = model?.intendedAudience?.countries ?? [];
  const told = (model?.usedBy ?? []).slice(0, 200).flatMap((text) => {
    const place = resolveUsedBy(places, text, countries);
    return place ? [place.key.slice(0, 2)] : [];
  });
  return [...new Set([...told, ...(part?.facets.land ?? []), ...(declared?.lands ?? [])])];
}

const day = 24 * 3_600_000;

/** By which answers can be put in order. Lists of users overlap, so that the longest one counts. */
function ranksOf({ model }: IndexedRow, { part, maintenance, declared }: Beside): Record<string, number> {
  const released = Date.parse(model?.releaseDate ?? '');
  const users = Math.max(model?.usedBy?.length ?? 0, part?.ranks.users ?? 0, declared?.users ?? 0);
  return {
    ...(released <= Date.now() + day && { released: released / day }),
    ...(maintenance !== null && { maintenance }),
    ...(users > 0 && { users }),
  };
}
