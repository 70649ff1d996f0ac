import { z } from 'zod';
import type { Forges } from '../forges.ts';
import type { FoundFile, FoundRepository, KnownFile, Repository, RepositoryAddress } from '../repository.ts';
import { bitbucketActivity } from '../activity/bitbucket-activity.ts';
import { bitbucketOrigin, bitbucketRepository } from './api-addresses.ts';
import { askForge, dateOf, foundRepository, sameHost, troubleOf } from './ask-forge.ts';
import { fetchRawFile } from './fetch-raw-file.ts';
import type { ForgeClient, ListedPage, Listing } from './forge-client.ts';

const repository = z.object({
  uuid: z.string(),
  name: z.string(),
  full_name: z.string(),
  description: z.string().nullish(),
  is_private: z.boolean().nullish(),
  updated_on: z.string().nullish(),
  mainbranch: z.object({ name: z.string() }).nullish(),
  parent: z.object({ full_name: z.string() }).nullish(),
});
const page = z.object({ values: z.array(repository), next: z.string().nullish() });

/** The interface of Bitbucket Cloud, version 2.0. It does not tell whether a repository is archived. */
export const bitbucket: ForgeClient = {
  list: listWorkspace,
  repository: repositoryByName,
  file: sourceFile,
  activity: bitbucketActivity,
};

async function listWorkspace(forges: Forges, { origin, path, since, from }: Listing): Promise<ListedPage> {
  // All of Bitbucket is nobody's organisation.
  if (path === null) return { ok: false, trouble: { code: 'too-large', detail: new URL(origin).host } };
  const api = new URL(bitbucketOrigin(origin));
  const resumed = from === null ? null : sameHost(from, api);
  const place = new URL(resumed ?? `/2.0/repositories/${encodeURIComponent(path)}?pagelen=100`, api);
  const read = await askForge(forges, place, page);
  if (read.outcome !== 'found') return { ok: false, trouble: troubleOf(read, place) };
  const repositories = read.value.values
    .map((each) => described(each, origin))
    .filter(({ pushedAt }) => !since || !pushedAt || pushedAt >= since);
  const { next } = read.value;
  return { ok: true, value: { repositories, next: next ? sameHost(next, read.answer.url) : null } };
}

async function repositoryByName(forges: Forges, address: RepositoryAddress): Promise<FoundRepository> {
  const read = await askForge(forges, bitbucketRepository(address), repository);
  return foundRepository(read, address.url, (value) => described(value, new URL(address.url).origin));
}

async function sourceFile(
  forges: Forges,
  address: RepositoryAddress,
  path: string,
  known: KnownFile | null,
): Promise<FoundFile> {
  const branch = address.defaultBranch ?? (await mainBranch(forges, address)) ?? 'master';
  return fetchRawFile(forges, {
    place: bitbucketRepository(address, `/src/${encodeURIComponent(branch)}/${encodeURIComponent(path)}`),
    path,
    known,
    askRepository: () => repositoryByName(forges, address),
  });
}

async function mainBranch(forges: Forges, address: RepositoryAddress): Promise<string | null> {
  const found = await repositoryByName(forges, address);
  return found.outcome === 'found' ? found.repository.defaultBranch : null;
}

function described(given: z.infer<typeof repository>, origin: string): Repository {
  const url = new URL(`/${given.full_name}`, origin).href;
  return {
    forge: 'bitbucket',
    url,
    cloneUrl: `${url}.git`,
    forgeId: given.uuid,
    name: given.name,
    description: given.description === '' ? null : (given.description ?? null),
    archived: false,
    private: given.is_private ?? false,
    empty: given.mainbranch === null,
    pushedAt: dateOf(given.updated_on),
    defaultBranch: given.mainbranch?.name ?? null,
    fork: given.parent != null,
    forkOf: given.parent ? new URL(`/${given.parent.full_name}`, origin).href : null,
    movedFrom: null,
  };
}
