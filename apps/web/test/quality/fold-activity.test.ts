import { describe, expect, it } from 'vitest';
import type { Activity } from '#lib/server/forges/index.ts';
import { foldActivity } from '#lib/server/quality/fold-activity.ts';

const silent: Activity = {
  at: new Date('2026-11-20T03:00:00Z'),
  commitsPerWeek: null,
  authors: null,
  busFactor: null,
  releases: null,
  issues: null,
  branch: null,
  securityFile: null,
  mergeRequests: null,
};
const release = (name: string, signed: boolean | null) => ({ name, at: new Date('2026-10-01'), signed });

describe('what a forge told', () => {
  it('is not known where it told nothing', () => {
    expect(foldActivity(silent)).toEqual({});
  });

  it('is summed and shared out', () => {
    const folded = foldActivity({
      ...silent,
      commitsPerWeek: [1, 0, 4],
      busFactor: 2,
      releases: [release('2.0', true), release('1.9', false)],
      issues: { opened: 3, firstReactionHours: [12, 36], sampled: false },
      branch: { name: 'main', protected: true, forcePush: false },
      securityFile: false,
      mergeRequests: { merged: 9, lookedAt: 4, reviewed: 3 },
    });
    expect(folded).toMatchObject({
      commits: 5,
      busFactor: 2,
      releases: 2,
      issueReactionDays: 1,
      mainProtected: true,
      securityPolicy: false,
      signedTags: 0.5,
      reviewedChanges: 0.75,
      lastRelease: { name: '2.0' },
    });
  });

  it('tells nothing to count from not known', () => {
    expect(foldActivity({ ...silent, releases: [] })).toEqual({
      releases: 0,
      signedTags: null,
      lastRelease: null,
    });
    expect(foldActivity({ ...silent, releases: [release('1', null)] }).signedTags).toBeUndefined();
    expect(
      foldActivity({ ...silent, mergeRequests: { merged: 0, lookedAt: 0, reviewed: 0 } }).reviewedChanges,
    ).toBeNull();
    const issues = (opened: number) => ({ opened, firstReactionHours: [], sampled: false });
    expect(foldActivity({ ...silent, issues: issues(0) }).issueReactionDays).toBeNull();
    expect(foldActivity({ ...silent, issues: issues(2) }).issueReactionDays).toBe('never');
  });

  it('holds a branch protected only where nobody may rewrite its history', () => {
    const branch = (isProtected: boolean, forcePush: boolean | null) =>
      foldActivity({ ...silent, branch: { name: 'main', protected: isProtected, forcePush } }).mainProtected;
    expect([branch(true, false), branch(true, true), branch(true, null), branch(false, null)]).toEqual([
      true,
      false,
      undefined,
      false,
    ]);
  });
});
