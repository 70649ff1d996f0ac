/** How alive a repository is, counted; no name and no address of a person is in it. Null is: not to be had. */
export interface Activity {
  /** When it was counted. */
  at: Date;
  /** Commits of the default branch in each of the last 26 weeks, the oldest first. */
  commitsPerWeek: number[] | null;
  /** People who made them, told apart by their address, which is kept nowhere. */
  authors: number | null;
  /** The least number of people who together made half of them (0 without commits). */
  busFactor: number | null;
  /** Releases and tags of the last six months, the newest first. */
  releases: Release[] | null;
  /** Issues that were opened in the last three months. */
  issues: IssueReactions | null;
  branch: {
    name: string;
    protected: boolean;
    /** Whether history may be rewritten. */ forcePush: boolean | null;
  } | null;
  /** A SECURITY.md, at one of its usual places. */
  securityFile: boolean | null;
  /** Changes merged in the last six months; of the newest `lookedAt`, how many somebody else has approved. */
  mergeRequests: { merged: number; lookedAt: number; reviewed: number } | null;
}

export interface Release {
  name: string;
  at: Date;
  /** Whether its tag bears a signature. */
  signed: boolean | null;
}

export interface IssueReactions {
  opened: number;
  /** Hours until somebody else than its author reacted, one for each issue that somebody reacted to. */
  firstReactionHours: number[];
  /** True where only the newest of many were looked at. */
  sampled: boolean;
}
