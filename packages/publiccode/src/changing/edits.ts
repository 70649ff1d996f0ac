import type { Entry, MapNode, Node, ScalarNode } from '../reading/nodes.ts';

/** What is taken out of a collection in braces or brackets, where commas belong to the neighbours. */
interface Cut {
  spans: readonly (readonly [number, number])[];
  gone: Set<number>;
}

interface Edit {
  start: number;
  end: number;
  text: string;
}

/** Words that YAML, old or new, would take for something else than a text. */
const AMBIGUOUS = /^(?:~|null|true|false|yes|no|on|off|y|n|[-+.\d].*|)$/iu;
const PLAIN = /^[\p{L}\p{N}_/(][\p{L}\p{N} _./@+()-]*$/u;

/** A text as YAML, with quotes where it needs them. */
export function quoted(text: string): string {
  const plain = PLAIN.test(text) && !AMBIGUOUS.test(text) && text.trim() === text;
  return plain ? text : JSON.stringify(text);
}

/** Changes to a text that leave everything else as it is: comments, order, quotes, blank lines. */
export class Edits {
  readonly #text: string;
  readonly #edits: Edit[] = [];
  readonly #cuts = new Map<object, Cut>();

  constructor(text: string) {
    this.#text = text;
  }

  get some(): boolean {
    return this.#edits.length > 0 || this.#cuts.size > 0;
  }

  /** The text with all changes; of two that overlap the first is made, and what is cut out is cut out together. */
  apply(): string {
    let taken: Edit[] = [];
    for (const edit of [...this.#edits, ...[...this.#cuts.values()].flatMap(cutOut)]) {
      // What is cut out takes the changes inside of it along.
      if (edit.text === '')
        taken = taken.filter(({ start, end }) => start === end || start < edit.start || edit.end < end);
      const other = taken.find(({ start, end }) => edit.start < end && start < edit.end);
      if (!other) taken.push({ ...edit });
      else if (other.text === '' && edit.text === '') {
        other.start = Math.min(other.start, edit.start);
        other.end = Math.max(other.end, edit.end);
      }
    }
    const parts: string[] = [];
    let at = 0;
    for (const { start, end, text } of taken.sort((a, b) => a.start - b.start || a.end - b.end)) {
      if (start < at) continue;
      parts.push(this.#text.slice(at, start), text);
      at = end;
    }
    return parts.join('') + this.#text.slice(at);
  }

  /** The white space before what stands at an offset. */
  indentAt(offset: number): string {
    return ' '.repeat(offset - (this.#text.lastIndexOf('\n', offset - 1) + 1));
  }

  /** Another value in the quotes that stand there. */
  replaceScalar(node: ScalarNode, value: string, plain = false): void {
    const quote = plain ? '' : (/^["']/u.exec(this.#text.slice(node.start, node.end))?.[0] ?? '');
    this.replace(node.start, node.end, quote ? quote + value + quote : plain ? value : quoted(value));
  }

  renameKey({ keyStart, keyEnd }: Entry, name: string): void {
    this.replace(keyStart, keyEnd, name);
  }

  replace(start: number, end: number, text: string): void {
    if (this.#text.slice(start, end) !== text || start === end) this.#edits.push({ start, end, text });
  }

  /** Takes a key with its value out of a map. Comments in lines of their own stay. */
  removeEntry(map: MapNode, entry: Entry): void {
    const index = map.entries.indexOf(entry);
    const next = map.entries[index + 1];
    if (map.flow)
      return this.#cut(
        map,
        map.entries.map(({ keyStart, keyEnd, value }) => [keyStart, Math.max(keyEnd, endOf(value))]),
        index,
      );
    if (map.entries.length === 1) return this.replace(entry.keyStart, this.#endOfValue(entry), '{}');
    const lineStart = this.#text.lastIndexOf('\n', entry.keyStart - 1) + 1;
    const alone = this.#text.slice(lineStart, entry.keyStart).trim() === '';
    // The first key of a list item shares its line with the hyphen: the next one moves up to it.
    if (!alone) return this.replace(entry.keyStart, next?.keyStart ?? this.#endOfValue(entry), '');
    this.replace(lineStart, this.#endOfLine(this.#endOfValue(entry)), '');
  }

  /** Takes an item out of a list in brackets or with hyphens. */
  removeItem(items: readonly Node[], flow: boolean, index: number): void {
    const item = items[index];
    if (!item) return;
    if (flow)
      return this.#cut(
        items,
        items.map((node) => [node.start, endOf(node)]),
        index,
      );
    const lineStart = this.#text.lastIndexOf('\n', item.start - 1) + 1;
    this.replace(lineStart, this.#endOfLine(endOf(item)), '');
  }

  /** Adds lines behind a key of a map that is not in braces; without a key, at its end. */
  addLines(map: MapNode, after: Entry | undefined, lines: (indent: string) => string): void {
    const anchor = after ?? map.entries.at(-1);
    if (!anchor) return this.replace(map.start, map.end, lines('').trimEnd());
    const lineStart = this.#text.lastIndexOf('\n', anchor.keyStart - 1) + 1;
    const indent = ' '.repeat(anchor.keyStart - lineStart);
    const at = this.#endOfLine(this.#endOfValue(anchor));
    const open = at > 0 && this.#text[at - 1] !== '\n' ? '\n' : '';
    this.#edits.push({ start: at, end: at, text: open + lines(indent) });
  }

  /** Adds a key with a value in one line to a map in braces. */
  addInBraces(map: MapNode, text: string): void {
    const last = map.entries.at(-1);
    const at = last ? Math.max(endOf(last.value), last.keyEnd) : map.start + 1;
    this.#edits.push({ start: at, end: at, text: last ? `, ${text}` : text });
  }

  #cut(holder: object, spans: Cut['spans'], index: number): void {
    const cut = this.#cuts.get(holder) ?? { spans, gone: new Set() };
    cut.gone.add(index);
    this.#cuts.set(holder, cut);
  }

  #endOfValue({ keyEnd, value }: Entry): number {
    return value.shared ? value.end : Math.max(keyEnd, endOf(value));
  }

  /** Behind the end of the line that an offset lies in, its comment included. */
  #endOfLine(offset: number): number {
    if (this.#text[offset - 1] === '\n') return offset;
    const end = this.#text.indexOf('\n', offset);
    return end < 0 ? this.#text.length : end + 1;
  }
}

/** Neighbours that go are cut out together: with the comma before them, or the one behind when they are the first. */
function cutOut({ spans, gone }: Cut): Edit[] {
  const edits: Edit[] = [];
  for (let first = 0; first < spans.length; first++) {
    if (!gone.has(first)) continue;
    let last = first;
    while (gone.has(last + 1)) last++;
    const end = spans[last]?.[1] ?? 0;
    if (first > 0) edits.push({ start: spans[first - 1]?.[1] ?? 0, end, text: '' });
    else edits.push({ start: spans[0]?.[0] ?? 0, end: spans[last + 1]?.[0] ?? end, text: '' });
    first = last;
  }
  return edits;
}

/** Where a value really ends: the ranges of collections reach over the comments behind them. */
export function endOf(node: Node): number {
  if (node.shared || node.kind === 'scalar') return node.end;
  if (node.flow) return node.end;
  const last = node.kind === 'map' ? node.entries.at(-1) : node.items.at(-1);
  if (!last) return node.end;
  return 'key' in last ? Math.max(last.keyEnd, endOf(last.value)) : endOf(last);
}
