import type { MatchTarget } from '../types.ts';
import { canonicalWords } from './canonical-words.ts';
import { PhraseIndex } from './phrase-index.ts';
import { NUMBER, tokenize } from './tokenize.ts';
import type { VendorIndex } from './vendor-index.ts';
import { classOfWord, isCommonWord, isGenericWord } from './words.ts';

/**
 * How much a spelling says alone: `strong` decides, `common` is an everyday word or an equal of another thing,
 * `weak` and `generic` need the vendor or a further word.
 */
export type Standing = 'strong' | 'common' | 'weak' | 'generic';

/** One spelling of one product. */
export interface Alias {
  target: number;
  text: string;
  key: string;
  words: readonly string[];
  standing: Standing;
  /** Made by us from a given name by leaving out the vendor or an edition. */
  derived: boolean;
}

/** A product as the matcher holds it. */
export interface Product {
  id: string;
  kind: MatchTarget['kind'];
  openSource: boolean;
  vendors: ReadonlySet<number>;
  /** Words of its own names and its vendors': beside another of its names they agree. */
  vocabulary: ReadonlySet<string>;
  aliases: readonly Alias[];
  components: readonly string[];
}

/** A remark in brackets that says how something relates to the product, not what it is called. */
const RELATION =
  /\((?:[^)]*\b(?:fork|nachfolge\w*|quelle|ableitung|vorgänger\w*|successor|derivat\w*)\b[^)]*)\)/iu;

function textsOf(text: string, isName: boolean): string[] {
  if (RELATION.test(text)) return isName ? [text.replace(RELATION, ' ')] : [];
  const plain = text.replace(/\([^)]*\)/gu, ' ').trim();
  const texts = [plain === '' ? text : plain];
  if (plain.includes(' / ')) texts.push(...plain.split(' / '));
  else if (/\w{3,}\/\w{4,}/.test(plain)) texts.push(plain.slice(0, plain.indexOf('/')));
  return texts;
}

/** `ä` is looked for as `ae` and as `a`: exports lose the dots. */
function umlautForms(text: string): string[] {
  const bare = text.normalize('NFC').replace(/[äÄ]/gu, 'a').replace(/[öÖ]/gu, 'o').replace(/[üÜ]/gu, 'u');
  return bare === text.normalize('NFC') ? [text] : [text, bare];
}

function standingOf(
  words: readonly string[],
  key: string,
  strength: 'strong' | 'weak',
  derived: boolean,
): Standing {
  if (strength === 'weak') return 'weak';
  const named = words.filter((word) => !/^\d/.test(word));
  const distinctive = named.filter((word) => !isGenericWord(word));
  if (distinctive.length === 0) {
    if (named.length === words.length) return named.length > 1 && !derived ? 'common' : 'generic';
    return derived ? 'common' : 'strong';
  }
  if (key.length <= 2) return 'weak';
  if (
    distinctive.every((word) => isCommonWord(word)) &&
    named.length === words.length &&
    named.length === distinctive.length
  )
    return 'common';
  if (derived && key.length <= 3) return 'common';
  return 'strong';
}

const MIN_TRIMMED = 3;

/** Every spelling of a product: given, without its vendor, without its edition. */
function aliasesOf(
  target: MatchTarget,
  index: number,
  vendors: VendorIndex,
  own: ReadonlySet<number>,
): Alias[] {
  const found = new Map<string, Alias>();
  const put = (
    text: string,
    words: readonly string[],
    strength: 'strong' | 'weak',
    derived: boolean,
  ): void => {
    const key = words.join('');
    if (key === '' || /^\d+$/.test(key)) return;
    // What is left of `MariaDB Server` without its maker's name must not be `Server`.
    if (
      derived &&
      words.every((word) => ['plain', 'edition', 'area', 'platform'].includes(classOfWord(word) ?? ''))
    )
      return;
    const held = found.get(key);
    if (held && (!held.derived || derived)) return;
    found.set(key, {
      target: index,
      text: text.trim(),
      key,
      words,
      standing: standingOf(words, key, strength, derived),
      derived,
    });
  };
  const given = [
    ...textsOf(target.name, true).map((text, at) => ({
      text,
      strength: at === 0 || text.includes(' ') || text.length > 4 ? ('strong' as const) : ('weak' as const),
    })),
    ...target.aliases.flatMap((alias) =>
      textsOf(alias.text, false).map((text) => ({ text, strength: alias.strength })),
    ),
  ];
  for (const { text, strength } of given)
    for (const form of umlautForms(text)) {
      const words = canonicalWords(tokenize(form).text);
      put(text, words, strength, false);
      if (strength === 'weak') continue;
      let start = 0;
      for (const span of vendors.names.find(words))
        if (span.from === 0 && own.has(span.value) && span.to < words.length)
          start = Math.max(start, span.to);
      const variants = start > 0 ? [words, words.slice(start)] : [words];
      for (const variant of variants) {
        if (variant !== words) put(text, variant, strength, true);
        let end = variant.length;
        while (end > 1 && ['edition', 'plain', 'legal'].includes(classOfWord(variant[end - 1] ?? '') ?? ''))
          end--;
        if (end < variant.length && variant.slice(0, end).join('').length >= MIN_TRIMMED)
          put(text, variant.slice(0, end), strength, true);
      }
    }
  return [...found.values()];
}

/** All products with all spellings, and the index that finds them in a name. */
export interface AliasIndex {
  products: readonly Product[];
  phrases: PhraseIndex<Alias>;
}

/** Builds the index. Targets are taken in the order of their ids, so that the caller's order changes nothing. */
export function buildAliasIndex(targets: readonly MatchTarget[], vendors: VendorIndex): AliasIndex {
  const sorted = [...targets].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  const vendorIds = sorted.map((target) => vendors.add(target.vendors));
  const products = sorted.map((target, index): Product => {
    const own = vendorIds[index] ?? new Set<number>();
    const aliases = aliasesOf(target, index, vendors, own);
    const vocabulary = new Set<string>();
    for (const alias of aliases) for (const word of alias.words) vocabulary.add(word);
    for (const vendor of target.vendors)
      for (const word of canonicalWords(tokenize(vendor).text)) if (word.length > 2) vocabulary.add(word);
    return {
      id: target.id,
      kind: target.kind,
      openSource: target.openSource,
      vendors: own,
      vocabulary,
      aliases,
      components: target.components,
    };
  });
  const given = new Set(
    products.flatMap((product) =>
      product.aliases.filter((alias) => !alias.derived).map((alias) => alias.key),
    ),
  );
  const phrases = new PhraseIndex<Alias>();
  for (const product of products)
    for (const alias of product.aliases)
      // What another product is really called is not a short form of this one.
      if (!alias.derived || !given.has(alias.key)) phrases.add(alias.key, alias);
  return { products, phrases };
}

export const isNumber = (flag: number | undefined): boolean => ((flag ?? 0) & NUMBER) !== 0;
