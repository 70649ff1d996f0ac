/** A value of a statement: another resource, a text, or a resource described in place. */
export type RdfValue =
  | { iri: string }
  | { text: string; language?: string }
  | { text: string; type: 'xsd:date' | 'xsd:dateTime' | 'xsd:anyURI' }
  | RdfNode;

/** A resource with what is said of it; without `iri` it has no name of its own. */
export interface RdfNode {
  iri?: string;
  types: string[];
  /** Prefixed names, each with its values. */
  says: [predicate: string, values: RdfValue[]][];
}

/** Prefixes of both writers. */
export const PREFIXES = {
  adms: 'http://www.w3.org/ns/adms#',
  dcat: 'http://www.w3.org/ns/dcat#',
  dct: 'http://purl.org/dc/terms/',
  foaf: 'http://xmlns.com/foaf/0.1/',
  owl: 'http://www.w3.org/2002/07/owl#',
  skos: 'http://www.w3.org/2004/02/skos/core#',
  vcard: 'http://www.w3.org/2006/vcard/ns#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
} as const;

/**
 * An address as RDF takes it: absolute, with everything escaped that an IRI must not hold. Null for what is none; texts
 * of files get nowhere else into the structure.
 *
 * @example rdfIri('https://stadt.example/a b') // 'https://stadt.example/a%20b'
 */
export function rdfIri(text: string | null | undefined): string | null {
  if (!text || !/^(?:https?|urn|mailto):/i.test(text) || !URL.canParse(text)) return null;
  return new URL(text).href.replace(/[\u0000-\u0020<>"{}|\\^`]/g, (sign) => encodeURIComponent(sign));
}

export const isLanguage = (tag: string): boolean => /^[a-z]{2,3}(?:-[a-z\d]{2,8})*$/i.test(tag);
