export * from './types.ts';
export { addQuarters, firstDayOf, isQuarter, quarterOf, quartersBetween, yearOf } from './quarters.ts';
export { exitDate, noticeDate } from './exit-date.ts';
export { parsePlanFile, type PlanFileResult } from './parse-plan-file.ts';
export type { DependenceOf } from './read-plan-fields.ts';
export type { PlanFileProblem } from './read-fields.ts';
export { checkPlan, type CheckedPlan, type Violation } from './check-plan.ts';
export type { Renewal } from './check-renewals.ts';
export { describeConflict } from './describe-conflict.ts';
export { describeLimit, describeReason, type Language } from './describe-reason.ts';
export type { Reason } from './explain-choice.ts';
export { solvePlan, type Plan, type PlanProgress, type PlanResult, type PlanSettings } from './solve-plan.ts';
export type { PlanBuild, PlanStep } from './plan-steps.ts';
export { prerequisiteCycle } from './prerequisite-cycle.ts';
export { writeLp } from './write-lp.ts';
export { writeMps } from './write-mps.ts';
export { choicesOfPlan } from './choices-of-plan.ts';
export { worthOfMore, type Worth } from './worth-of-more.ts';
export { whyBefore, type Order } from './why-before.ts';
export { withComponents } from './with-components.ts';
export { whyNotOption, type Rejection } from './why-not-option.ts';
export { effectOfDates, type DateEffect } from './unknown-date.ts';
export { regretOf, type Regret } from './regret.ts';
export {
  describeDateEffect,
  describeOrder,
  describeRegret,
  describeRejection,
  describeWorth,
} from './describe-explanation.ts';
