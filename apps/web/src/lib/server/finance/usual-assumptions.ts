import type { Assumptions } from './finance-types.ts';

/**
 * What costs are computed with until somebody says otherwise. The rate is the nominal one of the circular of the Federal
 * Ministry of Finance of 9 May 2011; the surcharge is an assumption of the editors. Papers say that both are to be checked.
 */
export const usualAssumptions: Assumptions = {
  discountBasisPoints: 330,
  riskPercent: 10,
  dayRateCents: null,
  hourRateCents: null,
  items: [],
};
