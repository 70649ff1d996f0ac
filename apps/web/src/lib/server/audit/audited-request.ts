import type { Actor, Database } from '#lib/server/database/index.ts';
import { recordAudit, withAudit, type AuditContext } from './audit-context.ts';

/** What the log needs to know of a request. */
export interface AuditedRequest {
  request: Request;
  url: URL;
  route: { id: string | null };
  params: Partial<Record<string, string>>;
}

export interface RequestedBy {
  actor: Actor & { via: string; mandate: { id: number; provider: number } | null };
  /** The policy that let the request through; says whose chain tells it. */
  policy: string | null;
  /** That the client asks from; not its full address. */
  network: () => string;
  requestId: string | null;
}

/**
 * Answers a request so that the log tells of it: what it writes by the transaction that writes it, and each download of
 * something that is not public by an entry before it leaves the house.
 *
 * @example const response = await auditedRequest(db, event, by, () => resolve(event));
 */
export async function auditedRequest(
  db: Database,
  event: AuditedRequest,
  by: RequestedBy,
  answer: () => Promise<Response>,
): Promise<Response> {
  const context = contextOf(event, by);
  const response = await withAudit(context, answer);
  const file = fileNameOf(response);
  if (file === null || by.policy === null || by.policy === 'public') return response;
  const changes = [{ subject: context.subject ?? 'export', before: null, after: { file } }];
  if (context.authority === null) await db.asOperator((trx) => recordAudit(trx, context, changes));
  else await db.asActor(by.actor, (trx) => recordAudit(trx, context, changes));
  return response;
}

function contextOf({ request, url, route, params }: AuditedRequest, by: RequestedBy): AuditContext {
  const action = [...url.searchParams.keys()].find((key) => key.startsWith('/'))?.slice(1);
  return {
    account: by.actor.id,
    via: by.actor.via,
    authority: isOfInstance(by) ? null : by.actor.authority,
    mandate: by.actor.mandate,
    operation: `${route.id ?? ''} ${action ?? request.method}`,
    subject: subjectOf(route.id ?? '', params),
    get network() {
      return by.network() || null;
    },
    requestId: by.requestId,
  };
}

function isOfInstance({ actor, policy }: RequestedBy): boolean {
  if (actor.authority === 0 || policy === null) return true;
  return ['public', 'directory', 'account:self'].includes(policy) || policy.startsWith('instance:');
}

/** The thing that the address names by its id; other parts of an address may hold a one-time token. */
function subjectOf(route: string, { id, file }: Partial<Record<string, string>>): string | null {
  if (file !== undefined && route.endsWith('[file]')) return `file:${file}`;
  if (id === undefined) return null;
  const folder = /(?<![^/])([^/]+)\/\[id\]/.exec(route)?.[1] ?? '';
  return `${folder.replace(/s$/, '')}:${id}`;
}

function fileNameOf(response: Response): string | null {
  const disposition = response.ok ? response.headers.get('content-disposition') : null;
  if (!disposition?.startsWith('attachment')) return null;
  return /filename="([^"]*)"/.exec(disposition)?.[1] ?? '';
}
