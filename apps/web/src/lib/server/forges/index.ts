export type { Activity, IssueReactions, Release } from './activity.ts';
export type { Asked, ForgeTrouble } from './forge-trouble.ts';
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
export { fetchFile } from './fetch-file.ts';
export { configuredForges, openForges, type Forges, type ForgesOptions } from './forges.ts';
export { courteousGet, type CourteousAnswer, type CourteousRequest } from './hosts/courteous-get.ts';
export { listHosts, setHostToken, type ForgeHost } from './hosts/host-tokens.ts';
export { keepHostToken, type KeptToken } from './hosts/keep-host-token.ts';
export type { ListedPage } from './clients/forge-client.ts';
export { listRepositories } from './list-repositories.ts';
export { readUses } from './lists/read-uses.ts';
export { readSource } from './read-source.ts';
export { repositoryAt } from './repository-at.ts';
export { readFileFromRemote, type RemoteFile } from './git/read-file-from-remote.ts';
export { remoteOf } from './git/remote-of.ts';
