import { Composer, Lexer, LineCounter, Parser, type Document as YamlDocument } from 'yaml';
import type { Finding } from '../findings.ts';
import { buildNodes, type Duplicate, type NodeLimits } from './build-nodes.ts';
import { isNull, type Node } from './nodes.ts';

export interface ReadLimits extends NodeLimits {
  /** Size of the file. */
  bytes: number;
}

/** Far above any honest file: the largest that we met has 30 kB. */
export const READ_LIMITS: ReadLimits = { bytes: 1_000_000, nodes: 20_000, depth: 60 };

/** A file that was read, with the places of all that stands in it. */
export interface PubliccodeDocument {
  text: string;
  /** Starts with a byte order mark, which `text` does not have. */
  byteOrderMark: boolean;
  /** Nothing when the file could not be read as one YAML document. */
  root?: Node;
  /** What went wrong while reading; the rules are not among it. */
  problems: Finding[];
  /** Line and column, both 1-based, of an offset in the text. */
  placeOf(offset: number): { line: number; column: number };
}

/**
 * Reads a publiccode.yml. Never throws on input: whatever is wrong stands in `problems`, and a file that is not one
 * YAML document has no `root`.
 * @example check(read('publiccodeYmlVersion: "0"\nname: Medusa\n'))
 */
export function read(input: Uint8Array | string, limits: Partial<ReadLimits> = {}): PubliccodeDocument {
  const { bytes, nodes, depth } = { ...READ_LIMITS, ...limits };
  if (input.length > bytes)
    return failed('', { code: 'file-too-large', detail: { limit: bytes, size: input.length } });
  const decoded = decode(input);
  if (decoded === undefined) return failed('', { code: 'not-utf8', detail: {} });
  const byteOrderMark = decoded.startsWith('\uFEFF');
  const text = byteOrderMark ? decoded.slice(1) : decoded;

  const lines = new LineCounter();
  const placeOf = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return line === 0 ? { line: 1, column: offset + 1 } : { line, column: col };
  };
  const document: PubliccodeDocument = { text, byteOrderMark, problems: [], placeOf };
  const problem = (code: Finding['code'], offset: number, detail: Finding['detail'] = {}): void => {
    document.problems.push({ severity: 'error', code, key: '', ...placeOf(offset), detail });
  };

  const parsed = parse(text, lines, { nodes, depth });
  if (!parsed.ok) {
    problem(parsed.code, parsed.offset, { limit: parsed.code === 'yaml-too-deep' ? depth : nodes });
    return document;
  }
  const [first, second] = parsed.documents;
  const errors = parsed.documents.flatMap(({ errors }) => errors);
  // What follows on the same line is mostly the same fault once more.
  const told = new Set<number>();
  for (const { code, pos } of errors) {
    const { line } = placeOf(pos[0]);
    if (code === 'MULTIPLE_DOCS' || told.has(line) || told.size > 20) continue;
    told.add(line);
    problem('yaml-syntax', pos[0], { reason: code });
  }
  if (errors.length > 0) return document;
  if (second) {
    problem('several-documents', second.range[0]);
    return document;
  }
  if (first?.directives.yaml.explicit && first.directives.yaml.version === '1.1')
    document.problems.push({
      severity: 'warning',
      code: 'yaml-old-version',
      key: '',
      line: 1,
      column: 1,
      detail: {},
    });
  const built = first ? buildNodes(first, { nodes, depth }) : undefined;
  if (built?.problem) {
    const { code, offset, ...rest } = built.problem;
    problem(code, offset, {
      ...('reason' in rest ? { reason: rest.reason } : { limit: code === 'yaml-too-deep' ? depth : nodes }),
    });
    return document;
  }
  if (!built || isNull(built.root)) {
    problem('document-empty', 0);
    return document;
  }
  document.problems.push(...built.duplicates.map((duplicate) => describeDuplicate(duplicate, placeOf)));
  document.root = built.root;
  return document;
}

function decode(input: Uint8Array | string): string | undefined {
  if (typeof input === 'string') return /[\uD800-\uDFFF]/u.test(input) ? undefined : input;
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(input);
  } catch {
    return undefined;
  }
}

type Parsed =
  | { ok: true; documents: YamlDocument.Parsed[] }
  | { ok: false; code: 'yaml-too-deep' | 'yaml-too-many-nodes'; offset: number };

/** Spaces, line ends, hyphens and quotes: an honest value has fewer than these. A megabyte of commas costs seconds. */
const SIGNS_PER_NODE = 4;

/** The depth is watched while parsing: building the tree is recursive and must not be handed a tower. */
function parse(text: string, lines: LineCounter, { nodes, depth }: NodeLimits): Parsed {
  const parser = new Parser(lines.addNewLine);
  lines.addNewLine(0);
  const composer = new Composer({
    schema: 'failsafe',
    uniqueKeys: false,
    prettyErrors: false,
    resolveKnownTags: false,
    logLevel: 'silent',
  });
  const documents: YamlDocument.Parsed[] = [];
  let left = nodes * SIGNS_PER_NODE;
  for (const lexeme of new Lexer().lex(text)) {
    if (left-- === 0) return { ok: false, code: 'yaml-too-many-nodes', offset: parser.offset };
    for (const token of parser.next(lexeme)) documents.push(...composer.next(token));
    // The document itself and the value at hand lie on the stack, too.
    if (parser.stack.length > depth + 3) return { ok: false, code: 'yaml-too-deep', offset: parser.offset };
  }
  for (const token of parser.end()) documents.push(...composer.next(token));
  documents.push(...composer.end());
  return { ok: true, documents };
}

function describeDuplicate(
  { key, offset, first }: Duplicate,
  placeOf: PubliccodeDocument['placeOf'],
): Finding {
  const { line: firstLine, column: firstColumn } = placeOf(first);
  const detail = { name: key, firstLine, firstColumn };
  return { severity: 'error', code: 'duplicate-key', key, ...placeOf(offset), detail };
}

function failed(text: string, { code, detail }: Pick<Finding, 'code' | 'detail'>): PubliccodeDocument {
  return {
    text,
    byteOrderMark: false,
    problems: [{ severity: 'error', code, key: '', line: 1, column: 1, detail }],
    placeOf: (offset) => ({ line: 1, column: offset + 1 }),
  };
}
