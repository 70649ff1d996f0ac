import { isLanguageTag } from '../checks/language-tag.ts';

/** Codes of ISO 639-2 for libraries, which the registry does not have. */
const OF_LIBRARIES =
  /^(?:alb|arm|baq|bur|chi|cze|dut|fre|geo|ger|gre|ice|mac|mao|may|per|rum|slo|tib|wel)(?=-|$)/u;
/** `UK`, and countries that are no more. */
const FORMER = /-(?:uk|ct|dy|fq|hv|jt|mi|nh|nq|pc|pu|pz|rh|vd|wk)(?=-|$)/u;
const TWICE = /-([a-z0-9]{5,8}|[0-9][a-z0-9]{3})(?=-\1(?:-|$))/gu;

/**
 * Whether the library behind the reference parser takes a language tag: it knows some codes that the registry of IANA
 * does not have, and allows a variant twice. What was registered lately is taken here and not yet there.
 * @example isReferenceLanguage('ger') // true, as against isLanguageTag('ger')
 */
export function isReferenceLanguage(tag: string): boolean {
  const known = tag.toLowerCase().replace(OF_LIBRARIES, 'en').replace(FORMER, '-gb').replace(TWICE, '');
  return isLanguageTag(known);
}
