import type { Database } from '#lib/server/database/index.ts';
import type { JobContext, JobHandlers } from '#lib/server/jobs/index.ts';
import { harvestForges, type HarvestForges } from './harvest-forges.ts';
import { sourceKind, type HarvestJob } from './plan-harvest.ts';
import { runHarvest } from './run-harvest.ts';
import { lookAtWanted, wantedKind } from './wanted.ts';

type ForgesOf = (db: Database, signal: AbortSignal) => HarvestForges;

/** Harvests sources; for a worker of its own, because that may take hours. */
export const harvestHandlers = (forgesOf: ForgesOf = harvestForges): JobHandlers => ({
  [sourceKind]: (context: JobContext<HarvestJob>) => runHarvest(context, forgesOf),
});

/** Looks at single repositories; for a worker of its own, because somebody waits. */
export const lookHandlers = (forgesOf: ForgesOf = harvestForges): JobHandlers => ({
  [wantedKind]: (context: JobContext<unknown>) => lookAtWanted(context, forgesOf),
});
