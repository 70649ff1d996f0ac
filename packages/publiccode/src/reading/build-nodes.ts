import { isAlias, isMap, isPair, isScalar, isSeq, type Document as YamlDocument } from 'yaml';
import type { Entry, MapNode, Node, ScalarNode } from './nodes.ts';
import { scalarType } from './scalar-type.ts';

export interface NodeLimits {
  /** Values in the document, those repeated by aliases counted each time. */
  nodes: number;
  /** Levels. */
  depth: number;
}

export interface Duplicate {
  key: string;
  offset: number;
  /** Offset of the key that stood there first. */
  first: number;
}

export type BuildProblem =
  | { code: 'yaml-too-many-nodes' | 'yaml-too-deep'; offset: number }
  | { code: 'yaml-syntax'; offset: number; reason: string };

export interface Built {
  root: Node;
  duplicates: Duplicate[];
  problem?: BuildProblem;
}

class TooMuch extends Error {
  readonly problem: BuildProblem;
  constructor(problem: BuildProblem) {
    super(problem.code);
    this.problem = problem;
  }
}

/** Turns what the YAML library read into nodes, aliases and merge keys resolved. */
export function buildNodes(document: YamlDocument.Parsed, limits: NodeLimits): Built {
  const builder = new Builder(limits);
  const empty: ScalarNode = { kind: 'scalar', type: 'null', text: '', style: 'plain', start: 0, end: 0 };
  try {
    return { root: builder.node(document.contents, 0, 0), duplicates: builder.duplicates };
  } catch (error) {
    if (!(error instanceof TooMuch)) throw error;
    return { root: empty, duplicates: builder.duplicates, problem: error.problem };
  }
}

class Builder {
  readonly duplicates: Duplicate[] = [];
  readonly #limits: NodeLimits;
  readonly #anchors = new Map<string, unknown>();
  readonly #open = new Set<unknown>();
  #nodes = 0;

  constructor(limits: NodeLimits) {
    this.#limits = limits;
  }

  node(source: unknown, at: number, depth: number): Node {
    const [start, end] = rangeOf(source, at);
    this.#nodes++;
    if (this.#nodes > this.#limits.nodes) throw new TooMuch({ code: 'yaml-too-many-nodes', offset: start });
    if (depth > this.#limits.depth) throw new TooMuch({ code: 'yaml-too-deep', offset: start });
    if (isAlias(source)) return this.#alias(source.source, start, end, depth);
    const anchor = (source as { anchor?: string } | null)?.anchor;
    if (anchor) this.#anchors.set(anchor, source);
    this.#open.add(source);
    const node = this.#plainNode(source, start, end, depth);
    this.#open.delete(source);
    return node;
  }

  #plainNode(source: unknown, start: number, end: number, depth: number): Node {
    if (isMap(source)) return this.#map(source.items, source.flow === true, start, end, depth);
    if (isSeq(source)) {
      const items = source.items.map((item) =>
        // `[a: 1]` is a list with a map of one key.
        isPair(item)
          ? this.#map(
              [item],
              true,
              rangeOf(item.key, start)[0],
              rangeOf(item.value ?? item.key, end)[1],
              depth + 1,
            )
          : this.node(item, start, depth + 1),
      );
      return { kind: 'list', items, flow: source.flow === true, start, end };
    }
    if (!isScalar(source)) return { kind: 'scalar', type: 'null', text: '', style: 'plain', start, end };
    const text = typeof source.value === 'string' ? source.value : String(source.value ?? '');
    const style = source.type === 'PLAIN' ? 'plain' : source.type?.startsWith('QUOTE') ? 'quoted' : 'block';
    const type = style === 'plain' && source.tag !== 'tag:yaml.org,2002:str' ? scalarType(text) : 'text';
    return { kind: 'scalar', type, text, style, start, end };
  }

  #alias(name: string, start: number, end: number, depth: number): Node {
    const source = this.#anchors.get(name);
    if (source === undefined || this.#open.has(source))
      throw new TooMuch({ code: 'yaml-syntax', offset: start, reason: 'BAD_ALIAS' });
    return { ...this.node(source, start, depth + 1), start, end, shared: true };
  }

  #map(items: readonly unknown[], flow: boolean, start: number, end: number, depth: number): MapNode {
    const entries: Entry[] = [];
    const seen = new Map<string, Entry>();
    const merged: Entry[] = [];
    for (const item of items) {
      if (!isPair(item)) continue;
      const [keyStart, keyEnd] = rangeOf(item.key, start);
      const key = this.#keyText(item.key, keyStart, depth);
      const value = this.node(item.value, keyEnd, depth + 1);
      const entry = { key, keyStart, keyEnd, value };
      if (key === '<<' && isScalar(item.key) && item.key.type === 'PLAIN') {
        merged.push(...entriesToMerge(value));
        continue;
      }
      const first = seen.get(key);
      if (first) this.duplicates.push({ key, offset: keyStart, first: first.keyStart });
      else {
        seen.set(key, entry);
        entries.push(entry);
      }
    }
    for (const entry of merged)
      if (!seen.has(entry.key)) {
        seen.set(entry.key, entry);
        entries.push({ ...entry, value: { ...entry.value, shared: true } });
      }
    return { kind: 'map', entries, flow, start, end };
  }

  #keyText(key: unknown, at: number, depth: number): string {
    const node = this.node(key, at, depth + 1);
    return node.kind === 'scalar' ? node.text : '';
  }
}

function entriesToMerge(value: Node): Entry[] {
  if (value.kind === 'map') return value.entries;
  return value.kind === 'list'
    ? value.items.flatMap((item) => (item.kind === 'map' ? item.entries : []))
    : [];
}

function rangeOf(source: unknown, at: number): [number, number] {
  const range = (source as { range?: readonly number[] | null } | null)?.range;
  return range ? [range[0] ?? at, range[1] ?? at] : [at, at];
}
