import type { Actor, Database, Transaction } from '#lib/server/database/index.ts';
import type { AuditEntry } from './audit-chain.ts';
import type { NotedChange } from './change-text.ts';
import {
  authorityNames,
  entriesBefore,
  filterChoices,
  readHead,
  type AuditFilter,
  type ChainHead,
} from './store.ts';

/** An entry as a person reads it. */
export interface ShownEntry extends Omit<AuditEntry, 'changes' | 'previous' | 'hash'> {
  changes: NotedChange[];
}

export interface AuditPage {
  entries: ShownEntry[];
  /** The entry after which the next page begins; null on the last one. */
  next: number | null;
  head: ChainHead | null;
  /** What occurs in this chain and can be filtered by. */
  choices: { accounts: string[]; operations: string[]; providers: { id: number; name: string }[] };
}

/**
 * One page of the log of an authority, or of the instance for `null`: newest first, from `before` on.
 *
 * @example await listAudit(db, actor, { operation: 'sign-in' }, { before: null, limit: 50 });
 */
export async function listAudit(
  db: Database,
  actor: Actor | null,
  filter: AuditFilter,
  page: { before: number | null; limit: number },
): Promise<AuditPage> {
  const chain = actor?.authority ?? 0;
  const read = async (trx: Transaction) => ({
    found: await entriesBefore(trx, chain, filter, { ...page, limit: page.limit + 1 }),
    choices: await filterChoices(trx, chain),
    head: await readHead(trx, chain),
  });
  const { found, choices, head } = await (actor ? db.asActor(actor, read) : db.asOperator(read));
  const entries = found.slice(0, page.limit);
  // Providers are authorities of their own: the fence would hide their names from the town that they act for.
  const names = await db.asOperator((trx) => authorityNames(trx, choices.providers));
  return {
    entries: entries.map(({ changes, previous: _previous, hash: _hash, ...entry }) => ({
      ...entry,
      changes: JSON.parse(changes) as NotedChange[],
    })),
    next: found.length > page.limit ? (entries.at(-1)?.seq ?? null) : null,
    head,
    choices: {
      ...choices,
      providers: choices.providers.map((id) => ({ id, name: names.get(id) ?? String(id) })),
    },
  };
}
