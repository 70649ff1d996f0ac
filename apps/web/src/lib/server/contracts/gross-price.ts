import type { Contract } from './contract.ts';

/** The rate that software and services are taxed with in Germany, in per cent (§ 12 (1) UStG). */
export const VAT_PERCENT = 19;

/**
 * Cents a year as plans and budgets count them: a price that is stated without tax gets it; one of which nobody has said
 * is taken as it stands. Null where the price is unknown.
 *
 * @example grossPrice({ costCents: 100_00, isGross: false }) // 119_00
 */
export function grossPrice({ costCents, isGross }: Pick<Contract, 'costCents' | 'isGross'>): number | null {
  if (costCents === null || isGross !== false) return costCents;
  return Math.round((costCents * (100 + VAT_PERCENT)) / 100);
}
