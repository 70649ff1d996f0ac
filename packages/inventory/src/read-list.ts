import { readCsv } from './csv/read-csv.ts';
import { detectFormat, formatOfName } from './detect-format.ts';
import { nameOfFormat } from './formats/index.ts';
import { readArchive } from './formats/read-archive.ts';
import { readStructured } from './formats/read-structured.ts';
import { LIMITS } from './limits.ts';
import { readPasted } from './pasted/read-pasted.ts';
import { problem } from './problems/problem-codes.ts';
import type { ProblemCode } from './problems/problem-codes.ts';
import type { ListFormat, ReadResult, SoftwareList } from './types.ts';
import { readWorkbook, readWorkbookSheets } from './workbook/read-workbook.ts';

/** A file by its bytes, or text that was pasted from a spreadsheet. */
export type ListSource =
  { name: string; bytes: Uint8Array; format?: ListFormat; sheet?: string } | { text: string };

/**
 * Reads a software list: CSV, TSV, XLSX, ODS, pasted text or an export of a tool (inventories, package lists, SBOMs,
 * architecture models). What it is, is told by its content; `format` only checks that, `sheet` chooses a sheet by name (otherwise the first one that looks like a list).
 * User names, mail addresses and licence keys do not reach the result. At most 20 MB.
 * Everything wrong with a file comes back as problems, never as an exception.
 * @example readList({ text: 'Verfahren\tHersteller\nVOIS\tHSH' }) // { ok: true, list: { rows: [...], ... } }
 */
export function readList(source: ListSource): ReadResult {
  if ('text' in source) return readPasted(source.text);
  const { name, bytes, format } = source;
  if (bytes.length === 0) return refuse('file-empty');
  if (bytes.length > LIMITS.bytesIn)
    return refuse('file-too-large', { bytes: bytes.length, bytesAllowed: LIMITS.bytesIn });
  const detected = detectFormat(bytes);
  if (detected.kind === 'refused') return refuse(detected.code);
  const isTable = format === 'csv' || format === 'tsv' || format === 'xlsx' || format === 'ods';
  const wantsWorkbook = format === 'xlsx' || format === 'ods';
  if (format !== undefined && isTable && wantsWorkbook !== (detected.kind === 'zip'))
    return refuse('format-does-not-fit', { format });
  const given = format !== undefined;
  const result =
    detected.kind === 'zip'
      ? readZip(source)
      : (readStructured(name, bytes, detected.kind, given) ?? readCsv(name, bytes, given));
  if (given && !isTable && result.ok && result.list.file.format !== format)
    return refuse('format-does-not-fit', { format });
  return noteMisleadingName(name, result);
}

/**
 * Reads every sheet that holds a list, so that another one can be chosen later without keeping the file: the list that
 * `readList` would take first, then the others. A text has one sheet.
 * @example readSheets({ name: 'software.xlsx', bytes }) // { ok: true, lists: [chosen, other] }
 */
export function readSheets(
  source: { name: string; bytes: Uint8Array } | { text: string },
): { ok: true; lists: [SoftwareList, ...SoftwareList[]] } | Extract<ReadResult, { ok: false }> {
  const isWorkbook =
    'bytes' in source && source.bytes.length <= LIMITS.bytesIn && detectFormat(source.bytes).kind === 'zip';
  if (!isWorkbook) {
    const result = readList(source);
    return result.ok ? { ok: true, lists: [result.list] } : result;
  }
  const { chosen, all } = readWorkbookSheets(source.name, source.bytes, false);
  if (!chosen.ok) {
    const archive = readList(source);
    return archive.ok ? { ok: true, lists: [archive.list] } : archive;
  }
  const others = all.flatMap((result) => (result.ok && result !== chosen ? [result.list] : []));
  for (const list of [chosen.list, ...others]) noteMisleadingName(source.name, { ok: true, list });
  return { ok: true, lists: [chosen.list, ...others] };
}

/** A workbook, or else an archive of exports. */
function readZip({ name, bytes, format, sheet }: Extract<ListSource, { bytes: Uint8Array }>): ReadResult {
  const workbook = readWorkbook(name, bytes, format !== undefined, sheet);
  if (workbook.ok || workbook.problems[0]?.code !== 'file-is-archive') return workbook;
  return readArchive(name, bytes, (inner, content) =>
    detectFormat(content).kind === 'zip'
      ? refuse('file-is-archive')
      : readList({ name: inner, bytes: content }),
  );
}

function refuse(code: ProblemCode, detail?: Record<string, string | number>): ReadResult {
  return { ok: false, problems: [problem(code, {}, detail)] };
}

function noteMisleadingName(name: string, result: ReadResult): ReadResult {
  const promised = formatOfName(name);
  if (!result.ok || promised === null) return result;
  const { format } = result.list.file;
  const isText = format === 'csv' || format === 'tsv';
  const fits = promised === format || (isText && (promised === 'csv' || promised === 'tsv'));
  if (!fits)
    result.list.problems.unshift(
      problem('extension-misleading', {}, { promised, format: nameOfFormat(format) }),
    );
  return result;
}
