import type { Answer } from '#lib/server/outbound/index.ts';

/** What an answer says about when to ask again. */
export interface Told {
  /** Requests that are left; null where nothing is said. */
  remaining: number | null;
  resetsAt: Date | null;
  /** Set where the answer asks for a pause. */
  pauseUntil: Date | null;
  /** The answer is a refusal because of too many requests, whether or not it says for how long. */
  limited: boolean;
}

/** Nobody is believed who asks for a pause of more than a day. */
const longest = 24 * 3_600_000;

/**
 * Reads the budget from the headers of GitHub (`x-ratelimit-*`), GitLab (`RateLimit-*`), the draft of the IETF (seconds
 * instead of a time) and `Retry-After`.
 *
 * @example readBudget({ status: 200, headers: { 'x-ratelimit-remaining': '59', … } }, now).remaining // 59
 */
export function readBudget({ status, headers }: Pick<Answer, 'status' | 'headers'>, now: Date): Told {
  const value = (name: string): number | null => {
    const text = headers[name];
    return typeof text === 'string' && /^\s*\d{1,12}(?:\.\d+)?\s*$/.test(text) ? Number(text) : null;
  };
  const remaining = value('x-ratelimit-remaining') ?? value('ratelimit-remaining');
  const reset = value('x-ratelimit-reset') ?? value('ratelimit-reset');
  const resetsAt =
    reset === null ? null : capped(reset > 1e9 ? reset * 1000 : now.getTime() + reset * 1000, now);
  const retryAt = retryAfter(headers['retry-after'], now);
  const limited =
    status === 429 ||
    ((status === 403 || status === 503) && retryAt !== null) ||
    (status === 403 && remaining === 0);
  const pauseUntil = limited ? (retryAt ?? resetsAt) : remaining === 0 ? resetsAt : null;
  return { remaining, resetsAt, pauseUntil, limited };
}

/**
 * How long to wait after a number of refusals in a row that name no time: doubled each time, up to a quarter of an
 * hour, and shortened by chance to half of it at most, so that many do not come back at once. In milliseconds.
 */
export function backOff(failures: number, chance: number): number {
  return Math.min(1000 * 2 ** Math.min(failures, 20), 900_000) * (1 - chance / 2);
}

function retryAfter(header: string | undefined, now: Date): Date | null {
  if (header === undefined) return null;
  if (/^\s*\d{1,12}\s*$/.test(header)) return capped(now.getTime() + Number(header) * 1000, now);
  const date = Date.parse(header);
  return Number.isNaN(date) ? null : capped(date, now);
}

function capped(milliseconds: number, now: Date): Date {
  return new Date(Math.min(milliseconds, now.getTime() + longest));
}
