import type { Variable } from '@allmende/sovereignty';
import { areaName } from '#lib/i18n/area-name.ts';
import { questionName } from '#lib/i18n/question-name.ts';
import type { Language, Texts } from '#lib/i18n/index.ts';
import type { ApplicationFilter, Facet } from '#lib/server/applications/index.ts';

export interface FilterChoice {
  key: Exclude<keyof ApplicationFilter, 'q'>;
  label: string;
  options: { value: string; label: string }[];
}

export interface FilterVocabulary {
  matches: readonly string[];
  classes: readonly string[];
  ends: readonly string[];
  seen: readonly string[];
  missing: readonly string[];
}

type Words = Texts['inventoryTable'];

/** What an inventory can be narrowed to, in words; a value that the address asks for is always among them. */
export function filterChoices(
  data: { areas: Facet[]; owners: Facet[]; filter: ApplicationFilter; vocabulary: FilterVocabulary },
  t: Words,
  language: Language,
  integer: (count: number) => string,
): FilterChoice[] {
  const { filter, vocabulary } = data;
  const counted = (facets: Facet[], chosen: string, name: (value: string) => string) => {
    const known = facets.some(({ value }) => value === chosen) || chosen === '';
    return [...facets, ...(known ? [] : [{ value: chosen, applications: 0 }])].map(
      ({ value, applications }) => ({
        value,
        label: t.withCount(name(value), integer(applications)),
      }),
    );
  };
  const named = (values: readonly string[], name: (value: string) => string) =>
    values.map((value) => ({ value, label: name(value) }));
  const choices: Omit<FilterChoice, 'label'>[] = [
    {
      key: 'match',
      options: named(vocabulary.matches, (value) => t.matches[value as keyof Words['matches']]),
    },
    { key: 'area', options: counted(data.areas, filter.area, (value) => areaName(value, language)) },
    {
      key: 'owner',
      options: counted(data.owners, filter.owner, (value) => (value === 'unknown' ? t.unknownOwner : value)),
    },
    { key: 'class', options: named(vocabulary.classes, t.classes) },
    { key: 'ends', options: named(vocabulary.ends, t.ends) },
    { key: 'seen', options: named(vocabulary.seen, () => t.notSeen) },
    { key: 'missing', options: named(vocabulary.missing, (value) => missingName(value, t, language)) },
  ];
  return choices.map((choice) => ({ ...choice, label: t.filters[choice.key] }));
}

function missingName(value: string, t: Words, language: Language): string {
  if (value === 'any') return t.anyMissing;
  if (value in t.columns) return t.columns[value as keyof Words['columns']];
  return `${value} ${questionName(value as Variable, language)}`;
}
