import type { AllowedHosts } from '#lib/server/outbound/index.ts';
import type { ForgeTrouble } from '../forge-trouble.ts';

/** A repository to be fetched by `git` from where it is at home. */
export interface GitRemote {
  /** https, or http where the operator has named the host. */
  url: string;
  allowed: AllowedHosts;
  /** Sent to this host only, in no argument of a process. */
  token?: { user: string; token: string } | null | undefined;
  /** Looks a name up; for tests. */
  lookup?: ((host: string) => Promise<string[]>) | undefined;
}

export interface GitLimits {
  /** For the whole of it, in milliseconds. */
  milliseconds: number;
  /** That may come to lie in the folder. */
  bytes: number;
}

export type GitTrouble = ForgeTrouble;
export type GitResult<T> = { ok: true; value: T } | { ok: false; trouble: GitTrouble };
