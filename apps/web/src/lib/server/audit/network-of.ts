import { isIPv4, isIPv6 } from 'node:net';

/**
 * The network that an address belongs to: enough to notice a stranger, too little to find a person's line.
 *
 * @example networkOf('203.0.113.77') // '203.0.113.0/24'
 * @example networkOf('2001:db8:1:2::7') // '2001:db8:1::/48'
 */
export function networkOf(address: string): string | null {
  if (isIPv4(address)) return `${address.split('.').slice(0, 3).join('.')}.0/24`;
  if (!isIPv6(address)) return null;
  const [head = '', tail] = address.toLowerCase().split('::');
  const groups = head.split(':').filter(Boolean);
  if (tail !== undefined) {
    const rest = tail.split(':').filter(Boolean);
    while (groups.length + rest.length < 8) groups.push('0');
    groups.push(...rest);
  }
  const [first = '0', second = '0', third = '0'] = groups.map((group) => group.replace(/^0+(?=.)/, ''));
  if (groups.every((group, place) => place === 7 || Number.parseInt(group, 16) === 0))
    return `${address}/128`;
  return `${first}:${second}:${third}::/48`;
}
