import type { Database } from '#lib/server/database/index.ts';

/** A host that has been asked or that a token is kept for. Never the token itself. */
export interface ForgeHost {
  host: string;
  hasToken: boolean;
  /** Requests that are left, and until when, as the host said last; null where it says nothing. */
  remaining: number | null;
  resetsAt: Date | null;
  /** Nothing is asked before. */
  blockedUntil: Date | null;
}

/**
 * Keeps a token for a host, encrypted with the secret of the instance; null takes it away. It goes to this host only.
 *
 * @example await setHostToken(db, secret, 'gitlab.opencode.de', 'glpat-…')
 */
export async function setHostToken(
  db: Database,
  secret: string,
  host: string,
  token: string | null,
): Promise<void> {
  throw new Error(`not yet: ${db.kind} ${secret.length} ${host} ${token?.length}`);
}

/** The hosts that forges run on, by name. */
export async function listHosts(db: Database): Promise<ForgeHost[]> {
  throw new Error(`not yet: ${db.kind}`);
}
