import { PREFIXES, type RdfNode, type RdfValue } from './node.ts';

/** The prefixes, as every JSON-LD document of ours begins. */
export const jsonLdContext = PREFIXES;

/** A resource as JSON-LD in terms of {@link jsonLdContext}. */
export function jsonLdOf({ iri, types, says }: RdfNode): Record<string, unknown> {
  return {
    ...(iri !== undefined && { '@id': iri }),
    ...(types.length > 0 && { '@type': types.length === 1 ? types[0] : types }),
    ...Object.fromEntries(
      says
        .filter(([, values]) => values.length > 0)
        .map(([predicate, values]) => [
          predicate,
          values.length === 1 && values[0] ? valueOf(values[0]) : values.map(valueOf),
        ]),
    ),
  };
}

function valueOf(value: RdfValue): unknown {
  if ('types' in value) return jsonLdOf(value);
  if ('iri' in value) return { '@id': value.iri };
  if ('type' in value) return { '@value': value.text, '@type': value.type };
  return value.language === undefined
    ? value.text
    : { '@value': value.text, '@language': value.language.toLowerCase() };
}
