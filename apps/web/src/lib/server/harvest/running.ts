import type { Database } from '#lib/server/database/index.ts';
import type { HarvestForges } from './harvest-forges.ts';
import type { HostPool } from './host-pool.ts';
import type { RunProgress } from './run-progress.ts';
import type { SkipBatch } from './skip-batch.ts';
import type { StoredRun, StoredSource } from './store/sources.ts';

/** What a run works with. */
export interface Running {
  db: Database;
  forges: HarvestForges;
  source: StoredSource;
  run: StoredRun;
  progress: RunProgress;
  pool: HostPool;
  skips: SkipBatch;
  /** Ids of the publishers that this source has named, by its own keys. */
  publishers: Map<string, string>;
  signal: AbortSignal;
}
