import type { RepositoryAddress } from '../repository.ts';
import { ownerAndName } from './ask-forge.ts';

/** Where GitLab tells of a project: by its number, which stays, else by its path. */
export function gitlabProject(address: RepositoryAddress, rest = ''): URL {
  const { origin, path } = ownerAndName(address.url);
  const id = /^\d+$/.test(address.forgeId ?? '') ? address.forgeId : encodeURIComponent(path);
  return new URL(`/api/v4/projects/${id}${rest}`, origin);
}

/** The interface of a GitHub, by the origin that people know. */
export function githubApi(origin: string, path: string): URL {
  if (new URL(origin).host === 'github.com') return new URL(path, 'https://api.github.com');
  return new URL(`/api/v3${path}`, origin);
}

/** Where GitHub tells of a repository. */
export function githubRepository(address: RepositoryAddress, rest = ''): URL {
  const { origin, path } = ownerAndName(address.url);
  return githubApi(origin, `/repos/${path}${rest}`);
}

/** Where Gitea tells of a repository. */
export function giteaRepository(address: RepositoryAddress, rest = ''): URL {
  const { origin, path } = ownerAndName(address.url);
  return new URL(`/api/v1/repos/${path}${rest}`, origin);
}

/** The interface of a Bitbucket, by the origin that people know. */
export function bitbucketOrigin(origin: string): string {
  return new URL(origin).host === 'bitbucket.org' ? 'https://api.bitbucket.org' : origin;
}

/** Where Bitbucket tells of a repository. */
export function bitbucketRepository(address: RepositoryAddress, rest = ''): URL {
  const { origin, path } = ownerAndName(address.url);
  return new URL(`/2.0/repositories/${path}${rest}`, bitbucketOrigin(origin));
}
