import { decodeText } from '../csv/decode-text.ts';
import { LIMITS } from '../limits.ts';
import { ProblemLog } from '../problems/problem-log.ts';
import { problem, type ProblemCode } from '../problems/problem-codes.ts';
import { buildList } from '../table/build-list.ts';
import type { Problem, ReadResult } from '../types.ts';
import { collapseMachines } from './collapse-machines.ts';
import type { Content, Format, Records, Row } from './format.ts';
import { FORMATS } from './index.ts';
import { readXml } from './read-xml.ts';

/** Which formats a content may be in, by how it looks from outside. */
export type Shape = Content['kind'];

/** A file of a tool, its rows taken out but machines not yet counted. */
export interface Part {
  format: Format;
  reason: string;
  encoding: string;
  problems: Problem[];
  records: Records;
  log: ProblemLog;
}

/**
 * Reads a file in a tool's own format; null where it is in none of them, so that a text may still be a table. JSON and
 * XML that no format recognises are refused with the formats that are.
 */
export function readStructured(
  name: string,
  bytes: Uint8Array,
  shape: Shape,
  given: boolean,
): ReadResult | null {
  const part = readPart(name, bytes, shape);
  if (part === null) return null;
  return 'code' in part ? { ok: false, problems: [part] } : listOfParts(name, [part], given);
}

/** The rows of one file, or why there are none; null for a text in none of the formats. */
export function readPart(name: string, bytes: Uint8Array, shape: Shape): Part | Problem | null {
  const { text, encoding, problems } = decodeText(bytes);
  const content = contentOf(shape, bytes, text);
  if (typeof content === 'string') return problem(content, {}, { name, limit: LIMITS.nodes });
  const found = recognise(content);
  const fault = found?.format.check?.(content) ?? null;
  if (fault)
    return problem(
      fault.kind === 'missing' ? 'sbom-part-missing' : 'sbom-value-not-allowed',
      {},
      {
        pointer: fault.pointer.slice(0, 200),
        value: fault.found,
      },
    );
  if (found) {
    const log = new ProblemLog();
    return { ...found, encoding, problems, log, records: found.format.read(content, log) };
  }
  if (shape === 'text') return null;
  return problem(
    shape === 'json' ? 'json-not-recognised' : 'xml-not-recognised',
    {},
    { formats: namesOf(shape) },
  );
}

/** One list from files of one format; entries are numbered on from file to file. */
export function listOfParts(name: string, parts: readonly [Part, ...Part[]], given: boolean): ReadResult {
  const [first] = parts;
  const rows: Row[] = [];
  let before = 0;
  for (const { records } of parts) {
    for (const row of records.rows) rows.push({ ...row, line: before + row.line });
    before = rows.at(-1)?.line ?? before;
  }
  const found = parts.flatMap(({ log, problems }) => [...problems, ...log.all()]);
  const collapsed = collapseMachines({ columns: first.records.columns, rows });
  if (collapsed.rows.length === 0)
    return { ok: false, problems: [...found, problem('format-without-software')] };
  const result = buildList(
    collapsed.rows.map(({ line, cells }) => ({ line, cells: [...cells] })),
    new ProblemLog(),
    { name, format: first.format.id, reason: given ? 'given' : first.reason, encoding: first.encoding },
    collapsed.columns,
  );
  if (result.ok) result.list.problems.unshift(...found);
  return result;
}

function contentOf(shape: Shape, bytes: Uint8Array, text: string): Content | ProblemCode {
  switch (shape) {
    case 'text':
      return { kind: 'text', text: text.replaceAll('\r\n', '\n') };
    case 'xml': {
      const xml = readXml(bytes, text);
      return xml.ok ? { kind: 'xml', root: xml.root } : xml.code;
    }
    case 'json': {
      const { depth, nodes } = extentOf(text);
      if (depth > LIMITS.jsonDepth) return 'json-too-deep';
      if (nodes > LIMITS.nodes) return 'too-many-nodes';
      try {
        return { kind: 'json', value: JSON.parse(text) as unknown };
      } catch {
        return 'json-not-well-formed';
      }
    }
  }
}

function recognise(content: Content): { format: Format; reason: string } | null {
  for (const format of FORMATS) {
    if (!format.kinds.includes(content.kind)) continue;
    const reason = format.recognise(content);
    if (reason !== null) return { format, reason };
  }
  return null;
}

/**
 * How deep brackets nest outside of strings, and how many there are; the parser would take any of both, what walks over
 * the result and keeps it in memory would not.
 */
function extentOf(text: string): { depth: number; nodes: number } {
  let depth = 0;
  let deepest = 0;
  let nodes = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    const sign = text.charCodeAt(at);
    if (quoted) {
      if (sign === 0x5c) at++;
      else if (sign === 0x22) quoted = false;
    } else if (sign === 0x22) quoted = true;
    else if (sign === 0x7b || sign === 0x5b) {
      nodes++;
      deepest = Math.max(deepest, ++depth);
    } else if (sign === 0x7d || sign === 0x5d) depth--;
  }
  return { depth: deepest, nodes };
}

const namesOf = (shape: Shape): string =>
  FORMATS.filter(({ kinds }) => kinds.includes(shape))
    .map(({ name }) => name)
    .join(', ');
