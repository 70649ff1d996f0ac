import type { ColumnType, Generated, GeneratedAlways } from 'kysely';
import type { AuthorityId, DefaultTimestamp, Json, NullableJson } from './column-types.ts';

type NullableTimestamp = ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;

/** What an authority asks of a plan. */
export interface PlanTable {
  id: GeneratedAlways<number>;
  authority_id: AuthorityId;
  name: string;
  scenario: 'keep' | 'stepwise' | 'bold' | 'own';
  settings: Json<unknown>;
  revision: Generated<number>;
  created_by: string;
  created_at: DefaultTimestamp;
  updated_at: DefaultTimestamp;
  removed_at: NullableTimestamp;
}

/** One computing of a plan: `waiting` also while it computes. */
export interface PlanRunTable {
  id: GeneratedAlways<number>;
  authority_id: AuthorityId;
  plan_id: number;
  state: Generated<'waiting' | 'done' | 'infeasible' | 'failed'>;
  why: 'asked' | 'restored';
  /** Somebody ended it before its time; what it had found by then counts. */
  stopped: Generated<boolean>;
  settings: Json<unknown>;
  /** What the plan was made from, frozen; null until the computing begins. */
  basis: NullableJson<unknown>;
  /** SHA-256 of what was given to the solver. */
  input_hash: string | null;
  /** The best choices so far, from which an interrupted computing goes on. */
  best: NullableJson<unknown>;
  result: NullableJson<unknown>;
  seconds: number | null;
  created_by: string;
  created_at: DefaultTimestamp;
  computed_at: NullableTimestamp;
}

/** Figures of an option as the authority knows them better, or an option of its own (with a name). */
export interface PlanOptionTable {
  id: GeneratedAlways<number>;
  authority_id: AuthorityId;
  application_id: number;
  /** `product:…`, `bundle:…`, `renew:…` or `own:…`. */
  key: string;
  name: string | null;
  figures: ColumnType<unknown, string | undefined, string>;
  created_by: string;
  created_at: DefaultTimestamp;
  updated_at: DefaultTimestamp;
}

/** How far a step has come; a step that is only planned has no row. */
export interface PlanStepTable {
  id: GeneratedAlways<number>;
  authority_id: AuthorityId;
  plan_id: number;
  application_id: number;
  /** The option and the quarter that were decided. */
  option_id: string;
  start: string;
  state: 'decided' | 'running' | 'done';
  /** ISO dates. */
  decided_on: string | null;
  running_on: string | null;
  done_on: string | null;
  /** Dependence of the whole that the plan promised for after this step. */
  promised: NullableJson<readonly [number, number]>;
  updated_by: string;
  updated_at: DefaultTimestamp;
}
