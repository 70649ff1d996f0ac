import type { Block, Inline } from '../document.ts';

const marks = /\[\[([^[\]\n]{1,200})\]\]|\*\*([^*\n]{1,400})\*\*|\[\^([a-z0-9-]{1,60})\]/g;

/**
 * Reads a text as people edit it: paragraphs between empty lines, `- ` and `1. ` for lists, `! ` for what is set off,
 * `**strong**`, `[[a gap]]` that a person must fill, and `250.000 €[^budget]` for a figure with its reference.
 * Everything else is plain text.
 *
 * @param values what has been filled into gaps, by the gap's words; it is plain text whatever it contains
 * @param references ids that lead somewhere; a mark to any other is left out
 * @example blocksOf('Der Grad liegt bei 59–61[^ag].', {}, new Set(['ag']))
 */
export function blocksOf(
  text: string,
  values: Readonly<Record<string, string>>,
  references: ReadonlySet<string>,
): Block[] {
  const inline = (line: string): Inline[] => inlineOf(line, values, references);
  return text
    .replaceAll('\r\n', '\n')
    .split('\n\n')
    .flatMap((chunk) => groupsOf(chunk.split('\n').filter((line) => line.trim() !== '')))
    .map(({ kind, lines }): Block => {
      if (kind === 'paragraph') return { kind, text: inline(lines.join(' ')) };
      if (kind === 'notice') return { kind, text: inline(lines.join(' ')) };
      return { kind: 'list', ordered: kind === 'ordered', items: lines.map(inline) };
    });
}

type Group = { kind: 'paragraph' | 'notice' | 'ordered' | 'bullets'; lines: string[] };

function groupsOf(lines: readonly string[]): Group[] {
  const groups: Group[] = [];
  for (const line of lines) {
    const ordered = /^\s{0,8}\d{1,3}[.)] +/.exec(line);
    const bullet = /^\s{0,8}[-–•] +/.exec(line);
    const kind = ordered ? 'ordered' : bullet ? 'bullets' : line.startsWith('! ') ? 'notice' : 'paragraph';
    const rest = line.slice((ordered ?? bullet)?.[0].length ?? (kind === 'notice' ? 2 : 0)).trim();
    const last = groups.at(-1);
    if (last?.kind === kind) last.lines.push(rest);
    else if (kind === 'paragraph' && last && /^\s{2,}/.test(line)) continueItem(last, rest);
    else groups.push({ kind, lines: [rest] });
  }
  return groups;
}

/** An indented line belongs to the item above it. */
function continueItem(group: Group, rest: string): void {
  group.lines.push([group.lines.pop() ?? '', rest].join(' '));
}

function inlineOf(
  line: string,
  values: Readonly<Record<string, string>>,
  references: ReadonlySet<string>,
): Inline[] {
  const pieces: Inline[] = [];
  let end = 0;
  for (const match of line.matchAll(marks)) {
    pieces.push(line.slice(end, match.index));
    end = match.index + match[0].length;
    const [, gap, strong, reference] = match;
    if (gap !== undefined) pieces.push(filled(gap, values));
    else if (strong !== undefined) pieces.push({ strong });
    else if (reference !== undefined && references.has(reference)) attach(pieces, reference);
  }
  pieces.push(line.slice(end));
  return pieces.filter((piece) => piece !== '');
}

function filled(gap: string, values: Readonly<Record<string, string>>): Inline {
  const value = Object.hasOwn(values, gap) ? values[gap]?.trim() : undefined;
  return value === undefined || value === '' ? { placeholder: gap } : value;
}

/** The mark belongs to the figure before it, back to the last ordinary blank: `250.000 €` holds a hard one. */
function attach(pieces: Inline[], reference: string): void {
  const before = pieces.pop() ?? '';
  if (typeof before !== 'string') {
    pieces.push(before, { text: '', reference });
    return;
  }
  const blank = before.lastIndexOf(' ');
  pieces.push(before.slice(0, blank + 1), { text: before.slice(blank + 1), reference });
}

/**
 * The gaps that a text leaves for a person, each once.
 *
 * @example gapsIn('Sitzung am [[Datum]]') // ['Datum']
 */
export function gapsIn(text: string): string[] {
  return [...new Set([...text.matchAll(marks)].flatMap(([, gap]) => gap ?? []))];
}
