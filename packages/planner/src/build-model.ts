import { candidatesOf, totalWeight, type Candidate } from './candidate.ts';
import type { Limit } from './limit.ts';
import { limitsOf } from './limits.ts';
import { nothingRelaxed, type Relaxed } from './timing.ts';
import type { PlanInput } from './types.ts';

/** The plan as a 0/1 program: choose candidates within the limits so that the area is least. */
export interface Model {
  candidates: Candidate[];
  limits: Limit[];
  /** Area under AG_hi(t) when nothing is replaced. */
  baseArea: number;
}

/** @example buildModel(input).candidates.length // how many yes/no decisions */
export function buildModel(input: PlanInput, relaxed: Relaxed = nothingRelaxed): Model {
  const candidates = candidatesOf(input, relaxed);
  const total = totalWeight(input);
  const mass = input.applications.reduce((sum, { weight, a }) => sum + weight * a[1], 0);
  return {
    candidates,
    limits: limitsOf(input, candidates, relaxed),
    baseArea: total === 0 ? 0 : (mass / total) * input.quarters,
  };
}

/** What a replacement costs over the whole plan beyond today. */
export function costOf({ money }: Candidate): number {
  return money.reduce((sum, { amount }) => sum + amount, 0);
}
