/** The sentences of the reference parser, word for word: programs compare them. */
const STANDARD = 'https://github.com/publiccodeyml/publiccode.yml/blob/main/docs/standard';
const IPA = 'https://github.com/publiccodeyml/italian-organizations-ipa-vocabulary';

const oneOf = (words: readonly string[]): string => {
  const quoted = words.map((word) => `"${word}"`);
  return quoted.length > 1 ? `${quoted.slice(0, -1).join(', ')} or ${quoted.at(-1)}` : quoted.join('');
};

export const SENTENCES = {
  required: (name: string) => `${name} is a required field`,
  requiredWhen: (name: string, type: string) => `${name} is a required field when "type" is "${type}"`,
  onlyWhen: (name: string, type: string) => `${name} must not be present unless "type" is "${type}"`,
  oneOf: (name: string, words: readonly string[]) => `${name} must be one of the following: ${oneOf(words)}`,
  empty: (name: string) => `${name} must contain more than 0 items`,
  max: (name: string, limit: number) => `${name} must be a maximum of ${limit} characters in length`,
  min: (name: string, limit: number) => `${name} must be at least ${limit} characters in length`,
  date: (name: string) => `${name} must be a date with format 'YYYY-MM-DD'`,
  url: (name: string) => `${name} must be a valid URL`,
  httpUrl: (name: string) => `${name} must be an HTTP URL`,
  licence: (name: string) => `${name} must be a valid license (see https://spdx.org/licenses)`,
  category: (name: string) => `${name} must be a valid category (see ${STANDARD}/categories-list.rst)`,
  scope: (name: string) => `${name} must be a valid scope (see ${STANDARD}/scope-list.rst)`,
  alias: (name: string) => `${name} contains an unknown alias (see ${STANDARD}/aliases-list.rst)`,
  supported: (name: string) => `${name} must be a known alias ('alias:<name>') or a valid URI (URL or URN)`,
  country: (name: string) => `${name} must be a valid ISO 3166-1 alpha-2 two-letter country code`,
  language: (name: string) => `${name} must be a valid BCP 47 language`,
  mime: (name: string) => `${name} is not a valid MIME type`,
  identifier: (name: string) => `${name} is not a valid URI`,
  italianIdentifier: (name: string) =>
    `${name} must be a valid Italian Public Administration Code (iPA) with format 'urn:x-italian-pa:[codiceIPA]' (see ${IPA})`,
  italianCode: (name: string) =>
    `${name} must be a valid Italian Public Administration Code (iPA) (see ${IPA})`,
  email: (name: string) => `${name} must be a valid email address`,
  wrongType: () => 'wrong type for this field',
  unknownField: (name: string) => `unknown field "${name}"`,
  droppable: () => "This key is DEPRECATED and will be removed in the future. It's safe to drop it",
  replaced: (successor: string) =>
    `This key is DEPRECATED and will be removed in the future. Use '${successor}' instead`,
  codeReplaced: (code: string) =>
    `This key is DEPRECATED and will be removed in the future. Use 'organisation.uri' and set it to 'urn:x-italian-pa:${code}' instead`,
  lowercaseCountry: (code: string) =>
    `Lowercase country codes are DEPRECATED. Use uppercase instead ('${code}')`,
  lowercaseSection: () =>
    "Lowercase country codes are DEPRECATED and will be removed in the future. Use 'IT' instead",
  sectionTwice: () => "'IT' key already present. Remove this key",
  absolutePath: () => 'is an absolute path. Only relative paths or HTTP(s) URLs allowed',
  fileUrl: () => 'is a file:// URL. Only relative paths or HTTP(s) URLs allowed',
  video: (address: string) =>
    `'${address}' is not a valid video URL supporting oEmbed: invalid oEmbed link: ${address}`,
  noScheme: (address: string) => `'${address}' not reachable: missing URL scheme`,
  noRepository: () => 'is not a valid code repository',
  oldVersion: (version: string) =>
    `v${version} is not the latest version, use '0'. Parsing this file as v0.7.`,
  unsupportedVersion: (version: string) =>
    `unsupported version: '${version}'. Supported versions: ${SUPPORTED_VERSIONS.join(', ')}`,
} as const;

export const SUPPORTED_VERSIONS: readonly string[] = [
  '0',
  '0.2',
  '0.2.0',
  '0.2.1',
  '0.2.2',
  '0.3',
  '0.3.0',
  '0.4',
  '0.4.0',
  '0.5.0',
  '0.5',
  '0.7.0',
  '0.7',
];
