import type { Database } from '#lib/server/database/index.ts';
import type { HarvestForges } from './harvest-forges.ts';
import type { Listed } from './known-repository.ts';

/** What every look at a repository rests on. */
export interface Look {
  db: Database;
  forges: HarvestForges;
  now: Date;
  /** The run that looks; null for a look of its own, by webhook or by hand. */
  run: { id: number; sourceId: number } | null;
  /** Fetches the file even where nothing was pushed since, as far as the forge tells. */
  force?: boolean;
  /** Who publishes it, where a list says so. */
  publisherId?: string | null;
}

/** What an answer of the forge leaves at the repository. */
export function seen(look: Look, listed: Partial<Pick<Listed, 'pushedAt'>>) {
  return {
    ...ofRun(look),
    ...(listed.pushedAt !== undefined && { pushed_at: listed.pushedAt }),
    fetched_at: look.now,
    checked_at: look.now,
    failures: 0,
    failing_since: null,
    trouble: null,
  };
}

/** A look by webhook does not take a repository away from the source that lists it. */
export function ofRun({ run }: Pick<Look, 'run'>) {
  return run ? { run_id: run.id, source_id: run.sourceId } : {};
}
