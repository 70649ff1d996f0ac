export { centsOf, noCents, plus, type Cents } from './cents.ts';
export { costTables, todaySentence } from './cost-tables.ts';
export {
  POSITIONS,
  type Assumptions,
  type Finance,
  type OwnItem,
  type Position,
  type Variant,
  type VariantFinance,
} from './finance-types.ts';
export { financeOfPlans, spanOf, type FinanceBasis } from './finance-of-plans.ts';
export { estimateSpan, money, moneySpan, rateText } from './money-text.ts';
export { oneOffOf, oneOffTable } from './one-off.ts';
export { effortTable, teamTable } from './staff-tables.ts';
export { usualAssumptions } from './usual-assumptions.ts';
export { todaysCosts } from './todays-costs.ts';
export { viewCosts, type CostingPaper, type CostsView } from './view-costs.ts';
export { withoutPrice } from './without-price.ts';
