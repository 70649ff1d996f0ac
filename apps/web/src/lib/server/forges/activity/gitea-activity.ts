import { z } from 'zod';
import { askForge, dateOf } from '../clients/ask-forge.ts';
import type { ActivitySpan } from '../clients/forge-client.ts';
import { giteaRepository } from '../clients/api-addresses.ts';
import type { Asked } from '../forge-trouble.ts';
import type { Forges } from '../forges.ts';
import type { RepositoryAddress } from '../repository.ts';
import { allPages, eachInTurn, hasSecurityFile } from './all-pages.ts';
import type { CountedThings } from './count-activity.ts';

const person = z.object({ id: z.number() }).nullish();
const commit = z.object({
  commit: z.object({ author: z.object({ email: z.string(), date: z.string() }) }),
});
const tag = z.object({ name: z.string(), commit: z.object({ created: z.string() }) });
const issue = z.object({
  number: z.number(),
  created_at: z.string(),
  closed_at: z.string().nullish(),
  user: person,
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

/** What Gitea or Forgejo tells of a repository: some ten requests, and one for each of a few merged changes. */
export async function giteaActivity(
  forges: Forges,
  address: RepositoryAddress,
  { sixMonths, threeMonths }: ActivitySpan,
): Promise<Asked<CountedThings>> {
  const at = (rest: string): URL => giteaRepository(address, rest);
  const repository = await askForge(forges, at(''), z.object({ default_branch: z.string().nullish() }));
  if (repository.outcome === 'unreachable') return { ok: false, trouble: repository.trouble };
  if (repository.outcome !== 'found') return { ok: false, trouble: { code: 'not-found' } };
  const name = repository.value.default_branch || null;
  const since = encodeURIComponent(sixMonths.toISOString());
  // Older servers do not know "since"; the order of the answer says where to stop.
  const commits = await allPages(
    forges,
    at(`/commits?stat=false&verification=false&files=false&limit=50&since=${since}`),
    commit,
    (each) => new Date(each.commit.author.date) < sixMonths,
  );
  const tags = await allPages(forges, at('/tags?limit=50'), tag);
  const read =
    name === null ? null : await askForge(forges, at(`/branches/${encodeURIComponent(name)}`), branch);
  return {
    ok: true,
    value: {
      commits:
        commits &&
        commits.items.map(({ commit: { author } }) => ({ at: new Date(author.date), author: author.email })),
      releases:
        tags &&
        tags.items.map((each) => ({ name: each.name, at: new Date(each.commit.created), signed: null })),
      issues: await issuesOf(forges, at, threeMonths),
      branch:
        name !== null && read?.outcome === 'found'
          ? { name, protected: read.value.protected, forcePush: null }
          : null,
      securityFile: await securityFileOf(forges, at),
      mergeRequests: await pullsOf(forges, at, sixMonths),
    },
  };
}

type At = (rest: string) => URL;

async function issuesOf(forges: Forges, at: At, since: Date): Promise<CountedThings['issues']> {
  const moment = encodeURIComponent(since.toISOString());
  const issues = await allPages(forges, at(`/issues?type=issues&state=all&since=${moment}&limit=50`), issue);
  const comments = await allPages(forges, at(`/issues/comments?since=${moment}&limit=50`), comment);
  if (!issues || !comments) return null;
  const opened = issues.items
    .filter(({ created_at }) => new Date(created_at) >= since)
    .map((each) => {
      const answers = comments.items
        .filter(({ issue_url, user }) => issue_url.endsWith(`/${each.number}`) && user?.id !== each.user?.id)
        .map(({ created_at }) => created_at);
      const times = [...answers, each.closed_at].flatMap((date) => dateOf(date)?.getTime() ?? []);
      return {
        at: new Date(each.created_at),
        reactedAt: times.length === 0 ? null : new Date(Math.min(...times)),
      };
    });
  return { opened, sampled: !issues.whole || !comments.whole };
}

async function securityFileOf(forges: Forges, at: At): Promise<boolean | null> {
  for (const folder of ['', '.gitea', '.forgejo', '.github', 'docs']) {
    const read = await askForge(forges, at(`/contents/${folder}`), z.array(entry));
    if (read.outcome === 'found' && hasSecurityFile(read.value.map(({ name }) => name))) return true;
    if (read.outcome === 'unreachable') return null;
  }
  return false;
}

async function pullsOf(forges: Forges, at: At, since: Date): Promise<CountedThings['mergeRequests']> {
  const pulls = await allPages(
    forges,
    at('/pulls?state=closed&sort=recentupdate&limit=50'),
    pull,
    (each) => new Date(each.updated_at) < since,
  );
  if (!pulls) return null;
  const merged = pulls.items.filter(
    ({ merged_at }) => (dateOf(merged_at)?.getTime() ?? 0) >= since.getTime(),
  );
  const reviewed = await eachInTurn(merged.slice(0, 10), async (each) => {
    const reviews = await allPages(forges, at(`/pulls/${each.number}/reviews?limit=50`), review);
    return (
      reviews?.items.some(({ state, user }) => state === 'APPROVED' && user?.id !== each.user?.id) ?? false
    );
  });
  return { merged: merged.length, lookedAt: reviewed.length, reviewed: reviewed.filter(Boolean).length };
}
