import type { Asked } from '../forge-trouble.ts';
import type { Forges } from '../forges.ts';
import type { FoundFile, FoundRepository, KnownFile, Repository, RepositoryAddress } from '../repository.ts';
import type { CountedThings } from '../activity/count-activity.ts';

/** A page of a listing; `next` leads to the following one and stays good after an interruption. */
export type ListedPage = Asked<{ repositories: Repository[]; next: string | null }>;

/** What to list: everything of a forge, or what lies below a path of it. */
export interface Listing {
  /** Scheme and host of the forge. */
  origin: string;
  /** `stadt/gruppe`; null is the whole forge. */
  path: string | null;
  since: Date | null;
  /** The `next` of an earlier page. */
  from: string | null;
}

/** One kind of forge. What a forge cannot tell is null in the answers. */
export interface ForgeClient {
  list(forges: Forges, listing: Listing): Promise<ListedPage>;
  repository(forges: Forges, address: RepositoryAddress): Promise<FoundRepository>;
  /** The file at this path of the default branch. `no-file` may also mean that the repository is gone. */
  file(forges: Forges, address: RepositoryAddress, path: string, known: KnownFile | null): Promise<FoundFile>;
  /** What activity is counted from, since a moment. */
  activity(forges: Forges, address: RepositoryAddress, since: ActivitySpan): Promise<Asked<CountedThings>>;
}

export interface ActivitySpan {
  /** For commits, releases and merged changes. */
  sixMonths: Date;
  /** For issues. */
  threeMonths: Date;
}
