import { PhraseIndex } from './phrase-index.ts';
import { tokenize } from './tokenize.ts';
import { classOfWord, isGenericWord } from './words.ts';

/** Houses that sell, run or host what others make: as a publisher they say nothing about the product. */
const RESELLERS =
  `Bechtle;Cancom;Computacenter;SoftwareOne;Comparex;Crayon;SVA;Insight;SHI;Softline;ALSO;Ingram Micro;Tech Data;
  TD Synnex;Also;Conrad;Cyberport;Axians;Atos;Eviden;T-Systems;Deutsche Telekom;Telekom;Vodafone;Capgemini;Accenture;IBM Deutschland;
  Dataport;AKDB;LivingData;ekom21;Komm.ONE;KDO;krz;KRZN;regio iT;ITEBO;GKD;GKD Recklinghausen;Lecos;KISA;KID;KDN;KDRS;citeq;civitec;
  Südwestfalen-IT;SIT;OWL-IT;ITK Rheinland;ITDZ;ITDZ Berlin;Hannit;HannIT;Dataclub;KGRZ;KIVBF;KDVZ;KommWIS;eGo-MV;ZVK;rku.it;
  Chocolatey;Winget;PatchMyPC;Ninite;Debian;Ubuntu;Microsoft Store;Red Hat;baramundi;opsi;uib;
  CONTELOS;Schneider IT;Co.Tec;asknet;Ratiodata;MR Datentechnik;Concat;ACP;DextraData;Allgeier;adesso;PROFI AG;Medialine;Logicalis;
  Controlware;Netgo;Bytec;Dell Expert Network;Arrow;Exclusive Networks;Infinigate;Schulträger-IT;FWU;
  Heinlein;B1 Systems;con terra;codia;Datagroup;KommunalBIT;AKDN;Seibert;Bund;Land;Stadt;Gemeinde;Landkreis;Kreis;
  Eigenentwicklung;Intern`
    .split(';')
    .map((name) => name.trim());

/** First words of vendor names that stand in many other names, too. */
const COMMON_FIRST = new Set(
  `verlag land stadt check best trend free the technische institut community european europaeische deutsche german open
   data digital smart little red palo green blue first global general united national allgemeine gesellschaft software
   gesundheitsamt technologiestiftung ville purslane stichting virtual net new public city code linux`.split(
    /\s+/,
  ),
);

export interface Publisher {
  /** Vendors of known products that it names. */
  vendors: readonly number[];
  /** Those, and all that share an owner or a former name with them. */
  group: ReadonlySet<number>;
  reseller: boolean;
  /** Names somebody whom we do not know. */
  unknown: boolean;
  words: readonly string[];
}

const NOBODY: Publisher = { vendors: [], group: new Set(), reseller: false, unknown: false, words: [] };

/** Longer publishers are read anew each time. */
const LONGEST_KEPT = 300;

const lettersOf = (words: readonly string[]): string => words.join('');

/** The spellings under which a vendor is named: without legal form, without what stands in brackets, its first word. */
function spellings(name: string): string[] {
  const found = new Set<string>();
  const parts = name
    .split(/[()]|\s\/\s|\s(?:und|and)\s(?=[A-Z])/u)
    .map((part) => part.replace(/vormals|formerly|ehemals|früher|Nachfolge/giu, ' ').trim());
  for (const part of parts) {
    const words = tokenize(part).text.filter((word) => classOfWord(word) !== 'legal' && word !== 'the');
    if (words.length === 0) continue;
    found.add(lettersOf(words));
    let end = words.length;
    while (
      end > 1 &&
      (isGenericWord(words[end - 1] ?? '') ||
        /^(technologies|technology|labs|project|communications|team|gruppe|informatik|informationssysteme|international)$/.test(
          words[end - 1] ?? '',
        ))
    )
      end--;
    // What is left of `Linux Foundation` is not its name.
    if (end > 1 || !COMMON_FIRST.has(words[0] ?? '')) found.add(lettersOf(words.slice(0, end)));
    const [first = '', second = ''] = words;
    const isCommon = COMMON_FIRST.has(first) || isGenericWord(first) || classOfWord(first) === 'platform';
    if (first.length >= 4 && !isCommon) found.add(first);
    if (first.length === 1 && second.length === 1) found.add(first + second);
    // An acronym stands for the whole name (`HSH Soft- und Hardware …`).
    if (/^\p{Lu}{3,4}\b/u.test(part) && words.length > 1 && !isGenericWord(first)) found.add(first);
  }
  return [...found].filter((key) => key.length >= 2 && !/^\d+$/.test(key) && !isGenericWord(key));
}

/** Knows the vendors of all products, and resellers, by every spelling. */
export class VendorIndex {
  readonly #ids = new Map<string, number>();
  /** Ids by the name as given: most vendors make several products. */
  readonly #taken = new Map<string, number[]>();
  /** With each name the names of the same house, its owners and those that it owns. */
  readonly #groups = new Map<number, Set<number>>();
  readonly names = new PhraseIndex<number>();
  readonly #resellers = new PhraseIndex<true>();
  readonly #resellerWords = new Set<string>();
  readonly #parsed = new Map<string, Publisher>();

  constructor(extraResellers: readonly string[] = []) {
    for (const name of [...RESELLERS, ...extraResellers]) {
      const words = tokenize(name).text;
      this.#resellers.add(lettersOf(words), true);
      if (words.length === 1) this.#resellerWords.add(lettersOf(words));
    }
  }

  /** Takes up a vendor's names and gives the ids that stand for any of them. */
  add(names: readonly string[]): Set<number> {
    const ids = new Set<number>();
    for (const name of names) {
      let held = this.#taken.get(name);
      if (held === undefined) {
        held = spellings(name).map((key) => this.#idOf(key));
        this.#taken.set(name, held);
      }
      for (const id of held) ids.add(id);
    }
    for (const id of ids) {
      const group = this.#groups.get(id);
      if (group === undefined) this.#groups.set(id, new Set(ids));
      else for (const other of ids) group.add(other);
    }
    return ids;
  }

  #idOf(key: string): number {
    const held = this.#ids.get(key);
    if (held !== undefined) return held;
    const id = this.#ids.size;
    this.#ids.set(key, id);
    this.names.add(key, id);
    return id;
  }

  /** Whom a publisher column names. */
  publisher(text: string | undefined): Publisher {
    if (text === undefined || text === '') return NOBODY;
    const known = this.#parsed.get(text);
    if (known) return known;
    const words = tokenize(text).text.filter((word) => classOfWord(word) !== 'legal');
    const vendors = [...new Set(this.names.find(words).map((span) => span.value))];
    const reseller = this.#resellers.find(words).some((span) => span.from === 0);
    const parsed = {
      vendors,
      group: new Set(vendors.flatMap((id) => [...(this.#groups.get(id) ?? [])])),
      reseller,
      unknown:
        vendors.length === 0 && !reseller && words.some((word) => word.length > 2 && !isGenericWord(word)),
      words,
    };
    // Lists name a few hundred publishers; a hostile one must not fill the memory.
    if (this.#parsed.size > 20_000) this.#parsed.clear();
    if (text.length <= LONGEST_KEPT) this.#parsed.set(text, parsed);
    return parsed;
  }

  /** Whether the letters are a name of one of the vendors. */
  isName(key: string, ids: ReadonlySet<number>): boolean {
    const id = this.#ids.get(key);
    return id !== undefined && ids.has(id);
  }

  /** Whether a word of the name is a reseller's. */
  isReseller(word: string): boolean {
    return this.#resellerWords.has(word);
  }
}
