/** Whole cents, lowest and highest value. Never a fraction: amounts of a budget add up to the cent. */
export type Cents = readonly [lo: number, hi: number];

export const noCents: Cents = [0, 0];

/** Sum, end by end. */
export function plus(...amounts: readonly Cents[]): Cents {
  return [amounts.reduce((sum, [lo]) => sum + lo, 0), amounts.reduce((sum, [, hi]) => sum + hi, 0)];
}

/** What `part` of `whole` of an amount comes to, rounded to the cent, halves away from zero. */
export function shareOf(cents: number, part: number, whole: number): number {
  const exact = BigInt(cents) * BigInt(part);
  return Number(dividedRounded(exact, BigInt(whole)));
}

/**
 * Divides and rounds to the nearest whole number, halves away from zero as in book-keeping. Exact at every size.
 *
 * @example dividedRounded(-5n, 2n) // -3n
 */
export function dividedRounded(dividend: bigint, divisor: bigint): bigint {
  const isNegative = dividend < 0n !== divisor < 0n;
  const [a, b] = [dividend < 0n ? -dividend : dividend, divisor < 0n ? -divisor : divisor];
  const quotient = (2n * a + b) / (2n * b);
  return isNegative ? -quotient : quotient;
}

/** Whole cents of an amount in euros, as plans count it. */
export function centsOf(euros: number): number {
  return Math.round(euros * 100);
}
