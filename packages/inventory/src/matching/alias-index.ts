import type { MatchTarget } from '../types.ts';
import { PhraseIndex } from './phrase-index.ts';
import { tokenize } from './tokenize.ts';
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
  /** How many of the words, from the first, are the vendor's name. */
  lead: number;
  standing: Standing;
  /** It names the vendor or several of its products (`SAP`, `VOIS`): that the vendor agrees then adds nothing. */
  family: boolean;
  /** Made by us from a given name: 0 given, 1 without the vendor, 2 without an edition or plain word at the end. */
  derived: 0 | 1 | 2;
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
  derived: Alias['derived'],
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

/** How many words at the beginning are the vendor's name. */
function leadOf(words: readonly string[], vendors: VendorIndex, own: ReadonlySet<number>): number {
  let lead = 0;
  for (const span of vendors.names.find(words))
    if (span.from === 0 && own.has(span.value) && span.to < words.length) lead = Math.max(lead, span.to);
  return lead;
}

/** Without editions and plain words at the end (`GitLab CE` → `GitLab`); null when nothing is left to drop. */
function trimmed(words: readonly string[]): readonly string[] | null {
  let end = words.length;
  while (end > 1 && ['edition', 'plain', 'legal'].includes(classOfWord(words[end - 1] ?? '') ?? '')) end--;
  const rest = words.slice(0, end);
  return end < words.length && rest.join('').length >= MIN_TRIMMED ? rest : null;
}

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
    derived: Alias['derived'],
  ): void => {
    const key = words.join('');
    if (key === '' || /^\d+$/.test(key)) return;
    if (derived && vendors.isName(key, own)) return;
    // What is left of `MariaDB Server` without its maker's name must not be `Server`.
    if (
      derived &&
      words.every((word) => ['plain', 'edition', 'area', 'kind'].includes(classOfWord(word) ?? ''))
    )
      return;
    const held = found.get(key);
    if (held && held.derived <= derived) return;
    const lead = leadOf(words, vendors, own);
    const standing =
      strength === 'strong' && lead > 0 && !derived ? 'strong' : standingOf(words, key, strength, derived);
    found.set(key, {
      target: index,
      text: text.trim(),
      key,
      words,
      lead,
      standing,
      family: vendors.isName(key, own),
      derived,
    });
  };
  const names = textsOf(target.name, true).map((text, at) => ({
    text,
    // The second half of `KVM / libvirt` may be a short form that others have, too.
    strength: at === 0 || text.length > 4 ? ('strong' as const) : ('weak' as const),
  }));
  const given = target.aliases.flatMap((alias) =>
    textsOf(alias.text, false).map((text) => ({ text, strength: alias.strength })),
  );
  for (const { text, strength } of [...names, ...given])
    for (const form of umlautForms(text)) {
      const words = tokenize(form).text;
      put(text, words, strength, 0);
      if (strength === 'weak') continue;
      const lead = leadOf(words, vendors, own);
      const short = lead > 0 ? words.slice(lead) : words;
      if (lead > 0) put(text, short, strength, 1);
      for (const variant of [trimmed(words), trimmed(short)]) if (variant) put(text, variant, strength, 2);
    }
  return [...found.values()];
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
 * A name of one word with which other products of the same vendor begin, too (`VOIS`, `Apache`, `SAP`). The name
 * that heads a product's entry is its own all the same (`Nextcloud`).
 */
function isFamilyName(
  alias: Alias,
  product: Product,
  firstWords: ReadonlyMap<string, readonly Product[]>,
): boolean {
  const isHead = alias.text === product.aliases[0]?.text && alias.derived < 2;
  if (alias.words.length > 1 || isHead) return false;
  return (firstWords.get(alias.key) ?? []).some(
    (other) => other !== product && [...other.vendors].some((vendor) => product.vendors.has(vendor)),
  );
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
      for (const word of tokenize(vendor).text) if (word.length > 2) vocabulary.add(word);
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
  const firstWords = firstWordsOf(products);
  for (const product of products)
    for (const alias of product.aliases)
      if (isFamilyName(alias, product, firstWords)) Object.assign(alias, { family: true, standing: 'weak' });
  const nearest = new Map<string, number>();
  for (const { aliases } of products)
    for (const { key, derived } of aliases) nearest.set(key, Math.min(nearest.get(key) ?? derived, derived));
  const phrases = new PhraseIndex<Alias>();
  for (const { aliases } of products)
    for (const alias of aliases)
      // What another product is really called is not a short form of this one (`Windows`, of `Windows Server`).
      if (alias.derived === nearest.get(alias.key)) phrases.add(alias.key, alias);
  return { products, phrases };
}
