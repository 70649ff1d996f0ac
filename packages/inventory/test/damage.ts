/** Damages files in ways that happen (truncation, wrong encoding) and in ways that are meant (bombs), always the same for one seed. */

export type Random = () => number;

/** Mulberry32: the same numbers in [0, 1) for the same seed on every machine. */
export function seeded(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export const below = (random: Random, limit: number): number => Math.floor(random() * limit);

export function pick<T>(random: Random, choices: readonly T[]): T {
  const chosen = choices[below(random, choices.length)];
  if (chosen === undefined) throw new Error('nothing to choose from');
  return chosen;
}

export type Damage = (bytes: Uint8Array, random: Random) => Uint8Array;

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
const decode = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

function splice(bytes: Uint8Array, at: number, remove: number, insert: Uint8Array): Uint8Array {
  const result = new Uint8Array(at + insert.length + Math.max(0, bytes.length - at - remove));
  result.set(bytes.subarray(0, at));
  result.set(insert, at);
  result.set(bytes.subarray(at + remove), at + insert.length);
  return result;
}

const insertText =
  (make: (random: Random) => string): Damage =>
  (bytes, random) =>
    splice(bytes, below(random, bytes.length + 1), 0, encode(make(random)));

/** Damage that any file can suffer. */
export const ANY_DAMAGE: Readonly<Record<string, Damage>> = {
  truncated: (bytes, random) => bytes.slice(0, below(random, bytes.length)),
  'bits flipped': (bytes, random) => {
    const copy = bytes.slice();
    for (let count = 1 + below(random, 40); count > 0 && copy.length > 0; count--) {
      const at = below(random, copy.length);
      copy[at] = (copy[at] ?? 0) ^ (1 << below(random, 8));
    }
    return copy;
  },
  'a piece lost': (bytes, random) =>
    splice(bytes, below(random, bytes.length), below(random, bytes.length / 2), new Uint8Array()),
  'a piece doubled': (bytes, random) => {
    const from = below(random, bytes.length);
    return splice(bytes, from, 0, bytes.slice(from, from + below(random, 2000)));
  },
  'noise inserted': (bytes, random) =>
    splice(
      bytes,
      below(random, bytes.length),
      0,
      Uint8Array.from({ length: 1 + below(random, 300) }, () => below(random, 256)),
    ),
};

/** Damage to delimited text. */
export const TEXT_DAMAGE: Readonly<Record<string, Damage>> = {
  ...ANY_DAMAGE,
  'zero bytes': insertText((random) => '\0'.repeat(1 + below(random, 50))),
  'UTF-16 with an odd byte': (bytes, random) => {
    const text = decode(bytes);
    const wide = new Uint8Array(text.length * 2 + 1);
    for (let at = 0; at < text.length; at++)
      [wide[at * 2], wide[at * 2 + 1]] = [text.charCodeAt(at) & 255, text.charCodeAt(at) >> 8];
    return random() < 0.5 ? wide : splice(wide, 0, 0, Uint8Array.of(0xfe, 0xff));
  },
  'Latin-1 inside UTF-8': (bytes, random) =>
    splice(bytes, below(random, bytes.length), 0, Uint8Array.of(0xe4, 0xf6, 0xfc, 0x80)),
  'twice encoded': (bytes) => encode(Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')),
  'two marks': (bytes) => splice(bytes, 0, 0, encode('\ufeff\ufeff')),
  'lone carriage returns': (bytes, random) =>
    encode(decode(bytes).replaceAll('\n', random() < 0.5 ? '\r' : '\r\r\n')),
  'quote hell': insertText((random) =>
    pick(random, ['"', '""', '"""', '";"', '"\n"', `${'"'.repeat(999)}`, '"a" b;', "'", '„“']).repeat(
      1 + below(random, 30),
    ),
  ),
  'mixed delimiters': (bytes, random) =>
    encode(decode(bytes).replaceAll(';', () => pick(random, [';', ',', '\t', '|']))),
  'invisible characters': insertText(() => '\u200b\u202e\u2066x\u2069\ufeff\u00ad'),
  formulas: insertText(() => ';=HYPERLINK("http://x.example");@SUM(1);+1;-1\n'),
  'a huge cell': insertText((random) =>
    pick(random, ['x', ' ', '1.', 'KB1', 'ü', '-', 'update for ']).repeat(1_000_000 / 4),
  ),
  'too many columns': insertText(() => `\n${';x'.repeat(16_385)}\n`),
  'many blank lines': insertText(() => '\n'.repeat(20_000)),
};

/** Damage inside one XML part of a workbook. */
export const XML_DAMAGE: Readonly<Record<string, Damage>> = {
  ...ANY_DAMAGE,
  'deep nesting': insertText((random) => '<a>'.repeat(50 + below(random, 100_000))),
  'balanced depth': (bytes, random) => {
    const depth = 50 + below(random, 300);
    return encode(
      decode(bytes).replace('<sheetData>', `${'<a>'.repeat(depth)}${'</a>'.repeat(depth)}<sheetData>`),
    );
  },
  'a document type': (bytes) => splice(bytes, 0, 0, encode('<!DOCTYPE a [<!ENTITY b "c">]>')),
  'an entity': (bytes) => encode(decode(bytes).replaceAll('VOIS', '&lol9;')),
  'absurd cell names': (bytes, random) =>
    encode(
      decode(bytes).replaceAll(
        / r="[A-Z]+\d+"/g,
        () => ` r="${pick(random, ['A0', 'ZZZZZZ1', 'A99999999999', '', 'XFD1048576', '-1', 'é7'])}"`,
      ),
    ),
  'absurd rows': (bytes, random) =>
    encode(
      decode(bytes).replaceAll(
        /<row r="\d+"/g,
        () => `<row r="${pick(random, ['0', '-5', '1e9', '99999999', 'x'])}"`,
      ),
    ),
  'absurd types': (bytes, random) =>
    encode(
      decode(bytes).replaceAll(
        't="inlineStr"',
        () => `t="${pick(random, ['s', 'e', 'd', 'b', 'n', 'str', 'z', ''])}"`,
      ),
    ),
  'absurd numbers': (bytes, random) =>
    encode(
      decode(bytes).replaceAll(
        /<v>[^<]*<\/v>/g,
        () => `<v>${pick(random, ['1e999', 'NaN', '-1', '', '9'.repeat(400), '0x10', '1,5'])}</v>`,
      ),
    ),
  'absurd styles': (bytes) => encode(decode(bytes).replaceAll(/ s="\d"/g, ' s="99999"')),
  'a huge cell': (bytes, random) =>
    encode(
      decode(bytes).replace('VOIS', pick(random, ['x', ' ', '&amp;', '_x000D_', '"']).repeat(1_000_000 / 8)),
    ),
  'a huge dimension': (bytes) =>
    encode(decode(bytes).replace('<sheetData>', '<dimension ref="A1:XFD1048576"/><sheetData>')),
  zeros: (bytes, random) => splice(bytes, below(random, bytes.length), 0, new Uint8Array(200)),
  emptied: () => new Uint8Array(),
};
