import type { Actor } from '#lib/server/database/index.ts';
import { isUuid } from './confirmed-mappings.ts';

const running = new Map<string, AbortController>();

const keyOf = (actor: Actor, upload: string): string => `${actor.id} ${actor.authority} ${upload}`;

/**
 * Runs the reading of an upload so that its sender can end it with the id that they gave it: a server does not see
 * that a browser has stopped waiting for the answer. Also ends with `signal`.
 *
 * @returns what `work` gives; null when it was ended.
 *
 * @example await whileWanted(actor, upload, request.signal, (signal) => uploadList(db, actor, given, 'de', signal))
 */
export async function whileWanted<Result>(
  actor: Actor,
  upload: string,
  signal: AbortSignal,
  work: (signal: AbortSignal) => Promise<Result>,
): Promise<Result | null> {
  const abort = new AbortController();
  const key = keyOf(actor, upload);
  const isNamed = isUuid(upload) && !running.has(key);
  if (isNamed) running.set(key, abort);
  const either = AbortSignal.any([signal, abort.signal]);
  try {
    return await work(either);
  } catch (thrown) {
    if (either.aborted) return null;
    throw thrown;
  } finally {
    if (isNamed) running.delete(key);
  }
}

/** Ends the reading of an upload of this person; whether there was one. */
export function endUpload(actor: Actor, upload: string): boolean {
  const abort = running.get(keyOf(actor, upload));
  abort?.abort();
  return abort !== undefined;
}
