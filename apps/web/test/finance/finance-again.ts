import type { Cents } from '#lib/server/finance/cents.ts';
import { ONE_OFF, type FinanceInput, type Variant } from '#lib/server/finance/finance-types.ts';

/** Halves away from zero, by whole numbers below 2⁵³. */
const rounded = (dividend: number, divisor: number): number =>
  Math.sign(dividend) * Math.floor((Math.abs(dividend) * 2 + divisor) / (2 * divisor));

const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? a : gcd(b, a % b));

/** The present value from the last year backwards, as a reduced fraction: v = v ÷ (1 + i) + amount. */
function presentValue(amounts: number[], basisPoints: number): number {
  let [top, bottom] = [0n, 1n];
  for (const amount of [...amounts].reverse()) {
    top = top * 10_000n + BigInt(amount) * bottom * BigInt(10_000 + basisPoints);
    bottom *= BigInt(10_000 + basisPoints);
    const common = gcd(top < 0n ? -top : top, bottom);
    [top, bottom] = [top / common, bottom / common];
  }
  const doubled = (top < 0n ? -top : top) * 2n;
  const size = doubled / bottom / 2n + ((doubled / bottom) % 2n);
  return Number(top < 0n ? -size : size);
}

/** What a variant costs beyond today, walked through quarter by quarter; shares no code with the one in use. */
export function variantAgain(input: FinanceInput, variant: Variant) {
  const plan = variant === 'A' ? null : input.plans[variant];
  const change: [number, number][] = [];
  const consumptive: [number, number][] = [];
  let [oneOffLow, oneOffHigh] = [0, 0];
  const risk: [number, number][] = [];
  for (let year = input.firstYear; year < input.firstYear + input.years; year++) {
    const quarters = [1, 2, 3, 4].map((quarter) => `${year}-Q${quarter}`);
    const sums = { consumptive: [0, 0] as [number, number], investive: [0, 0] as [number, number] };
    let [low, high] = [0, 0];
    for (const step of plan?.steps ?? []) {
      if (quarters.includes(step.start)) {
        low += step.oneOff[0];
        high += step.oneOff[1];
        sums[step.kind][0] += step.oneOff[0];
        sums[step.kind][1] += step.oneOff[1];
      }
      const live = quarters.filter((quarter) => quarter >= step.goLive).length;
      const net = rounded(step.runningAfter * live, 4) + rounded(-step.runningBefore * live, 4);
      sums.consumptive[0] += net;
      sums.consumptive[1] += net;
    }
    for (const item of input.assumptions.items) {
      if (item.variant !== variant || item.year !== year) continue;
      const isBenefit = ['ended', 'hardware', 'prices'].includes(item.position);
      const amount = isBenefit ? -item.cents : item.cents;
      sums[item.kind][0] += amount;
      sums[item.kind][1] += amount;
      if ((ONE_OFF as readonly string[]).includes(item.position)) {
        low += amount;
        high += amount;
      }
    }
    oneOffLow += low;
    oneOffHigh += high;
    const percent = input.assumptions.riskPercent ?? 0;
    risk.push([rounded(low * percent, 100), rounded(high * percent, 100)]);
    consumptive.push(sums.consumptive);
    change.push([sums.consumptive[0] + sums.investive[0], sums.consumptive[1] + sums.investive[1]]);
  }
  const rate = input.assumptions.discountBasisPoints;
  return {
    change: change as Cents[],
    consumptive: consumptive as Cents[],
    oneOff: [oneOffLow, oneOffHigh] as Cents,
    netPresentValue: [
      presentValue(
        change.map(([lo]) => lo),
        rate,
      ),
      presentValue(
        change.map(([, hi]) => hi),
        rate,
      ),
    ] as Cents,
    risk: input.assumptions.riskPercent === null ? null : (risk as Cents[]),
  };
}
