import {
  isFreeLicence,
  licenceIds,
  licencesIn,
  licenceSuccessor,
  parseLicence,
  satisfies,
} from '../checks/licence.ts';
import type { TextContext } from './text-context.ts';
import type { Spot } from './report.ts';
import { suggest } from './suggest.ts';

/** The licence exists; whether it is free and whether it is one of those that the caller allows are findings of their own. */
export function checkLicence(text: string, spot: Spot, { report, options }: TextContext): void {
  const parsed = parseLicence(text);
  if (!parsed.ok) {
    const { reason, word } = parsed;
    const suggestion =
      reason === 'unknown-licence' ? (USUAL[word.toLowerCase()] ?? suggest(word, licenceIds())) : undefined;
    return report.error('licence-invalid', spot, { reason, word, ...(suggestion ? { suggestion } : {}) });
  }
  for (const { id } of licencesIn(parsed.licence)) {
    const successor = licenceSuccessor(id);
    if (successor !== undefined)
      report.say('warning', 'licence-deprecated', spot, {
        word: id,
        ...(successor ? { suggestion: successor } : {}),
      });
  }
  if (!satisfies(parsed.licence, isFreeLicence))
    report.say('warning', 'licence-not-free', spot, { word: text });
  const allowed = options.allowedLicences?.map((id) => id.toLowerCase());
  if (allowed && !satisfies(parsed.licence, (id) => allowed.includes(id.toLowerCase())))
    report.say('warning', 'licence-not-allowed', spot, { word: text });
}

/** What people write for a licence that has another name. */
const USUAL: Readonly<Record<string, string>> = {
  gplv2: 'GPL-2.0-only',
  gplv3: 'GPL-3.0-only',
  agplv3: 'AGPL-3.0-only',
  apache: 'Apache-2.0',
  apache2: 'Apache-2.0',
  apachev2: 'Apache-2.0',
  bsd: 'BSD-3-Clause',
  eupl: 'EUPL-1.2',
};
