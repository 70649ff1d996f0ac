import type { ColumnType } from 'kysely';

/**
 * What a forge was seen to say about a repository. A field that is missing is not known; `null` is known to be nothing,
 * as where there were no issues to react to.
 */
export interface SoftwareActivity {
  /** Commits on the main branch in the last six months. */
  commits?: number;
  /** Tags or releases in the last six months. */
  releases?: number;
  /**
   * Days from the opening of an issue to the first answer, mean over those opened in the last three months and
   * answered; `never` where none of them was.
   */
  issueReactionDays?: number | 'never' | null;
  /** The fewest people who together made half of the commits of the last six months. */
  busFactor?: number | null;
  /** Whether the main branch is protected and takes no force push. */
  mainProtected?: boolean;
  /** Whether there is a SECURITY.md. */
  securityPolicy?: boolean;
  /** Share in [0, 1] of the tags of the last six months that are signed; null where there are none. */
  signedTags?: number | null;
  /** Share in [0, 1] of the changes merged in the last six months that somebody else had reviewed; null without any. */
  reviewedChanges?: number | null;
  /** Commits of each of the last 26 weeks, the oldest first. */
  commitsPerWeek?: number[];
  /** The newest tag or release of the last six months, with its ISO date and time. */
  lastRelease?: { name: string; at: string } | null;
}

/** The newest observation of an entry's repository. */
export interface SoftwareActivityTable {
  software_id: string;
  activity: ColumnType<SoftwareActivity, string, string>;
  observed_at: ColumnType<Date, Date | string, Date | string>;
}
