const longest = 160;
const before = 40;

/**
 * Two texts as far as they differ, so that a change in a long description can be found in it; short ones stay whole.
 *
 * @example differingParts(`${'a'.repeat(500)} x`, `${'a'.repeat(500)} y`) // ['…aaa… x', '…aaa… y']
 */
export function differingParts(one: string, other: string): [string, string] {
  if (one.length <= longest && other.length <= longest) return [one, other];
  let same = 0;
  while (same < one.length && one[same] === other[same]) same++;
  const from = Math.max(0, same - before);
  const part = (text: string): string => {
    const to = from + longest;
    return `${from > 0 ? '…' : ''}${text.slice(from, to)}${to < text.length ? '…' : ''}`;
  };
  return [part(one), part(other)];
}
