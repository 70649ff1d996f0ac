import { z } from 'zod';
import { askForge, dateOf } from '../clients/ask-forge.ts';
import type { ActivitySpan } from '../clients/forge-client.ts';
import { gitlabProject } from '../clients/api-addresses.ts';
import type { Asked } from '../forge-trouble.ts';
import type { Forges } from '../forges.ts';
import type { RepositoryAddress } from '../repository.ts';
import { allPages, eachInTurn, hasSecurityFile } from './all-pages.ts';
import type { CountedThings } from './count-activity.ts';

const person = z.object({ id: z.number() }).nullish();
const commit = z.object({ author_email: z.string(), committed_date: z.string() });
const tag = z.object({
  name: z.string(),
  created_at: z.string().nullish(),
  commit: z.object({ committed_date: z.string().nullish() }).nullish(),
});
const issue = z.object({
  iid: z.number(),
  created_at: z.string(),
  closed_at: z.string().nullish(),
  user_notes_count: z.number().nullish(),
  author: person,
});
const note = z.object({ created_at: z.string(), system: z.boolean(), author: person });
const merged = z.object({ iid: z.number(), merged_at: z.string().nullish(), author: person });
const approvals = z.object({ approved_by: z.array(z.object({ user: person })) });
const branch = z.object({ protected: z.boolean() });
const protection = z.object({ allow_force_push: z.boolean().nullish() });
const entry = z.object({ name: z.string() });

/** What GitLab tells of a project: some ten requests, and one for each of a few tags, issues and merged changes. */
export async function gitlabActivity(
  forges: Forges,
  address: RepositoryAddress,
  { sixMonths, threeMonths }: ActivitySpan,
): Promise<Asked<CountedThings>> {
  const at = (rest: string): URL => gitlabProject(address, rest);
  const project = await askForge(forges, at(''), z.object({ default_branch: z.string().nullish() }));
  if (project.outcome === 'unreachable') return { ok: false, trouble: project.trouble };
  if (project.outcome !== 'found') return { ok: false, trouble: { code: 'not-found' } };
  const since = encodeURIComponent(sixMonths.toISOString());
  const commits = await allPages(forges, at(`/repository/commits?per_page=100&since=${since}`), commit);
  const name = project.value.default_branch ?? null;
  return {
    ok: true,
    value: {
      commits:
        commits &&
        commits.items.map((each) => ({ at: new Date(each.committed_date), author: each.author_email })),
      releases: await tagsOf(forges, at, sixMonths),
      issues: await issuesOf(forges, at, threeMonths),
      branch: name === null ? null : await branchOf(forges, at, name),
      securityFile: await securityFileOf(forges, at),
      mergeRequests: await mergedOf(forges, at, sixMonths),
    },
  };
}

type At = (rest: string) => URL;

async function tagsOf(forges: Forges, at: At, since: Date): Promise<CountedThings['releases']> {
  const dated = (each: z.infer<typeof tag>): Date =>
    dateOf(each.created_at) ?? dateOf(each.commit?.committed_date) ?? new Date(0);
  const tags = await allPages(
    forges,
    at('/repository/tags?order_by=updated&sort=desc&per_page=100'),
    tag,
    (each) => dated(each) < since,
  );
  if (!tags) return null;
  return eachInTurn([...tags.items.entries()], async ([index, each]) => ({
    name: each.name,
    at: dated(each),
    signed: index < 10 ? await isSigned(forges, at, each.name) : null,
  }));
}

async function isSigned(forges: Forges, at: At, name: string): Promise<boolean | null> {
  const read = await askForge(
    forges,
    at(`/repository/tags/${encodeURIComponent(name)}/signature`),
    z.object({}),
  );
  return read.outcome === 'found' ? true : read.outcome === 'missing' ? false : null;
}

async function issuesOf(forges: Forges, at: At, since: Date): Promise<CountedThings['issues']> {
  const after = encodeURIComponent(since.toISOString());
  const issues = await allPages(
    forges,
    at(`/issues?scope=all&created_after=${after}&order_by=created_at&sort=desc&per_page=100`),
    issue,
  );
  if (!issues) return null;
  const sample = issues.items.slice(0, 20);
  const opened = await eachInTurn(sample, async (each) => {
    const notes = each.user_notes_count
      ? await allPages(
          forges,
          at(`/issues/${each.iid}/notes?sort=asc&order_by=created_at&per_page=100`),
          note,
        )
      : null;
    const answers = (notes?.items ?? [])
      .filter(({ system, author }) => !system && author?.id !== each.author?.id)
      .map(({ created_at }) => created_at);
    const times = [...answers, each.closed_at].flatMap((date) => dateOf(date)?.getTime() ?? []);
    return {
      at: new Date(each.created_at),
      reactedAt: times.length === 0 ? null : new Date(Math.min(...times)),
    };
  });
  return { opened, sampled: !issues.whole || sample.length < issues.items.length };
}

async function branchOf(forges: Forges, at: At, name: string): Promise<CountedThings['branch']> {
  const path = encodeURIComponent(name);
  const read = await askForge(forges, at(`/repository/branches/${path}`), branch);
  if (read.outcome !== 'found') return null;
  // Told to members only; null for everybody else.
  const rules = read.value.protected
    ? await askForge(forges, at(`/protected_branches/${path}`), protection)
    : null;
  const forcePush = rules?.outcome === 'found' ? (rules.value.allow_force_push ?? null) : null;
  return { name, protected: read.value.protected, forcePush };
}

async function securityFileOf(forges: Forges, at: At): Promise<boolean | null> {
  for (const folder of ['', '.gitlab', 'docs']) {
    const listed = await allPages(forges, at(`/repository/tree?path=${folder}&per_page=100`), entry);
    if (!listed && folder === '') return null;
    if (listed && hasSecurityFile(listed.items.map(({ name }) => name))) return true;
  }
  return false;
}

async function mergedOf(forges: Forges, at: At, since: Date): Promise<CountedThings['mergeRequests']> {
  const after = encodeURIComponent(since.toISOString());
  const listed = await allPages(
    forges,
    at(`/merge_requests?state=merged&updated_after=${after}&order_by=updated_at&per_page=100`),
    merged,
  );
  if (!listed) return null;
  const recent = listed.items.filter(
    ({ merged_at }) => (dateOf(merged_at)?.getTime() ?? 0) >= since.getTime(),
  );
  const reviewed = await eachInTurn(recent.slice(0, 10), async (each) => {
    const read = await askForge(forges, at(`/merge_requests/${each.iid}/approvals`), approvals);
    if (read.outcome !== 'found') return null;
    return read.value.approved_by.some(({ user }) => user?.id !== each.author?.id);
  });
  const told = reviewed.filter((each) => each !== null);
  return { merged: recent.length, lookedAt: told.length, reviewed: told.filter(Boolean).length };
}
