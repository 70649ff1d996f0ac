import { createHash } from 'node:crypto';

/** One entry, as the page, the export and the verification know it. */
export interface AuditEntry {
  /** Null in the chain of the instance. */
  authority: number | null;
  seq: number;
  /** ISO date and time in UTC with milliseconds. */
  at: string;
  /** Id of an account, `local`, `guest` or `system`. */
  account: string;
  via: string;
  mandate: number | null;
  /** The authority for which the person works that acted under a mandate. */
  provider: number | null;
  operation: string;
  subject: string | null;
  /** JSON as written; the hash is over these very characters. */
  changes: string;
  network: string | null;
  request: string | null;
  /** SHA-256 in hex, of the entry before. */
  previous: string;
  hash: string;
}

/** What the first entry of a chain follows on. */
export const genesis = '0'.repeat(64);

/**
 * The hash that an entry must have: SHA-256 over its fields in a fixed order, each as `<length in bytes>:<text>` and `-`
 * for what is null. It is computed from the row alone, independently of the store that wrote it.
 *
 * @example hashOf(entry) === entry.hash
 */
export function hashOf(entry: Omit<AuditEntry, 'hash'>): string {
  const hash = createHash('sha256');
  for (const field of [
    'allmende-audit-1',
    entry.authority,
    entry.seq,
    entry.at,
    entry.account,
    entry.via,
    entry.mandate,
    entry.provider,
    entry.operation,
    entry.subject,
    entry.changes,
    entry.network,
    entry.request,
    entry.previous,
  ])
    hash.update(field === null ? '-' : `${Buffer.byteLength(String(field))}:${field}`);
  return hash.digest('hex');
}
