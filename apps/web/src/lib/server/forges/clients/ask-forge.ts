import type { z } from 'zod';
import type { ForgeTrouble } from '../forge-trouble.ts';
import type { Forges } from '../forges.ts';
import { courteousGet, type CourteousRequest, type ForgeAnswer } from '../hosts/courteous-get.ts';
import type { FoundRepository, Repository } from '../repository.ts';

/** An answer of a forge's interface, read; `missing` for 404, 410 and 451. */
export type Read<T> =
  | { outcome: 'found'; value: T; answer: ForgeAnswer }
  | { outcome: 'missing'; answer: ForgeAnswer }
  | { outcome: 'hidden'; answer: ForgeAnswer }
  | { outcome: 'unreachable'; trouble: ForgeTrouble };

/** Asks a forge's interface and reads its JSON. What is not of the expected shape is trouble, not an error. */
export async function askForge<T>(
  forges: Forges,
  url: URL,
  shape: z.ZodType<T>,
  request: CourteousRequest = {},
): Promise<Read<T>> {
  const headers = { accept: 'application/json', ...request.headers };
  const asked = await courteousGet(forges, url, { ...request, headers });
  if (!asked.ok) return { outcome: 'unreachable', trouble: asked.trouble };
  const { answer } = asked;
  const refused = refusalOf(answer);
  if (refused) return refused;
  const read = shape.safeParse(parsed(answer.body));
  if (!read.success)
    return { outcome: 'unreachable', trouble: { code: 'unexpected-answer', detail: url.host } };
  return { outcome: 'found', value: read.data, answer };
}

/** What a status says that is none of success. */
export function refusalOf(answer: ForgeAnswer): Exclude<Read<never>, { outcome: 'found' }> | null {
  const { status, url } = answer;
  if (status === 404 || status === 410 || status === 451) return { outcome: 'missing', answer };
  if (status === 401 || status === 403) return { outcome: 'hidden', answer };
  if (status === 200 || status === 304) return null;
  return { outcome: 'unreachable', trouble: { code: 'unexpected-answer', detail: `${url.host} ${status}` } };
}

/** The trouble in an answer that brought nothing. */
export function troubleOf(read: Exclude<Read<unknown>, { outcome: 'found' }>, url: URL): ForgeTrouble {
  if (read.outcome === 'unreachable') return read.trouble;
  return { code: read.outcome === 'missing' ? 'not-found' : 'refused', detail: url.host };
}

/** What became of a repository, from the answer to the question for it. */
export function foundRepository<T>(
  read: Read<T>,
  asked: string,
  describe: (value: T) => Repository,
): FoundRepository {
  if (read.outcome === 'unreachable') return read;
  if (read.outcome === 'missing') return { outcome: 'gone', reason: 'removed', movedTo: null };
  if (read.outcome === 'hidden') return { outcome: 'gone', reason: 'private', movedTo: null };
  const repository = describe(read.value);
  const isMoved = samePlace(repository.url) !== samePlace(asked);
  return { outcome: 'found', repository: isMoved ? { ...repository, movedFrom: asked } : repository };
}

/** Where two addresses of one repository agree: forges tell paths apart by letters, not by capitals. */
function samePlace(url: string): string {
  return url
    .replace(/(?<!\/)\/+$/, '')
    .replace(/\.git$/, '')
    .replace(/^https?:\/\/(?:www\.)?/, '')
    .toLowerCase();
}

/** `owner/name` of the page of a repository, at forges that have no deeper paths. */
export function ownerAndName(url: string): { origin: string; path: string } {
  const { origin, pathname } = new URL(url);
  const path = pathname
    .replace(/^\/+/, '')
    .replace(/(?<!\/)\/+$/, '')
    .replace(/\.git$/, '');
  return { origin, path };
}

/** The address behind `rel="next"` of a Link header, on the same host only: it is asked with a token. */
export function nextLink(answer: ForgeAnswer): string | null {
  const header = answer.headers.link;
  for (const part of (typeof header === 'string' ? header : '').split(',')) {
    const [target = '', ...parameters] = part.split(';').map((each) => each.trim());
    if (!parameters.some((each) => /^rel="?next"?$/i.test(each))) continue;
    return sameHost(target.replace(/^<|>$/g, ''), answer.url);
  }
  return null;
}

/** A further address of the same forge, as text; null where it leads elsewhere. */
export function sameHost(target: string, from: URL): string | null {
  if (!URL.canParse(target, from)) return null;
  const url = new URL(target, from);
  // Behind a proxy, forges name themselves by http.
  if (url.host === from.host) url.protocol = from.protocol;
  return url.origin === from.origin ? url.href : null;
}

/** A date of a forge; null for none. */
export function dateOf(text: string | null | undefined): Date | null {
  const time = Date.parse(text ?? '');
  return Number.isNaN(time) ? null : new Date(time);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
