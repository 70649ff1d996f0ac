/** Networks that are nobody's public server, each by three of its addresses. */
const networks4 = [
  ['0.0.0.0', '0.0.0.1', '0.255.255.255'],
  ['10.0.0.0', '10.20.30.40', '10.255.255.255'],
  ['100.64.0.1', '100.100.100.200', '100.127.255.255'],
  ['127.0.0.1', '127.1.2.3', '127.255.255.254'],
  ['169.254.0.1', '169.254.169.254', '169.254.170.2'],
  ['172.16.0.1', '172.20.1.1', '172.31.255.255'],
  ['192.0.0.1', '192.0.0.192', '192.0.0.255'],
  ['192.0.2.1', '192.0.2.77', '192.0.2.255'],
  ['192.88.99.0', '192.88.99.1', '192.88.99.255'],
  ['192.168.0.1', '192.168.178.1', '192.168.255.255'],
  ['198.18.0.1', '198.19.0.0', '198.19.255.255'],
  ['198.51.100.1', '198.51.100.77', '198.51.100.255'],
  ['203.0.113.1', '203.0.113.77', '203.0.113.255'],
  ['224.0.0.1', '239.255.255.250', '232.1.2.3'],
  ['240.0.0.1', '255.255.255.255', '250.1.2.3'],
].flat();

const networks6 = [
  ['::', '::1', '0:0:0:0:0:0:0:1', '0000::0001'],
  ['fc00::1', 'fd00:ec2::254', 'fdff:ffff::1'],
  ['fe80::1', 'fe80::5efe:127.0.0.1', 'febf::1'],
  ['fec0::1', 'ff02::1', 'ff0e::1'],
  ['100::1', '2001::1', '2001:db8::1', '2001:0:7f00:1::', '3fff::1', '5f00::1'],
].flat();

/** The ways in which IPv6 holds an IPv4 address. */
function inside6(address: string): string[] {
  const [a = 0, b = 0, c = 0, d = 0] = address.split('.').map(Number);
  const high = ((a << 8) | b).toString(16);
  const low = ((c << 8) | d).toString(16);
  return [
    `::ffff:${address}`,
    `::ffff:${high}:${low}`,
    `0:0:0:0:0:ffff:${high}:${low}`,
    `::${high}:${low}`,
    `64:ff9b::${high}:${low}`,
    `64:ff9b:1::${high}:${low}`,
    `2002:${high}:${low}::`,
  ];
}

/** The ways in which programs write an IPv4 address. */
function spellings4(address: string): string[] {
  const parts = address.split('.').map(Number);
  const [a = 0, b = 0, c = 0, d = 0] = parts;
  const whole = ((a * 256 + b) * 256 + c) * 256 + d;
  const octal = (each: number): string => `0${each.toString(8)}`;
  const hex = (each: number): string => `0x${each.toString(16)}`;
  const wide = (text: string): string =>
    [...text].map((sign) => (/\d/.test(sign) ? String.fromCodePoint(0xff10 + Number(sign)) : sign)).join('');
  return [
    String(whole),
    octal(whole),
    hex(whole),
    hex(whole).toUpperCase(),
    parts.map(octal).join('.'),
    parts.map(hex).join('.'),
    `${hex(a)}.${octal(b)}.${c}.${d}`,
    `${a}.${b * 65536 + c * 256 + d}`,
    `${a}.${b}.${c * 256 + d}`,
    `${octal(a)}.${b}.${c * 256 + d}`,
    `000${octal(a)}.${b}.${c}.${d}`,
    `${address}.`,
    wide(address),
    address.replaceAll('.', '。'),
    address.replaceAll('.', '．'),
    [...address].map((sign) => `%${sign.charCodeAt(0).toString(16)}`).join(''),
  ];
}

/** Hosts that lead into the house, by their address. */
export const insideHosts: readonly string[] = [
  ...networks4,
  ...networks6.map((each) => `[${each}]`),
  ...[
    '127.0.0.1',
    '169.254.169.254',
    '10.0.0.1',
    '192.168.1.1',
    '100.64.0.1',
    '172.16.5.4',
    '100.100.100.200',
    '192.0.0.192',
  ].flatMap((each) => [...spellings4(each), ...inside6(each).map((six) => `[${six}]`)]),
  ...['172.16.0.1', '0.0.0.0', '198.18.0.1', '192.0.0.192', '224.0.0.1'].flatMap((each) => [
    ...inside6(each).map((six) => `[${six}]`),
  ]),
  ...['localhost', 'localhost.', 'LOCALHOST', 'LocalHost.', 'a.localhost', 'ip6-localhost', 'ip6-loopback'],
  ...['metadata', 'metadata.google.internal', 'kubernetes.default.svc', 'host.docker.internal'],
];

/** Whole addresses that hide where they lead to; PORT stands for the port of a listener on this computer. */
export const hiddenAddresses: readonly string[] = [
  'https://public.example@127.0.0.1:PORT/',
  'https://public.example:443@127.0.0.1:PORT/',
  'https://public.example%40127.0.0.1:PORT/',
  'https://127.0.0.1:PORT#@public.example/',
  'https://127.0.0.1:PORT?@public.example/',
  'https://127.0.0.1:PORT\\@public.example/',
  'https://public.example\\@127.0.0.1:PORT/',
  'https:127.0.0.1:PORT/',
  'https:/127.0.0.1:PORT/',
  'https:///127.0.0.1:PORT/',
  'https:\\\\127.0.0.1:PORT\\',
  ' https://127.0.0.1:PORT/',
  'ht\ntps://127.0.0.1:PORT/',
  'https://127.0.\t0.1:PORT/',
  'https://127.0.0.1\u00ad:PORT/',
  'https://127.0.0.1%00.public.example:PORT/',
  'https://[::1%25lo]:PORT/',
  'https://[::ffff:127.0.0.1%eth0]:PORT/',
  'HTTPS://127.0.0.1:PORT/',
  'http://127.0.0.1:PORT/',
  'http://localhost:PORT/',
  'http://[::1]:PORT/',
  'http://2130706433:PORT/',
  'ftp://127.0.0.1:PORT/',
  'file:///etc/passwd',
  'file://127.0.0.1/etc/passwd',
  'gopher://127.0.0.1:PORT/_x',
  'dict://127.0.0.1:PORT/x',
  'data:text/plain,x',
  'javascript:alert(1)',
  'blob:https://127.0.0.1:PORT/x',
  'ws://127.0.0.1:PORT/',
  'ldap://127.0.0.1:PORT/',
  'jar:https://127.0.0.1:PORT/!/',
  '//127.0.0.1:PORT/',
  'https://①②⑦.⓪.⓪.①:PORT/',
  'https://ⓛⓞⓒⓐⓛⓗⓞⓢⓣ:PORT/',
];
