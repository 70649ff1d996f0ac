import { z } from 'zod';
import type { Forges } from '../forges.ts';
import type { FoundFile, FoundRepository, KnownFile, Repository, RepositoryAddress } from '../repository.ts';
import { githubActivity } from '../activity/github-activity.ts';
import { githubApi, githubRepository } from './api-addresses.ts';
import { askForge, dateOf, foundRepository, sameHost } from './ask-forge.ts';
import { fetchRawFile } from './fetch-raw-file.ts';
import type { ForgeClient, ListedPage, Listing } from './forge-client.ts';
import { listFirst } from './list-first.ts';

const repository = z.object({
  id: z.number(),
  name: z.string(),
  full_name: z.string(),
  html_url: z.url({ protocol: /^https?$/ }),
  clone_url: z.url({ protocol: /^https?$/ }).nullish(),
  description: z.string().nullish(),
  archived: z.boolean().nullish(),
  private: z.boolean().nullish(),
  size: z.number().nullish(),
  pushed_at: z.string().nullish(),
  default_branch: z.string().nullish(),
  fork: z.boolean().nullish(),
  parent: z.object({ html_url: z.string() }).nullish(),
});

/** GitHub's REST interface, also that of GitHub Enterprise Server. */
export const github: ForgeClient = {
  list: listOwned,
  repository: repositoryByName,
  file: contents,
  activity: githubActivity,
};

async function listOwned(forges: Forges, listing: Listing): Promise<ListedPage> {
  const { origin, path, since, from } = listing;
  if (path === null && new URL(origin).host === 'github.com')
    return { ok: false, trouble: { code: 'too-large', detail: 'github.com' } };
  const order = since ? 'sort=pushed&direction=desc' : 'sort=full_name&direction=asc';
  const name = encodeURIComponent(path ?? '');
  const resumed = from === null ? null : sameHost(from, githubApi(origin, '/'));
  const places = resumed
    ? [new URL(resumed)]
    : path === null
      ? [githubApi(origin, '/repositories?per_page=100')]
      : [`orgs/${name}`, `users/${name}`].map((owner) =>
          githubApi(origin, `/${owner}/repos?per_page=100&type=public&${order}`),
        );
  const listed = await listFirst(forges, listing, {
    places,
    shape: z.array(repository),
    describe: described,
  });
  // In the order of pushes, everything after the first old one is older still.
  const isEnd = listed.ok && since !== null && path !== null && listed.value.unchanged > 0;
  return isEnd ? { ok: true, value: { ...listed.value, next: null } } : listed;
}

async function repositoryByName(forges: Forges, address: RepositoryAddress): Promise<FoundRepository> {
  const read = await askForge(forges, githubRepository(address), repository);
  return foundRepository(read, address.url, described);
}

async function contents(
  forges: Forges,
  address: RepositoryAddress,
  path: string,
  known: KnownFile | null,
): Promise<FoundFile> {
  return fetchRawFile(forges, {
    place: githubRepository(address, `/contents/${encodeURIComponent(path)}`),
    path,
    known,
    headers: { accept: 'application/vnd.github.raw+json' },
    askRepository: () => repositoryByName(forges, address),
  });
}

function described(given: z.infer<typeof repository>): Repository {
  return {
    forge: 'github',
    url: given.html_url,
    cloneUrl: given.clone_url ?? `${given.html_url}.git`,
    forgeId: String(given.id),
    name: given.name,
    description: given.description ?? null,
    archived: given.archived ?? false,
    private: given.private ?? false,
    empty: given.size === 0 && !given.pushed_at,
    pushedAt: dateOf(given.pushed_at),
    defaultBranch: given.default_branch ?? null,
    fork: given.fork ?? false,
    forkOf: given.parent?.html_url ?? null,
    movedFrom: null,
  };
}
