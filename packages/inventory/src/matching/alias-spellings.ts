import type { MatchTarget } from '../types.ts';
import { tokenize } from './tokenize.ts';
import type { VendorIndex } from './vendor-index.ts';
import { classOfWord, isCommonWord, isGenericWord } from './words.ts';

/**
 * How much a spelling says alone: `strong` decides, `common` is an everyday word or an equal of another thing,
 * `weak` and `generic` need the vendor or a further word.
 */
export type Standing = 'strong' | 'common' | 'weak' | 'generic';

/** Given as it is, without the vendor before it, without an edition or plain word behind it. */
const GIVEN = 0;
const WITHOUT_VENDOR = 1;
const TRIMMED = 2;
type Derived = typeof GIVEN | typeof WITHOUT_VENDOR | typeof TRIMMED;

/** One spelling of one product. */
export interface Alias {
  target: number;
  text: string;
  /** Its letters and digits without spaces. */
  key: string;
  words: readonly string[];
  /** How many of the words, from the first, are the vendor's name. */
  lead: number;
  standing: Standing;
  /** It names the vendor or several of its products (`SAP`, `VOIS`): that the vendor agrees then adds nothing. */
  family: boolean;
  /** 0 as given, 1 without the vendor, 2 without an edition or plain word at the end. */
  derived: Derived;
  /** The name that heads the product's entry, whole or shortened. */
  isHead: boolean;
}

/** A remark in brackets that says how something relates to the product, not what it is called. */
const RELATION =
  /\((?:[^)]*\b(?:fork|nachfolge\w*|quelle|ableitung|vorgänger\w*|successor|derivat\w*)\b[^)]*)\)/iu;

function textsOf(text: string, isName: boolean): string[] {
  if (RELATION.test(text)) return isName ? [text.replace(RELATION, ' ')] : [];
  const plain = text.replace(/\([^)]*\)/gu, ' ').trim();
  const texts = [plain === '' ? text : plain];
  if (plain.includes(' / ')) texts.push(...plain.split(' / '));
  else if (/\w{3}\/\w{4}/.test(plain)) texts.push(plain.slice(0, plain.indexOf('/')));
  return texts;
}

/** `ä` is looked for as `ae` and as `a`: exports lose the dots. */
function umlautForms(text: string): string[] {
  const composed = text.normalize('NFC');
  const bare = composed.replace(/[äÄ]/gu, 'a').replace(/[öÖ]/gu, 'o').replace(/[üÜ]/gu, 'u');
  return bare === composed ? [text] : [text, bare];
}

function standingOf(
  words: readonly string[],
  key: string,
  strength: 'strong' | 'weak',
  derived: Derived,
  isHead: boolean,
): Standing {
  const named = words.filter((word) => !/^\d/.test(word));
  const distinctive = named.filter((word) => !isGenericWord(word));
  const hasNumber = named.length < words.length;
  if (distinctive.length === 0 && strength === 'weak') return named.length > 1 ? 'generic' : 'weak';
  if (distinctive.length === 0 && hasNumber) return derived === GIVEN ? 'strong' : 'common';
  if (distinctive.length === 0 && (derived !== GIVEN || named.length === 1)) return 'generic';
  if (distinctive.length === 0) return isHead ? 'strong' : 'common';
  if (strength === 'weak' || key.length <= 2) return 'weak';
  if (!hasNumber && distinctive.length === named.length && distinctive.every((word) => isCommonWord(word)))
    return 'common';
  return derived !== GIVEN && key.length <= 3 ? 'common' : 'strong';
}

const MIN_TRIMMED = 3;
const DROPPED_AT_END = new Set(['edition', 'plain', 'legal']);
const NO_NAME = new Set(['plain', 'edition', 'area', 'kind']);

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
  while (end > 1 && DROPPED_AT_END.has(classOfWord(words[end - 1] ?? '') ?? '')) end--;
  const rest = words.slice(0, end);
  return end < words.length && rest.join('').length >= MIN_TRIMMED ? rest : null;
}

/** Every spelling of a product: given, without its vendor, without its edition; of equal ones the nearest to the given. */
export function aliasesOf(
  target: MatchTarget,
  index: number,
  vendors: VendorIndex,
  own: ReadonlySet<number>,
): Alias[] {
  const found = new Map<string, Alias>();
  const headKeys = new Set<string>();
  const put = (
    text: string,
    words: readonly string[] | null,
    strength: 'strong' | 'weak',
    derived: Derived,
  ): void => {
    const key = words?.join('') ?? '';
    if (words === null || key === '' || /^\d+$/.test(key)) return;
    // What is left of `MariaDB Server` without its maker's name must not be `Server`, nor the maker alone.
    const isNoName = vendors.isName(key, own) || words.every((word) => NO_NAME.has(classOfWord(word) ?? ''));
    const isHead = text === head;
    const isTooShort = key.length <= 2 || (words.length === 1 && !isHead && isGenericWord(key));
    if (derived !== GIVEN && (isNoName || isTooShort)) return;
    if (isHead) headKeys.add(key);
    const held = found.get(key);
    if (held && held.derived <= derived) return;
    const lead = leadOf(words, vendors, own);
    // `TeamViewer Host` must not make a product of every `Host`; the entry's own name may lose its maker.
    const certainty = derived !== GIVEN && words.length === 1 && !isHead ? 'weak' : strength;
    const isWhole = certainty === 'strong' && derived === GIVEN && lead > 0;
    const standing = isWhole ? 'strong' : standingOf(words, key, certainty, derived, isHead);
    const family = vendors.isName(key, own);
    found.set(key, { target: index, text: text.trim(), key, words, lead, standing, family, derived, isHead });
  };

  const names = textsOf(target.name, true);
  const [head = ''] = names;
  const given = [
    // The second half of `KVM / libvirt` may be a short form that others have, too.
    ...names.map((text) => ({
      text,
      strength: text === head || text.length > 4 ? ('strong' as const) : ('weak' as const),
    })),
    ...target.aliases.flatMap(({ text, strength }) =>
      textsOf(text, false).map((form) => ({ text: form, strength })),
    ),
  ];
  for (const { text, strength } of given)
    for (const form of umlautForms(text)) {
      const words = tokenize(form).text;
      put(text, words, strength, GIVEN);
      if (strength === 'weak') continue;
      const lead = leadOf(words, vendors, own);
      if (lead > 0) put(text, words.slice(lead), strength, WITHOUT_VENDOR);
      put(text, trimmed(words), strength, TRIMMED);
      if (lead > 0) put(text, trimmed(words.slice(lead)), strength, TRIMMED);
    }
  return [...found.values()].map((alias) => ({ ...alias, isHead: headKeys.has(alias.key) }));
}
