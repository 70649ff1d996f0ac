const fewest = 5;

/**
 * Whether the sum of prices tells none of them: at least five that are not nothing, and none more than half of all.
 *
 * @example mayBeSummed([100, 100, 100, 100, 100]) // true
 */
export function mayBeSummed(prices: readonly number[]): boolean {
  const paid = prices.filter((price) => price > 0);
  const sum = paid.reduce((total, price) => total + price, 0);
  return paid.length >= fewest && Math.max(...paid) * 2 <= sum;
}
