import type { Actor, Database, Transaction } from '#lib/server/database/index.ts';
import { writeCsv } from '#lib/write-csv.ts';
import type { AuditEntry } from './audit-chain.ts';
import { entriesAfter, entriesBefore, readHead, type AuditFilter } from './store.ts';

const atOnce = 500;

/**
 * A whole chain as lines of JSON, in its order: each entry with its hashes, and last the head. Whoever has the file
 * can recompute it (docs/audit.md).
 *
 * @example for await (const line of auditLines(db, actor)) file.write(line);
 */
export async function* auditLines(db: Database, actor: Actor | null): AsyncGenerator<string> {
  const chain = actor?.authority ?? 0;
  const run = <T>(read: (trx: Transaction) => Promise<T>) =>
    actor ? db.asActor(actor, read) : db.asOperator(read);
  const head = await run((trx) => readHead(trx, chain));
  if (!head) return;
  let last = 0;
  while (last < head.seq) {
    const entries = await run((trx) => entriesAfter(trx, chain, last, atOnce));
    if (entries.length === 0) break;
    for (const entry of entries) if (entry.seq <= head.seq) yield `${JSON.stringify(entry)}\n`;
    last = entries.at(-1)?.seq ?? head.seq;
  }
  yield `${JSON.stringify({ head })}\n`;
}

/** How the columns of the table are called, and names for ids. */
export interface AuditTableTexts {
  headings: readonly string[];
  separator: ';' | ',';
  personOf(accounts: string[]): Promise<(account: string) => string>;
  operationOf(operation: string): string;
  providerOf(provider: number): string;
}

/** The filtered log as a CSV file, newest first; at most 100,000 entries, the lines of JSON hold all. */
export async function* auditCsv(
  db: Database,
  actor: Actor | null,
  filter: AuditFilter,
  texts: AuditTableTexts,
): AsyncGenerator<string> {
  const chain = actor?.authority ?? 0;
  yield writeCsv([texts.headings], texts.separator);
  let before: number | null = null;
  for (let count = 0; count < 100_000; count += atOnce) {
    const read: (trx: Transaction) => Promise<AuditEntry[]> = (trx) =>
      entriesBefore(trx, chain, filter, { before, limit: atOnce });
    const entries = await (actor ? db.asActor(actor, read) : db.asOperator(read));
    if (entries.length === 0) return;
    const personOf = await texts.personOf(entries.map(({ account }) => account));
    const rows = entries.map((entry) => rowOf(entry, personOf, texts));
    yield writeCsv(rows, texts.separator).slice(1);
    before = entries.at(-1)?.seq ?? null;
  }
}

function rowOf(entry: AuditEntry, personOf: (account: string) => string, texts: AuditTableTexts): string[] {
  return [
    String(entry.seq),
    entry.at,
    personOf(entry.account),
    entry.account,
    entry.provider === null ? '' : texts.providerOf(entry.provider),
    texts.operationOf(entry.operation),
    entry.subject ?? '',
    entry.changes,
    entry.network ?? '',
    entry.request ?? '',
    entry.hash,
  ];
}

/** A body that is read as it is sent, so that a long log never lies in memory as a whole. */
export function streamOf(lines: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await lines.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    cancel: async () => void (await lines.return(undefined)),
  });
}
