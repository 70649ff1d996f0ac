import { randomUUID } from 'node:crypto';
import type { Language } from '#lib/i18n/index.ts';
import { noteChange } from '#lib/server/audit/index.ts';
import type { Actor, Database } from '#lib/server/database/index.ts';
import { uploadList } from '#lib/server/inventory/index.ts';
import { logError } from '#lib/server/operating/index.ts';
import type { AllowedHosts } from '#lib/server/outbound/index.ts';
import { fetchSoftware, testConnection, type FetchProgress } from './fetch-software.ts';
import type { Asked, GlpiAccess, GlpiConnection } from './glpi-session.ts';
import type { GlpiTrouble } from './glpi-trouble.ts';

/** What a person asks for. */
export interface GlpiRequest {
  access: GlpiAccess;
  /** Also the entities below the one that the person works in. */
  wholeTree: boolean;
}

export type FetchState =
  | { state: 'running'; progress: FetchProgress }
  /** The list waits as a draft. */
  | { state: 'done'; draft: string }
  | { state: 'failed'; trouble: GlpiTrouble; messages: string[] };

interface Fetch {
  account: string;
  authority: number;
  host: string;
  /** What GLPI is asked with; forgotten as soon as the fetch has ended. */
  stop: AbortController;
  current: FetchState;
  endedAt: number | null;
}

/** A page waits for one answer of a GLPI; thousands of rows of a large one take it several seconds. */
const LIMITS = { milliseconds: 60_000, bytes: 20_000_000 };
const KEPT_MILLISECONDS = 3_600_000;
const AT_ONCE = 4;

const fetches = new Map<string, Fetch>();

/**
 * Asks whether a GLPI answers and how much software it shows. It stands in the log that somebody had this server ask
 * there. Tokens and passwords are neither kept nor logged.
 */
export async function tryGlpi(
  db: Database,
  actor: Actor,
  { access, wholeTree }: GlpiRequest,
  allowed: AllowedHosts,
): Promise<Asked<{ software: number; entity: string }>> {
  await noteAsking(db, actor, access.address.host, 'test');
  return testConnection({ access, allowed, limits: LIMITS }, wholeTree);
}

/**
 * Begins to fetch the software of a GLPI; it goes on after the request that asked for it, and ends in a draft like an
 * uploaded file. One at a time for an authority. The tokens live in this process only, and only until it has ended.
 *
 * @returns the id to look at it with, or why it does not begin.
 */
export async function beginFetch(
  db: Database,
  actor: Actor,
  request: GlpiRequest,
  allowed: AllowedHosts,
  language: Language,
): Promise<{ ok: true; id: string } | { ok: false; trouble: GlpiTrouble }> {
  forgetEnded(Date.now());
  const running = [...fetches.values()].filter(({ current }) => current.state === 'running');
  if (running.length >= AT_ONCE || running.some(({ authority }) => authority === actor.authority))
    return { ok: false, trouble: { code: 'already-running' } };
  const { host } = request.access.address;
  const id = randomUUID();
  const stop = new AbortController();
  const fetch: Fetch = {
    account: actor.id,
    authority: actor.authority,
    host,
    stop,
    current: { state: 'running', progress: { done: 0, total: null } },
    endedAt: null,
  };
  fetches.set(id, fetch);
  try {
    await noteAsking(db, actor, host, 'fetch');
  } catch (error) {
    fetches.delete(id);
    throw error;
  }
  const connection: GlpiConnection = { access: request.access, allowed, limits: LIMITS, signal: stop.signal };
  void fetchInto(fetch, db, actor, connection, request.wholeTree, language);
  return { ok: true, id };
}

/** How a fetch stands; null when the actor began none with this id, or it ended more than an hour ago. */
export function viewFetch(actor: Actor, id: string): { host: string; current: FetchState } | null {
  const fetch = ownFetch(actor, id);
  return fetch && { host: fetch.host, current: fetch.current };
}

/** Ends a fetch; nothing of it is kept. */
export function cancelFetch(actor: Actor, id: string): void {
  ownFetch(actor, id)?.stop.abort(new Error('cancelled'));
}

function ownFetch(actor: Actor, id: string): Fetch | null {
  const fetch = fetches.get(id);
  return fetch && fetch.account === actor.id && fetch.authority === actor.authority ? fetch : null;
}

async function fetchInto(
  fetch: Fetch,
  db: Database,
  actor: Actor,
  connection: GlpiConnection,
  wholeTree: boolean,
  language: Language,
): Promise<void> {
  try {
    fetch.current = await fetchedDraft(fetch, db, actor, connection, wholeTree, language);
  } catch (error) {
    const cancelled = fetch.stop.signal.aborted;
    if (!cancelled) logError('glpi-fetch-failed', error);
    fetch.current = failed({ code: cancelled ? 'cancelled' : 'glpi-error' });
  }
  fetch.endedAt = Date.now();
}

async function fetchedDraft(
  fetch: Fetch,
  db: Database,
  actor: Actor,
  connection: GlpiConnection,
  wholeTree: boolean,
  language: Language,
): Promise<FetchState> {
  const fetched = await fetchSoftware(connection, wholeTree, (progress) => {
    fetch.current = { state: 'running', progress };
  });
  if (!fetched.ok) return failed(fetched.trouble);
  const bytes = new TextEncoder().encode(JSON.stringify(fetched.value));
  const name = `GLPI ${fetch.host}.json`.replace(/[^\w .-]/g, '-');
  const uploaded = await uploadList(db, actor, { name, bytes }, language, connection.signal);
  return uploaded.ok
    ? { state: 'done', draft: uploaded.id }
    : failed({ code: 'list-refused' }, uploaded.messages);
}

const failed = (trouble: GlpiTrouble, messages: string[] = []): FetchState => ({
  state: 'failed',
  trouble,
  messages,
});

async function noteAsking(db: Database, actor: Actor, host: string, what: 'test' | 'fetch'): Promise<void> {
  await db.asActor(actor, async (trx) => {
    noteChange(trx, { subject: 'glpi', before: null, after: { host, what } });
    return Promise.resolve();
  });
}

function forgetEnded(now: number): void {
  for (const [id, { endedAt }] of fetches)
    if (endedAt !== null && now - endedAt > KEPT_MILLISECONDS) fetches.delete(id);
}
