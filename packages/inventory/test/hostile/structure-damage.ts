import { strToU8, unzipSync, zipSync } from 'fflate';
import { ANY_DAMAGE, below, pick, XML_DAMAGE } from '../damage.ts';
import type { Damage, Random } from '../damage.ts';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
const decode = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

/** Values that a reader of JSON meets where it expects another. */
const ODD_VALUES: readonly ((random: Random) => string)[] = [
  () => 'null',
  () => '{}',
  () => '[]',
  () => '""',
  () => 'true',
  () => '-0',
  () => '1e999',
  () => '9'.repeat(10_000),
  () => '"\\u0000\\ud800\\u202e"',
  () => '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}',
  () => '{"toString":1,"valueOf":null,"hasOwnProperty":0,"length":-1}',
  () => '[null,[],{},"",0,false]',
  (random) => '['.repeat(10 + below(random, 300)) + ']'.repeat(10),
  (random) => JSON.stringify('x'.repeat(1 + below(random, 1_000_000))),
  (random) => `[${'{"name":"A"},'.repeat(1 + below(random, 2000))}{}]`,
];
const ODD_KEYS = ['__proto__', 'constructor', 'prototype', 'toString', '', 'length', '0', 'name', 'NAME'];

/** Changes the text of JSON where a value or a key stands, so that it stays well-formed more often than not. */
const atValue =
  (change: (value: string, random: Random) => string): Damage =>
  (bytes, random) => {
    const text = decode(bytes);
    const values = [
      ...text.matchAll(/(?<=[:[,]\s{0,20})(?:"(?:[^"\\]|\\.){0,300}"|-?\d[\d.]*|true|false|null)/g),
    ];
    if (values.length === 0) return bytes;
    const { index, 0: value } = pick(random, values);
    return encode(text.slice(0, index) + change(value, random) + text.slice(index + value.length));
  };

export const JSON_DAMAGE: Readonly<Record<string, Damage>> = {
  'an odd value': atValue((_, random) => pick(random, ODD_VALUES)(random)),
  'a value in a list': atValue((value) => `[${value}]`),
  'a value in an object': atValue((value) => `{"value":${value}}`),
  'a number for a text': atValue((_, random) => String(below(random, 1e9))),
  'a value lost': atValue(() => ''),
  'an odd key': (bytes, random) =>
    encode(decode(bytes).replace(/"[a-z_@]{1,40}"(?=\s*:)/i, () => JSON.stringify(pick(random, ODD_KEYS)))),
  'a key again': (bytes) =>
    encode(decode(bytes).replace(/("[a-z]\w{0,40}"\s*:\s*)("[^"]{0,99}")/i, '$1$2,$1null')),
  'all keys of one name': (bytes, random) => {
    const key = JSON.stringify(pick(random, ODD_KEYS));
    return encode(decode(bytes).replaceAll(/"\w{1,40}"(?=\s*:)/g, () => (random() < 0.1 ? key : '"name"')));
  },
  'all texts null': (bytes) => encode(decode(bytes).replaceAll(/(?<=:\s?)"[^"]{0,300}"/g, 'null')),
  'a comma too many': (bytes) => encode(decode(bytes).replaceAll(/\}\s*\]/g, '},]')),
};

/** Changes in markup that leave it well-formed or nearly so. */
export const MARKUP_DAMAGE: Readonly<Record<string, Damage>> = {
  'texts lost': (bytes, random) =>
    encode(decode(bytes).replaceAll(/>[^<>]+</g, (whole) => (random() < 0.3 ? '><' : whole))),
  'a text grown': (bytes, random) =>
    encode(
      decode(bytes).replace(
        />[^<>\s][^<>]*</,
        `>${pick(random, ['x', '&amp;', ' ', '&#65;']).repeat(100_000)}<`,
      ),
    ),
  'elements renamed': (bytes, random) => {
    const names = [...new Set([...decode(bytes).matchAll(/<([\w:.-]{1,60})/g)].map(([, name = '']) => name))];
    if (names.length === 0) return bytes;
    const from = pick(random, names);
    const to = pick(random, [...names, 'constructor', 'x:y', 'a']);
    return encode(
      decode(bytes).replaceAll(new RegExp(`(</?)${from.replaceAll('.', '\\.')}(?=[\\s/>])`, 'g'), `$1${to}`),
    );
  },
  'attributes twice': (bytes) => encode(decode(bytes).replace(/(\s[\w:-]{1,40}="[^"<]{0,200}")/, '$1$1')),
  'attributes odd': (bytes, random) =>
    encode(
      decode(bytes).replaceAll(/="[^"<]{0,200}"/g, (whole) =>
        random() < 0.2
          ? pick(random, ['=""', '="-1"', '="__proto__"', `="${'9'.repeat(5000)}"`, '="&#0;"'])
          : whole,
      ),
    ),
  'another namespace': (bytes) =>
    encode(decode(bytes).replaceAll(/xmlns(:\w{1,20})?="[^"]{0,200}"/g, 'xmlns$1="urn:x"')),
  'no namespace': (bytes) => encode(decode(bytes).replaceAll(/\sxmlns(?::\w{1,20})?="[^"]{0,200}"/g, '')),
  'sections of characters': (bytes) => encode(decode(bytes).replaceAll(/>([^<>]+)</g, '><![CDATA[$1]]><')),
  'comments everywhere': (bytes) => encode(decode(bytes).replaceAll('><', '><!-- -- > <a> --><?x ?><')),
  'a document type': (bytes, random) =>
    encode(
      pick(random, ['', '<?xml version="1.0"?>', '\n\n']) +
        pick(random, [
          '<!DOCTYPE a SYSTEM "file:///etc/passwd">',
          '<!DOCTYPE a [<!ENTITY b SYSTEM "http://127.0.0.1:1/">]>',
        ]) +
        decode(bytes),
    ),
  'another encoding said': (bytes, random) =>
    encode(
      `<?xml version="1.0" encoding="${pick(random, ['UTF-16', 'UTF-7', 'IBM037', 'x', ''])}"?>` +
        decode(bytes).replace(/^\ufeff?<\?xml[^>]*>/, ''),
    ),
  'one element a thousand times': (bytes) =>
    encode(
      decode(bytes).replace(/<(\w{1,40})(?:\s[^<>]{0,300})?>[^<>]{0,300}<\/\1>/, (whole) =>
        whole.repeat(1000),
      ),
    ),
};

/** Damage to one part inside, or to the headers outside, of an archive. */
export const ARCHIVE_DAMAGE: Readonly<Record<string, Damage>> = {
  'a part damaged': (bytes, random) => {
    const parts = partsOf(bytes);
    const kinds = { ...XML_DAMAGE, ...MARKUP_DAMAGE };
    const biggest = Object.entries(parts).sort(([, a], [, b]) => b.length - a.length);
    const [name, content] = random() < 0.6 ? (biggest[0] ?? ['', new Uint8Array()]) : pick(random, biggest);
    const damage = kinds[pick(random, Object.keys(kinds))];
    return zipSync({ ...parts, [name]: damage?.(content, random) ?? content }, { level: 1 });
  },
  'a part lost': (bytes, random) => {
    const parts = partsOf(bytes);
    const { [pick(random, Object.keys(parts))]: _lost, ...others } = parts;
    return zipSync(others, { level: 1 });
  },
  'a part for another': (bytes, random) => {
    const parts = partsOf(bytes);
    const [from, to] = [pick(random, Object.keys(parts)), pick(random, Object.keys(parts))];
    return zipSync({ ...parts, [to]: parts[from] ?? new Uint8Array() }, { level: 1 });
  },
  'parts of odd names': (bytes, random) =>
    zipSync(
      {
        ...partsOf(bytes),
        [pick(random, ['../x', '/x', 'C:\\x', 'a\0b', 'xl/worksheets/../x'])]: strToU8('x'),
      },
      { level: 1 },
    ),
  'the directory lies': (bytes, random) => {
    const copy = bytes.slice();
    const view = new DataView(copy.buffer);
    const headers: number[] = [];
    for (let at = 0; at + 46 < copy.length; at++)
      if ([0x02014b50, 0x04034b50, 0x06054b50].includes(view.getUint32(at, true))) headers.push(at);
    if (headers.length === 0) return copy;
    const at = pick(random, headers) + 4 + below(random, 26);
    if (at + 4 <= copy.length)
      view.setUint32(
        at,
        pick(random, [0, 1, 0xffffffff, 0xfffffffe, 0x7fffffff, below(random, copy.length)]),
        true,
      );
    return copy;
  },
  'something before it': (bytes, random) => join(new Uint8Array(1 + below(random, 300)), bytes),
  'a comment behind it': (bytes, random) => join(bytes, new Uint8Array(below(random, 70_000))),
  ...ANY_DAMAGE,
};

export function join(first: Uint8Array, second: Uint8Array): Uint8Array {
  const both = new Uint8Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}

/** Nothing where an earlier damage has left no archive. */
function partsOf(bytes: Uint8Array): Record<string, Uint8Array> {
  try {
    // Headers that an earlier damage has changed may promise gigabytes.
    const parts = unzipSync(bytes, { filter: ({ originalSize, size }) => originalSize + size < 5_000_000 });
    return Object.keys(parts).length > 0 ? parts : { x: new Uint8Array() };
  } catch {
    return { x: new Uint8Array() };
  }
}
