import { parseDate, saysNoEnd } from '../values/dates.ts';
import { parseMoney } from '../values/money.ts';
import { parseNoticeMonths } from '../values/notice-period.ts';
import { parsePaymentsPerYear } from '../values/payment-period.ts';
import { parseCount } from '../values/numbers.ts';
import { parseCriticality, parseHosting } from '../values/scales.ts';
import { isUnknown } from '../values/unknown.ts';

const LOOKED_AT = 200;

/** Well-known words in names of software; a column full of them holds names or vendors of software. */
const KNOWN_NAMES =
  /(?:^|[^\p{L}])(?:microsoft|windows|office|adobe|acrobat|oracle|java|sap|citrix|vmware|firefox|chrome|nextcloud|libreoffice|linux|sql|server|outlook|teams|zoom|autocad|allris|sessionnet|session|prosoz|civento|lämmkom|infoma|h&h|mach|ok\.\p{L}+|vois|autista|meso|migewa|archikart|gimp|7-zip|notepad|filezilla|jira|gitlab|keycloak|postgresql|mysql|apache|eclipse|python)(?:[^\p{L}]|$)/iu;
const LEGAL_FORM =
  /(?:^|[^\p{L}])(?:gmbh|ag|se|kg|ohg|ug|aör|eg|e\. ?v|inc|llc|ltd|corp|corporation|limited|s\.a|sas|b\.?v|a\/s|oy|foundation|gkv)(?:[^\p{L}]|$)/iu;
const VERSION =
  /^v?\.?\d{1,5}(?:[.,_-]\d{1,8}){1,5}(?:[ ._-]?(?:[a-z]{1,6}\d{0,4}|[a-z]*build[a-z]*[ ._-]?\d{0,8}))?$/i;
const UUID = /^\{?[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\}?$/i;
const URL = /^(?:https?:\/\/|www\.)/i;

/** Shares between 0 and 1 of the cells that are not empty. */
export interface Content {
  filled: number;
  distinct: number;
  dates: number;
  money: number;
  currency: number;
  counts: number;
  versions: number;
  notice: number;
  payments: number;
  criticality: number;
  hosting: number;
  known: number;
  legal: number;
  uuids: number;
  urls: number;
  letters: number;
  averageLength: number;
}

/** Measures what the cells of one column look like; the first 200 known ones count. */
export function readContent(cells: Iterable<string>): Content {
  const { looked, filled } = lookAt(cells);
  const share = (holds: (text: string) => boolean): number => {
    let held = 0;
    for (const [text, count] of looked) if (holds(text)) held += count;
    return filled === 0 ? 0 : held / filled;
  };
  let length = 0;
  for (const [text, count] of looked) length += text.length * count;
  return {
    filled,
    distinct: filled === 0 ? 0 : looked.size / filled,
    dates: share((text) => parseDate(text) !== null || saysNoEnd(text)),
    money: share((text) => parseMoney(text) !== null),
    currency: share((text) => /[€$£]|\bEUR\b|\bCHF\b/.test(text) && parseMoney(text) !== null),
    counts: share((text) => parseCount(text) !== null),
    versions: share((text) => VERSION.test(text)),
    notice: share((text) => /\p{L}/u.test(text) && parseNoticeMonths(text) !== null),
    payments: share((text) => parsePaymentsPerYear(text) !== null),
    criticality: share((text) => parseCriticality(text) !== null),
    hosting: share((text) => parseHosting(text) !== null),
    known: share((text) => KNOWN_NAMES.test(text)),
    legal: share((text) => LEGAL_FORM.test(text)),
    uuids: share((text) => UUID.test(text)),
    urls: share((text) => URL.test(text)),
    letters: share((text) => /\p{L}.*\p{L}/su.test(text)),
    averageLength: filled === 0 ? 0 : length / filled,
  };
}

/** The cells that say something, each text once with how often it stands there: many columns repeat a few values. */
function lookAt(cells: Iterable<string>): { looked: Map<string, number>; filled: number } {
  const looked = new Map<string, number>();
  let filled = 0;
  for (const cell of cells) {
    const text = cell.trim();
    if (text === '' || isUnknown(text)) continue;
    const known = text.slice(0, 300);
    looked.set(known, (looked.get(known) ?? 0) + 1);
    filled += 1;
    if (filled === LOOKED_AT) break;
  }
  return { looked, filled };
}

/** Whether a single text names software, a company, a version or an address, as cells do and headings do not. */
export function looksLikeContent(text: string): boolean {
  return [KNOWN_NAMES, LEGAL_FORM, VERSION, UUID, URL].some((pattern) => pattern.test(text));
}

/** The kinds of content worth telling a person, strongest first, e.g. `content:dates`. */
export function contentReasons(content: Content): string[] {
  const shares: [string, number][] = [
    ['uuids', content.uuids],
    ['urls', content.urls],
    ['dates', content.dates],
    ['currency', content.currency],
    ['versions', Math.max(content.dates, content.money) > 0.5 ? 0 : content.versions],
    ['counts', Math.max(content.dates, content.notice) > 0.5 ? 0 : content.counts],
    ['notice-periods', content.notice],
    ['known-names', content.known * 2],
    ['legal-forms', content.legal * 1.5],
  ];
  return shares
    .filter(([, share]) => share >= 0.5)
    .sort((a, b) => b[1] - a[1])
    .map(([kind]) => `content:${kind}`);
}
