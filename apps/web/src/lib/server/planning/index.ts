export type * from './plan-view.ts';
export { budgetOfYear } from './budget-of-year.ts';
export { comparePlans, MOST_COMPARED, type ComparedApplication } from './compare-plans.ts';
export { cancelPlan, computePlan, type ComputedPlan } from './compute-plan.ts';
export {
  addOwnOption,
  removeOwnOption,
  setOptionFigures,
  type KeptOption,
  type OptionFigures,
} from './keep-options.ts';
export {
  changeSettings,
  createPlan,
  removePlan,
  renamePlan,
  setPins,
  undoRemovePlan,
  type KeptPlan,
} from './keep-plans.ts';
export { listPlans, type ListedPlan } from './list-plans.ts';
export { markStep, type MarkedStep, type StepState } from './mark-step.ts';
export { planHistory, restorePlan, type PlanRun } from './plan-history.ts';
export { ownFiguresOf } from './own-figures-of.ts';
export { planOptions } from './plan-options.ts';
export { planInput } from './plan-input.ts';
export { planProgress } from './plan-progress.ts';
export { priceOfMove, type Move, type PriceOfMove } from './price-of-move.ts';
export { markPlanFailed, planHandlers } from './run-plan.ts';
export { defaultSettings, planSettings } from './settings.ts';
export { viewPlan } from './view-plan.ts';
