import { describeFinding, organisationOf, type Finding, type PublicCode } from '@allmende/publiccode';
import type { KnowledgeIndex, PlaceIndex } from '@allmende/knowledge';
import { webAddress } from '#lib/basic-markdown.ts';
import type { Language } from '#lib/i18n/index.ts';
import { archiveOf } from '#lib/server/archive/index.ts';
import { entryById, readVersions } from '#lib/server/catalogue/index.ts';
import { inLanguage, type CatalogueSearch } from '#lib/server/catalogue-search/index.ts';
import type { Database } from '#lib/server/database/index.ts';
import { assessQuality, qualityFacts, readActivities } from '#lib/server/quality/index.ts';
import { contactPath } from './contact-path.ts';
import { licenceView } from './licence-view.ts';
import { relatedEntries } from './related-entries.ts';
import { readSurroundings } from './store.ts';
import { usersOfEntry } from './users-of-entry.ts';

/** What the page needs of the running program. */
export interface Program {
  db: Database;
  knowledge: KnowledgeIndex;
  places: PlaceIndex;
  catalogueSearch: CatalogueSearch;
}

const MOST_VERSIONS = 50;
const MOST_FINDINGS = 100;

/**
 * An entry as its page shows it, with texts in the language of the reader where the file has them. `movedTo` where
 * another entry shows it; null where there is none.
 *
 * @example await viewEntry(app(), params.id, 'de')
 */
export async function viewEntry(program: Program, id: string, language: Language) {
  const { db } = program;
  const read = await db.asOperator(async (trx) => {
    const entry = await entryById(trx, id);
    if (!entry?.active) return null;
    return {
      entry,
      around: await readSurroundings(trx, entry),
      observed: (await readActivities(trx, [entry.id])).get(entry.id),
    };
  });
  if (!read) return null;
  const { entry, around, observed } = read;
  if (entry.merged_into !== null) return { movedTo: entry.merged_into };
  const { model } = entry;
  const related = await relatedEntries(program, entry, language);
  const users = await usersOfEntry(program, entry, related.product?.id ?? null);
  const versions = await readVersions(db, entry.id, MOST_VERSIONS);
  const archive = await archiveOf(db, entry.id);
  const declaredUses = users.declared.filter(({ is_sample }) => !is_sample).length;
  return {
    movedTo: null,
    id: entry.id,
    name: entry.name,
    url: entry.url,
    href: webAddress(entry.url),
    aliases: entry.aliases,
    standing: entry.standing,
    gone: entry.gone_reason && { reason: entry.gone_reason, since: entry.gone_since?.toISOString() ?? null },
    origin: { kind: entry.origin, url: webAddress(entry.origin_url) },
    around,
    organisation: organisationOf(model) ?? around.publisher,
    checkedAt: entry.checked_at.toISOString(),
    createdAt: entry.created_at.toISOString(),
    updatedAt: entry.updated_at.toISOString(),
    text: textOf(model, language),
    file: model && fileOf(model),
    licence: licenceView(model?.legal?.license),
    contact: contactPath(model, entry.url),
    badges: assessQuality(qualityFacts(entry, observed, declaredUses)),
    activity: observed
      ? {
          at: observed.observedAt.toISOString(),
          commitsPerWeek: observed.activity.commitsPerWeek ?? null,
          lastRelease: observed.activity.lastRelease ?? null,
        }
      : null,
    users,
    related,
    archive: archive && {
      fetchedAt: archive.fetchedAt.toISOString(),
      releases: archive.releases,
      swhids: archive.swhids.map(({ text }) => text),
    },
    findings: entry.findings.slice(0, MOST_FINDINGS).map((finding) => ({
      severity: finding.severity,
      key: finding.key,
      line: finding.line,
      column: finding.column,
      ...describeFinding(finding as Finding, language),
    })),
    versions: versions.map(({ id: number, seen_at, revision, valid, sha256 }) => ({
      number,
      seenAt: seen_at.toISOString(),
      revision,
      valid,
      sha256,
    })),
  };
}

export type EntryView = Extract<NonNullable<Awaited<ReturnType<typeof viewEntry>>>, { movedTo: null }>;

function textOf(model: PublicCode | null, language: Language) {
  const found = inLanguage(model?.description, language);
  if (!found) return null;
  const { value } = found;
  return {
    language: found.language,
    isOwnLanguage: found.language.toLowerCase().split('-')[0] === language,
    languages: Object.keys(model?.description ?? {}),
    localisedName: value.localisedName ?? null,
    short: value.shortDescription ?? null,
    long: value.longDescription ?? null,
    features: (value.features ?? []).slice(0, 100),
    documentation: webAddress(value.documentation),
    apiDocumentation: webAddress(value.apiDocumentation),
    awards: (value.awards ?? []).slice(0, 20),
  };
}

/** The rest of the file, addresses only where they lead to the web. */
function fileOf(model: PublicCode) {
  return {
    version: model.softwareVersion ?? null,
    releaseDate: model.releaseDate ?? null,
    status: model.developmentStatus ?? null,
    type: model.softwareType ?? null,
    platforms: model.platforms ?? [],
    categories: model.categories ?? [],
    scope: model.intendedAudience?.scope ?? [],
    countries: model.intendedAudience?.countries ?? [],
    languages: model.localisation?.availableLanguages ?? [],
    isLocalisable: model.localisation?.localisationReady ?? null,
    suite: model.applicationSuite ?? null,
    landing: webAddress(model.landingURL),
    roadmap: webAddress(model.roadmap),
    basedOn: (model.isBasedOn ?? []).slice(0, 20).map((text) => ({ text, href: webAddress(text) })),
    standards: (model.supports ?? [])
      .slice(0, 50)
      .flatMap(({ id }) => (id ? [{ id, href: webAddress(id) }] : [])),
    copyrightOwner: model.legal?.mainCopyrightOwner ?? null,
    organisationUri: webAddress(model.organisation?.uri),
    fundedBy: (model.fundedBy ?? [])
      .slice(0, 20)
      .map(({ name, uri }) => ({ name: name ?? uri ?? '', href: webAddress(uri) })),
    maintenance: model.maintenance?.type ?? null,
    contractors: (model.maintenance?.contractors ?? []).slice(0, 20).map(({ name, website, until }) => ({
      name: name ?? '',
      website: webAddress(website),
      until: until ?? null,
    })),
    dependsOn: (['open', 'proprietary', 'hardware'] as const).flatMap((kind) =>
      (model.dependsOn?.[kind] ?? [])
        .slice(0, 50)
        .flatMap(({ name, versionMin, versionMax, version, optional }) =>
          name
            ? [
                {
                  kind,
                  name,
                  version: version ?? [versionMin, versionMax].filter(Boolean).join(' – '),
                  isOptional: optional ?? false,
                },
              ]
            : [],
        ),
    ),
  };
}
