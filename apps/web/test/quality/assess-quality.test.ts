import { describe, expect, it } from 'vitest';
import { assessQuality, type BadgeName, type QualityFacts } from '#lib/server/quality/index.ts';

const facts: QualityFacts = {
  activity: {
    commits: 12,
    issueReactionDays: 2.5,
    releases: 1,
    busFactor: 3,
    mainProtected: true,
    securityPolicy: true,
    signedTags: 0.9,
    reviewedChanges: 0.8,
  },
  observedAt: '2026-11-20T03:00:00.000Z',
  checkedAt: '2026-11-21T03:00:00.000Z',
  isFileValid: true,
  isGone: false,
  isLicenceFree: true,
  hasDocumentation: true,
  developmentStatus: 'stable',
  declaredUses: 2,
};

function badge(name: BadgeName, given: Partial<QualityFacts> = {}) {
  const found = assessQuality({ ...facts, ...given }).find((each) => each.name === name);
  if (!found) throw new Error(`There is no badge ${name}.`);
  return found;
}

const activity = (given: Partial<NonNullable<QualityFacts['activity']>>) => ({
  activity: { ...facts.activity, ...given },
});

describe('the badges', () => {
  it('reach their highest level where every criterion is met', () => {
    const reached = assessQuality(facts).map(({ name, least, most }) => [name, least, most]);
    expect(reached).toEqual([
      ['maintenance', 3, 3],
      ['security', 2, 2],
      ['reuse', 2, 2],
      ['open-source', 1, 1],
    ]);
  });

  it('stay below the level of the first criterion that is not met', () => {
    expect(badge('maintenance', activity({ commits: 4 }))).toMatchObject({ least: 0, most: 0 });
    expect(badge('maintenance', activity({ issueReactionDays: 7 }))).toMatchObject({ least: 0, most: 0 });
    expect(badge('maintenance', activity({ releases: 0 }))).toMatchObject({ least: 1, most: 1 });
    expect(badge('maintenance', activity({ busFactor: 1 }))).toMatchObject({ least: 2, most: 2 });
    expect(badge('security', activity({ mainProtected: false }))).toMatchObject({ least: 0, most: 0 });
    expect(badge('security', activity({ signedTags: 0.79 }))).toMatchObject({ least: 1, most: 1 });
    expect(badge('security', activity({ reviewedChanges: 0.74 }))).toMatchObject({ least: 1, most: 1 });
    expect(badge('reuse', { developmentStatus: 'obsolete' })).toMatchObject({ least: 0, most: 0 });
    expect(badge('reuse', { declaredUses: 0 })).toMatchObject({ least: 1, most: 1 });
    expect(badge('open-source', { isLicenceFree: false })).toMatchObject({ least: 0, most: 0 });
  });

  it('say from where to where they may reach while something is not known', () => {
    const { busFactor: _, ...rest } = facts.activity!;
    expect(badge('maintenance', { activity: rest })).toMatchObject({ least: 2, most: 3 });
    const none = badge('maintenance', { activity: null, observedAt: null });
    expect(none).toMatchObject({ least: 0, most: 3 });
    expect(none.criteria.map(({ value, met, asOf }) => [value, met, asOf])).toEqual(
      Array.from({ length: 4 }, () => ['unknown', null, null]),
    );
    expect(badge('reuse', { declaredUses: null })).toMatchObject({ least: 1, most: 2 });
    expect(badge('open-source', { isLicenceFree: null })).toMatchObject({ least: 0, most: 1 });
  });

  it('are not held back by something of which there is nothing to count', () => {
    const quiet = badge('maintenance', activity({ issueReactionDays: null }));
    expect(quiet.least).toBe(3);
    expect(quiet.criteria.find(({ key }) => key === 'issue-reaction')).toMatchObject({
      value: 'none',
      met: true,
    });
  });

  it('name for each value the day on which it was seen', () => {
    expect(badge('maintenance').criteria[0]?.asOf).toBe(facts.observedAt);
    expect(badge('reuse').criteria[0]?.asOf).toBe(facts.checkedAt);
  });
});
