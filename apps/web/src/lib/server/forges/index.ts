export type { Activity, IssueReactions, Release } from './activity.ts';
export { FORGE_TROUBLES, type Asked, type ForgeTrouble } from './forge-trouble.ts';
export {
  FORGE_KINDS,
  type ForgeKind,
  type FoundFile,
  type FoundRepository,
  type Gone,
  type KnownFile,
  type Repository,
  type RepositoryAddress,
  type Unreachable,
} from './repository.ts';
export {
  SOURCE_KINDS,
  type ListedEntry,
  type ListedPublisher,
  type Source,
  type SourceItem,
} from './source.ts';
export type { GitLimits, GitRemote, GitResult, GitTrouble } from './git/git-remote.ts';
export { activityOf } from './activity-of.ts';
export { detectForge } from './detect-forge.ts';
export { fetchFile, filePaths } from './fetch-file.ts';
export { configuredForges, openForges, type Forges, type ForgesOptions } from './forges.ts';
export { listHosts, setHostToken, type ForgeHost } from './host-tokens.ts';
export { listRepositories, type ListedPage } from './list-repositories.ts';
export { readSource } from './read-source.ts';
export { repositoryAt } from './repository-at.ts';
export { cloneMirror, fetchMirror, type Mirror } from './git/clone-mirror.ts';
export { readFileFromRemote, type RemoteFile } from './git/read-file-from-remote.ts';
export { runGit } from './git/run-git.ts';
