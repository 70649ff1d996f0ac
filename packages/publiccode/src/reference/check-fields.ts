import { isEmbeddable, parseAddress } from '../checks/addresses.ts';
import { countryCode } from '../checks/countries.ts';
import type { FindingCode, Severity } from '../findings.ts';
import type { LocalFiles } from '../local-files.ts';
import { imageProblem } from '../local-files.ts';
import type { Knowledge, Said } from './check-values.ts';
import type { Decoded } from './decode.ts';
import { SENTENCES } from './sentences.ts';

export interface Surroundings extends Knowledge {
  /** Say also what the reference parser says of addresses with its network checks on, as far as no network is needed. */
  network?: boolean;
  files?: LocalFiles;
}

type Map = { [key: string]: Decoded };
type SaidWithSeverity = Said & { severity: Severity };

/** What the reference parser looks at after the rules: addresses, files, deprecated keys, in its order. */
export function checkFields(file: Map, { network, files, italianCodes }: Surroundings): SaidWithSeverity[] {
  const said: SaidWithSeverity[] = [];
  const say = (
    severity: Severity,
    code: FindingCode,
    key: string,
    text: string,
    detail: NonNullable<Said['detail']> = {},
  ): void => void said.push({ severity, code, key, text, detail });
  const deprecated = (key: string, text: string, successor = ''): void =>
    say('warning', 'key-deprecated', key, text, { successor });

  const reach = (value: Decoded, key: string): void => {
    if (!network || typeof value !== 'string') return;
    const parsed = parseAddress(value);
    if (parsed.ok && parsed.address.scheme === '')
      say('error', 'address-unreachable', key, SENTENCES.noScheme(value));
  };
  const pathFault = (value: string): [FindingCode, string] | undefined => {
    if (value.startsWith('/')) return ['path-absolute', SENTENCES.absolutePath()];
    return value.startsWith('file:') ? ['path-file-url', SENTENCES.fileUrl()] : undefined;
  };
  const image = (value: string, key: string, kind: 'logo' | 'screenshot'): void => {
    const fault = pathFault(value);
    if (fault) return say('error', fault[0], key, fault[1], { suggestion: value.replace(/^\/+/u, '') });
    if (!files || parseAddress(value, true).ok) return;
    const problem = imageProblem(files, value, kind);
    if (!problem) return;
    const text = kind === 'logo' ? problem.text : `'${value}' is not an image: ${problem.text}`;
    say('error', problem.code, key, text, { endings: kind === 'logo' ? 'svg, svgz, png' : 'png, jpg' });
  };

  reach(file['url'], 'url');
  if (network && typeof file['url'] === 'string') {
    const parsed = parseAddress(file['url']);
    if (parsed.ok && parsed.address.host === '') say('error', 'url-invalid', 'url', SENTENCES.noRepository());
  }
  reach(file['landingURL'], 'landingURL');
  reach(file['roadmap'], 'roadmap');
  if (file['logo']) image(String(file['logo']), 'logo', 'logo');
  if (file['monochromeLogo']) {
    deprecated('monochromeLogo', SENTENCES.replaced('logo'), 'logo');
    image(String(file['monochromeLogo']), 'monochromeLogo', 'logo');
  }
  const audience = (file['intendedAudience'] ?? {}) as Map;
  for (const list of ['countries', 'unsupportedCountries'] as const)
    for (const [index, code] of ((audience[list] ?? []) as string[]).entries())
      if (countryCode(code) === 'lowercase')
        say(
          'warning',
          'country-lowercase',
          `intendedAudience.${list}[${index}]`,
          SENTENCES.lowercaseCountry(code.toUpperCase()),
          { suggestion: code.toUpperCase() },
        );

  const legal = (file['legal'] ?? {}) as Map;
  if (typeof legal['authorsFile'] === 'string') {
    deprecated('legal.authorsFile', SENTENCES.droppable());
    const fault = pathFault(legal['authorsFile']);
    if (fault)
      say('error', fault[0], 'legal.authorsFile', fault[1], {
        suggestion: legal['authorsFile'].replace(/^\/+/u, ''),
      });
    else if (files && !parseAddress(legal['authorsFile'], true).ok && !files.has(legal['authorsFile'])) {
      const path = files.shown(legal['authorsFile']);
      say('error', 'file-missing', 'legal.authorsFile', `'${path}' does not exist: no such file: ${path}`);
    }
  }
  if (legal['repoOwner'] !== undefined)
    deprecated('legal.repoOwner', SENTENCES.replaced('organisation.name'), 'organisation.name');
  for (const key of ['inputTypes', 'outputTypes']) if (file[key]) deprecated(key, SENTENCES.droppable());

  for (const [language, inner] of Object.entries((file['description'] ?? {}) as Map)) {
    const texts = inner as Map;
    const key = `description.${language}`;
    if (texts['genericName']) deprecated(`${key}.genericName`, SENTENCES.droppable());
    reach(texts['documentation'], `${key}.documentation`);
    reach(texts['apiDocumentation'], `${key}.apiDocumentation`);
    for (const [index, path] of ((texts['screenshots'] ?? []) as string[]).entries())
      image(path, `${key}.screenshots[${index}]`, 'screenshot');
    for (const [index, address] of ((texts['videos'] ?? []) as (string | undefined)[]).entries())
      if (!isEmbeddable(address ?? ''))
        say('error', 'video-not-embeddable', `${key}.videos[${index}]`, SENTENCES.video(address ?? ''));
  }

  const upper = file['IT'] as Map | undefined;
  const lower = file['it'] as Map | undefined;
  if (lower) say('warning', 'key-old-spelling', 'it', SENTENCES.lowercaseSection(), { suggestion: 'IT' });
  if (lower && upper) say('error', 'key-twice', 'it', SENTENCES.sectionTwice(), { other: 'IT' });
  const italy = upper ?? lower;
  if (italy?.['conforme']) deprecated('IT.conforme', SENTENCES.droppable());
  const code = ((italy?.['riuso'] ?? {}) as Map)['codiceIPA'];
  if (typeof code === 'string' && code !== '' && (italianCodes?.has(code.toLowerCase()) ?? true))
    deprecated('IT.riuso.codiceIPA', SENTENCES.codeReplaced(code), 'organisation.uri');
  return said;
}
