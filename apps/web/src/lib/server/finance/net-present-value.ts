import { dividedRounded, type Cents } from './cents.ts';

/**
 * Net present value of yearly amounts: Σ amountₜ ÷ (1 + i)ᵗ, where the first year is t = 0 and is not discounted.
 * Computed as one fraction of whole numbers and rounded once, at the end, to the cent.
 *
 * @param amounts whole cents, one for each year in turn
 * @param basisPoints the interest rate in hundredths of a per cent, 0 … 10,000
 * @example netPresentValue([-10_000, 10_250], 250) // 0
 */
export function netPresentValue(amounts: readonly number[], basisPoints: number): number {
  const factor = BigInt(10_000 + basisPoints);
  const last = Math.max(0, amounts.length - 1);
  const dividend = amounts.reduce(
    (sum, amount, year) => sum + BigInt(amount) * 10_000n ** BigInt(year) * factor ** BigInt(last - year),
    0n,
  );
  return Number(dividedRounded(dividend, factor ** BigInt(last)));
}

/** The same for both ends; every discount factor is positive, so the ends stay the ends. */
export function netPresentInterval(amounts: readonly Cents[], basisPoints: number): Cents {
  const end = (index: 0 | 1): number =>
    netPresentValue(
      amounts.map((amount) => amount[index]),
      basisPoints,
    );
  return [end(0), end(1)];
}
