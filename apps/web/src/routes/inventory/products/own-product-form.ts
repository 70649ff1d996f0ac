import type { KnowledgeIndex } from '@allmende/knowledge';
import { texts, type Language } from '#lib/i18n/index.ts';
import type { OwnProduct } from '#lib/server/local-products/index.ts';

/** What stands in the form, as text; ways of operation as a list. */
export interface OwnProductFields {
  texts: Partial<Record<keyof OwnProduct, string>>;
  hosting: readonly string[];
}

export interface OwnProductChoices {
  capabilities: { value: string; label: string }[];
  countries: { value: string; label: string }[];
}

/** Purposes, and the countries that vendors and owners among the facts have, with those of the European Union. */
export function ownProductChoices(knowledge: KnowledgeIndex, language: Language): OwnProductChoices {
  const names = new Intl.DisplayNames(language, { type: 'region' });
  const codes = new Set(europeanUnion);
  for (const { country, owners } of knowledge.vendors.values())
    for (const code of [country, ...owners.map((owner) => owner.country)])
      if (code !== undefined && code !== 'EU') codes.add(code);
  const byLabel = (a: { label: string }, b: { label: string }) => a.label.localeCompare(b.label, language);
  return {
    capabilities: [...knowledge.capabilities.values()]
      .map(({ id, name }) => ({ value: id, label: name[language] }))
      .sort(byLabel),
    countries: [...codes].map((value) => ({ value, label: names.of(value) ?? value })).sort(byLabel),
  };
}

const europeanUnion =
  'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK CH NO IS LI'.split(' ');

/** What was typed, to be shown again. */
export function typedFields(form: FormData): OwnProductFields {
  return {
    texts: Object.fromEntries([...form].filter(([, value]) => typeof value === 'string')),
    hosting: form.getAll('hosting').map(String),
  };
}

export function storedFields(
  product: Omit<OwnProduct, 'hosting' | 'aliases'> & {
    hosting: readonly string[];
    aliases: readonly string[];
  },
): OwnProductFields {
  const { hosting, aliases, ...rest } = product;
  const shown = Object.entries(rest).filter(([, value]) => typeof value === 'string');
  return { texts: { ...Object.fromEntries(shown), aliases: aliases.join('\n') }, hosting };
}

/** A sentence for each field that is wrong. */
export function fieldErrors(
  wrong: ReadonlySet<keyof OwnProduct>,
  language: Language,
): Partial<Record<keyof OwnProduct, string>> {
  const t = texts(language).ownProducts;
  const said: Partial<Record<keyof OwnProduct, string>> = {
    name: t.nameMissing,
    aliases: t.aliasesWrong,
    licence_kind: t.licenceMissing,
    homepage: t.linkWrong,
    source_url: t.linkWrong,
  };
  return Object.fromEntries([...wrong].map((field) => [field, said[field] ?? t.tooLong]));
}
