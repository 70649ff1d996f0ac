import type { Product, Source, Vendor } from './schema.ts';

/**
 * A product as the text of its file in `products/`, laid out as all of them are. What stands at its default is left out.
 *
 * @example writeProductFile(facts.products.get('dokuwiki')!) // '# yaml-language-server: …\nid: dokuwiki\n…'
 */
export function writeProductFile(product: Product): string {
  const { aliases, licence, hosting, capabilities, components, functions, partialFunctions } = product;
  return file('product', [
    `id: ${product.id}`,
    `name: ${scalar(product.name)}`,
    ...block(
      'aliases',
      aliases.map(({ text, strength }) => `{ text: ${scalar(text, true)}, strength: ${strength} }`),
    ),
    ...field('vendor', product.vendor),
    `licence: { kind: ${licence.kind}${licence.spdx === undefined ? '' : `, spdx: ${scalar(licence.spdx, true)}`} }`,
    ...flow('hosting', hosting),
    ...block(
      'capabilities',
      capabilities.map(({ id, role }) => `{ id: ${id}${role === 'covers' ? '' : `, role: ${role}`} }`),
    ),
    ...flow('components', components),
    ...flow('functions', functions),
    ...flow('partialFunctions', partialFunctions),
    ...field('homepage', product.homepage),
    ...field('repository', product.repository),
    ...field('notes', product.notes),
    ...sourceLines(product.source),
  ]);
}

/** A vendor as the text of its file in `vendors/`. */
export function writeVendorFile(vendor: Vendor): string {
  return file('vendor', [
    `id: ${vendor.id}`,
    `name: ${scalar(vendor.name)}`,
    `kind: ${vendor.kind}`,
    ...country(vendor.country),
    ...block(
      'aliases',
      vendor.aliases.map((alias) => scalar(alias)),
    ),
    ...block(
      'formerNames',
      vendor.formerNames.map((name) => scalar(name)),
    ),
    ...(vendor.owners.length === 0 ? [] : ['owners:']),
    ...vendor.owners.flatMap(({ name, country: code, asOf, source }) => [
      `  - name: ${scalar(name)}`,
      ...country(code).map((line) => `    ${line}`),
      `    asOf: ${asOf}`,
      ...sourceLines(source).map((line) => `    ${line}`),
    ]),
    ...sourceLines(vendor.source),
  ]);
}

/**
 * An id for a file, from a name: `ä` becomes `ae`, everything else but letters and digits a hyphen.
 *
 * @example factId('Müller & Söhne GmbH') // 'mueller-soehne-gmbh'
 */
export function factId(name: string): string {
  const written: Record<string, string> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss' };
  return name
    .toLowerCase()
    .normalize('NFC')
    .replace(/[äöüß]/g, (letter) => written[letter] ?? letter)
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
}

const file = (schema: string, lines: string[]): string =>
  `# yaml-language-server: $schema=../schemas/${schema}.json\n${lines.join('\n')}\n`;

const field = (key: string, value: string | undefined): string[] =>
  value === undefined ? [] : [`${key}: ${scalar(value)}`];

/** A code, never in quotes: YAML 1.2 takes `NO` for Norway. */
const country = (code: string | undefined): string[] => (code === undefined ? [] : [`country: ${code}`]);

const block = (key: string, items: readonly string[]): string[] =>
  items.length === 0 ? [] : [`${key}:`, ...items.map((item) => `  - ${item}`)];

const flow = (key: string, items: readonly string[]): string[] =>
  items.length === 0 ? [] : [`${key}: [${items.join(', ')}]`];

const sourceLines = ({ text, url, date, grade }: Source): string[] => [
  'source:',
  `  text: ${scalar(text)}`,
  ...field('url', url).map((line) => `  ${line}`),
  ...field('date', date).map((line) => `  ${line}`),
  `  grade: ${grade}`,
];

/** What YAML 1.1 or 1.2 would take for something else than text. */
const noText =
  /^(?:true|false|yes|no|on|off|y|n|null|~)$|^[-+.]?\d[\d_.,:]*(?:e[-+]?\d+)?$|^[-+]?0[xo][\da-f]+$|^[-+]?\.(?:inf|nan)$/i;
const isoDate = /^\d{4}-\d{2}-\d{2}$/;

/** Text as it stands in a file: plain where YAML reads it as the same text, else in quotes. */
function scalar(text: string, isInFlow = false): string {
  if (isoDate.test(text)) return text;
  if (/[\p{Cc}\u2028\u2029\ufeff]/u.test(text)) return JSON.stringify(text);
  const isPlain =
    text !== '' &&
    text === text.trim() &&
    !noText.test(text) &&
    !/^[-?:,[\]{}#&*!|>'"%@`]/.test(text) &&
    !/: |:$| #/.test(text) &&
    !(isInFlow && /[,[\]{}]/.test(text));
  if (isPlain) return text;
  return text.includes("'") ? JSON.stringify(text) : `'${text}'`;
}
