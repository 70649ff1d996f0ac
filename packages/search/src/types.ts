/** What an entry is: an open product of the knowledge base, an entry of the catalogue, a product that is not open. */
export type SearchKind = 'product' | 'software' | 'proprietary';

/** How far an open product replaces another one. */
export type Coverage = 'full' | 'most' | 'part';

/** A text of an entry, with its language as a BCP 47 tag (`de`, `fr-CH`); unknown languages are read as German. */
export interface SearchText {
  language: string;
  text: string;
  /** `high`: a claim or a short description; `normal`: features, long texts; `low`: notes, organisations. */
  weight?: 'high' | 'normal' | 'low';
}

/** A product that this entry can replace. */
export interface Replacement {
  /** Id of the replaced product; where a document with this id is indexed, its other names count, too. */
  id: string;
  name: string;
  coverage: Coverage;
  /** How sure that is, in [0, 1]: 1 a primary source says so, 0 somebody's guess. */
  evidence?: number;
}

/** What is searched: one entry. */
export interface SearchDocument {
  id: string;
  kind: SearchKind;
  name: string;
  /** Aliases, short forms, former names, names in other languages. */
  otherNames?: readonly string[];
  texts: readonly SearchText[];
  /**
   * Values by facet, e.g. `{ capability: ['dms'], licence: ['EUPL-1.2'], country: ['DE'] }`. The values of `capability`
   * and `category` also make the entry findable by the names that the index was given for them. The facet `kind` is filled by itself.
   */
  facets: Readonly<Record<string, readonly string[]>>;
  replaces?: readonly Replacement[];
  /** Factor on the score, 1 when missing; kept within [0.25, 4]. */
  boost?: number;
  /** Figures by which answers can be put in order, the highest first, e.g. `{ users: 12 }`. */
  ranks?: Readonly<Record<string, number>>;
}

/** A capability or category, by all the names under which somebody may look for it, in any language. */
export interface SearchCapability {
  id: string;
  /** Plain ones are German. */
  names: readonly (string | { text: string; language: string })[];
}

/** What an index knows of the world beside its documents. */
export interface SearchKnowledge {
  /** Groups of words or phrases that mean the same to a person who searches. */
  synonyms?: readonly (readonly string[])[];
  capabilities?: readonly SearchCapability[];
}

/** One search. */
export interface SearchRequest {
  /** As typed; an empty one finds everything, ordered by boost and name. */
  query: string;
  /** Facet → values: one of the values must fit (OR), in each of the facets (AND). */
  filters?: Readonly<Record<string, readonly string[]>>;
  /** Hits per page, 10 when missing, at most 1000. */
  limit?: number;
  offset?: number;
  /** True while somebody is typing: the last word may be the beginning of one. False when missing. */
  prefix?: boolean;
  /** Language of the person; its words weigh a little more. German when missing. */
  language?: string;
  /**
   * In which order hits come: by how well they fit when missing; `name` in the order of the alphabet; else by this one of
   * their `ranks`, those without it last. What is equal comes by how well it fits.
   */
  order?: string;
  /** Values per facet that are returned, the most frequent first; chosen ones always are. 100 when missing. */
  facetLimit?: number;
}

/**
 * How a word of the query met a word of an entry. With `compound` it stands in the word of the entry ("Baum" in
 * "Baumkataster"), with `part` that word stands in it, with `shared` both are made of the same word among others
 * ("Baumkataster" and "Katasterauskunft").
 */
export type WhyBy =
  'exact' | 'stem' | 'compound' | 'part' | 'shared' | 'typo' | 'synonym' | 'prefix' | 'replaces';

/** Where it met it. */
export type WhyField = 'name' | 'otherName' | 'text' | 'capability' | 'replaces';

/** One reason for a hit. */
export interface Why {
  /** Of the query, as typed. */
  word: string;
  /** Of the entry: the word that was met; with `replaces` the name of the replaced product. */
  matched: string;
  field: WhyField;
  by: WhyBy;
  /** Only with `by: 'replaces'`. */
  replaces?: { id: string; name: string; coverage: Coverage; evidence?: number };
}

export interface SearchHit {
  id: string;
  kind: SearchKind;
  name: string;
  /** Higher is better; comparable within one answer only. */
  score: number;
  why: Why[];
}

export interface FacetValue {
  value: string;
  count: number;
}

export interface SearchAnswer {
  /** Number of all hits. */
  total: number;
  /** The page that was asked for, best first. */
  hits: SearchHit[];
  /** By facet, the most frequent value first. The counts of a facet ignore the filter on itself. */
  facets: Record<string, FacetValue[]>;
  /** The query with words put right, when a word was found only by a typo. */
  corrected?: string;
}

/** An index that is searched while it changes. */
export interface SearchIndex {
  /** Number of documents. */
  readonly size: number;
  /** Adds a document, or replaces the one with the same id. */
  add(document: SearchDocument): void;
  /** False when there is no such document. */
  remove(id: string): boolean;
  has(id: string): boolean;
  /** Packs what was added; happens by itself, but can be called when there is time, e.g. after a bulk load. */
  freeze(): void;
  search(request: SearchRequest): SearchAnswer;
  /** Bytes that the index itself holds in typed arrays, and an estimate of the rest. */
  memory(): { typed: number; other: number };
}
