/** Texts that a pattern has trouble with, made from the pattern itself. */

type Node =
  | { kind: 'signs'; choices: readonly string[] }
  | { kind: 'sequence'; parts: Node[] }
  | { kind: 'choice'; of: Node[] }
  | { kind: 'repeat'; of: Node; min: number; max: number }
  | { kind: 'nothing' };

const byEscape: Readonly<Record<string, readonly string[]>> = {
  d: ['1'],
  D: ['a'],
  w: ['a', '1', '_'],
  W: ['-', ' '],
  s: [' ', '\t', '\n'],
  S: ['a', '-'],
  n: ['\n'],
  r: ['\r'],
  t: ['\t'],
  f: ['\f'],
  v: ['\v'],
  0: ['\0'],
};
const byProperty: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^(?:Lu|Uppercase)/, ['A', 'Ä']],
  [/^(?:L|Alpha|Script|Letter)/, ['a', 'ä']],
  [/^N/, ['1', '½']],
  [/^P/, ['-', '.', '"']],
  [/^(?:Z|White)/, [' ', '\u00a0']],
  [/^M/, ['\u0301']],
  [/^S/, ['€', '+']],
  [/^C/, ['\0', '\u200b']],
];
const anything = ['a', '1', ' ', '-', '.', 'ä', '"', '\n', '<', '@', '\u0301', '😀'];

/** Reads a pattern as far as is needed to make texts of it; what it does not know counts as nothing. */
function parse(source: string): Node {
  let at = 0;
  const choice = (): Node => {
    const of = [sequence()];
    while (source[at] === '|') {
      at++;
      of.push(sequence());
    }
    return of.length === 1 ? (of[0] ?? { kind: 'nothing' }) : { kind: 'choice', of };
  };
  const sequence = (): Node => {
    const parts: Node[] = [];
    while (at < source.length && source[at] !== '|' && source[at] !== ')') parts.push(quantified());
    return { kind: 'sequence', parts };
  };
  const quantified = (): Node => {
    const of = atom();
    const found = /^(?:[*+?]|\{(\d+)(,(\d*))?\})\??/.exec(source.slice(at));
    if (!found) return of;
    at += found[0].length;
    const [text, from, comma, to] = found;
    if (text.startsWith('*')) return { kind: 'repeat', of, min: 0, max: Infinity };
    if (text.startsWith('+')) return { kind: 'repeat', of, min: 1, max: Infinity };
    if (text.startsWith('?')) return { kind: 'repeat', of, min: 0, max: 1 };
    const max = comma === undefined ? Number(from) : to ? Number(to) : Infinity;
    return { kind: 'repeat', of, min: Number(from), max };
  };
  const atom = (): Node => {
    const sign = String.fromCodePoint(source.codePointAt(at) ?? 0);
    at += sign.length;
    if (sign === '(') {
      const group = /^\?(?:<?[=!]|:|<\w+>|[a-z-]+:)/.exec(source.slice(at))?.[0] ?? '';
      at += group.length;
      const inside = choice();
      at++;
      return /^\?<?!/.test(group) ? { kind: 'nothing' } : inside;
    }
    if (sign === '[') return members();
    if (sign === '.') return { kind: 'signs', choices: anything };
    if (sign === '^' || sign === '$') return { kind: 'nothing' };
    return sign === '\\' ? escape() : { kind: 'signs', choices: [sign] };
  };
  const escape = (): Node => {
    const sign = source[at++] ?? '';
    if (/[bB]/.test(sign)) return { kind: 'nothing' };
    if (sign === 'k') at = source.indexOf('>', at) + 1;
    if (sign === 'k' || /[1-9]/.test(sign)) return { kind: 'nothing' };
    const code = /^(?:x[\da-f]{2}|u[\da-f]{4}|u\{[\da-f]+\})/i.exec(sign + source.slice(at))?.[0];
    if (code) {
      at += code.length - 1;
      const point = Number.parseInt(code.replace(/[xu{}]/g, ''), 16);
      return { kind: 'signs', choices: [String.fromCodePoint(point)] };
    }
    if (sign === 'p' || sign === 'P') {
      const end = source.indexOf('}', at);
      const name = source.slice(at + 1, end);
      at = end + 1;
      const found = byProperty.find(([property]) => property.test(name))?.[1] ?? ['a'];
      return {
        kind: 'signs',
        choices: sign === 'p' ? found : anything.filter((one) => !found.includes(one)),
      };
    }
    return { kind: 'signs', choices: byEscape[sign] ?? [sign] };
  };
  const members = (): Node => {
    const negated = source[at] === '^';
    if (negated) at++;
    const choices: string[] = [];
    while (at < source.length && source[at] !== ']') {
      const sign = String.fromCodePoint(source.codePointAt(at) ?? 0);
      at += sign.length;
      const node = sign === '\\' ? escape() : ({ kind: 'signs', choices: [sign] } as const);
      if (node.kind === 'signs') choices.push(...node.choices);
    }
    at++;
    const other = anything.filter((one) => !choices.includes(one));
    return { kind: 'signs', choices: negated ? other : choices };
  };
  return choice();
}

/** A text that the node matches, the `turn`th of its choices each; `before` gets what stands before each repetition. */
function write(node: Node, turn: number, pumps: Set<string>, before: string): string {
  switch (node.kind) {
    case 'nothing':
      return '';
    case 'signs':
      return node.choices[turn % Math.max(1, node.choices.length)] ?? '';
    case 'choice':
      return node.of.map((one) => write(one, turn, pumps, before))[turn % node.of.length] ?? '';
    case 'sequence': {
      let text = '';
      for (const part of node.parts) text += write(part, turn, pumps, before + text);
      return text;
    }
    case 'repeat': {
      const once = write(node.of, turn, pumps, before);
      if (node.max > 2 && once !== '') {
        pumps.add(JSON.stringify([before, once]));
        // Where every beginning of a match goes on to the end of the text, the whole is the square of it.
        pumps.add(JSON.stringify(['', before + once]));
      }
      return once.repeat(Math.max(1, Math.min(node.min, 20)));
    }
  }
}

/**
 * Texts of this length on which a pattern may take long: each of its repetitions pumped, behind what leads to it, with
 * endings that no match can have.
 */
export function textsFor(source: string, length: number): string[] {
  const pumps = new Set<string>();
  const root = parse(source);
  for (let turn = 0; turn < 6; turn++) {
    const whole = write(root, turn, pumps, '');
    if (whole !== '') pumps.add(JSON.stringify(['', whole]));
  }
  return [...pumps].slice(0, 60).flatMap((pump) => {
    const [lead, repeated] = JSON.parse(pump) as [string, string];
    const filled = (lead + repeated.repeat(Math.ceil(length / repeated.length))).slice(0, length);
    return [`${filled}\u0001`, `${filled}!\n x`];
  });
}
