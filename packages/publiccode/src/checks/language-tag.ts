import {
  EXTENDED_LANGUAGES,
  GRANDFATHERED,
  LANGUAGES_OF_THREE,
  LANGUAGES_OF_TWO,
  PREFERRED_LANGUAGES,
  REGIONS,
  SCRIPTS,
  VARIANTS,
} from '../data/languages.ts';

const TAG =
  /^([a-z]{2,3}(?:-[a-z]{3}){0,3}|[a-z]{4,8})(?:-([a-z]{4}))?(?:-([a-z]{2}|[0-9]{3}))?((?:-(?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*)((?:-[a-wyz0-9](?:-[a-z0-9]{2,8})+)*)(?:-x(?:-[a-z0-9]{1,8})+)?$/u;

const chunks = (text: string, size: number): string[] => text.match(new RegExp(`.{${size}}`, 'gu')) ?? [];
const prefixes = (table: string): Map<string, string[]> =>
  new Map(table.split(' ').map((line) => [line.split('/')[0] ?? '', line.split('/').slice(1)]));

/** Built on first use: a page that never checks a language does not pay for it. */
let tables: ReturnType<typeof buildTables> | undefined;

function buildTables() {
  return {
    languages: new Set([...chunks(LANGUAGES_OF_TWO, 2), ...chunks(LANGUAGES_OF_THREE, 3)]),
    extended: prefixes(EXTENDED_LANGUAGES),
    scripts: new Set(chunks(SCRIPTS, 4)),
    regions: new Set(REGIONS.split(' ')),
    variants: prefixes(VARIANTS),
    grandfathered: new Map(
      GRANDFATHERED.split(' ').map((tag): [string, string] => [
        tag.split('=')[0] ?? '',
        tag.split('=')[1] ?? '',
      ]),
    ),
    preferred: new Map(PREFERRED_LANGUAGES.split(' ').map((pair) => pair.split('/') as [string, string])),
  };
}

/**
 * Whether a tag is well-formed (RFC 5646) and all of its subtags are registered with IANA.
 * @example isLanguageTag('de-AT') // true, as against 'de_AT' and 'ger'
 */
export function isLanguageTag(tag: string): boolean {
  if (tag.length > 100) return false;
  tables ??= buildTables();
  const lower = tag.toLowerCase();
  if (tables.grandfathered.has(lower) || /^x(?:-[a-z0-9]{1,8})+$/u.test(lower)) return true;
  const [, language = '', script, region, variants = ''] = TAG.exec(lower) ?? [];
  const [base = '', ...extended] = language.split('-');
  return (
    isLanguage(base, tables.languages) &&
    extended.every((subtag) => tables?.extended.get(subtag)?.some((prefix) => startsWith(lower, prefix))) &&
    (script === undefined || tables.scripts.has(script) || /^qa(?:a[a-z]|b[a-x])$/u.test(script)) &&
    (region === undefined || tables.regions.has(region) || /^(?:q[m-z]|x[a-z])$/u.test(region)) &&
    variants
      .split('-')
      .slice(1)
      .every((variant, index, all) => tables?.variants.has(variant) && all.indexOf(variant) === index)
  );
}

function isLanguage(code: string, languages: ReadonlySet<string>): boolean {
  return languages.has(code) || /^q[a-t][a-z]$/u.test(code);
}

function startsWith(tag: string, prefix: string): boolean {
  return tag === prefix || tag.startsWith(`${prefix}-`);
}

/**
 * The tag that was probably meant, if it is a valid one.
 * @example suggestLanguageTag('en_GB') // 'en-GB'
 */
export function suggestLanguageTag(tag: string): string | undefined {
  tables ??= buildTables();
  const hyphens = tag.trim().replaceAll('_', '-').replace(/\..*$/su, '');
  const lower = hyphens.toLowerCase();
  const old = Object.hasOwn(OLD_CODES, lower) ? OLD_CODES[lower] : undefined;
  const known = old ?? tables.preferred.get(lower) ?? tables.grandfathered.get(lower);
  if (known) return known;
  try {
    const [canonical = ''] = Intl.getCanonicalLocales(hyphens);
    return canonical !== tag && isLanguageTag(canonical) ? canonical : undefined;
  } catch {
    return undefined;
  }
}

/** The bibliographic codes of ISO 639-2 and names that people write. */
const OLD_CODES: Readonly<Record<string, string>> = {
  ger: 'de',
  fre: 'fr',
  dut: 'nl',
  cze: 'cs',
  gre: 'el',
  slo: 'sk',
  rum: 'ro',
  alb: 'sq',
  baq: 'eu',
  ice: 'is',
  wel: 'cy',
  english: 'en',
  german: 'de',
  deutsch: 'de',
  french: 'fr',
  français: 'fr',
  italian: 'it',
  italiano: 'it',
  spanish: 'es',
  dutch: 'nl',
  nederlands: 'nl',
};
