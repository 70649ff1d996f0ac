import type { MatchTarget } from '../types.ts';
import { aliasesOf, type Alias } from './alias-spellings.ts';
import { PhraseIndex } from './phrase-index.ts';
import { tokenize } from './tokenize.ts';
import type { VendorIndex } from './vendor-index.ts';

/** A product as the matcher holds it. */
export interface Product {
  id: string;
  kind: MatchTarget['kind'];
  openSource: boolean;
  vendors: ReadonlySet<number>;
  /** Words of its own names and its vendors': beside another of its names they agree. */
  vocabulary: ReadonlySet<string>;
  aliases: readonly Alias[];
  /** Words of the names of a suite's components. */
  parts: ReadonlySet<string>;
}

/** First words of names of several words, and the products named so. */
function firstWordsOf(products: readonly Product[]): Map<string, Product[]> {
  const found = new Map<string, Product[]>();
  for (const product of products)
    for (const first of new Set(
      product.aliases
        .filter(({ words, derived }) => derived === 0 && words.length > 1)
        .map(({ words }) => words[0] ?? ''),
    ))
      found.set(first, [...(found.get(first) ?? []), product]);
  return found;
}

/**
 * A name of one word with which other products of the same vendor begin, too (`VOIS`, `Apache`, `SAP`). What heads a
 * product's entry is its own all the same, also without the maker (`Nextcloud`, `Exchange` of `Microsoft Exchange Server`).
 */
function isFamilyName(
  alias: Alias,
  product: Product,
  firstWords: ReadonlyMap<string, readonly Product[]>,
): boolean {
  if (alias.words.length > 1 || alias.isHead) return false;
  return (firstWords.get(alias.key) ?? []).some(
    (other) => other !== product && [...other.vendors].some((vendor) => product.vendors.has(vendor)),
  );
}

/** So many products may share a short form and still be proposed by it. */
const MOST_SHARED = 2;

/** All products with all spellings, and the index that finds them in a name. */
export interface AliasIndex {
  products: readonly Product[];
  phrases: PhraseIndex<Alias>;
}

/** Builds the index. Targets are taken in the order of their ids, so that the caller's order changes nothing. */
export function buildAliasIndex(targets: readonly MatchTarget[], vendors: VendorIndex): AliasIndex {
  const sorted = [...targets].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  const vendorIds = sorted.map((target) => vendors.add(target.vendors));
  const wordsOf = new Map(
    sorted.map(({ id, name, aliases }) => [
      id,
      [name, ...aliases.map(({ text }) => text)].flatMap((text) => tokenize(text).text),
    ]),
  );
  const products = sorted.map((target, index): Product => {
    const own = vendorIds[index] ?? new Set<number>();
    const aliases = aliasesOf(target, index, vendors, own);
    const vocabulary = new Set<string>();
    for (const alias of aliases) for (const word of alias.words) vocabulary.add(word);
    for (const vendor of target.vendors)
      for (const word of tokenize(vendor).text) if (word.length > 2) vocabulary.add(word);
    return {
      id: target.id,
      kind: target.kind,
      openSource: target.openSource,
      vendors: own,
      vocabulary,
      aliases,
      parts: new Set(target.components.flatMap((id) => wordsOf.get(id) ?? [])),
    };
  });
  const firstWords = firstWordsOf(products);
  for (const product of products)
    for (const alias of product.aliases)
      if (isFamilyName(alias, product, firstWords)) Object.assign(alias, { family: true, standing: 'weak' });
  const nearest = new Map<string, { derived: number; holders: number }>();
  for (const { aliases } of products)
    for (const { key, derived } of aliases) {
      const held = nearest.get(key);
      if (held === undefined || derived < held.derived) nearest.set(key, { derived, holders: 1 });
      else if (derived === held.derived) held.holders++;
    }
  const phrases = new PhraseIndex<Alias>();
  for (const { aliases } of products)
    for (const alias of aliases) {
      const held = nearest.get(alias.key);
      // What another product is really called is not a short form of this one (`Windows`, of `Windows Server`), and
      // what is a short form of many is one of none (`Linux`).
      const isOwn = alias.derived === held?.derived && (alias.derived === 0 || held.holders <= MOST_SHARED);
      if (isOwn) phrases.add(alias.key, alias);
    }
  return { products, phrases };
}
