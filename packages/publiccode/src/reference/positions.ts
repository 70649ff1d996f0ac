import { type Entry, entryOf, isNull, type Node } from '../reading/nodes.ts';

/** Where the reference parser puts a finding: an offset, or nothing for 0:0. */
export function offsetOfKey(root: Node, key: string): number | undefined {
  return find(root, key.split('.'));
}

function find(node: Node, parts: readonly string[]): number | undefined {
  const [part = '', ...rest] = parts;
  if (node.kind !== 'map') return node.start;
  const [, base = part, inner] = /^(.*)\[([^[\]]+)\]$/u.exec(part) ?? [];
  const index = inner !== undefined && /^\d+$/u.test(inner) ? Number(inner) : undefined;
  const entry = entryOf(node, base);
  if (!entry) return missing(node, parts.length === 1);
  if (index !== undefined) {
    const item = entry.value.kind === 'list' ? entry.value.items[index] : undefined;
    if (!item) return entry.keyStart;
    return rest.length === 0 ? item.start : find(item, rest);
  }
  if (inner !== undefined) return find(entry.value, [inner, ...rest]);
  return rest.length === 0 ? entry.keyStart : find(entry.value, rest);
}

function missing(node: Node, last: boolean): number | undefined {
  if (node.kind !== 'map') return undefined;
  if (node.flow) return node.start;
  return last ? node.entries[0]?.keyStart : undefined;
}

/** The path of the key or item that begins on a line, as the reference parser finds it. */
export function keyAtLine(node: Node, line: number, lineOf: (offset: number) => number, prefix = ''): string {
  if (node.kind === 'map') {
    for (const entry of node.entries) {
      const found = keyOfEntry(entry, line, lineOf, prefix);
      if (found) return found;
    }
  }
  if (node.kind === 'list')
    for (const [index, item] of node.items.entries()) {
      const key = `${prefix}[${index}]`;
      if (!isNull(item) && lineOf(item.start) === line) return key;
      const found = keyAtLine(item, line, lineOf, key);
      if (found) return found;
    }
  return '';
}

function keyOfEntry(entry: Entry, line: number, lineOf: (offset: number) => number, prefix: string): string {
  const key = prefix ? `${prefix}.${entry.key}` : entry.key;
  return lineOf(entry.keyStart) === line ? key : keyAtLine(entry.value, line, lineOf, key);
}

/** The text at a key, where there is one. */
export function textAtKey(root: Node, key: string): string | undefined {
  let node: Node | undefined = root;
  for (const step of key.match(/[^.[\]]+/gu) ?? [])
    node = node?.kind === 'list' ? node.items[Number(step)] : entryOf(node, step)?.value;
  return node?.kind === 'scalar' ? node.text : undefined;
}
