/** What a document holds, with offsets into its text. YAML's own variety (anchors, tags, styles) is resolved. */
export type Node = MapNode | ListNode | ScalarNode;

interface Span {
  /** Offset of the first character. */
  start: number;
  /** Offset behind the last character. */
  end: number;
  /** Written somewhere else and repeated here by an alias. */
  shared?: true;
}

export interface MapNode extends Span {
  kind: 'map';
  entries: Entry[];
  /** Written in braces. */
  flow: boolean;
}

export interface ListNode extends Span {
  kind: 'list';
  items: Node[];
  /** Written in brackets. */
  flow: boolean;
}

export interface ScalarNode extends Span {
  kind: 'scalar';
  type: 'text' | 'number' | 'flag' | 'null';
  text: string;
  style: 'plain' | 'quoted' | 'block';
}

export interface Entry {
  key: string;
  keyStart: number;
  keyEnd: number;
  value: Node;
}

export function entryOf(node: Node | undefined, key: string): Entry | undefined {
  return node?.kind === 'map' ? node.entries.find((entry) => entry.key === key) : undefined;
}

/** The value behind a key, unless it is null. */
export function valueOf(node: Node | undefined, key: string): Node | undefined {
  const value = entryOf(node, key)?.value;
  return value && isNull(value) ? undefined : value;
}

export function isNull(node: Node): boolean {
  return node.kind === 'scalar' && node.type === 'null';
}

/** The text of a scalar; numbers as they are written. */
export function textOf(node: Node | undefined): string | undefined {
  return node?.kind === 'scalar' && (node.type === 'text' || node.type === 'number') ? node.text : undefined;
}
