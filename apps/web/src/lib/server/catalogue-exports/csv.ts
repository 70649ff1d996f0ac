import { writeCsv } from '#lib/write-csv.ts';
import type { ExportedEntry } from './exported-entry.ts';

const columns = {
  id: ({ id }) => id,
  name: ({ name }) => name,
  url: ({ url }) => url,
  page: ({ page }) => page,
  standing: ({ standing }) => standing,
  gone_reason: ({ gone }) => gone?.reason,
  gone_since: ({ gone }) => gone?.since,
  publisher: ({ publisher }) => publisher,
  organisation: ({ publiccode }) => publiccode?.organisation?.name,
  short_description_de: (entry) => shortDescription(entry, 'de'),
  short_description_en: (entry) => shortDescription(entry, 'en'),
  licence: ({ publiccode }) => publiccode?.legal?.license,
  development_status: ({ publiccode }) => publiccode?.developmentStatus,
  software_type: ({ publiccode }) => publiccode?.softwareType,
  software_version: ({ publiccode }) => publiccode?.softwareVersion,
  release_date: ({ publiccode }) => publiccode?.releaseDate,
  platforms: ({ publiccode }) => publiccode?.platforms?.join(' '),
  categories: ({ publiccode }) => publiccode?.categories?.join(' '),
  languages: ({ publiccode }) => publiccode?.localisation?.availableLanguages?.join(' '),
  countries: ({ publiccode }) => publiccode?.intendedAudience?.countries?.join(' '),
  landing_page: ({ publiccode }) => publiccode?.landingURL,
  declared_uses: ({ usedBy }) => String(usedBy.length),
  used_by: ({ usedBy }) => usedBy.map(({ name }) => name).join(', '),
  origin: ({ origin }) => origin.kind,
  origin_url: ({ origin }) => origin.url,
  created_at: ({ createdAt }) => createdAt,
  updated_at: ({ updatedAt }) => updatedAt,
} satisfies Record<string, (entry: ExportedEntry) => string | null | undefined>;

/** Names of the columns: with the byte order mark that spreadsheets need. */
export const csvHead = (): string => writeCsv([Object.keys(columns)], ',');

/** One line; no text of a file becomes a formula. */
export function csvLine(entry: ExportedEntry): string {
  return writeCsv([Object.values(columns).map((read) => read(entry) ?? '')], ',').slice(1);
}

function shortDescription({ publiccode }: ExportedEntry, language: string): string | undefined {
  const found = Object.entries(publiccode?.description ?? {}).find(
    ([tag]) => tag.toLowerCase().split('-')[0] === language,
  );
  return found?.[1].shortDescription;
}
