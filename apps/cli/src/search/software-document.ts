import type { PublicCode } from '@allmende/publiccode';
import type { SearchDocument, SearchText } from '@allmende/search';

/**
 * What a publiccode.yml says, as it is searched.
 *
 * @param id under which the entry is found again: its repository, else the file
 * @param fallbackName where the file names nothing
 */
export function softwareDocument(model: PublicCode, id: string, fallbackName: string): SearchDocument {
  const descriptions = Object.entries(model.description ?? {});
  const otherNames = descriptions.flatMap(([, { localisedName, genericName }]) => [
    localisedName,
    genericName,
  ]);
  const organisation = model.organisation?.name ?? model.legal?.repoOwner ?? model.legal?.mainCopyrightOwner;
  const texts: SearchText[] = descriptions.flatMap(([language, text]) => [
    ...some(text.shortDescription).map((short): SearchText => ({ language, text: short, weight: 'high' })),
    ...(text.features ?? []).map((feature): SearchText => ({ language, text: feature, weight: 'normal' })),
    ...some(text.longDescription).map((long): SearchText => ({ language, text: long, weight: 'low' })),
  ]);
  return {
    id,
    kind: 'software',
    name: model.name ?? fallbackName,
    otherNames: [...otherNames, model.applicationSuite, fallbackName].filter((name) => name !== undefined),
    texts: [
      ...texts,
      ...some(organisation).map((text): SearchText => ({ language: 'de', text, weight: 'low' })),
    ],
    facets: {
      category: model.categories ?? [],
      licence: some(model.legal?.license),
      maturity: some(model.developmentStatus),
      organisation: some(organisation),
      country: model.intendedAudience?.countries ?? [],
      language: model.localisation?.availableLanguages ?? [],
      standard: (model.supports ?? []).flatMap(({ id: standard }) => some(standard)),
    },
  };
}

const some = (text: string | undefined): string[] => (text === undefined || text === '' ? [] : [text]);
