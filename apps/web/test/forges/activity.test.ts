import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '#lib/server/database/index.ts';
import { activityOf } from '#lib/server/forges/index.ts';
import { countActivity, type CountedThings } from '#lib/server/forges/activity/count-activity.ts';
import { FakeForge, type FakeKind, type NewRepository } from './fake/index.ts';
import { forgesOn, givenStore } from './given-forges.ts';

let db: Database;
let drop: () => Promise<void>;
beforeAll(async () => void ({ db, drop } = await givenStore()));
afterAll(() => drop());

const now = new Date('2026-11-22T12:00:00Z');
const days = (count: number): Date => new Date(now.getTime() - count * 86_400_000);
const hours = (moment: Date, count: number): Date => new Date(moment.getTime() + count * 3_600_000);

/** Nine commits of three persons, two of them with most; two tags; three issues, one without an answer. */
const lively: NewRepository = {
  files: { 'README.md': '', 'docs/SECURITY.md': '', 'SECURITY.md': 'Write to us.' },
  commits: [
    ...[1, 2, 3, 8].map((at) => ({ at: days(at), by: 1 })),
    ...[9, 30, 40].map((at) => ({ at: days(at), by: 2 })),
    { at: days(170), by: 3 },
    { at: days(400), by: 4 },
  ],
  tags: [
    { name: 'v2', at: days(10), signed: true },
    { name: 'v1', at: days(300), signed: false },
  ],
  issues: [
    {
      number: 1,
      by: 5,
      at: days(20),
      comments: [
        { by: 5, at: hours(days(20), 1) },
        { by: 1, at: hours(days(20), 30) },
      ],
    },
    { number: 2, by: 6, at: days(40), closedAt: hours(days(40), 5), comments: [] },
    { number: 3, by: 6, at: days(50), comments: [] },
    { number: 4, by: 6, at: days(200), comments: [{ by: 1, at: days(10) }] },
  ],
  merges: [
    { number: 11, by: 2, at: days(5), approvedBy: 1 },
    { number: 12, by: 2, at: days(6), approvedBy: 2 },
    { number: 13, by: 2, at: days(7), approvedBy: null },
    { number: 14, by: 2, at: days(300), approvedBy: 1 },
  ],
};

describe.each<FakeKind>(['gitlab', 'github', 'gitea', 'bitbucket'])('at %s', (kind) => {
  let forge: FakeForge;
  beforeEach(async () => void (forge = await FakeForge.start(kind)));
  afterEach(() => forge.stop());

  it('activity is counted from what the forge tells, and what it does not tell stays unknown', async () => {
    forge.add('stadt/baum', lively);
    const told = await activityOf(forgesOn(db), { url: forge.at('stadt/baum') }, now);
    if (!told.ok) throw new Error(told.trouble.code);
    const { value } = told;
    expect(value.commitsPerWeek?.reduce((sum, each) => sum + each, 0)).toBe(8);
    expect(value).toMatchObject({ authors: 3, busFactor: 1, securityFile: true });
    expect(value.releases).toMatchObject([{ name: 'v2', at: days(10) }]);
    if (kind === 'bitbucket') {
      expect(value).toMatchObject({ issues: null, branch: null, mergeRequests: null });
    } else {
      expect(value.issues).toEqual({
        opened: 3,
        firstReactionHours: expect.any(Array) as unknown,
        sampled: false,
      });
      expect([...(value.issues?.firstReactionHours ?? [])].sort((a, b) => a - b)).toEqual([5, 30]);
      expect(value.branch).toMatchObject({ name: 'main', protected: true });
      expect(value.mergeRequests).toEqual({ merged: 3, lookedAt: 3, reviewed: 1 });
    }
    if (kind === 'gitlab' || kind === 'github') expect(value.releases?.[0]?.signed).toBe(true);
    // Neither names nor addresses nor accounts: only numbers.
    expect(JSON.stringify(value)).not.toMatch(/person|@|example/i);
    expect(forge.count).toBeLessThan(50);
  });

  it('a repository that is gone has none', async () => {
    forge.add('stadt/andere');
    const told = await activityOf(forgesOn(db), { url: forge.at('stadt/weg') }, now);
    expect(told).toMatchObject({ ok: false, trouble: { code: 'not-found' } });
  });
});

const nothing: CountedThings = {
  commits: null,
  releases: null,
  issues: null,
  branch: null,
  securityFile: null,
  mergeRequests: null,
};

describe('counting', () => {
  it('keeps unknown as unknown', () => {
    expect(countActivity(nothing, now)).toEqual({
      at: now,
      commitsPerWeek: null,
      authors: null,
      busFactor: null,
      releases: null,
      issues: null,
      branch: null,
      securityFile: null,
      mergeRequests: null,
    });
  });

  it('puts commits into their weeks, the oldest first', () => {
    const commits = [days(181.9), days(0.5), days(0), days(8), days(183), hours(now, 1)].map((at) => ({
      at,
      author: 'a',
    }));
    const { commitsPerWeek } = countActivity({ ...nothing, commits }, now);
    expect(commitsPerWeek).toHaveLength(26);
    expect(commitsPerWeek?.[0]).toBe(1);
    expect(commitsPerWeek?.slice(-2)).toEqual([1, 2]);
  });

  it('takes one person for one, however the address is spelt', () => {
    const commits = ['Ada@Example.org', 'ada@example.org ', 'bob@example.org'].map((author) => ({
      at: days(1),
      author,
    }));
    expect(countActivity({ ...nothing, commits }, now)).toMatchObject({ authors: 2, busFactor: 1 });
  });

  it.each([
    [[], 0],
    [['a'], 1],
    [['a', 'b'], 1],
    [['a', 'a', 'b', 'b', 'c'], 2],
    [['a', 'b', 'c', 'd'], 2],
  ])('of %j, the least that made half of them are %i', (authors, expected) => {
    const commits = authors.map((author) => ({ at: days(1), author }));
    expect(countActivity({ ...nothing, commits }, now).busFactor).toBe(expected);
  });
});
