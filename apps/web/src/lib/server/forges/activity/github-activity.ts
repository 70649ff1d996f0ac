import { z } from 'zod';
import { askForge, dateOf } from '../clients/ask-forge.ts';
import type { ActivitySpan } from '../clients/forge-client.ts';
import { githubRepository } from '../clients/api-addresses.ts';
import type { Asked } from '../forge-trouble.ts';
import type { Forges } from '../forges.ts';
import type { RepositoryAddress } from '../repository.ts';
import { allPages, eachInTurn, hasSecurityFile } from './all-pages.ts';
import type { CountedThings } from './count-activity.ts';

const person = z.object({ id: z.number() }).nullish();
const commit = z.object({
  author: person,
  commit: z.object({ author: z.object({ email: z.string().nullish(), date: z.string() }) }),
});
const release = z.object({
  tag_name: z.string(),
  published_at: z.string().nullish(),
  draft: z.boolean().nullish(),
});
const issue = z.object({
  number: z.number(),
  created_at: z.string(),
  closed_at: z.string().nullish(),
  user: person,
  pull_request: z.unknown().optional(),
});
const comment = z.object({ issue_url: z.string(), created_at: z.string(), user: person });
const pull = z.object({
  number: z.number(),
  merged_at: z.string().nullish(),
  updated_at: z.string(),
  user: person,
});
const review = z.object({ state: z.string(), user: person });
const branch = z.object({ protected: z.boolean() });
const entry = z.object({ name: z.string() });
const tagObject = z.object({ object: z.object({ type: z.string(), sha: z.string() }) });
const verified = z.object({ verification: z.object({ verified: z.boolean() }).nullish() });

/** What GitHub tells of a repository: some ten requests, and one for each of a few releases and merged changes. */
export async function githubActivity(
  forges: Forges,
  address: RepositoryAddress,
  { sixMonths, threeMonths }: ActivitySpan,
): Promise<Asked<CountedThings>> {
  const at = (rest: string): URL => githubRepository(address, rest);
  const repository = await askForge(forges, at(''), z.object({ default_branch: z.string() }));
  if (repository.outcome === 'unreachable') return { ok: false, trouble: repository.trouble };
  if (repository.outcome !== 'found') return { ok: false, trouble: { code: 'not-found' } };
  const name = repository.value.default_branch;
  const commits = await allPages(
    forges,
    at(`/commits?per_page=100&since=${encodeURIComponent(sixMonths.toISOString())}`),
    commit,
  );
  return {
    ok: true,
    value: {
      commits:
        commits &&
        commits.items.map(({ author, commit: { author: signed } }) => ({
          at: new Date(signed.date),
          author: author ? String(author.id) : (signed.email ?? ''),
        })),
      releases: await releasesOf(forges, at, sixMonths),
      issues: await issuesOf(forges, at, threeMonths),
      branch: await branchOf(forges, at, name),
      securityFile: await securityFileOf(forges, at),
      mergeRequests: await pullsOf(forges, at, sixMonths),
    },
  };
}

type At = (rest: string) => URL;

async function releasesOf(forges: Forges, at: At, since: Date): Promise<CountedThings['releases']> {
  const old = (each: z.infer<typeof release>): boolean => {
    const date = dateOf(each.published_at);
    return date !== null && date < since;
  };
  const releases = await allPages(forges, at('/releases?per_page=100'), release, old);
  if (!releases) return null;
  const shown = releases.items.filter(({ draft, published_at }) => !draft && published_at);
  return eachInTurn([...shown.entries()], async ([index, each]) => ({
    name: each.tag_name,
    at: new Date(each.published_at ?? 0),
    signed: index < 10 ? await isSigned(forges, at, each.tag_name) : null,
  }));
}

async function isSigned(forges: Forges, at: At, tag: string): Promise<boolean | null> {
  const path = tag.split('/').map(encodeURIComponent).join('/');
  const named = await askForge(forges, at(`/git/ref/tags/${path}`), tagObject);
  if (named.outcome !== 'found') return null;
  // A tag that is only a name for a commit bears nothing that could be signed.
  if (named.value.object.type !== 'tag') return false;
  const read = await askForge(forges, at(`/git/tags/${named.value.object.sha}`), verified);
  return read.outcome === 'found' ? (read.value.verification?.verified ?? null) : null;
}

async function issuesOf(forges: Forges, at: At, since: Date): Promise<CountedThings['issues']> {
  const moment = encodeURIComponent(since.toISOString());
  const older = (each: z.infer<typeof issue>): boolean => new Date(each.created_at) < since;
  const issues = await allPages(
    forges,
    at('/issues?state=all&sort=created&direction=desc&per_page=100'),
    issue,
    older,
  );
  const comments = await allPages(
    forges,
    at(`/issues/comments?sort=created&direction=asc&since=${moment}&per_page=100`),
    comment,
  );
  if (!issues || !comments) return null;
  const byIssue = new Map<string, z.infer<typeof comment>[]>();
  for (const each of comments.items) {
    const number = /\/(\d{1,12})$/.exec(each.issue_url)?.[1] ?? '';
    byIssue.set(number, [...(byIssue.get(number) ?? []), each]);
  }
  const opened = issues.items
    .filter(({ pull_request }) => pull_request === undefined)
    .map((each) => {
      const answers = (byIssue.get(String(each.number)) ?? [])
        .filter(({ user }) => user?.id !== each.user?.id)
        .map(({ created_at }) => created_at);
      return { at: new Date(each.created_at), reactedAt: firstOf([...answers, each.closed_at]) };
    });
  return { opened, sampled: !issues.whole || !comments.whole };
}

function firstOf(dates: readonly (string | null | undefined)[]): Date | null {
  const times = dates.flatMap((each) => dateOf(each)?.getTime() ?? []);
  return times.length === 0 ? null : new Date(Math.min(...times));
}

async function branchOf(forges: Forges, at: At, name: string): Promise<CountedThings['branch']> {
  const read = await askForge(forges, at(`/branches/${encodeURIComponent(name)}`), branch);
  // Whether history may be rewritten is told to administrators only.
  return read.outcome === 'found' ? { name, protected: read.value.protected, forcePush: null } : null;
}

async function securityFileOf(forges: Forges, at: At): Promise<boolean | null> {
  for (const folder of ['', '.github', 'docs']) {
    const read = await askForge(forges, at(`/contents/${folder}`), z.array(entry));
    if (read.outcome === 'found' && hasSecurityFile(read.value.map(({ name }) => name))) return true;
    if (read.outcome === 'unreachable' || (folder === '' && read.outcome === 'hidden')) return null;
  }
  return false;
}

async function pullsOf(forges: Forges, at: At, since: Date): Promise<CountedThings['mergeRequests']> {
  const older = (each: z.infer<typeof pull>): boolean => new Date(each.updated_at) < since;
  const pulls = await allPages(
    forges,
    at('/pulls?state=closed&sort=updated&direction=desc&per_page=100'),
    pull,
    older,
  );
  if (!pulls) return null;
  const merged = pulls.items.filter(
    ({ merged_at }) => (dateOf(merged_at)?.getTime() ?? 0) >= since.getTime(),
  );
  const reviewed = await eachInTurn(merged.slice(0, 10), async (each) => {
    const reviews = await allPages(forges, at(`/pulls/${each.number}/reviews?per_page=100`), review);
    return (
      reviews?.items.some(({ state, user }) => state === 'APPROVED' && user?.id !== each.user?.id) ?? false
    );
  });
  return { merged: merged.length, lookedAt: reviewed.length, reviewed: reviewed.filter(Boolean).length };
}
