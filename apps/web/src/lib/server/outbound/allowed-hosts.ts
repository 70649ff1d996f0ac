import { BlockList, isIP, isIPv6 } from 'node:net';

/** Where this server may ask another one, beside public addresses over https. */
export interface AllowedHosts {
  /** Whether the operator has named this host, so that it may stand in the internal network and speak http. */
  names(host: string): boolean;
  /** Whether an address may be connected to; `named` for the address of a host that the operator has named. */
  permits(address: string, named: boolean): boolean;
}

const family = (address: string): 'ipv4' | 'ipv6' => (isIPv6(address) ? 'ipv6' : 'ipv4');

/** Networks that are nobody's public server: RFC 6890 and its kin. */
const INTERNAL: readonly (readonly [network: string, bits: number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
  ['::', 96],
  ['64:ff9b::', 96],
  ['64:ff9b:1::', 48],
  ['100::', 64],
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
  ['5f00::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['fec0::', 10],
  ['ff00::', 8],
];
/** Of these, a named host is not enough: neighbours of the server itself, among them where clouds keep credentials. */
const NEVER_BY_NAME: readonly (readonly [network: string, bits: number])[] = [
  ['0.0.0.0', 8],
  ['169.254.0.0', 16],
  ['224.0.0.0', 3],
  ['fd00:ec2::', 32],
  ['fe80::', 10],
  ['ff00::', 8],
];

const internal = blockList(INTERNAL);
const neverByName = blockList(NEVER_BY_NAME);

/**
 * Reads what the operator allows: names of hosts, addresses and networks, separated by commas or blanks. Throws with
 * the part that is none of these.
 *
 * @example readAllowedHosts('glpi.stadt.local, 10.20.0.0/16').permits('10.20.3.4', false) // true
 */
export function readAllowedHosts(setting: string): AllowedHosts {
  const hosts = new Set<string>();
  const networks = new BlockList();
  for (const part of setting.split(/[\s,]+/).filter(Boolean)) {
    const [address = '', bits] = part.split('/');
    const plain = address.replace(/^\[|\]$/g, '');
    if (isIP(plain)) {
      const most = isIPv6(plain) ? 128 : 32;
      const length = bits === undefined ? most : /^\d{1,3}$/.test(bits) ? Number(bits) : -1;
      if (length < 0 || length > most) throw new Error(`${part} is no network.`);
      networks.addSubnet(plain, length, family(plain));
    } else if (bits === undefined && /^(?=.{1,253}$)[\w-]+(?:\.[\w-]+)*\.?$/.test(part)) {
      hosts.add(part.toLowerCase().replace(/\.$/, ''));
    } else throw new Error(`${part} is neither a host nor an address nor a network.`);
  }
  const inNetworks = (address: string): boolean => networks.check(address, family(address));
  return {
    names(host) {
      const plain = host
        .toLowerCase()
        .replace(/^\[|\]$/g, '')
        .replace(/\.$/, '');
      return hosts.has(plain) || (isIP(plain) !== 0 && inNetworks(unmapped(plain)));
    },
    permits(given, named) {
      const address = unmapped(given);
      if (!isIP(address)) return false;
      if (inNetworks(address)) return true;
      if (named) return !neverByName.check(address, family(address));
      return !internal.check(address, family(address));
    },
  };
}

/** Whether a setting can be read by {@link readAllowedHosts}. */
export function isAllowedHosts(setting: string): boolean {
  try {
    readAllowedHosts(setting);
    return true;
  } catch {
    return false;
  }
}

/** The IPv4 address inside of an IPv6 one that stands for it. @example unmapped('::ffff:10.0.0.1') // '10.0.0.1' */
function unmapped(address: string): string {
  const dotted = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (dotted !== undefined) return dotted;
  const [, high, low] = /^::ffff:([\da-f]{1,4}):([\da-f]{1,4})$/i.exec(address) ?? [];
  if (high === undefined || low === undefined) return address;
  const [first, second] = [parseInt(high, 16), parseInt(low, 16)];
  return [first >> 8, first & 255, second >> 8, second & 255].join('.');
}

function blockList(networks: readonly (readonly [network: string, bits: number])[]): BlockList {
  const list = new BlockList();
  for (const [network, bits] of networks) list.addSubnet(network, bits, family(network));
  return list;
}
