import { z } from 'zod';
import type { Forges } from '../forges.ts';
import type { FoundFile, FoundRepository, KnownFile, Repository, RepositoryAddress } from '../repository.ts';
import { askForge, dateOf, foundRepository, sameHost } from './ask-forge.ts';
import { gitlabActivity } from '../activity/gitlab-activity.ts';
import { gitlabProject } from './api-addresses.ts';
import { fetchRawFile } from './fetch-raw-file.ts';
import type { ForgeClient, ListedPage, Listing } from './forge-client.ts';
import { listFirst } from './list-first.ts';

const project = z.object({
  id: z.number(),
  name: z.string(),
  path_with_namespace: z.string(),
  web_url: z.url({ protocol: /^https?$/ }),
  http_url_to_repo: z.string(),
  description: z.string().nullish(),
  archived: z.boolean().nullish(),
  visibility: z.string().nullish(),
  empty_repo: z.boolean().nullish(),
  last_activity_at: z.string().nullish(),
  default_branch: z.string().nullish(),
  forked_from_project: z.object({ web_url: z.string().nullish() }).nullish(),
});

/** GitLab's interface, version 4. */
export const gitlab: ForgeClient = {
  list: listProjects,
  repository: projectAt,
  file: projectFile,
  activity: gitlabActivity,
};

async function listProjects(forges: Forges, listing: Listing): Promise<ListedPage> {
  const { origin, path, since, from } = listing;
  // Pages by key cost GitLab the same however far they lie back; groups know pages by number only.
  const first = (place: string, more: string): URL =>
    new URL(`/api/v4/${place}?per_page=100&order_by=id&sort=asc${more}`, origin);
  const changed = since ? `&last_activity_after=${encodeURIComponent(since.toISOString())}` : '';
  const resumed = from === null ? null : sameHost(from, new URL(origin));
  const name = encodeURIComponent(path ?? '');
  const places = resumed
    ? [new URL(resumed)]
    : path === null
      ? [first('projects', `&pagination=keyset${changed}`)]
      : [first(`groups/${name}/projects`, '&include_subgroups=true'), first(`users/${name}/projects`, '')];
  const describe = (given: z.infer<typeof project>): Repository => described(given, origin);
  return listFirst(forges, listing, { places, shape: z.array(project), describe });
}

async function projectAt(forges: Forges, address: RepositoryAddress): Promise<FoundRepository> {
  const read = await askForge(forges, gitlabProject(address), project);
  return foundRepository(read, address.url, (value) => described(value, new URL(address.url).origin));
}

async function projectFile(
  forges: Forges,
  address: RepositoryAddress,
  path: string,
  known: KnownFile | null,
): Promise<FoundFile> {
  return fetchRawFile(forges, {
    place: gitlabProject(address, `/repository/files/${encodeURIComponent(path)}/raw?ref=HEAD`),
    path,
    known,
    revisionHeader: 'x-gitlab-last-commit-id',
    askRepository: () => projectAt(forges, address),
  });
}

function described(given: z.infer<typeof project>, origin: string): Repository {
  // GitLab names itself as its operator has configured it; the place where it was asked is the one that answers.
  const url = new URL(`/${given.path_with_namespace}`, origin).href;
  const fork = given.forked_from_project ?? null;
  return {
    forge: 'gitlab',
    url,
    cloneUrl: `${url}.git`,
    forgeId: String(given.id),
    name: given.name,
    description: given.description ?? null,
    archived: given.archived ?? false,
    private: (given.visibility ?? 'public') !== 'public',
    empty: given.empty_repo ?? false,
    pushedAt: dateOf(given.last_activity_at),
    defaultBranch: given.default_branch ?? null,
    fork: fork !== null,
    forkOf: fork?.web_url ?? null,
    movedFrom: null,
  };
}
