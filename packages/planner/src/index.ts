export * from './types.ts';
export { addQuarters, firstDayOf, isQuarter, quarterOf, quartersBetween, yearOf } from './quarters.ts';
export { exitDate, noticeDate } from './exit-date.ts';
export { parsePlanFile, type DependenceOf, type PlanFileResult } from './parse-plan-file.ts';
export type { PlanFileProblem } from './read-fields.ts';
export { checkPlan, type CheckedPlan, type Violation } from './check-plan.ts';
export { describeLimit, describeReason, type Language } from './describe-reason.ts';
export type { Reason } from './explain-choice.ts';
export {
  solvePlan,
  type Plan,
  type PlanProgress,
  type PlanResult,
  type PlanSettings,
  type PlanStep,
} from './solve-plan.ts';
export { prerequisiteCycle } from './prerequisite-cycle.ts';
export { writeLp } from './write-lp.ts';
