import { isFreeLicence, licencesIn, parseLicence } from '@allmende/publiccode';
import { isLicenceFree } from '#lib/server/quality/index.ts';

/** What a licence asks of whoever passes the code on; the words for it stand in the texts. */
export type LicenceFamily =
  | 'eupl'
  | 'network-copyleft'
  | 'copyleft'
  | 'weak-copyleft'
  | 'permissive'
  | 'patent-permissive'
  | 'public-domain'
  | 'free'
  | 'not-free'
  | 'own-terms';

/** By the beginning of the id, the first that fits. */
const FAMILIES: readonly (readonly [RegExp, LicenceFamily])[] = [
  [/^EUPL-/, 'eupl'],
  [/^(?:AGPL-|OSL-|CPAL-|RPL-)/, 'network-copyleft'],
  [/^(?:LGPL-|MPL-|EPL-|CDDL-|CECILL-C)/, 'weak-copyleft'],
  [/^(?:GPL-|CECILL-2)/, 'copyleft'],
  [/^(?:Apache-2|MS-PL|UPL-|BSD-2-Clause-Patent)/, 'patent-permissive'],
  [/^(?:0BSD|CC0-|Unlicense|MIT-0|PDDL)/, 'public-domain'],
  [/^(?:MIT|BSD-|ISC|Zlib|X11|PostgreSQL|NCSA|BSL-1|Python-2|CECILL-B|Artistic-2)/, 'permissive'],
];

export interface LicenceView {
  expression: string;
  /** Whether all of it may be used under a licence that the Open Source Initiative approved; null: not to be read. */
  isFree: boolean | null;
  /** True where the file lets everybody choose one of several. */
  isChoice: boolean;
  parts: { id: string; family: LicenceFamily }[];
}

/**
 * A licence expression taken apart, each licence with what it asks for. Null where the file names none.
 *
 * @example licenceView('EUPL-1.2')?.parts // [{ id: 'EUPL-1.2', family: 'eupl' }]
 */
export function licenceView(expression: string | undefined): LicenceView | null {
  if (!expression) return null;
  const parsed = parseLicence(expression);
  const named = parsed.ok ? licencesIn(parsed.licence) : [];
  const ids = new Map(named.map(({ id, reference }) => [id, reference]));
  return {
    expression,
    isFree: isLicenceFree(expression),
    isChoice: parsed.ok && parsed.licence.kind === 'or',
    parts: [...ids].map(([id, reference]) => ({ id, family: familyOf(id, reference) })),
  };
}

function familyOf(id: string, isReference: boolean): LicenceFamily {
  if (isReference) return 'own-terms';
  if (!isFreeLicence(id) && !/^(?:CC0-|PDDL)/.test(id)) return 'not-free';
  return FAMILIES.find(([pattern]) => pattern.test(id))?.[1] ?? 'free';
}
