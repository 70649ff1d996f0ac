/** What the last look at a repository has found; each has its sentence in both languages. */
export const OUTCOMES = [
  'waiting',
  'valid',
  'faulty',
  'no-file',
  'archived',
  'private',
  'removed',
  'moved',
  'withdrawn',
  'unreachable',
] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** What a look has changed in the catalogue, for the figures of a run. */
export const EFFECTS = [
  'new',
  'changed',
  'revived',
  'renamed',
  'same',
  'unchanged',
  'skipped',
  'gone',
  'no-file',
  'failed',
  'later',
] as const;

/**
 * - `same`: fetched, and found as before; `unchanged`: the forge said so (304); `skipped`: not even asked, because
 *   nothing was pushed since;
 * - `failed`: no answer that says anything; `later`: the forge wants to be left alone.
 */
export type Effect = (typeof EFFECTS)[number];

/** A look at one repository. */
export interface Looked {
  effect: Effect;
  softwareId: string | null;
  /** For `later`: asking before is in vain. */
  until?: Date;
}
