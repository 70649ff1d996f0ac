import type { PrefillReason } from '../types.ts';
import type { Bilingual } from './bilingual.ts';

/** `{name}` is filled from the facts; `[ … ]` falls away where a fact inside is missing. */
const REASONS = {
  'licence-open-source': {
    de: 'Open-Source-Lizenz[ ({spdx})].',
    en: 'Open-source licence[ ({spdx})].',
  },
  'licence-open-core': {
    de: 'Open Core: Ob geschlossene Teile im Einsatz sind, wissen nur Sie.',
    en: 'Open core: only you know whether closed parts are in use.',
  },
  'licence-proprietary': {
    de: 'Proprietäre Lizenz. Ist die Hinterlegung oder Einsicht des Quelltextes vereinbart, gilt Stufe 3.',
    en: 'Proprietary licence. If escrow or access to the source is agreed, level 3 applies.',
  },
  'owner-country-unknown': {
    de: 'Sitz des Eigentümers[ {name}] nicht bekannt.',
    en: 'Country of the owner[ {name}] not known.',
  },
  'owner-community-outside': {
    de: 'Gemeinschaft oder Stiftung außerhalb von EU, EWR und Schweiz ({country}); die Skala nennt diesen Fall nicht.',
    en: 'Community or foundation outside the EU, EEA and Switzerland ({country}); the scale does not name this case.',
  },
  'owner-outside-subsidiary': {
    de: 'Anbieter mit Sitz in EU, EWR oder Schweiz gehört einem Konzern von außerhalb[: {name}] ({country}).',
    en: 'Vendor inside the EU, EEA or Switzerland belongs to a group from outside[: {name}] ({country}).',
  },
  'owner-outside': {
    de: 'Eigentümer außerhalb von EU, EWR und Schweiz[: {name}] ({country}). Stufe 3, wenn Ihr Vertragspartner dessen EU-Tochter ist, sonst 4.',
    en: 'Owner outside the EU, EEA and Switzerland[: {name}] ({country}). Level 3 if your contract is with its EU subsidiary, else 4.',
  },
  'owner-common': {
    de: 'Öffentliche Stelle, Gemeinschaft oder Stiftung[: {name}] ({country}).',
    en: 'Public body, community or foundation[: {name}] ({country}).',
  },
  'owner-kind-unknown': {
    de: 'Sitz in {country}; die Art des Eigentümers[ {name}] ist nicht bekannt.',
    en: 'Located in {country}; the kind of owner[ {name}] is not known.',
  },
  'owner-chain-unknown': {
    de: 'Unternehmen mit Sitz in {country}; die Eigentümerkette ist nicht bekannt.',
    en: 'Company located in {country}; the owner chain is not known.',
  },
  'owner-inside': {
    de: 'Letztlicher Eigentümer in {country}[: {name}]; ob eine Kernplattform von außerhalb stammt, ist nicht bekannt.',
    en: 'Ultimate owner in {country}[: {name}]; whether a core platform comes from outside is not known.',
  },
  'owner-inside-outside-platform': {
    de: 'Letztlicher Eigentümer in {country}[: {name}], aber Kernplattform von außerhalb.',
    en: 'Ultimate owner in {country}[: {name}], but a core platform from outside.',
  },
  'owner-inside-own-platform': {
    de: 'Letztlicher Eigentümer in {country}[: {name}], keine Kernplattform von außerhalb.',
    en: 'Ultimate owner in {country}[: {name}], no core platform from outside.',
  },
  'alternatives-many': {
    de: '{count} unabhängige offene Alternativen sind in Verwaltungen im Einsatz: {products}.',
    en: '{count} independent open alternatives are in production at administrations: {products}.',
  },
  'alternatives-two': {
    de: 'Zwei offene Alternativen sind in Verwaltungen im Einsatz: {products}; weitere, auch proprietäre, sind nicht erfasst.',
    en: 'Two open alternatives are in production at administrations: {products}; others, proprietary ones included, are not recorded.',
  },
  'alternatives-one': {
    de: 'Eine offene Alternative ist in Verwaltungen im Einsatz: {products}; weitere, auch proprietäre, sind nicht erfasst.',
    en: 'One open alternative is in production at administrations: {products}; others, proprietary ones included, are not recorded.',
  },
  'alternatives-unproven': {
    de: 'Offene Kandidaten ohne bekannten Einsatz oder mit Lücken: {products}; proprietäre Alternativen sind nicht erfasst.',
    en: 'Open candidates without a known deployment or with gaps: {products}; proprietary alternatives are not recorded.',
  },
  'alternatives-none-known': {
    de: 'Keine offene Alternative bekannt; das heißt nicht, dass es keine Alternative gibt.',
    en: 'No open alternative known; that does not mean that there is no alternative.',
  },
  'hosting-saas-only': {
    de: 'Wird nur als Dienst des Anbieters angeboten.',
    en: 'Offered as the vendor’s service only.',
  },
  'operation-own-open': {
    de: 'Eigener Betrieb, Open Source ohne Aktivierung durch den Anbieter.',
    en: 'Operated by yourselves, open source without activation by the vendor.',
  },
  'operation-own-proprietary': {
    de: 'Eigener Betrieb; ob Aktivierung oder Lizenzserver des Anbieters nötig ist, ist nicht bekannt.',
    en: 'Operated by yourselves; whether the vendor’s activation or licence server is needed is not known.',
  },
  'operation-provider-open': {
    de: 'Betrieb durch einen Dienstleister; ob ein zweiter ihn übernehmen könnte, ist nicht bekannt.',
    en: 'Operated by a provider; whether a second one could take over is not known.',
  },
  'operation-provider-proprietary': {
    de: 'Betrieb durch einen Dienstleister; zweiter Betreiber und Aktivierung durch den Anbieter sind nicht bekannt.',
    en: 'Operated by a provider; a second operator and activation by the vendor are not known.',
  },
  'operation-vendor': {
    de: 'Betrieb beim Anbieter. Stufe 3, wenn die Region gewählt ist und er nicht der einzige Weg ist, sonst 4.',
    en: 'Hosted by the vendor. Level 3 if the region is chosen and it is not the only way, else 4.',
  },
  'hosting-choice': {
    de: 'Mehrere Betriebsformen möglich, auch als Dienst; die genutzte ist nicht bekannt.',
    en: 'Several ways of operation are possible, a service among them; the one in use is not known.',
  },
  'hosting-no-saas-open': {
    de: 'Open Source für eigenen Betrieb oder Rechenzentrum; die genutzte Betriebsform ist nicht bekannt.',
    en: 'Open source for own operation or a data centre; the way in use is not known.',
  },
  'hosting-no-saas-proprietary': {
    de: 'Für eigenen Betrieb oder Rechenzentrum; Betreiber und Aktivierung durch den Anbieter sind nicht bekannt.',
    en: 'For own operation or a data centre; operator and activation by the vendor are not known.',
  },
} as const satisfies Record<string, Bilingual>;

