import type { SoftwareActivity } from '#lib/server/database/index.ts';

/** What the badges are judged by: what the forge was seen to say, and what the file and this catalogue say. */
export interface QualityFacts {
  /** Null where nobody has looked yet. */
  activity: SoftwareActivity | null;
  /** ISO date and time of that look. */
  observedAt: string | null;
  /** ISO date and time at which the file was last read. */
  checkedAt: string;
  isFileValid: boolean;
  isGone: boolean;
  /** Whether the code may be used under a licence that the Open Source Initiative approved; null: not to be read. */
  isLicenceFree: boolean | null;
  hasDocumentation: boolean;
  developmentStatus: string | null;
  /** Administrations that declared that they use it; null where nobody can declare anything. */
  declaredUses: number | null;
}

export type CriterionKey =
  | 'commits'
  | 'issue-reaction'
  | 'releases'
  | 'bus-factor'
  | 'main-protected'
  | 'security-policy'
  | 'signed-tags'
  | 'reviewed-changes'
  | 'valid-file'
  | 'documentation'
  | 'usable-status'
  | 'declared-uses'
  | 'free-licence';

/** A value as it was seen: `unknown` is one, `none` where there was nothing to count, `never` where nobody answered. */
export type SeenValue = number | boolean | string;

/** One thing that a level asks for. */
export interface Rule {
  key: CriterionKey;
  level: 1 | 2 | 3;
  /** Where the value comes from, and so of which day it is. */
  from: 'forge' | 'file';
  value: (facts: QualityFacts) => SeenValue;
  /** Only asked of what is neither `unknown` nor `none`; what has nothing to count does not stand in the way. */
  isMet: (value: SeenValue) => boolean;
}

export type BadgeName = 'maintenance' | 'security' | 'reuse' | 'open-source';

const atLeast = (least: number) => (value: SeenValue) => typeof value === 'number' && value >= least;
const isTrue = (value: SeenValue): boolean => value === true;

function seen(value: SeenValue | null | undefined): SeenValue {
  if (value === undefined) return 'unknown';
  return value ?? 'none';
}

const forge = (
  key: CriterionKey,
  level: 1 | 2 | 3,
  read: (activity: SoftwareActivity) => SeenValue | null | undefined,
  isMet: Rule['isMet'],
): Rule => ({
  key,
  level,
  from: 'forge',
  value: ({ activity }) => (activity ? seen(read(activity)) : 'unknown'),
  isMet,
});

const reaction = forge(
  'issue-reaction',
  1,
  ({ issueReactionDays }) => issueReactionDays,
  (value) => typeof value === 'number' && value < 7,
);

/**
 * The rules that openCode publishes for its badges, by badge and level. It leaves the third level of security open, and
 * lets people judge the licence; here the licence that the file names is looked up.
 */
export const rules: Readonly<Record<BadgeName, readonly Rule[]>> = {
  maintenance: [
    forge('commits', 1, ({ commits }) => commits, atLeast(5)),
    reaction,
    forge('releases', 2, ({ releases }) => releases, atLeast(1)),
    forge('bus-factor', 3, ({ busFactor }) => busFactor, atLeast(2)),
  ],
  security: [
    reaction,
    forge('main-protected', 1, ({ mainProtected }) => mainProtected, isTrue),
    forge('security-policy', 1, ({ securityPolicy }) => securityPolicy, isTrue),
    forge('signed-tags', 2, ({ signedTags }) => signedTags, atLeast(0.8)),
    forge('reviewed-changes', 2, ({ reviewedChanges }) => reviewedChanges, atLeast(0.75)),
  ],
  reuse: [
    {
      key: 'valid-file',
      level: 1,
      from: 'file',
      value: ({ isFileValid, isGone }) => isFileValid && !isGone,
      isMet: isTrue,
    },
    {
      key: 'documentation',
      level: 1,
      from: 'file',
      value: ({ hasDocumentation }) => hasDocumentation,
      isMet: isTrue,
    },
    {
      key: 'usable-status',
      level: 1,
      from: 'file',
      value: ({ developmentStatus }) => developmentStatus ?? 'unknown',
      isMet: (value) => value === 'stable' || value === 'beta',
    },
    {
      key: 'declared-uses',
      level: 2,
      from: 'file',
      value: ({ declaredUses }) => declaredUses ?? 'unknown',
      isMet: atLeast(1),
    },
  ],
  'open-source': [
    {
      key: 'free-licence',
      level: 1,
      from: 'file',
      value: ({ isLicenceFree }) => isLicenceFree ?? 'unknown',
      isMet: isTrue,
    },
  ],
};
