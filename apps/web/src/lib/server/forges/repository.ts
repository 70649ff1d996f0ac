import type { ForgeTrouble } from './forge-trouble.ts';

/** The programs that forges run on; `git` is any server that hands out repositories over https. */
export const FORGE_KINDS = ['gitlab', 'github', 'gitea', 'bitbucket', 'git'] as const;
export type ForgeKind = (typeof FORGE_KINDS)[number];

/** Where a publiccode.yml lies in a repository; the first that is there counts. */
export const filePaths = ['publiccode.yml', 'publiccode.yaml'] as const;

/** A repository as its forge describes it. */
export interface Repository {
  forge: ForgeKind;
  /** The page of the repository, as the forge writes it. */
  url: string;
  cloneUrl: string;
  /** The forge's own number or key, which survives renaming; null at plain git. */
  forgeId: string | null;
  name: string;
  description: string | null;
  archived: boolean;
  private: boolean;
  empty: boolean;
  /** Of the newest push that the forge tells of; null where it tells of none. */
  pushedAt: Date | null;
  defaultBranch: string | null;
  fork: boolean;
  /** The page of the repository that it was forked from; of listings only some forges tell it. */
  forkOf: string | null;
  /** The address that was asked for, where the forge sent us on from there. */
  movedFrom: string | null;
}

/** What is needed to ask for a repository again: its page, and what is known of it. */
export type RepositoryAddress = Pick<Repository, 'url'> &
  Partial<Pick<Repository, 'forge' | 'forgeId' | 'cloneUrl' | 'defaultBranch'>>;

/** A repository that is not to be had, as far as an answer says so. */
export type Gone = {
  outcome: 'gone';
  reason: 'removed' | 'moved' | 'private' | 'no-file';
  /** For `moved`: where to, if it is told. */
  movedTo: string | null;
};

/** No answer that says anything: to be asked again, and counted by the caller. */
export interface Unreachable {
  outcome: 'unreachable';
  trouble: ForgeTrouble;
}

export type FoundRepository = { outcome: 'found'; repository: Repository } | Gone | Unreachable;

/** What was found at the last visit; whoever gives it back makes the next one cheap. */
export interface KnownFile {
  path: string;
  etag: string | null;
  revision: string | null;
}

export type FoundFile =
  | { outcome: 'unchanged' }
  | ({
      outcome: 'found';
      bytes: Uint8Array;
      /** The repository's new page, where it has been renamed. */
      movedTo: string | null;
    } & KnownFile)
  | Gone
  | Unreachable;
