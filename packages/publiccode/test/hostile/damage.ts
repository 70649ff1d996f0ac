/** The same numbers for the same seed (mulberry32), each from 0 up to and without 1. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const PIECES = [
  ...'{}[]:-#&*!|>\'"%@`,?\n\t \0é😀'.split(''),
  '---\n',
  '...\n',
  '<<: *x\n',
  '&x ',
  '*x ',
  '!!binary ',
  '!<tag:yaml.org,2002:int> ',
  '%YAML 1.1\n---\n',
  '- ',
  ': ',
  '? ',
  'null',
  'yes',
  '0x1F',
  '\r\n',
  '\u2028',
  '\uFEFF',
  '\uD800',
];

/** A text with one to four damages: bytes and lines lost, doubled, moved, changed, set in, or taken from another text. */
export function damaged(text: string, other: string, random: () => number): string {
  const below = (limit: number): number => Math.floor(random() * limit);
  let current = text;
  for (let left = 1 + below(4); left > 0; left--) {
    const at = below(current.length + 1);
    const head = current.slice(0, at);
    const tail = current.slice(at);
    const piece = PIECES[below(PIECES.length)] ?? '';
    switch (below(40) === 0 ? 8 : below(8)) {
      case 0:
        current = head + tail.slice(below(60));
        break;
      case 1:
        current = head + tail.slice(0, below(400)) + tail;
        break;
      case 2:
        current = head + piece + tail.slice(1);
        break;
      case 3:
        current = head + piece.repeat(1 + below(3)) + tail;
        break;
      case 4:
        current = head + tail.slice(tail.indexOf('\n') + 1);
        break;
      case 5:
        current = head.replace(/\n([^\n]*)$/u, `\n${' '.repeat(below(7))}$1`) + tail;
        break;
      case 6:
        current = head + piece.repeat(below(300)) + tail;
        break;
      case 7: {
        const from = below(other.length + 1);
        current = head + other.slice(from, from + below(300)) + tail;
        break;
      }
      default:
        current = tail + head;
    }
  }
  return current;
}
