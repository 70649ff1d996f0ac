import { GLUED, NUMBER } from './split-text.ts';
import type { Tokens } from './tokenize.ts';

/** Version and edition that a raw name gives; missing when it gives none. */
export interface Release {
  version?: string;
  edition?: string;
}

/** Words behind a number that say what it counts. */
const UNITS =
  /^(stk|stueck|user|users|nutzer|benutzer|lizenz|lizenzen|licenses|monat|monate|jahr|jahre|core|cores|cal|cals|device|devices|arbeitsplaetze|clients?|postfaecher|objekte|gb|tb|bit|x)$/;
/** Words of a contract: the year beside them dates it. */
const CONTRACT = /lizenz|licen[cs]e|wartung|pflege|vertrag|abo|support|laufzeit|verlaengerung/;
const YEAR = /^(19|20)\d\d$/;
/** What tells one edition from another; words such as `edition` or `full` do not. */
const EDITION =
  /^(pro|standard|enterprise|home|business|premium|ultimate|plus|proplus|community|ce|ee|datacenter|essentials|essential|express|lts|ltsc|ltsb|ltsr|esr|free|basic|starter|personal|trial|demo|lite|light|lt|student|students|education|edu|academic|developer|corporate|volume|retail|oem|professionell|unlimited|advanced|preview|beta|rc|foundation|classic|portable|dc|eea)$/;
/** Short names of editions that are written in capitals. */
const CAPITALS = /^(lt|lts|ltsc|ltsb|ltsr|esr|ce|ee|oem|dc|rc|eea)$/;
/** Plans of subscriptions: `E3`, `F1`, `A5`, `P2`. */
const PLAN = /^[aefgp]$/;

/**
 * Reads version and edition from the words of a name.
 *
 * @param own words of the name of the product that was found: `365` is no version of Microsoft 365
 *
 * @example readRelease(tokenize('Windows Server 2008 R2 Enterprise'), ['windows', 'server']) // { version: '2008 R2', edition: 'Enterprise' }
 */
export function readRelease({ text, flags, classes, dropped }: Tokens, own: readonly string[]): Release {
  const editions: string[] = [];
  let version: string | undefined;
  text.forEach((word, at) => {
    const isNumber = ((flags[at] ?? 0) & NUMBER) !== 0;
    if (own.includes(word)) return;
    if (!isNumber) {
      if (classes[at] === 'edition' && EDITION.test(word))
        editions.push(CAPITALS.test(word) ? word.toUpperCase() : capitalized(word));
      return;
    }
    if (((flags[at] ?? 0) & GLUED) !== 0 && PLAN.test(text[at - 1] ?? '') && /^[1-7]$/.test(word))
      editions.push(`${(text[at - 1] ?? '').toUpperCase()}${word}`);
    else if (
      at > 0 &&
      version === undefined &&
      !UNITS.test(text[at + 1] ?? '') &&
      !(YEAR.test(word) && text.some((other) => CONTRACT.test(other)))
    )
      version = word;
  });
  for (const { kind, text: cut } of dropped) {
    if (kind !== 'version') continue;
    const [, word = '', number = ''] = /^([a-z]*)([\d.]+.*)$/.exec(cut) ?? [];
    if (/^(r|sp|cu|fp)$/.test(word))
      version = version === undefined ? undefined : `${version} ${word.toUpperCase()}${number}`;
    else version ??= number === '' ? undefined : number;
  }
  return {
    ...(version !== undefined && { version }),
    ...(editions.length > 0 && { edition: [...new Set(editions)].join(' ') }),
  };
}

const capitalized = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
