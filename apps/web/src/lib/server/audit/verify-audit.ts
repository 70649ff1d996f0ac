import type { Actor, Database, Transaction } from '#lib/server/database/index.ts';
import { genesis, hashOf, type AuditEntry } from './audit-chain.ts';
import { entriesAfter, entriesBefore, readHead, type ChainHead } from './store.ts';

/** A place in a chain that somebody wrote down earlier. */
export interface KnownPlace {
  seq: number;
  hash: string;
}

/** What is wrong with a chain. */
export type ChainFault =
  /** An entry is not what was written: its hash does not fit its fields. */
  | 'changed'
  /** An entry does not follow on the one before it. */
  | 'unlinked'
  /** An entry is gone, or one came in between. */
  | 'missing'
  /** The chain ends elsewhere than its head says. */
  | 'cut'
  /** The chain begins elsewhere than the log of prunings says. */
  | 'anchor'
  /** It is not the chain in which the known place stood. */
  | 'other-chain';

export type Verification =
  { ok: true; checked: number; head: KnownPlace } | { ok: false; seq: number; what: ChainFault };

const atOnce = 1000;

/**
 * Recomputes the chain of an authority (or of the instance, for `null`) from its rows, entry by entry, and compares it
 * with its head. With `known`, a place that was written down earlier, it also finds a chain that was rewritten as a
 * whole since.
 *
 * @example await verifyAudit(db, actor) // { ok: true, checked: 812, head: { seq: 812, hash: '…' } }
 */
export async function verifyAudit(
  db: Database,
  actor: Actor | null,
  known?: KnownPlace,
): Promise<Verification> {
  const chain = actor?.authority ?? 0;
  const verify = (trx: Transaction) => verifyChain(trx, chain, known);
  for (;;) {
    const result = await (actor ? db.asActor(actor, verify) : db.asOperator(verify));
    // Null: old entries were pruned while we read.
    if (result) return result;
  }
}

async function verifyChain(
  trx: Transaction,
  chain: number,
  known: KnownPlace | undefined,
): Promise<Verification | null> {
  const head = (await readHead(trx, chain)) ?? {
    seq: 0,
    hash: genesis,
    anchorSeq: 0,
    anchorHash: genesis,
  };
  let last: KnownPlace = { seq: head.anchorSeq, hash: head.anchorHash };
  let pruning: AuditEntry | null = null;
  let checked = 0;
  for (;;) {
    // From the very first: what stands before the anchor or after the head must not be there.
    const entries = await entriesAfter(trx, chain, checked === 0 ? -1 : last.seq, atOnce);
    for (const entry of entries) {
      if (entry.seq > head.seq && last.seq === head.seq) {
        // Written since we read the head, or put there past it: the head of now tells.
        return settle(trx, chain, head, last, checked, pruning, known);
      }
      const what = faultOf(entry, last, known);
      if (what) return { ok: false, seq: entry.seq, what };
      if (entry.operation === 'audit.prune' && entry.account === 'system') pruning = entry;
      last = { seq: entry.seq, hash: entry.hash };
      checked += 1;
    }
    if (entries.length < atOnce) return settle(trx, chain, head, last, checked, pruning, known);
  }
}

function faultOf(entry: AuditEntry, last: KnownPlace, known: KnownPlace | undefined): ChainFault | null {
  if (entry.seq !== last.seq + 1) return 'missing';
  if (entry.previous !== last.hash) return 'unlinked';
  if (hashOf(entry) !== entry.hash) return 'changed';
  if (known?.seq === entry.seq && known.hash !== entry.hash) return 'other-chain';
  return null;
}

async function settle(
  trx: Transaction,
  chain: number,
  head: ChainHead,
  last: KnownPlace,
  checked: number,
  pruning: AuditEntry | null,
  known: KnownPlace | undefined,
): Promise<Verification | null> {
  // The newest entry first: whatever is written after it moves the head along.
  const [newest] = await entriesBefore(trx, chain, {}, { before: null, limit: 1 });
  const now = await readHead(trx, chain);
  if (now && now.anchorSeq !== head.anchorSeq) return null;
  const isBeyond = (newest?.seq ?? 0) > (now?.seq ?? 0);
  if (last.seq !== head.seq || last.hash !== head.hash || isBeyond)
    return { ok: false, seq: Math.min(last.seq, head.seq) + 1, what: 'cut' };
  if (!isAnchored(head, pruning)) return { ok: false, seq: head.anchorSeq, what: 'anchor' };
  if (known && known.seq > last.seq) return { ok: false, seq: known.seq, what: 'other-chain' };
  return { ok: true, checked, head: last };
}

/** Pruning is itself an entry: the chain may begin only after the link that the newest such entry names. */
function isAnchored(head: ChainHead, pruning: AuditEntry | null): boolean {
  if (head.anchorSeq === 0) return head.anchorHash === genesis && pruning === null;
  if (!pruning) return false;
  const { changes } = pruning;
  return changes.includes(`"audit:${head.anchorSeq}"`) && changes.includes(`"${head.anchorHash}"`);
}
