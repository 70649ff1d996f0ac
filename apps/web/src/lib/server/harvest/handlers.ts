import type { Database } from '#lib/server/database/index.ts';
import type { JobContext, JobHandlers } from '#lib/server/jobs/index.ts';
import { harvestForges, type HarvestForges } from './harvest-forges.ts';
import { sourceKind, type HarvestJob } from './plan-harvest.ts';
import { activityKind, observeActivity } from './observe-activity.ts';
import { runHarvest } from './run-harvest.ts';
import { lookAtWanted, wantedKind } from './wanted.ts';

type ForgesOf = (db: Database, signal: AbortSignal) => HarvestForges;

/** Harvests sources; for a worker of its own, because that may take hours. */
export const harvestHandlers = (forgesOf: ForgesOf = harvestForges): JobHandlers => ({
  [sourceKind]: (context: JobContext<HarvestJob>) => runHarvest(context, forgesOf),
});

/** Counts how alive repositories are; for a worker of its own, because forges are asked much. */
export const activityHandlers = (forgesOf: ForgesOf = harvestForges): JobHandlers => ({
  [activityKind]: (context: JobContext<unknown>) => observeActivity(context, forgesOf),
});

/** Looks at single repositories; for a worker of its own, because somebody waits. */
export const lookHandlers = (forgesOf: ForgesOf = harvestForges): JobHandlers => ({
  [wantedKind]: (context: JobContext<unknown>) => lookAtWanted(context, forgesOf),
});
