import { sql, type Insertable, type Selectable } from 'kysely';
import type { AuditEntryTable, Transaction } from '#lib/server/database/index.ts';
import type { AuditEntry } from './audit-chain.ts';

/** Where a chain stands: its newest entry, and the last one that was pruned. */
export interface ChainHead {
  seq: number;
  hash: string;
  anchorSeq: number;
  anchorHash: string;
}

/** Which entries of a chain are meant; what is left out does not matter. */
export interface AuditFilter {
  /** ISO dates, both included, in the server's time zone. */
  from?: string;
  to?: string;
  account?: string;
  operation?: string;
  subject?: string;
  provider?: number;
}

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

function entryOf(row: Selectable<AuditEntryTable>): AuditEntry {
  return {
    authority: row.authority_id,
    seq: row.seq,
    at: row.at.toISOString(),
    account: row.account_id,
    via: row.via,
    mandate: row.mandate_id,
    provider: row.provider_id,
    operation: row.operation,
    subject: row.subject,
    changes: row.changes,
    network: row.network,
    request: row.request_id,
    previous: hex(row.previous),
    hash: hex(row.hash),
  };
}

/** Appends an entry; the store numbers and chains it. */
export async function insertEntry(trx: Transaction, entry: Insertable<AuditEntryTable>): Promise<void> {
  await trx.insertInto('audit_entry').values(entry).execute();
}

/** Null for a chain that has no entry yet. */
export async function readHead(trx: Transaction, chain: number): Promise<ChainHead | null> {
  const row = await trx.selectFrom('audit_head').selectAll().where('chain', '=', chain).executeTakeFirst();
  if (!row) return null;
  return {
    seq: row.seq,
    hash: hex(row.hash),
    anchorSeq: row.anchor_seq,
    anchorHash: hex(row.anchor_hash),
  };
}

/** Entries of a chain in their order, those after `seq`. */
export async function entriesAfter(
  trx: Transaction,
  chain: number,
  seq: number,
  limit: number,
): Promise<AuditEntry[]> {
  const rows = await trx
    .selectFrom('audit_entry')
    .selectAll()
    .where('chain', '=', chain)
    .where('seq', '>', seq)
    .orderBy('seq')
    .limit(limit)
    .execute();
  return rows.map(entryOf);
}

/** Entries of a chain that fit the filter, newest first, those before `seq`. */
export async function entriesBefore(
  trx: Transaction,
  chain: number,
  filter: AuditFilter,
  { before, limit }: { before: number | null; limit: number },
): Promise<AuditEntry[]> {
  let query = trx.selectFrom('audit_entry').selectAll().where('chain', '=', chain);
  if (before !== null) query = query.where('seq', '<', before);
  if (filter.from !== undefined) query = query.where('at', '>=', startOfDay(filter.from));
  if (filter.to !== undefined) query = query.where('at', '<', startOfDay(filter.to, 1));
  if (filter.account !== undefined) query = query.where('account_id', '=', filter.account);
  if (filter.operation !== undefined) query = query.where('operation', '=', filter.operation);
  if (filter.provider !== undefined) query = query.where('provider_id', '=', filter.provider);
  const { subject } = filter;
  if (subject !== undefined)
    // Where an entry holds several changes, each names its subject.
    query = query.where(({ eb, or }) =>
      or([
        eb('subject', '=', subject),
        sql<boolean>`strpos(changes, ${`{"subject":${JSON.stringify(subject)},`}) > 0`,
      ]),
    );
  const rows = await query.orderBy('seq', 'desc').limit(limit).execute();
  return rows.map(entryOf);
}

function startOfDay(date: string, later = 0): Date {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  return new Date(year, month - 1, day + later);
}

/** What a chain can be filtered by. */
export async function filterChoices(trx: Transaction, chain: number) {
  const entries = trx.selectFrom('audit_entry').where('chain', '=', chain);
  const accounts = await entries.select('account_id').distinct().limit(1000).execute();
  const operations = await entries.select('operation').distinct().limit(1000).execute();
  const providers = await entries
    .select('provider_id')
    .distinct()
    .where('provider_id', 'is not', null)
    .execute();
  return {
    accounts: accounts.map(({ account_id }) => account_id),
    operations: operations.map(({ operation }) => operation).sort(),
    providers: providers.flatMap(({ provider_id }) => (provider_id === null ? [] : [provider_id])),
  };
}

/** Every chain that there is. */
export async function chains(trx: Transaction): Promise<number[]> {
  const rows = await trx.selectFrom('audit_head').select('chain').orderBy('chain').execute();
  return rows.map(({ chain }) => chain);
}

/** Deletes the entries of a chain from before this moment, all but its newest, and anchors what follows. */
export async function pruneChain(trx: Transaction, chain: number, before: Date): Promise<number> {
  const { rows } = await sql<{ pruned: number }>`
    select audit_prune(${chain}::int, ${before}::timestamptz) as pruned`.execute(trx);
  return rows[0]?.pruned ?? 0;
}

/** Names of authorities by id, for the operator. */
export async function authorityNames(trx: Transaction, ids: number[]): Promise<Map<number, string>> {
  if (ids.length === 0) return new Map();
  const rows = await trx.selectFrom('authority').select(['id', 'name']).where('id', 'in', ids).execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}
