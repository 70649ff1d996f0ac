import type { PublicCode } from '@allmende/publiccode';
import type { PlaceIndex } from '@allmende/knowledge';
import type { SearchDocument, SearchText } from '@allmende/search';
import { entryKey } from './document-ids.ts';
import { licencesOf } from './licences-of.ts';
import type { DeclaredUses } from './declared-uses.ts';
import type { ProductPart } from './product-document.ts';
import { resolveUsedBy } from '#lib/server/use-declarations/index.ts';
import type { IndexedRow } from './store.ts';

/** What is known of an entry beside its file. */
export interface Beside {
  /** The product among the facts that it is, where one is. */
  part: ProductPart | null;
  /** The level of maintenance that is certain; null where nobody has looked. */
  maintenance: number | null;
  /** Who has declared to use it; null for nobody. */
  declared: DeclaredUses | null;
}

const STANDING_BOOST = { valid: 1, faulty: 0.7, gone: 0.3 } as const;

/** An entry as the index takes it: with the names, uses and replacements of the product that it is, if there is one. */
export function entryDocument(row: IndexedRow, places: PlaceIndex, beside: Beside): SearchDocument {
  const { model, standing } = row;
  const { part } = beside;
  const descriptions = Object.entries(model?.description ?? {});
  const names = [
    ...descriptions.flatMap(([, { localisedName, genericName }]) => [localisedName, genericName]),
    model?.applicationSuite,
    ...(part?.otherNames ?? []),
  ];
  const organisation = organisationOf(model, row.publisher);
  return {
    id: entryKey(row.id),
    kind: 'software',
    name: row.name,
    otherNames: [...new Set(names.filter(isText))].slice(0, 40),
    texts: [
      ...descriptions.flatMap(([language, description]) => textsOf(language, description)),
      ...(organisation ? [{ language: 'de', text: organisation, weight: 'low' as const }] : []),
      ...(part?.texts ?? []),
    ],
    facets: facetsOf(row, organisation, places, beside),
    replaces: part?.replaces ?? [],
    ranks: ranksOf(row, beside),
    boost:
      STANDING_BOOST[standing] *
      (1 + 0.05 * (beside.maintenance ?? 0) + Math.min(0.3, (part?.running ?? 0) / 50)),
  };
}

/** Who publishes the code, as the file says it, else as the catalogue knows the publisher. */
export function organisationOf(model: PublicCode | null, publisher: string | null): string | null {
  return (
    model?.organisation?.name ??
    model?.legal?.repoOwner ??
    model?.legal?.mainCopyrightOwner ??
    publisher ??
    null
  );
}

function facetsOf(
  { model, standing }: IndexedRow,
  organisation: string | null,
  places: PlaceIndex,
  { part, maintenance, declared }: Beside,
): Record<string, string[]> {
  const countries = model?.intendedAudience?.countries ?? [];
  const usedIn = (model?.usedBy ?? []).slice(0, 200).flatMap((text) => {
    const place = resolveUsedBy(places, text, countries);
    return place ? [place.key.slice(0, 2)] : [];
  });
  const italian = Object.entries(model?.IT?.piattaforme ?? {}).flatMap(([id, holds]) => (holds ? [id] : []));
  return {
    capability: part?.capabilities ?? [],
    category: short(model?.categories),
    licence: licencesOf(model?.legal?.license),
    maturity: short([model?.developmentStatus]),
    organisation: short([organisation]),
    country: short(countries.map((code) => code.toUpperCase())),
    land: [...new Set([...usedIn, ...(part?.lands ?? []), ...(declared?.lands ?? [])])],
    language: short(model?.localisation?.availableLanguages?.map((tag) => tag.split('-')[0]?.toLowerCase())),
    vitality: [maintenance === null ? 'unknown' : String(maintenance)],
    standard: short([...(model?.supports ?? []).map(({ id }) => id), ...italian]),
    standing: [standing],
    replaces: part?.replaces.map(({ id }) => id) ?? [],
  };
}

const day = 24 * 3_600_000;

/** By which answers can be put in order. Lists of users overlap, so that the longest one counts. */
function ranksOf({ model }: IndexedRow, { part, maintenance, declared }: Beside): Record<string, number> {
  const released = Date.parse(model?.releaseDate ?? '');
  const users = Math.max(model?.usedBy?.length ?? 0, part?.running ?? 0, declared?.users ?? 0);
  return {
    ...(released <= Date.now() + day && { released: released / day }),
    ...(maintenance !== null && { maintenance }),
    ...(users > 0 && { users }),
  };
}

function textsOf(
  language: string,
  { shortDescription, longDescription, features }: NonNullable<PublicCode['description']>[string],
): SearchText[] {
  return [
    ...(shortDescription ? [{ language, text: shortDescription, weight: 'high' as const }] : []),
    ...(features ?? []).slice(0, 100).map((text) => ({ language, text, weight: 'normal' as const })),
    ...(longDescription ? [{ language, text: longDescription, weight: 'low' as const }] : []),
  ];
}

const isText = (text: string | undefined): text is string => typeof text === 'string' && text.trim() !== '';

/** Values as an address can carry them, each once, at most fifty. */
const short = (values: readonly (string | null | undefined)[] = []): string[] =>
  [...new Set(values.flatMap((value) => (value?.trim() ? [value.trim().slice(0, 200)] : [])))].slice(0, 50);
