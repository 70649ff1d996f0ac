import { AsyncLocalStorage } from 'node:async_hooks';
import { beforeCommits, type Actor, type Transaction } from '#lib/server/database/index.ts';
import { changeText, type NotedChange } from './change-text.ts';
import { insertEntry } from './store.ts';

/** Who writes, for whom, by what, and from where. */
export interface AuditContext {
  /** Id of an account, `local`, `guest` or `system`; never a name. */
  account: string;
  via: string;
  /** Whose chain tells it when the transaction itself acts for no authority; null is the instance. */
  authority: number | null;
  /** Set when a person of a provider acts for another authority. */
  mandate: { id: number; provider: number } | null;
  /** What was asked for: route and method or action, or the kind of a job. */
  operation: string;
  subject: string | null;
  network: string | null;
  requestId: string | null;
}

const current = new AsyncLocalStorage<AuditContext>();

interface Notes {
  changes: NotedChange[];
  authority?: number | null;
  account?: string;
  isWritten: boolean;
}
const notes = new WeakMap<Transaction, Notes>();

function notesOf(trx: Transaction): Notes {
  const known = notes.get(trx);
  if (known) return known;
  const made: Notes = { changes: [], isWritten: false };
  notes.set(trx, made);
  return made;
}

/** Tables that keep the program running and tell nothing of what anybody did. */
const quiet = new Set([
  'audit_entry',
  'audit_head',
  // When a program last came; that it may come is told by name.
  'catalogue_token',
  // What a host allows at the moment; that somebody gave it a token is told by name.
  'forge_host',
  'job',
  'known_device',
  'oidc_flow',
  'rate_limit',
  // When a directory last came; that it may come is told by name.
  'scim_client',
  'session',
  // Counted anew from many authorities; an entry would tell whose decision tipped the balance.
  'shared_name',
  'sign_in_flow',
]);

/**
 * Runs `work`; each of its transactions that has written something gets one entry in the log, in the same transaction;
 * one in the chain of each authority whose rows it has changed, where the actor reaches several.
 * Transactions without a context around them (the start of the program, leases of jobs) are not told.
 *
 * @example await withAudit(context, () => editApplications(db, actor, [7], { users: 12 }));
 */
export function withAudit<T>(context: AuditContext, work: () => Promise<T>): Promise<T> {
  return beforeCommits(
    (trx, written, actor) => tell(trx, context, written, actor),
    () => current.run(context, work),
  );
}

/**
 * Runs `work` as part of the present request, but told as done under another mandate: for a list of a provider that
 * goes into several towns, each of which opened itself by a mandate of its own.
 */
export function underMandate<T>(
  mandate: { id: number; provider: number } | null,
  work: () => Promise<T>,
): Promise<T> {
  const context = current.getStore();
  const through = mandate && { id: mandate.id, provider: mandate.provider };
  return context ? withAudit({ ...context, mandate: through }, work) : work();
}

/**
 * Notes what the running transaction has changed, old → new; it stands in the entry of the transaction if that
 * commits. Secrets and addresses are masked. Without a context around it, nothing happens.
 *
 * @example noteChange(trx, { subject: 'mandate:3', before: null, after: { role: 'lesen' } });
 */
export function noteChange(trx: Transaction, ...changes: readonly NotedChange[]): void {
  if (current.getStore()) notesOf(trx).changes.push(...changes);
}

/**
 * Lets the entry of this operator's transaction stand in the chain of an authority, or of the instance (null), instead
 * of where the request would put it.
 *
 * @example noteAuthority(trx, mandate.authority_id) // the provider ends it, the town sees it
 */
export function noteAuthority(trx: Transaction, authority: number | null): void {
  notesOf(trx).authority = authority;
}

/** Names who acts where the request began without knowing: signing in, accepting an invitation. */
export function noteAccount(trx: Transaction, account: string): void {
  notesOf(trx).account = account;
}

/**
 * Writes an entry of its own for something that changes no row but must be told: a failed sign-in, an export. Also
 * without a context, when `context` gives the whole of it.
 *
 * @example await recordAudit(trx, { ...context, operation: 'sign-in failed' }, [{ subject: 'account:…', before: null, after: { attempts: 5 } }]);
 */
export async function recordAudit(
  trx: Transaction,
  context: AuditContext,
  changes: readonly NotedChange[] = [],
): Promise<void> {
  const { mandate } = context;
  await insertEntry(trx, {
    authority_id: context.authority,
    account_id: context.account,
    via: context.via,
    mandate_id: mandate?.id ?? null,
    provider_id: mandate?.provider ?? null,
    operation: plain(context.operation),
    subject: subjectOf(changes) ?? (context.subject === null ? null : plain(context.subject)),
    changes: changeText(changes),
    network: context.network,
    request_id: context.requestId,
  });
}

async function tell(
  trx: Transaction,
  context: AuditContext,
  written: ReadonlySet<string>,
  actor: Actor | null,
): Promise<void> {
  const noted = notesOf(trx);
  const tables = [...written].filter((table) => !quiet.has(table)).sort();
  if (noted.isWritten || (tables.length === 0 && noted.changes.length === 0)) return;
  noted.isWritten = true;
  const authority = actor
    ? actor.authority
    : noted.authority === undefined
      ? context.authority
      : noted.authority;
  const changes =
    noted.changes.length > 0 ? noted.changes : [{ subject: 'tables', before: null, after: { tables } }];
  const told = { ...context, ...shownSince(context, actor) };
  if (noted.account !== undefined) told.account = noted.account;
  for (const [owner, theirs] of byOwner(changes, authority))
    await recordAudit(trx, { ...told, authority: owner }, theirs);
}

/** In one order always: the head of each chain is locked, and two transactions must not wait for each other. */
function byOwner(
  changes: readonly NotedChange[],
  authority: number | null,
): (readonly [owner: number | null, changes: NotedChange[]])[] {
  const owners = new Set(changes.map((change) => change.authority ?? authority));
  return [...owners]
    .sort((a, b) => (a ?? 0) - (b ?? 0))
    .map((owner) => [owner, changes.filter((change) => (change.authority ?? authority) === owner)]);
}

/** A program that shows a token is known only after the request has begun. */
function shownSince(context: AuditContext, actor: Actor | null): Partial<AuditContext> {
  if (context.account !== 'guest' || actor === null) return {};
  const { via, mandate = null } = actor as Actor & Partial<Pick<AuditContext, 'via' | 'mandate'>>;
  return { account: actor.id, mandate, ...(via !== undefined && { via }) };
}

function subjectOf(changes: readonly NotedChange[]): string | null {
  const [first] = changes;
  return first && first.subject !== 'tables' ? plain(first.subject) : null;
}

/** One line without signs that no text column holds. */
function plain(text: string): string {
  return text.replace(/\p{Cc}/gu, ' ').slice(0, 200);
}
