import { isIP } from 'node:net';

/** Where a request came from, as the server itself sees it and as proxies tell it. */
export interface Arrival {
  /** Address of the other end of the connection. */
  socket: string;
  /** X-Forwarded-For as it came. */
  forwarded: string | null;
}

/**
 * Address of the client behind `hops` proxies of the operator. Each of them appends the address that it saw, so the
 * right end of the list is true and anything further left may be made up. Without proxies the header means nothing.
 *
 * @example clientAddress({ socket: '10.0.0.2', forwarded: '1.1.1.1, 203.0.113.9' }, 1) // '203.0.113.9'
 */
export function clientAddress({ socket, forwarded }: Arrival, hops: number): string {
  const told = (forwarded ?? '').split(',').map((part) => part.trim());
  // A shorter list was written by the last proxies alone; its first entry is then the one furthest out.
  const entry = hops > 0 ? told.at(-Math.min(hops, told.length)) : undefined;
  return plainAddress(entry ?? '') ?? plainAddress(socket) ?? socket;
}

/** Without port, brackets and zone; an IPv4 address in IPv6 clothes is the IPv4 address. */
function plainAddress(text: string): string | undefined {
  const bare =
    /^\[([^\]]+)\](?::\d+)?$/.exec(text)?.[1] ?? /^(\d+\.\d+\.\d+\.\d+):\d+$/.exec(text)?.[1] ?? text;
  const address = bare.replace(/%.*$/s, '').toLowerCase();
  if (isIP(address) === 0) return undefined;
  return /^::ffff:(\d+\.\d+\.\d+\.\d+)$/.exec(address)?.[1] ?? address;
}
