import { describe, expect, it } from 'vitest';
import { check, type CheckOptions, type Finding, read } from '../src/index.ts';

const BASE = `publiccodeYmlVersion: "0"
name: Fundbüro
url: https://git.example.org/musterstadt/fundbuero
platforms: [web]
developmentStatus: beta
softwareType: addon
description:
  de:
    shortDescription: Verwaltet Fundsachen
    longDescription: ${'Das Fundbüro verwaltet, was im Rathaus abgegeben wird, und was andere verloren haben. '.repeat(2)}
    features: [Fundsachen aufnehmen]
legal:
  license: MIT
maintenance:
  type: none
localisation:
  localisationReady: false
  availableLanguages: [de]
`;

/** In place of one part of the file another one; a text without a part to replace is put at the end. */
type Variation = [instead: string, put: string, options?: CheckOptions];

const seen = (has: boolean): CheckOptions => ({
  files: {
    has: () => has,
    start: () => new Uint8Array([1, 2, 3, 4, 5, 6, 7, 8]),
    shown: (path) => `/files/${path}`,
  },
});

const VARIATIONS: Record<string, Variation[]> = {
  addresses: [
    ...[
      'http://a b/c',
      ':a',
      '1a:b',
      'a:b:c',
      'http://[::1',
      'http://[::1]:80/x',
      'http://[::1]:8x/x',
      'http://h:8x',
      'http://h:/x',
      'http://u er@h/x',
      'http://u:p@h@i/x',
      'http://@h',
      'http://h/%z1',
      'http://h/%1',
      'http://h/%1z#a%zz',
      'http://h/a?b:c',
      '///h/x',
      '//h:8x',
      'a/b:c',
      '"a\\u0001b"',
      '#f',
      'a:#f',
      'file:/',
      'file:///x/y',
      'xhttps://h',
      'httpss://h',
      'https:///h',
    ].flatMap((address): Variation[] => [
      ['https://git.example.org/musterstadt/fundbuero', address],
      ['', `landingURL: ${address.startsWith('#') ? `"${address}"` : address}\n`],
      ['', `isBasedOn: [${JSON.stringify(address.replaceAll('"', ''))}]\n`],
    ]),
    ...[
      'urn:a:b',
      'xurn:a:b',
      'urn:x-italian-pa:PCM',
      'urn:x-italian-pa:nix',
      'aurn:x-italian-pa:pcm',
      '/a',
      '',
    ].map((uri): Variation => ['', `organisation: {uri: "${uri}"}\n`, { italianCodes: new Set(['pcm']) }]),
  ],
  texts: [
    ['name: Fundbüro', 'name: "  "'],
    ['name: Fundbüro', 'name:'],
    ['name: Fundbüro', 'name: true'],
    ['name: Fundbüro', 'name: 1.10'],
    ['shortDescription: Verwaltet Fundsachen', `shortDescription: ${'a'.repeat(150)}`],
    ['shortDescription: Verwaltet Fundsachen', `shortDescription: ${'a'.repeat(151)}`],
    ['shortDescription: Verwaltet Fundsachen', 'shortDescription: "a\\nb"'],
    ['shortDescription: Verwaltet Fundsachen', 'genericName: a\n    shortDescription: "a\\n"'],
    ['developmentStatus: beta', 'developmentStatus: " "'],
    ['developmentStatus: beta', 'developmentStatus: [beta]'],
    ['platforms: [web]', 'platforms: [" Web ", Windows , Atari]'],
    ['', 'releaseDate: " "\n'],
    ['', 'releaseDate: 2026-02-31\n'],
    [
      '',
      'supports: [{id: alias:gdpr}, {id: GDPR}, {id: xalias:gdpr}, {id: "alias:gdpr\\nx"}, {id: alias:spud}]\n',
    ],
    ['', 'supports: [{id: alias:gdpr}]\n', { version: '0.5' }],
    ['', 'usedBy: [true, 1, null, a]\n'],
    ['', 'inputTypes: [text/plain, nix]\noutputTypes: [a/b]\n'],
    ['', 'monochromeLogo: a.svg\n'],
    ['', 'monochromeLogo: ""\nlogo: ""\n'],
    ['', 'intendedAudience: {countries: [de, De, UK, GR, EL, deu], unsupportedCountries: [fr]}\n'],
    ['', 'dependsOn: {open: [{name: a, optional: "true"}, {name: b, optional: yes}, {optional: true}]}\n'],
    ['', 'fundedBy: [null, {name: a}, {uri: "https://a.example"}]\n'],
    ['[de]', '[de, null, ""]'],
    ['[de]', '[en-UK, uk-UK, en-UKX, en-uk-oxendict, de-UK-x]'],
    ['[de]', '[alb, de-DD, de-1996-1996]'],
    [
      'type: none',
      'type: community\n  contacts: [{name: Team A}, {name: steam}, {name: a.support}, {name: "Hilfe, Info"}, {name: "a@b"}, {name: xinfox}, {name: IT-Service Nord}]',
    ],
    ['type: none', 'type: [none]'],
    ['type: none', 'type: internal\n  contacts: []'],
    [
      'type: none',
      'type: contract\n  contractors: [{name: A, until: 2026-11-21}, {name: B, until: 2026-11-22}, {name: C, until: morgen}]',
      { today: '2026-11-22' },
    ],
    ['type: none', 'type: contract\n  contractors: [{name: A, until: 2020-01-01}]'],
    ['type: none', 'type: contract'],
  ],
  licences: [
    ...[
      'gplv2',
      'AGPLv3',
      'apache',
      'Apache2',
      'apachev2',
      'bsd',
      'EUPL',
      'LicenseRef-a',
      'GPL-3.0',
      'Nunit',
    ].map((licence): Variation => ['license: MIT', `license: ${licence}`]),
    ['license: MIT', 'license: mit', { allowedLicences: ['MIT'] }],
    ['license: MIT', 'license: MIT', { allowedLicences: ['mit', 'ISC'] }],
    ['license: MIT', 'license: MIT AND ISC', { allowedLicences: ['mit'] }],
    ['license: MIT', 'license: MIT OR Own', { allowedLicences: [] }],
    ['license: MIT', 'license:'],
  ],
  files: [
    ...[
      'logo: a.svg',
      'logo: a.png',
      'logo: https://a.example/x.png?y.jpg',
      'logo: a.jpg#x.svg',
      'logo: //a.svg',
      'logo: a',
      'logo: file:a.svg',
    ].flatMap((line): Variation[] => [
      ['', `${line}\n`, seen(true)],
      ['', `${line}\n`, seen(false)],
    ]),
    ...['AUTHORS', '//AUTHORS', 'a//AUTHORS', 'https://a.example/AUTHORS', 'file:AUTHORS'].flatMap(
      (path): Variation[] => [
        ['license: MIT', `license: MIT\n  authorsFile: ${path}`, seen(true)],
        ['license: MIT', `license: MIT\n  authorsFile: ${path}`, seen(false)],
      ],
    ),
    ...[true, false].map((has): Variation => [
      'features:',
      'screenshots: [a.png, b.jpg, c.jpeg, d.gif, /e.png, "https://a.example/f.webp", file:g.png]\n    features:',
      seen(has),
    ]),
    [
      'features:',
      'videos: [https://vimeo.com/1, https://youtube.com/1, "https://a.b/w/abcdefghijkLMNOPQRSTUV", "", null]\n    apiDocumentation: ftp://a\n    documentation: http://a\n    features:',
    ],
  ],
  places: [
    ['description:\n', 'description:\n  en-GB: {shortDescription: a}\n  de_DE: {}\n  fr: nein\n'],
    ['description:\n', 'description:\n  en-GB:\n    shortDescription: a\n    features: []\n'],
    ['  localisationReady: false\n', ''],
    ['localisation:\n  localisationReady: false\n  availableLanguages: [de]\n', 'localisation: {}\n'],
    ['localisation:\n  localisationReady: false\n  availableLanguages: [de]\n', 'localisation: {x: 1}\n'],
    ['localisation:\n', 'Localisation:\n'],
    ['localisationReady: false', 'localisationReady: "no"'],
    ['localisationReady: false', 'localisationReady: No'],
    ['localisationReady: false', 'localisationReady: {}'],
    ['', 'license: MIT\nshortDescription: a\nname2: b\nid: c\nopen: []\n'],
    ['', 'it: {riuso: {codiceIPA: PCM}, conforme: {gdpr: true}}\nIT: {riuso: {codiceIPA: ""}}\n'],
    [
      '',
      'IT: {riuso: {codiceIPA: PCM}, piattaforme: {spid: true, x: 1}}\n',
      { italianCodes: new Set(['pcm']) },
    ],
    ['', 'IT: {riuso: null, countryExtensionVersion: "0.3"}\n'],
    ['', 'IT: {riuso: [], conforme: {}}\n', { version: '1.0-draft' }],
    ['', 'IT: nein\n'],
    ['', '? [a]\n: b\n'],
    ['', `usedBy: [${'a,'.repeat(11)}{b: c}]\n`],
    ['', `supports:\n${'  - id: alias:gdpr\n'.repeat(11)}  - id: nix\n  - di: nix\n`],
    ['', 'tags: [chat]\n', { version: '0.1' }],
    ['', 'featureList: [a]\n'],
    ['', 'categories: []\n', { version: '0.4' }],
    ['', '', { version: 'newest' }],
    ['', '', { version: '1.0-draft' }],
  ],
  versions: [
    '"0"',
    '0',
    '0.2',
    '"0.7.0"',
    '"0.5.7"',
    '"0.07"',
    '"1.0"',
    '"0.6"',
    '"o"',
    '[a]',
    '',
    '~',
    '|\n  0',
  ].map((version): Variation => ['publiccodeYmlVersion: "0"', `publiccodeYmlVersion: ${version}`]),
  forks: [
    'https://git.example.org/musterstadt/fundbuero',
    'http://user@www.GIT.example.org/musterstadt/fundbuero.git',
    'ssh://git@git.example.org/musterstadt/fundbuero//',
    'https://git.example.org/musterstadt/fundbuero.github',
    'https://git.example.org/altdorf/fundbuero',
    ' git://git.example.org/musterstadt/fundbuero ',
  ].map((foundIn): Variation => ['', '', { foundIn }]),
};

