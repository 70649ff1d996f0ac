/** How many requests a minute one client may send, and how many clients are remembered. */
interface RateLimit {
  aMinute: number;
  clients: number;
}

/** Lets requests through, so many a minute for each client; a client that was still for a minute starts afresh. */
interface RateGate {
  /** Null to let it through, else the seconds to wait. */
  pass(client: string, now: number): number | null;
}

/**
 * Counts in the memory of this process: a limit on reading that wrote to the store would be the load that it forbids.
 *
 * @param now milliseconds
 * @example rateGate({ aMinute: 600, clients: 10_000 }).pass('203.0.113.0/24', Date.now()) // null
 */
export function rateGate({ aMinute, clients }: RateLimit): RateGate {
  const buckets = new Map<string, { tokens: number; at: number }>();
  return {
    pass(client, now) {
      const known = buckets.get(client);
      const elapsed = known ? Math.max(0, now - known.at) : 60_000;
      const tokens = Math.min(aMinute, (known?.tokens ?? 0) + (elapsed * aMinute) / 60_000);
      // The one that was seen last stands last, so that the first is the one to forget.
      buckets.delete(client);
      const oldest = buckets.size >= clients ? buckets.keys().next().value : undefined;
      if (oldest !== undefined) buckets.delete(oldest);
      buckets.set(client, { tokens: tokens >= 1 ? tokens - 1 : tokens, at: now });
      return tokens >= 1 ? null : Math.max(1, Math.ceil(((1 - tokens) * 60) / aMinute));
    },
  };
}
