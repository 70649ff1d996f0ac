import type { MatchReason } from '../types.ts';
import type { Product } from './alias-index.ts';
import type { Alias } from './alias-spellings.ts';
import type { Span } from './phrase-index.ts';
import type { Publisher } from './vendor-index.ts';
import { isGenericWord } from './words.ts';

/** Whether the name itself names the product's vendor beside the spelling. */
export function vendorStandsBeside(
  span: Span<Alias>,
  product: Product,
  vendors: readonly Span<number>[],
): boolean {
  return vendors.some(
    (found) => product.vendors.has(found.value) && (found.to <= span.from || found.from >= span.to),
  );
}

/** Whether the publisher's column names the product's vendor. */
export function publisherAgrees(publisher: Publisher, product: Product, alias: Alias): boolean {
  if (publisher.vendors.some((id) => product.vendors.has(id))) return true;
  return (
    publisher.unknown &&
    publisher.words.some(
      (word) =>
        word.length > 3 &&
        product.vocabulary.has(word) &&
        !isGenericWord(word) &&
        // A vague name is not made sure by a house of the same name (`Zeus`, by Zeus Technology).
        (alias.standing === 'strong' || !alias.words.includes(word)),
    )
  );
}

/** What a publisher column takes from the score that does not name the product's vendor. */
export function weighPublisher(
  alias: Alias,
  product: Product,
  publisher: Publisher,
  reasons: MatchReason[],
): number {
  if (publisher.reseller) return 1;
  if (publisher.group.size > 0 && [...product.vendors].some((id) => publisher.group.has(id))) {
    reasons.push({ code: 'vendor-same-group' });
    return 0.93;
  }
  if (publisher.vendors.length > 0) {
    reasons.push({ code: 'vendor-contradicts' });
    return product.openSource ? 0.8 : 0.55;
  }
  if (!publisher.unknown) return 1;
  reasons.push({ code: 'vendor-unknown' });
  // Former makers, departments and packagers stand in that column; a long name outweighs them.
  const distinctive = alias.standing === 'strong' && alias.derived === 0 && alias.key.length >= 7;
  if (product.openSource) return distinctive ? 0.98 : 0.85;
  return distinctive ? 0.93 : 0.75;
}