/** Stable codes of the rules by which `prefill` answers or leaves open. */
export type PrefillCode = keyof typeof REASONS;

const UNVERIFIED: Bilingual = { de: ' (Angabe ungeprüft', en: ' (fact unverified' };
const AS_OF: Bilingual = { de: 'Stand', en: 'as of' };

/** The sentence for a rule in both languages; says so when the fact behind it is unverified. */
export function prefillReason(
  code: PrefillCode,
  detail: Readonly<Record<string, string>>,
  verified: boolean,
  date?: string,
): PrefillReason {
  const fill = (text: string): string =>
    text
      .replace(/\[([^[\]]*)\]/g, (_, part: string) =>
        [...part.matchAll(/\{(\w+)\}/g)].every(([, name = '']) => detail[name]) ? part : '',
      )
      .replace(/\{(\w+)\}/g, (_, name: string) => detail[name] ?? '?');
  const note = (language: keyof Bilingual): string => {
    const asOf = date ? `${AS_OF[language]} ${language === 'de' ? germanDate(date) : date}` : '';
    if (!verified) return `${UNVERIFIED[language]}${asOf ? `, ${asOf}` : ''})`;
    return asOf ? ` (${asOf})` : '';
  };
  return {
    reason: fill(REASONS[code].de) + note('de'),
    reasonEn: fill(REASONS[code].en) + note('en'),
    code,
    unverified: !verified,
  };
}

const germanDate = (date: string): string => date.slice(0, 10).split('-').reverse().join('.');
