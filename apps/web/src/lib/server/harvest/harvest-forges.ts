import type { Database } from '#lib/server/database/index.ts';
import {
  activityOf,
  fetchFile,
  openForges,
  readSource,
  readUses,
  repositoryAt,
  type Activity,
  type Asked,
  type FoundFile,
  type FoundRepository,
  type KnownFile,
  type RepositoryAddress,
  type Source,
  type SourceItem,
} from '#lib/server/forges/index.ts';

/** What a harvest asks of forges. */
export interface HarvestForges {
  readSource(source: Source, options: { from: string | null }): AsyncIterable<SourceItem>;
  repositoryAt(address: RepositoryAddress): Promise<FoundRepository>;
  fetchFile(repository: RepositoryAddress, known: KnownFile | null): Promise<FoundFile>;
  /** How alive a repository is. */
  activityOf(repository: RepositoryAddress, now: Date): Promise<Asked<Activity>>;
  /** The uses that another catalogue declares; null where it declares none. */
  readUses?(source: string): Promise<unknown>;
}

/** The forges of the world, until the signal says otherwise. */
export function harvestForges(db: Database, signal?: AbortSignal): HarvestForges {
  const forges = openForges({ db, signal });
  return {
    readSource: (source, options) => readSource(forges, source, options),
    repositoryAt: (address) => repositoryAt(forges, address),
    fetchFile: (repository, known) => fetchFile(forges, repository, known),
    activityOf: (repository, now) => activityOf(forges, repository, now),
    readUses: (source) => readUses(forges, source),
  };
}
