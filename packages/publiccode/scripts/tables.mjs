import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** The language subtags of IANA as a module: codes in fixed width, the rest as words. */
export function languageTable() {
  const registry = require('language-subtag-registry/data/json/registry.json');
  const date = require('language-subtag-registry/data/json/meta.json')['File-Date'];
  const of = (type) => registry.filter((entry) => entry.Type === type && !/\.\./u.test(entry.Subtag ?? ''));
  const languages = of('language').map(({ Subtag }) => Subtag);
  const prefixed = (type) =>
    of(type).map(({ Subtag, Prefix = [] }) =>
      [Subtag, ...Prefix.map((prefix) => prefix.toLowerCase())].join('/'),
    );
  const preferred = of('language')
    .filter((entry) => entry['Preferred-Value'])
    .map((entry) => `${entry.Subtag}/${entry['Preferred-Value']}`);
  const lower = (entries) => entries.map(({ Subtag }) => Subtag.toLowerCase());
  return moduleOf(
    `Language subtags of the IANA registry (https://www.iana.org/assignments/language-subtag-registry), state ${date}, from language-subtag-registry ${require('language-subtag-registry/package.json').version}, CC0-1.0.`,
    {
      LANGUAGES_OF_TWO: [
        'Codes of two letters, one after the other.',
        languages.filter((code) => code.length === 2).join(''),
      ],
      LANGUAGES_OF_THREE: [
        'Codes of three letters, one after the other.',
        languages.filter((code) => code.length === 3).join(''),
      ],
      PREFERRED_LANGUAGES: ['old/new', preferred.join(' ')],
      EXTENDED_LANGUAGES: ['subtag/prefix', prefixed('extlang').join(' ')],
      SCRIPTS: ['Four letters, one after the other.', lower(of('script')).join('')],
      REGIONS: ['Two letters or three digits.', lower(of('region')).join(' ')],
      VARIANTS: ['subtag/prefix/prefix…', prefixed('variant').join(' ')],
      GRANDFATHERED: [
        'tag=preferred tag, where there is one.',
        registry
          .filter(({ Type }) => Type === 'grandfathered')
          .map((entry) => [entry.Tag.toLowerCase(), entry['Preferred-Value']].filter(Boolean).join('='))
          .join(' '),
      ],
    },
  );
}

/** The licences of SPDX as a module; a star marks those that the Open Source Initiative has approved. */
export function licenceTable() {
  const licences = Object.entries(require('spdx-license-list/spdx.json'))
    .map(([id, { osiApproved }]) => id + (osiApproved ? '*' : ''))
    .sort();
  const exceptions = require('spdx-exceptions').concat(require('spdx-exceptions/deprecated.json'));
  return moduleOf(
    `Licences and exceptions of SPDX (https://spdx.org/licenses), from spdx-license-list ${require('spdx-license-list/package.json').version} (CC0-1.0) and spdx-exceptions ${require('spdx-exceptions/package.json').version}.`,
    {
      LICENCES: ['A star: approved by the Open Source Initiative.', licences.join(' ')],
      EXCEPTIONS: ['What may stand behind WITH.', [...new Set(exceptions)].sort().join(' ')],
    },
  );
}

function moduleOf(source, tables) {
  const parts = Object.entries(tables).map(
    ([name, [comment, text]]) => `/** ${comment} */\nexport const ${name} =\n  '${text}';\n`,
  );
  return `/* ${source} Written by scripts/write-tables.mjs. */\n\n${parts.join('\n')}`;
}