function told(
  [instead, put, options]: Variation,
  more: CheckOptions,
  say: (finding: Finding) => string,
): string[] {
  const text = instead === '' ? BASE + put : BASE.replace(instead, () => put);
  const { files: _, ...plain } = options ?? {};
  const how = JSON.stringify(plain, (_key, value: unknown) => (value instanceof Set ? [...value] : value));
  const shown = `${JSON.stringify(put).slice(0, 150)}${how === '{}' ? '' : ` ${how}`}`;
  return [shown, ...check(read(text), { ...options, ...more }).map((finding) => `    ${say(finding)}`)];
}

/** Changed on purpose: `npx vitest run test/variations.test.ts -u`, and the difference of the records is read. */
describe.each(Object.entries(VARIATIONS))('one file with other %s', (name, variations) => {
  it('is judged by the standard as recorded', async () => {
    const lines = variations.flatMap((variation) =>
      told(
        variation,
        {},
        ({ line, column, endColumn, severity, code, key, detail }) =>
          `${line}:${column}-${endColumn} ${severity} ${code} ${key} ${JSON.stringify(detail)}`,
      ),
    );
    await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot(`records/variations/${name}.txt`);
  });

  it.each([true, false])('is judged as by the reference parser, network: %s', async (network) => {
    const lines = variations.flatMap((variation) =>
      told(
        variation,
        { strictness: 'reference', network },
        ({ line, column, severity, code, key, text, detail }) =>
          `${line}:${column} ${severity} ${code} ${key}: ${text} ${JSON.stringify(detail)}`,
      ),
    );
    const file = `records/variations/${name}-reference${network ? '-network' : ''}.txt`;
    await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot(file);
  });
});
