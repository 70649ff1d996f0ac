import { z } from 'zod';
import type { Forges } from '../forges.ts';
import type { FoundFile, FoundRepository, KnownFile, Repository, RepositoryAddress } from '../repository.ts';
import { giteaActivity } from '../activity/gitea-activity.ts';
import { giteaRepository } from './api-addresses.ts';
import { askForge, dateOf, foundRepository, sameHost } from './ask-forge.ts';
import { fetchRawFile } from './fetch-raw-file.ts';
import type { ForgeClient, ListedPage, Listing } from './forge-client.ts';
import { listFirst } from './list-first.ts';

const repository = z.object({
  id: z.number(),
  name: z.string(),
  full_name: z.string(),
  html_url: z.url({ protocol: /^https?$/ }),
  clone_url: z.string().nullish(),
  description: z.string().nullish(),
  archived: z.boolean().nullish(),
  private: z.boolean().nullish(),
  empty: z.boolean().nullish(),
  updated_at: z.string().nullish(),
  default_branch: z.string().nullish(),
  fork: z.boolean().nullish(),
  parent: z.object({ html_url: z.string() }).nullish(),
});
/** Owners list plainly, a search in a field. */
const listed = z.union([
  z.array(repository),
  z.object({ data: z.array(repository) }).transform(({ data }) => data),
]);

/** The interface of Gitea and Forgejo, version 1. */
export const gitea: ForgeClient = {
  list: listOwned,
  repository: repositoryByName,
  file: rawFile,
  activity: giteaActivity,
};

async function listOwned(forges: Forges, listing: Listing): Promise<ListedPage> {
  const { origin, path, from } = listing;
  const name = encodeURIComponent(path ?? '');
  const resumed = from === null ? null : sameHost(from, new URL(origin));
  const search = new URL('/api/v1/repos/search?limit=50&sort=id&order=asc', origin);
  const places = resumed
    ? [new URL(resumed)]
    : path === null
      ? [search]
      : [`orgs/${name}`, `users/${name}`].map((owner) => new URL(`/api/v1/${owner}/repos?limit=50`, origin));
  return listFirst(forges, listing, { places, shape: listed, describe: (given) => described(given, origin) });
}

async function repositoryByName(forges: Forges, address: RepositoryAddress): Promise<FoundRepository> {
  const read = await askForge(forges, giteaRepository(address), repository);
  return foundRepository(read, address.url, (value) => described(value, new URL(address.url).origin));
}

async function rawFile(
  forges: Forges,
  address: RepositoryAddress,
  path: string,
  known: KnownFile | null,
): Promise<FoundFile> {
  return fetchRawFile(forges, {
    place: giteaRepository(address, `/raw/${encodeURIComponent(path)}`),
    path,
    known,
    askRepository: () => repositoryByName(forges, address),
  });
}

function described(given: z.infer<typeof repository>, origin: string): Repository {
  const url = new URL(`/${given.full_name}`, origin).href;
  return {
    forge: 'gitea',
    url,
    cloneUrl: `${url}.git`,
    forgeId: String(given.id),
    name: given.name,
    description: given.description === '' ? null : (given.description ?? null),
    archived: given.archived ?? false,
    private: given.private ?? false,
    empty: given.empty ?? false,
    pushedAt: dateOf(given.updated_at),
    defaultBranch: given.default_branch ?? null,
    fork: given.fork ?? false,
    forkOf: given.parent?.html_url ?? null,
    movedFrom: null,
  };
}
