import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { buildMatcher } from '../../src/matching/index.ts';
import { sampleTargets } from './sample-targets.ts';

const rows = readFileSync(new URL('decisions.tsv', import.meta.url), 'utf8')
  .trimEnd()
  .split('\n')
  .slice(1)
  .map((line) => line.split('\t'));
const matcher = buildMatcher(sampleTargets);

describe('the table of decisions', () => {
  test.each(rows)('“%s” by “%s” → %s %s (%s)', (name = '', publisher = '', decision = '', product = '') => {
    const match = matcher.match(name, publisher || undefined);
    expect(match.decision).toBe(decision);
    if (product !== '') expect(match.product).toBe(product);
    if (decision === 'new' || decision === 'folded') expect(match.product).toBeNull();
    expect(match.raw).toBe(name);
    expect(match.reasons).not.toHaveLength(0);
  });
});

test('a licence contract is no product, and says why', () => {
  const match = matcher.match('Microsoft Enterprise Agreement');
  expect(match).toMatchObject({ decision: 'review', product: null });
  expect(match.reasons.map(({ code }) => code)).toContain('bundle');
});

test('a list of products is left to a person, with both shown', () => {
  const match = matcher.match('Firefox / Outlook');
  expect(match.candidates.map(({ product }) => product).sort()).toEqual(['firefox', 'outlook']);
});

test('candidates are at most five, best first, with scores from 0 to 1', () => {
  const { candidates, score } = matcher.match(
    'Microsoft Office Outlook Visio Teams Exchange Windows Zoom Firefox',
  );
  expect(candidates.length).toBeLessThanOrEqual(5);
  expect(candidates.map((candidate) => candidate.score)).toEqual(
    candidates.map((candidate) => candidate.score).sort((a, b) => b - a),
  );
  expect(score).toBeGreaterThanOrEqual(0);
  expect(score).toBeLessThanOrEqual(1);
});

test('a reseller of one’s own is as neutral as the known ones', () => {
  const name = 'Visio';
  const stranger = matcher.match(name, 'Rathaus-IT Nord').score;
  const reseller = buildMatcher(sampleTargets, { resellers: ['Rathaus-IT Nord'] }).match(
    name,
    'Rathaus-IT Nord',
  ).score;
  expect(reseller).toBeGreaterThan(stranger);
  expect(reseller).toBe(matcher.match(name).score);
});

test('a house of the same owners contradicts less than any other', () => {
  const product = (id: string, name: string, vendors: string[]): (typeof sampleTargets)[number] => ({
    id,
    name,
    vendors,
    aliases: [],
    kind: 'product',
    components: [],
    openSource: false,
  });
  const grouped = buildMatcher([
    product('db2', 'Db2 Database', ['IBM']),
    product('analytics', 'Cognos Analytics', ['Cognos', 'IBM']),
    product('anvil', 'Anvil Planner', ['Acme']),
  ]);
  const [owner, sister, stranger] = ['IBM', 'Cognos', 'Acme'].map((house) =>
    grouped.match('Db2 Database', house),
  );
  expect(owner?.reasons.map(({ code }) => code)).toContain('vendor-agrees');
  expect(sister?.reasons.map(({ code }) => code)).toContain('vendor-same-group');
  expect(stranger?.reasons.map(({ code }) => code)).toContain('vendor-contradicts');
  expect([owner?.decision, sister?.decision, stranger?.decision]).toEqual(['accept', 'accept', 'review']);
});
