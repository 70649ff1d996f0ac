/** Authorities that must have decided a name alike before anybody else learns of it. */
export const leastAgreeing = 3;
/** For each authority that decided otherwise, so many must agree. */
const agreeingPerOther = 4;

/** One authority's decision about a name. */
export interface Voice {
  authority: number;
  /** Null: no known product, or no application. */
  product: string | null;
  /** Who decided. */
  account: string;
}

/**
 * The product that a name is agreed to mean; null when it is not. It takes at least three authorities and as many
 * persons, so that somebody who acts for many authorities cannot agree with themselves, and four times as many as
 * decided otherwise.
 *
 * @example agreedProduct([{ authority: 1, product: 'firefox', account: 'a' }, …]) // 'firefox'
 */
export function agreedProduct(voices: readonly Voice[]): string | null {
  const byProduct = new Map<string | null, Voice[]>();
  for (const voice of voices) byProduct.set(voice.product, [...(byProduct.get(voice.product) ?? []), voice]);
  for (const [product, agreeing] of byProduct) {
    if (product === null) continue;
    const authorities = countAuthorities(agreeing);
    if (authorities < leastAgreeing || countPersons(agreeing) < leastAgreeing) continue;
    const others = countAuthorities(voices.filter((voice) => voice.product !== product));
    if (authorities >= agreeingPerOther * others) return product;
  }
  return null;
}

const countAuthorities = (voices: readonly Voice[]): number =>
  new Set(voices.map(({ authority }) => authority)).size;

const countPersons = (voices: readonly Voice[]): number => new Set(voices.map(({ account }) => account)).size;
