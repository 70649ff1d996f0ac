import { INSIDE_COUNTRIES } from './countries.ts';
import type { AlternativeFact, FactSource, ProductFacts } from './product-facts.ts';
import { prefillReason, type PrefillCode } from './texts/prefill-reasons.ts';
import type { Answer, Answers, Level } from './types.ts';

/** What follows from some facts: a level, or the range that they leave open. */
interface Finding {
  code: PrefillCode;
  level: Level | readonly [Level, Level];
  detail?: Record<string, string>;
  /** The facts that were used; one that is unverified makes the finding so, the oldest dates it. */
  facts: readonly (FactSource | undefined)[];
}

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
  const { licence, owner, alternatives } = facts;
  if (licence) answers.G1 = answerOf(fromLicence(licence));
  if (owner) answers.E1 = answerOf(fromOwner(owner, facts));
  // That nobody recorded alternatives to an open product says nothing about them.
  const isOpen = licence?.kind === 'open-source' || licence?.kind === 'open-core';
  if (alternatives && !(isOpen && alternatives.length === 0))
    answers.W1 = answerOf(fromAlternatives(alternatives));
  const operation = fromOperation(facts);
  if (operation) answers.G2 = answerOf(operation);
  return answers;
}

function answerOf({ code, level, detail = {}, facts }: Finding): Answer {
  const isVerified = facts.every((fact) => fact?.verified ?? true);
  const [oldest] = facts.flatMap((fact) => fact?.date ?? []).sort();
  const prefilled = prefillReason(code, detail, isVerified, oldest);
  if (typeof level === 'number') return { value: level, prefilled };
  const isOpen = level[0] === 0 && level[1] === 4;
  return isOpen ? { value: 'unknown', prefilled } : { value: 'unknown', between: level, prefilled };
}

function fromLicence(licence: NonNullable<ProductFacts['licence']>): Finding {
  const { kind, spdx } = licence;
  const facts = [licence];
  if (kind === 'open-source')
    return { code: 'licence-open-source', level: 0, facts, detail: spdx ? { spdx } : {} };
  // Which parts are in use, the authority alone knows.
  if (kind === 'open-core') return { code: 'licence-open-core', level: [1, 2], facts };
  return { code: 'licence-proprietary', level: 4, facts };
}

function fromOwner(
  owner: NonNullable<ProductFacts['owner']>,
  { licence, vendorCountry }: ProductFacts,
): Finding {
  const { kind, country, chainKnown, name, outsidePlatform } = owner;
  const detail = { ...(country ? { country } : {}), ...(name ? { name } : {}) };
  const facts = [owner];
  const found = (code: PrefillCode, level: Finding['level']): Finding => ({ code, level, facts, detail });
  const isCommunity = kind === 'community' || kind === 'foundation';
  if (country === undefined) return found('owner-country-unknown', [0, 4]);
  if (!INSIDE_COUNTRIES.has(country)) {
    const isOpen = licence?.kind === 'open-source' || licence?.kind === 'open-core';
    // The scale names groups and providers from outside, but no community that nobody can withdraw.
    if (isCommunity || (kind === 'unknown' && isOpen)) return found('owner-community-outside', [0, 4]);
    const isSubsidiary = vendorCountry !== undefined && INSIDE_COUNTRIES.has(vendorCountry);
    return isSubsidiary ? found('owner-outside-subsidiary', 3) : found('owner-outside', [3, 4]);
  }
  if (isCommunity || kind === 'public-body') return found('owner-common', 0);
  if (kind === 'unknown') return found('owner-kind-unknown', chainKnown ? [0, 2] : [0, 3]);
  if (!chainKnown) return found('owner-chain-unknown', [1, 3]);
  if (outsidePlatform === undefined) return found('owner-inside', [1, 2]);
  return outsidePlatform ? found('owner-inside-outside-platform', 2) : found('owner-inside-own-platform', 1);
}

/** Only open alternatives are known here; others may exist, so a small count is a ceiling and no answer. */
function fromAlternatives(all: readonly AlternativeFact[]): Finding {
  const proven = all.filter(({ coverage, deployments }) => coverage !== 'part' && deployments > 0);
  const facts = proven.length > 0 ? proven : all;
  const detail = { products: facts.map(({ product }) => product).join(', ') };
  const count = new Set(proven.map(({ maker, product }) => maker ?? `product ${product}`)).size;
  if (count >= 3)
    return { code: 'alternatives-many', level: 0, facts, detail: { ...detail, count: String(count) } };
  if (count === 2) return { code: 'alternatives-two', level: [0, 1], facts, detail };
  if (count === 1) return { code: 'alternatives-one', level: [0, 2], facts, detail };
  if (all.length > 0) return { code: 'alternatives-unproven', level: [0, 3], facts, detail };
  return { code: 'alternatives-none-known', level: [0, 4], facts };
}

function fromOperation({ operation, hosting, licence }: ProductFacts): Finding | null {
  const isFree = licence?.kind === 'open-source';
  const options = new Set(hosting?.options);
  if (options.size === 1 && options.has('saas'))
    return { code: 'hosting-saas-only', level: 4, facts: [hosting] };
  switch (operation) {
    case 'own':
      // A proprietary product may need the vendor's activation even in one's own house.
      return isFree
        ? { code: 'operation-own-open', level: 0, facts: [licence] }
        : { code: 'operation-own-proprietary', level: [0, 2], facts: [licence] };
    case 'provider':
      return isFree
        ? { code: 'operation-provider-open', level: [0, 1], facts: [licence] }
        : { code: 'operation-provider-proprietary', level: [0, 2], facts: [licence] };
    case 'vendor-hosted':
    case 'saas':
      return { code: 'operation-vendor', level: [3, 4], facts: [] };
    default:
      if (options.size === 0) return null;
      if (options.has('saas')) return { code: 'hosting-choice', level: [0, 4], facts: [hosting] };
      return isFree
        ? { code: 'hosting-no-saas-open', level: [0, 1], facts: [hosting, licence] }
        : { code: 'hosting-no-saas-proprietary', level: [0, 2], facts: [hosting, licence] };
  }
}
