const own = /^local:(\d+)$/;

/**
 * The number of a product that an authority has described for itself; null for a product among the facts, whose ids
 * hold no colon.
 *
 * @example ownProductNumber('local:7') // 7
 */
export function ownProductNumber(productId: string): number | null {
  const [, number] = own.exec(productId) ?? [];
  return number === undefined ? null : Number(number);
}

/** @example ownProductId(7) // 'local:7' */
export const ownProductId = (number: number): string => `local:${number}`;

/** The page about a product, whether public or described by the authority. */
export function productHref(productId: string): string {
  const number = ownProductNumber(productId);
  return number === null ? `/knowledge/products/${productId}` : `/inventory/products/${number}`;
}
