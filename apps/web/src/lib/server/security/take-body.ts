import type { BodyLimit } from './body-limits.ts';

export type TakenBody =
  { ok: true; request: Request } | { ok: false; problem: 'too-large' | 'too-many-fields' | 'too-slow' };

/** Bytes a second below which somebody is not on a bad line but holds the connection open. */
const slowest = 8 * 1024;
/** Seconds that even the shortest body may take. */
const patience = 15;
/** Bytes over the limit that are still read, so that a browser gets its answer; nothing legitimate is larger. */
const drained = 100 * 1024 * 1024;

/**
 * Reads the body of a request, no more of it than the limit, and returns the request with what was read. What is over
 * the limit is read to its end and forgotten, because a browser that is cut off while sending shows no page.
 *
 * @param clock seconds until a body of the limit's size must be there; for tests
 * @example const taken = await takeBody(event.request, bodyLimit(event.route.id)); if (taken.ok) event.request = taken.request;
 */
export async function takeBody(
  request: Request,
  limit: BodyLimit,
  clock: number = patience + limit.bytes / slowest,
): Promise<TakenBody> {
  if (request.body === null) return { ok: true, request };
  const reader = request.body.getReader();
  const pieces: Uint8Array[] = [];
  let size = 0;
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<'late'>((done) => {
    timer = setTimeout(() => done('late'), clock * 1000);
  });
  try {
    for (;;) {
      const next = await Promise.race([reader.read(), late]);
      if (next === 'late') {
        await reader.cancel();
        return { ok: false, problem: 'too-slow' };
      }
      if (next.done) break;
      size += next.value.byteLength;
      if (size <= limit.bytes) pieces.push(next.value);
      else pieces.length = 0;
      if (size > limit.bytes + drained) {
        await reader.cancel();
        break;
      }
    }
  } catch (error) {
    // The server around us counts too and ends what is over its own limit.
    if (isTooLarge(error)) return { ok: false, problem: 'too-large' };
    throw error;
  } finally {
    clearTimeout(timer);
  }
  if (size > limit.bytes) return { ok: false, problem: 'too-large' };
  const body = Buffer.concat(pieces);
  if (fieldsOf(body, request.headers.get('content-type') ?? '') > limit.fields)
    return { ok: false, problem: 'too-many-fields' };
  const { url, method, headers, signal } = request;
  return { ok: true, request: new Request(url, { method, headers, signal, body }) };
}

function isTooLarge(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'status' in error && error.status === 413;
}

/** An upper bound of the fields in a form, without reading it as a form. */
function fieldsOf(body: Buffer, type: string): number {
  if (/^application\/x-www-form-urlencoded\b/i.test(type)) return count(body, '&') + 1;
  const boundary = /^multipart\/form-data\b.*?boundary=(?:"([^"]+)"|([^;\s]+))/i.exec(type);
  const mark = boundary?.[1] ?? boundary?.[2];
  return mark === undefined ? 0 : count(body, `--${mark}`);
}

function count(body: Buffer, mark: string): number {
  let found = 0;
  for (let at = body.indexOf(mark); at >= 0; at = body.indexOf(mark, at + mark.length)) found += 1;
  return found;
}
