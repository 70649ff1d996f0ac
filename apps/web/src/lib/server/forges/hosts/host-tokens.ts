import { decryptSecret, encryptSecret } from '#lib/server/accounts/index.ts';
import { noteChange } from '#lib/server/audit/index.ts';
import type { Database } from '#lib/server/database/index.ts';
import type { ForgeKind } from '../repository.ts';
import { hostsByName, readHost, writeHost } from '../store.ts';
import { forgetHost } from './host-state.ts';

/** A host that has been asked or that a token is kept for. Never the token itself. */
export interface ForgeHost {
  host: string;
  kind: ForgeKind | null;
  hasToken: boolean;
  /** Requests that are left, and until when, as the host said last; null where it says nothing. */
  remaining: number | null;
  resetsAt: Date | null;
  /** Nothing is asked before. */
  blockedUntil: Date | null;
}

const purpose = (host: string): string => `forge:${host}`;

/**
 * Keeps a token for a host, encrypted with the secret of the instance; null takes it away. It goes to this host only.
 * `name:password` is sent as such, anything else as a bearer.
 *
 * @example await setHostToken(db, secret, 'gitlab.opencode.de', 'glpat-…')
 */
export async function setHostToken(
  db: Database,
  secret: string,
  host: string,
  token: string | null,
): Promise<void> {
  await db.asOperator(async (trx) => {
    const known = await readHost(trx, host);
    const sealed = token === null ? null : encryptSecret(secret, purpose(host), token);
    // A token has a budget of its own; what was said of the old one holds no longer.
    const fresh = { remaining: null, resets_at: null, blocked_until: null, failures: 0 };
    await writeHost(trx, host, { token_sealed: sealed, ...fresh }, new Date());
    noteChange(trx, {
      subject: `forge:${host}`,
      before: { access: known?.token_sealed != null },
      after: { access: token !== null },
    });
  });
  forgetHost(db, host);
}

/** The hosts that forges run on, by name. */
export async function listHosts(db: Database): Promise<ForgeHost[]> {
  const rows = await db.asOperator(hostsByName);
  return rows.map((row) => ({
    host: row.host,
    kind: row.kind,
    hasToken: Boolean(row.has_token),
    remaining: row.remaining,
    resetsAt: row.resets_at,
    blockedUntil: row.blocked_until,
  }));
}

/** A stored token; null where there is none, or it was sealed with another secret. */
export function openToken(secret: string | null, host: string, sealed: Uint8Array | null): string | null {
  return secret === null || sealed === null ? null : decryptSecret(secret, purpose(host), sealed);
}

/**
 * Tokens that the operator gives by the environment, `host=token` separated by blanks.
 * @example configuredToken('github.com=ghp_x codeberg.org=y', 'codeberg.org') // 'y'
 */
export function configuredToken(setting: string, host: string): string | null {
  for (const part of setting.split(/\s+/)) {
    const at = part.indexOf('=');
    if (at > 0 && part.slice(0, at).toLowerCase() === host) return part.slice(at + 1) || null;
  }
  return null;
}
