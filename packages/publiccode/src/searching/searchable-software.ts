import type { PublicCode } from '../model/public-code.ts';
import { licencesOf } from './licences-of.ts';

/** What a search takes from a file: names, texts by how much they say of it, and values to choose among. */
export interface SearchableSoftware {
  otherNames: string[];
  texts: { language: string; text: string; weight: 'high' | 'normal' | 'low' }[];
  facets: Record<
    'category' | 'licence' | 'maturity' | 'organisation' | 'country' | 'language' | 'standard',
    string[]
  >;
}

/** Who stands behind the code, as the file says it; undefined where it does not. */
export const organisationOf = (model: PublicCode | null): string | undefined =>
  model?.organisation?.name ?? model?.legal?.repoOwner ?? model?.legal?.mainCopyrightOwner;

/**
 * A file in the shape that `packages/search` takes; of endless lists the beginning. Null is a file that could not be
 * read.
 *
 * @param organisation who stands behind the code, where the caller knows it better than the file
 * @example searchableSoftware(toModel(read(bytes)) ?? null).facets.licence // ['EUPL-1.2']
 */
export function searchableSoftware(
  model: PublicCode | null,
  organisation: string | undefined = organisationOf(model),
): SearchableSoftware {
  const descriptions = Object.entries(model?.description ?? {});
  const names = descriptions.flatMap(([, { localisedName, genericName }]) => [localisedName, genericName]);
  const italian = Object.entries(model?.IT?.piattaforme ?? {}).flatMap(([id, holds]) => (holds ? [id] : []));
  return {
    otherNames: values([...names, model?.applicationSuite], 40),
    texts: [
      ...descriptions.flatMap(([language, { shortDescription, features, longDescription }]) => [
        ...texts(language, 'high', [shortDescription]),
        ...texts(language, 'normal', (features ?? []).slice(0, 100)),
        ...texts(language, 'low', [longDescription]),
      ]),
      ...texts('de', 'low', [organisation]),
    ],
    facets: {
      category: values(model?.categories),
      licence: licencesOf(model?.legal?.license),
      maturity: values([model?.developmentStatus]),
      organisation: values([organisation]),
      country: values(model?.intendedAudience?.countries?.map((code) => code.toUpperCase())),
      language: values(
        model?.localisation?.availableLanguages?.map((tag) => tag.split('-')[0]?.toLowerCase()),
      ),
      standard: values([...(model?.supports ?? []).map(({ id }) => id), ...italian]),
    },
  };
}

const texts = (
  language: string,
  weight: 'high' | 'normal' | 'low',
  of: readonly (string | undefined)[],
): SearchableSoftware['texts'] => of.flatMap((text) => (text ? [{ language, text, weight }] : []));

/** Values as an address can carry them, each once. */
const values = (of: readonly (string | undefined)[] = [], most = 50): string[] =>
  [...new Set(of.flatMap((value) => (value?.trim() ? [value.trim().slice(0, 200)] : [])))].slice(0, most);
