import type { Entry, FoldedRow } from '../types.ts';

type NoiseKind = Exclude<FoldedRow['kind'], 'duplicate'>;

/**
 * What installers leave in lists and what is no application of its own. Deliberately narrow: an update is named by
 * its vendor as one, a runtime by its full name; „Update-Manager“ or „Treiberverwaltung“ are applications.
 */
const NOISE: readonly (readonly [kind: NoiseKind, pattern: RegExp])[] = [
  ['update', /(?:^|[\s({._-])kb ?\d{5,8}(?!\d)/],
  [
    'update',
    /^(?:security |critical |cumulative |definition )?(?:update|hotfix|patch|service pack(?: \d)?) (?:for|rollup|to) /,
  ],
  [
    'update',
    /^(?:sicherheitsupdate|kumulatives update|update|hotfix|service ?pack(?: \d)?|aktualisierung) für /,
  ],
  ['update', /\b(?:hotfix|sicherheitsupdate|security update|cumulative update)\b/],
  ['update', /\b(?:service pack \d+|sp\d) \(sp\d\)|\bservice pack \d+$/],
  [
    'runtime',
    /\bvisual c\+\+.{0,60}(?:redistributable|runtime|laufzeit)|\bvisual studio.{0,30}tools for office runtime|\bvsto\b.{0,20}runtime/,
  ],
  [
    'runtime',
    /^(?:microsoft )?\.net\b(?!.{0,40}(?:sdk|reflector|compare))(?:.{0,60}(?:framework|runtime|host|core|desktop|client profile|extended|laufzeit)|.{0,5}\d)/,
  ],
  [
    'runtime',
    /^(?:microsoft )?(?:asp\.net core|windows desktop runtime|edge webview2|windows app runtime|xna framework|directx \d+|directx$|directx.{0,20} runtime)\b.{0,60}/,
  ],
  [
    'runtime',
    /^(?:oracle )?java(?:\(tm\)|™)?(?: se| \(tm\))? ?(?:\d{1,2}(?:\.\d+)*(?:[ _]update \d+)?|runtime.{0,40})(?: \(.{1,20}\))?$/,
  ],
  [
    'runtime',
    /^j2se runtime|^(?:openjdk|adoptopenjdk|eclipse temurin|amazon corretto|azul zulu|zulu).{0,20}\bjre\b|\bjava(?:\(tm\))? (?:se )?runtime environment\b|^jre\b|^windows media format(?: \d+)? runtime/,
  ],
  [
    'runtime',
    /^microsoft (?:access|report viewer|silverlight)(?: \d{4})?.{0,20}\b(?:runtime|redistributable)\b|^msxml \d/,
  ],
  [
    'language-pack',
    /\b(?:language pack|sprachpaket\b|language interface pack|languagepack|proofing tools|proof(?:ing)? \(|korrekturhilfen|spelling dictionar(?:y|ies)|rechtschreib(?:wörterbuch|ung)|mui \(|\bmui\b)/,
  ],
  [
    'driver',
    /\b(?:grafiktreiber|druckertreiber|audiotreiber|gerätetreiber|chipsatztreiber|netzwerktreiber|treiberpaket|device driver|graphics driver|audio driver|printer driver|network driver|display driver|chipset (?:device )?(?:software|driver)|driver package|odbc driver|ole ?db driver|native client)\b/,
  ],
  ['driver', /\b(?:driver|treiber)(?:s| software)?(?: [\dv][\w.]*)*(?: \([^)]{1,30}\))?$/],
  [
    'component',
    /\b(?:sdk|software development kit|targeting pack|developer pack|redistributable|multi-targeting|help viewer|type provider|prerequisites|setup support files|click-to-run (?:extensibility|licensing|localization) component|shared components|vss writer|clr types|management objects|intellisense|webhelp component|java auto updater|mozilla maintenance service|(?:google|microsoft edge) update(?: helper)?)\b/,
  ],
  ['component', /^\{[0-9a-f-]{36}\}/],
];
const CATEGORIES: readonly (readonly [kind: NoiseKind, pattern: RegExp])[] = [
  ['update', /^(?:security[ _]update|update|hotfix|service ?pack|update rollup|sicherheitsupdate)$/],
  ['driver', /^(?:driver|treiber|gerätetreiber)$/],
  ['language-pack', /^(?:language pack|sprachpaket)$/],
  ['component', /^(?:system_component|system component|systemkomponente)$/],
];
const LONGEST_PARENT = 8;

/**
 * Tells updates, runtimes, drivers, language packs and components from applications, by name and by category.
 * @example noiseKind('Security Update for Windows XP (KB974318)', '') // 'update'
 */
export function noiseKind(name: string, category: string): NoiseKind | null {
  const text = name.slice(0, 300).toLowerCase();
  const found = NOISE.find(([, pattern]) => pattern.test(text));
  if (found) return found[0];
  return CATEGORIES.find(([, pattern]) => pattern.test(category.slice(0, 60).toLowerCase()))?.[0] ?? null;
}

/** Names of entries by their folded words, for `findParent`. */
export function indexNames(entries: readonly Entry[]): ReadonlyMap<string, number> {
  const index = new Map<string, number>();
  for (const { line, name } of entries) {
    const key = wordsOf(name).join(' ');
    if (key !== '' && !index.has(key)) index.set(key, line);
  }
  return index;
}

/**
 * The line of the entry whose name stands in the name of an update or language pack; the longest wins.
 * @example findParent('Update for Microsoft Office 2010 (KB1)', names) // line of „Microsoft Office 2010“
 */
export function findParent(name: string, names: ReadonlyMap<string, number>): number | null {
  const words = wordsOf(name).slice(0, 40);
  for (let size = Math.min(LONGEST_PARENT, words.length - 1); size >= 2; size--) {
    for (let from = 0; from + size <= words.length; from++) {
      const line = names.get(words.slice(from, from + size).join(' '));
      if (line !== undefined) return line;
    }
  }
  return null;
}

function wordsOf(name: string): string[] {
  return name
    .slice(0, 300)
    .toLowerCase()
    .split(/[^\p{L}\p{N}.+#]+/u)
    .filter(Boolean);
}
