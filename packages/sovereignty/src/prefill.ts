import { INSIDE_COUNTRIES } from './countries.ts';
import type { ProductFacts } from './product-facts.ts';
import { prefillReason, type PrefillCode } from './texts/prefill-reasons.ts';
import type { Answer, Answers, Level } from './types.ts';

/** A level, or the range that the facts leave open. */
type Finding = { code: PrefillCode; level: Level | readonly [Level, Level]; detail?: Record<string, string> };

/**
 * Answers that follow from facts about the product, each with its reason in German and English.
 *
 * G1 follows from the licence, E1 from the owner chain, W1 from alternatives and their deployments, G2 from hosting
 * and way of operation; everything else stays out. Nothing is guessed: where the facts allow several levels the
 * answer is `unknown`, with the reason and the levels that remain (`between`). A reason says so when its fact is
 * unverified. The country list is data (`INSIDE_COUNTRIES`).
 *
 * @example
 * prefill({ licence: { kind: 'open-source', spdx: 'EUPL-1.2', verified: true } }).G1
 * // { value: 0, prefilled: { code: 'licence-open-source', reason: 'Open-Source-Lizenz (EUPL-1.2).', … } }
 */
export function prefill(facts: ProductFacts): Answers {
  const answers: Answers = {};
  const { licence, owner, alternatives, hosting } = facts;
  if (licence) answers.G1 = answerOf(fromLicence(licence), licence.verified, licence.date);
  if (owner) answers.E1 = answerOf(fromOwner(owner, facts), owner.verified, owner.date);
  if (alternatives) {
    const proven = alternatives.filter(isProven);
    const basis = proven.length > 0 ? proven : alternatives;
    const isVerified = basis.every(({ verified }) => verified);
    answers.W1 = answerOf(fromAlternatives(alternatives, proven), isVerified);
  }
  const operation = fromOperation(facts);
  if (operation) answers.G2 = answerOf(operation, hosting?.verified ?? true, hosting?.date);
  return answers;
}

function answerOf({ code, level, detail = {} }: Finding, verified: boolean, date?: string): Answer {
  const prefilled = prefillReason(code, detail, verified, date);
  if (typeof level === 'number') return { value: level, prefilled };
  const isOpen = level[0] === 0 && level[1] === 4;
  return isOpen ? { value: 'unknown', prefilled } : { value: 'unknown', between: level, prefilled };
}

function fromLicence({ kind, spdx }: NonNullable<ProductFacts['licence']>): Finding {
  if (kind === 'open-source') return { code: 'licence-open-source', level: 0, detail: spdx ? { spdx } : {} };
  // Which parts are in use, the authority alone knows.
  if (kind === 'open-core') return { code: 'licence-open-core', level: [1, 2] };
  return { code: 'licence-proprietary', level: 4 };
}

function fromOwner(owner: NonNullable<ProductFacts['owner']>, facts: ProductFacts): Finding {
  const { kind, country, chainKnown, name, outsidePlatform } = owner;
  const detail = { ...(country ? { country } : {}), ...(name ? { name } : {}) };
  const isCommunity = kind === 'community' || kind === 'foundation';
  if (country === undefined) return { code: 'owner-country-unknown', level: [0, 4], detail };
  if (!INSIDE_COUNTRIES.has(country)) {
    const isOpen = facts.licence?.kind === 'open-source' || facts.licence?.kind === 'open-core';
    // The scale names groups and providers from outside, but no community that nobody can withdraw.
    if (isCommunity || (kind === 'unknown' && isOpen))
      return { code: 'owner-community-outside', level: [0, 4], detail };
    const isSubsidiary = facts.vendorCountry !== undefined && INSIDE_COUNTRIES.has(facts.vendorCountry);
    return isSubsidiary
      ? { code: 'owner-outside-subsidiary', level: 3, detail }
      : { code: 'owner-outside', level: [3, 4], detail };
  }
  if (isCommunity || kind === 'public-body') return { code: 'owner-common', level: 0, detail };
  if (kind === 'unknown') return { code: 'owner-kind-unknown', level: chainKnown ? [0, 2] : [0, 3], detail };
  if (!chainKnown) return { code: 'owner-chain-unknown', level: [1, 3], detail };
  if (outsidePlatform === undefined) return { code: 'owner-inside', level: [1, 2], detail };
  return outsidePlatform
    ? { code: 'owner-inside-outside-platform', level: 2, detail }
    : { code: 'owner-inside-own-platform', level: 1, detail };
}

const isProven = ({ coverage, deployments }: { coverage: string; deployments: number }): boolean =>
  coverage !== 'part' && deployments > 0;

/** Only open alternatives are known here; others may exist, so a small count is a ceiling and no answer. */
function fromAlternatives(
  all: NonNullable<ProductFacts['alternatives']>,
  proven: NonNullable<ProductFacts['alternatives']>,
): Finding {
  const count = new Set(proven.map(({ maker, product }) => maker ?? `product ${product}`)).size;
  const detail = { count: String(count), products: proven.map(({ product }) => product).join(', ') };
  if (count >= 3) return { code: 'alternatives-many', level: 0, detail };
  if (count === 2) return { code: 'alternatives-two', level: [0, 1], detail };
  if (count === 1) return { code: 'alternatives-one', level: [0, 2], detail };
  if (all.length > 0)
    return {
      code: 'alternatives-unproven',
      level: [0, 3],
      detail: { count: String(all.length), products: all.map(({ product }) => product).join(', ') },
    };
  return { code: 'alternatives-none-known', level: [0, 4] };
}

function fromOperation({ operation, hosting, licence }: ProductFacts): Finding | null {
  const isFree = licence?.kind === 'open-source';
  const options = new Set(hosting?.options);
  if (options.size === 1 && options.has('saas')) return { code: 'hosting-saas-only', level: 4 };
  switch (operation) {
    case 'own':
      // A proprietary product may need the vendor's activation even in one's own house.
      return isFree
        ? { code: 'operation-own-open', level: 0 }
        : { code: 'operation-own-proprietary', level: [0, 2] };
    case 'provider':
      return isFree
        ? { code: 'operation-provider-open', level: [0, 1] }
        : { code: 'operation-provider-proprietary', level: [0, 2] };
    case 'vendor-hosted':
    case 'saas':
      return { code: 'operation-vendor', level: [3, 4] };
    default:
      if (options.size === 0) return null;
      if (options.has('saas')) return { code: 'hosting-choice', level: [0, 4] };
      return isFree
        ? { code: 'hosting-no-saas-open', level: [0, 1] }
        : { code: 'hosting-no-saas-proprietary', level: [0, 2] };
  }
}
