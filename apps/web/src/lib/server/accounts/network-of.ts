import { isIPv4, isIPv6 } from 'node:net';

/**
 * The network that an address lies in: enough for a person to recognise a session, too little to tell who it was.
 * IPv4 keeps 24 bits, IPv6 48. Empty when it is no address.
 *
 * @example networkOf('203.0.113.77') // '203.0.113.0/24'
 * @example networkOf('2001:db8:12:34::1') // '2001:db8:12::/48'
 */
export function networkOf(address: string): string {
  if (isIPv4(address)) return `${address.split('.').slice(0, 3).join('.')}.0/24`;
  return isIPv6(address) ? `${prefix(address, 3)}::/48` : '';
}

/** What one client of the network has for itself: an IPv4 address, or the /64 that one IPv6 connection is given. */
export function clientNetwork(address: string): string {
  return isIPv6(address) ? `${prefix(address, 4)}::/64` : address;
}

/** The first groups of an IPv6 address, written the same way whichever way the address was. */
function prefix(address: string, groups: number): string {
  const [head = '', tail] = address.toLowerCase().replace(/%.*$/s, '').split('::');
  const parts = (text: string) => text.split(':').filter(Boolean);
  const behind = tail === undefined ? [] : parts(tail);
  // An IPv4 address at the end takes the room of two groups; it lies behind every prefix that is asked for.
  const size = behind.length + (behind.at(-1)?.includes('.') ? 1 : 0);
  const front = parts(head);
  const all = [
    ...front,
    ...Array.from({ length: Math.max(0, 8 - front.length - size) }, () => '0'),
    ...behind,
  ];
  return all
    .slice(0, groups)
    .map((part) => (parseInt(part, 16) || 0).toString(16))
    .join(':');
}
