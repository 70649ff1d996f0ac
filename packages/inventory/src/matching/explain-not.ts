import type { Match, MatchReason } from '../types.ts';
import type { Product } from './alias-index.ts';
import type { CandidateFinder } from './find-candidates.ts';
import { tokenize, type Tokens } from './tokenize.ts';
import type { Publisher } from './vendor-index.ts';

/**
 * Why a product was not accepted for a raw name, the weightiest reason first; `describeReason` says each as a sentence.
 * Empty when the product was accepted.
 *
 * @param matcher what `buildMatcher` gave
 * @param raw the name as it stands in the list
 * @param product id of the product that one might have expected
 * @param publisher the vendor or maker column, when the list has one
 *
 * @example
 * explainNot(matcher, 'Zoom Player', 'zoom').map((reason) => describeReason(reason, 'en'))
 * // ['The match is too uncertain to be taken without a check (about 65 %).', 'The word “player” is no part of …']
 */
export function explainNot(
  matcher: { explainNot(name: string, product: string, publisher?: string): MatchReason[] },
  raw: string,
  product: string,
  publisher?: string,
): MatchReason[] {
  return matcher.explainNot(raw, product, publisher);
}

/** Reasons that speak for a product: beside the question why not they would only confuse. */
const IN_FAVOUR = new Set(['exact-alias', 'short-name', 'vendor-agrees', 'further-word', 'suite']);

/** Explains matches of one matcher, whose products and indexes it looks into. */
export function buildExplainer(
  finder: CandidateFinder,
): (match: Match, product: string, publisher?: string) => MatchReason[] {
  const indexOf = new Map(finder.products.map(({ id }, index) => [id, index]));
  const nameOf = (id: string | null | undefined): string =>
    finder.products[indexOf.get(id ?? '') ?? -1]?.aliases.find(
      ({ isHead, derived }) => isHead && derived === 0,
    )?.text ??
    id ??
    '';

  return (match, id, publisher) => {
    if (match.decision === 'accept' && match.product === id) return [];
    const index = indexOf.get(id);
    if (index === undefined) return [{ code: 'product-unknown', detail: { product: id } }];
    if (match.decision === 'folded') return match.reasons;

    const tokens = tokenize(match.raw);
    const house = finder.vendors.publisher(publisher);
    const found = finder.find(tokens, finder.vendors.names.find(tokens.text), house);
    const own = found.find(({ product }) => product === index);
    const reasons: MatchReason[] = [];
    if (match.reasons[0]?.code === 'bundle') reasons.push(match.reasons[0]);
    if (match.product !== null && match.product !== id)
      reasons.push({ code: 'another-fits-better', detail: { name: nameOf(match.product) } });
    if (own === undefined) return [...reasons, ...unnamed(finder, index, nameOf(id), tokens, house)];
    const score = match.candidates.find(({ product }) => product === id)?.score;
    if (reasons.length === 0 && score !== undefined)
      reasons.push({
        code: match.product === id ? 'below-acceptance' : 'below-review',
        detail: { probability: String(Math.round(score * 100)) },
      });
    if (match.product === id)
      for (const reason of match.reasons)
        if (reason.code === 'several-products' || reason.code === 'close-second') reasons.unshift(reason);
    return [...reasons, ...own.reasons.filter(({ code }) => !IN_FAVOUR.has(code))];
  };
}

/** Why a product is not even among the candidates. */
function unnamed(
  finder: CandidateFinder,
  index: number,
  name: string,
  tokens: Tokens,
  house: Publisher,
): MatchReason[] {
  const product = finder.products[index];
  if (product === undefined) return [];
  const spans = finder.spellings(tokens);
  const inside = spans.find(({ value }) => value.target === index);
  const longer = spans.find(
    ({ value, from, to }) =>
      inside !== undefined &&
      value.target !== index &&
      from <= inside.from + inside.value.lead &&
      to >= inside.to &&
      to - from > inside.to - inside.from - inside.value.lead,
  );
  if (inside !== undefined && longer !== undefined)
    return [
      {
        code: 'inside-longer-name',
        detail: { alias: inside.value.text, name: longer.value.text },
      },
    ];
  const shared = product.aliases.find(
    ({ words, derived }) => derived > 0 && words.length > 0 && isIn(words, tokens.text),
  );
  const reasons: MatchReason[] = shared
    ? [{ code: 'spelling-shared', detail: { alias: shared.words.join(' ') } }]
    : [nearestSpelling(product, name, tokens)];
  if (house.vendors.length > 0 && !house.vendors.some((id) => product.vendors.has(id)))
    reasons.push({ code: 'vendor-contradicts' });
  return reasons;
}

const isIn = (words: readonly string[], text: readonly string[]): boolean =>
  text.some((_, at) => words.every((word, offset) => text[at + offset] === word));

/** Says which words the name lacks for the spelling that it comes nearest to, or that it holds none of them. */
function nearestSpelling(product: Product, name: string, tokens: Tokens): MatchReason {
  const held = new Set(tokens.text);
  let best: { alias: string; missing: string[]; share: number } | undefined;
  for (const { text, words, derived, lead } of product.aliases) {
    if (derived > 0) continue;
    const own = words.slice(lead);
    const missing = own.filter((word) => !held.has(word));
    const share = (own.length - missing.length) / own.length;
    if (missing.length > 0 && share > (best?.share ?? 0)) best = { alias: text, missing, share };
  }
  return best === undefined
    ? { code: 'not-named', detail: { product: name } }
    : { code: 'words-missing', detail: { alias: best.alias, words: best.missing.join(', ') } };
}
