import { z } from 'zod';
import { bitbucketRepository } from '../clients/api-addresses.ts';
import { askForge } from '../clients/ask-forge.ts';
import type { ActivitySpan } from '../clients/forge-client.ts';
import type { Asked } from '../forge-trouble.ts';
import type { Forges } from '../forges.ts';
import type { RepositoryAddress } from '../repository.ts';
import { allPages, hasSecurityFile } from './all-pages.ts';
import type { CountedThings } from './count-activity.ts';

const commit = z.object({ date: z.string(), author: z.object({ raw: z.string() }) });
const tag = z.object({ name: z.string(), target: z.object({ date: z.string() }) });
const file = z.object({ path: z.string() });
const named = z.object({ mainbranch: z.object({ name: z.string() }).nullish() });

/** What Bitbucket tells everybody: commits, tags and files. Rules of branches and reviews are for members. */
export async function bitbucketActivity(
  forges: Forges,
  address: RepositoryAddress,
  { sixMonths }: ActivitySpan,
): Promise<Asked<CountedThings>> {
  const at = (rest: string): URL => bitbucketRepository(address, rest);
  const repository = await askForge(forges, at(''), named);
  if (repository.outcome === 'unreachable') return { ok: false, trouble: repository.trouble };
  if (repository.outcome !== 'found') return { ok: false, trouble: { code: 'not-found' } };
  const main = encodeURIComponent(repository.value.mainbranch?.name ?? 'master');
  const commits = await allPages(
    forges,
    at(`/commits/${main}?pagelen=100`),
    commit,
    ({ date }) => new Date(date) < sixMonths,
  );
  const tags = await allPages(
    forges,
    at('/refs/tags?sort=-target.date&pagelen=100'),
    tag,
    ({ target }) => new Date(target.date) < sixMonths,
  );
  const files = await allPages(forges, at(`/src/${main}/?pagelen=100`), file);
  return {
    ok: true,
    value: {
      commits:
        commits && commits.items.map(({ date, author }) => ({ at: new Date(date), author: author.raw })),
      releases:
        tags && tags.items.map((each) => ({ name: each.name, at: new Date(each.target.date), signed: null })),
      issues: null,
      branch: null,
      securityFile: files && hasSecurityFile(files.items.map(({ path }) => path)),
      mergeRequests: null,
    },
  };
}
