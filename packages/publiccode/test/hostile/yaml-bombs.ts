import type { FindingCode } from '../../src/index.ts';

/** Small files that a careless reader unfolds until it has no memory, stack or time left. */
export function yamlBombs(): { name: string; text: string; code: FindingCode }[] {
  const nine = (word: string): string => Array<string>(9).fill(word).join(', ');
  const letters = [...'abcdefghijklmnopqrstuvwxyz'];
  const lists = letters.map((name, at) => `${name}: &${name} [${nine(at ? `*${letters[at - 1]}` : 'lol')}]`);
  const maps = letters.map((name, at) =>
    at
      ? `${name}: &${name} {${[...'123456789'].map((key) => `k${key}: *${letters[at - 1]}`).join(', ')}}`
      : 'a: &a {k: lol}',
  );
  const merges = letters.map((name, at) =>
    at
      ? `${name}: &${name}\n  own${name}: {<<: *${letters[at - 1]}}\n  more${name}: {<<: *${letters[at - 1]}}`
      : 'a: &a {k: lol}',
  );
  return [
    { name: 'a billion laughs in lists', text: `${lists.join('\n')}\n`, code: 'yaml-too-many-nodes' },
    { name: 'a billion laughs in maps', text: `${maps.join('\n')}\n`, code: 'yaml-too-many-nodes' },
    { name: 'doubling merge keys', text: `${merges.join('\n')}\n`, code: 'yaml-too-many-nodes' },
    { name: 'an anchor that holds itself', text: 'a: &a [*a]\n', code: 'yaml-syntax' },
    { name: 'a tower of brackets', text: `a: ${'['.repeat(100_000)}`, code: 'yaml-too-deep' },
    { name: 'a tower of braces', text: `a: ${'{a: '.repeat(50_000)}`, code: 'yaml-too-deep' },
    { name: 'a tower of hyphens', text: `${'- '.repeat(50_000)}a`, code: 'yaml-too-deep' },
    { name: 'a file of two megabytes', text: 'a'.repeat(2_000_000), code: 'file-too-large' },
  ];
}
