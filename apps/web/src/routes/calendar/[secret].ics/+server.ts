import { createHash } from 'node:crypto';
import { error } from '@sveltejs/kit';
import { addressBucket, returnAttempt, spendAttempt } from '#lib/server/accounts/index.ts';
import { app } from '#lib/server/app.ts';
import { calendarAt } from '#lib/server/contracts/index.ts';
import { clientAddress } from '#lib/server/security/index.ts';
import type { RequestHandler } from './$types.ts';

/** The notice dates at a secret address, for programs that know nothing of signing in. */
export const GET: RequestHandler = async ({ params, request, url, getClientAddress }) => {
  const { db, signIn } = app();
  const address = { socket: getClientAddress(), forwarded: request.headers.get('x-forwarded-for') };
  const buckets = signIn
    ? [addressBucket(signIn.secret, 'calendar by address', clientAddress(address, signIn.proxyHops))]
    : [];
  const spent = await spendAttempt(db, buckets);
  if (!spent.ok)
    return new Response('Too many requests\n', {
      status: 429,
      headers: { 'retry-after': String(spent.retryAfter), 'content-type': 'text/plain; charset=utf-8' },
    });
  const calendar = await calendarAt(db, params.secret, signIn?.origin ?? url, signIn === null);
  if (calendar === null) error(404, 'not found');
  // Only who tries addresses is counted.
  await returnAttempt(db, buckets);
  const etag = `"${createHash('sha256').update(calendar).digest('base64url')}"`;
  const headers = { etag, 'cache-control': 'private, no-cache' };
  if (request.headers.get('if-none-match') === etag) return new Response(null, { status: 304, headers });
  return new Response(calendar, {
    headers: {
      ...headers,
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': 'inline; filename="allmende.ics"',
    },
  });
};
