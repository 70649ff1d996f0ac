import { z } from 'zod';
import type { Located } from './parse-fact-file.ts';
import {
  bundle,
  changeCase,
  effortFile,
  guidance,
  pilotKit,
  prerequisite,
  type Bundle,
  type ChangeCase,
  type EffortFile,
  type Guidance,
  type PilotKit,
  type PlanningFacts,
  type Prerequisite,
} from './planning-schema.ts';

/** What helps to plan, file by file, each with the way back to its place. */
export interface LocatedPlanning {
  effort: Located<EffortFile>[];
  prerequisites: Located<Prerequisite[]>[];
  pilot: Located<PilotKit>[];
  bundles: Located<Bundle>[];
  guidance: Located<Guidance[]>[];
  cases: Located<ChangeCase>[];
}

/**
 * Reads the parts that help to plan.
 *
 * @param read gives the sound files of one part and keeps the problems of the others
 */
export const readPlanning = (
  read: <T>(part: string, schema: z.ZodType<T>) => Located<T>[],
): LocatedPlanning => ({
  effort: read('effort.yaml', effortFile),
  prerequisites: read('prerequisites.yaml', z.array(prerequisite)),
  pilot: read('pilot.yaml', pilotKit),
  bundles: read('bundles', bundle),
  guidance: read('guidance', z.array(guidance)),
  cases: read('cases', changeCase),
});

/** The same without the way back. */
export const planningFacts = (files: LocatedPlanning): PlanningFacts => ({
  effort: files.effort[0]?.value ?? { teams: [], kinds: [] },
  prerequisites: files.prerequisites.flatMap(({ value }) => value),
  pilot: files.pilot[0]?.value ?? null,
  bundles: files.bundles.map(({ value }) => value),
  guidance: files.guidance.flatMap(({ value }) => value),
  cases: files.cases.map(({ value }) => value),
});
