import type { Actor } from '#lib/server/database/index.ts';

/** Kind of the job that computes a plan. */
export const planJob = 'compute-plan';

/** Who asked, as far as the job needs to know. */
export interface JobActor extends Actor {
  /** Set when a person of a provider acts for the authority. */
  mandate?: { id: number; provider: number } | null;
}

/** Which computing, and on whose behalf. */
export interface PlanJob {
  run: number;
  actor: JobActor;
}
