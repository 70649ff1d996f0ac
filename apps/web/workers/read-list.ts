import { gunzipSync, gzipSync } from 'node:zlib';
import {
  groupProblems,
  interpretList,
  readingsOf,
  readKnownColumns,
  readSheets,
  splitByAuthority,
  type ColumnMapping,
  type Interpretation,
  type ProblemGroup,
  type SoftwareList,
} from '@allmende/inventory';
import type { ListPreview } from '../src/lib/server/database/index.ts';
import type {
  ColumnsResult,
  KeptSheets,
  ListPart,
  ListTask,
  PreviewResult,
  ReadListResult,
  SplitResult,
  TownGroups,
  UploadResult,
} from '../src/lib/server/inventory/list-worker.ts';

const sampleRows = 20;

function upload(given: Parameters<typeof readSheets>[0]): UploadResult {
  const result = readSheets(given);
  if (!result.ok) return result;
  const names = result.lists.map(({ file }) => file.sheet);
  const lists = storable(
    result.lists.map((list) => {
      const sheets = list.file.sheets?.filter((sheet) => names.includes(sheet));
      return { ...list, file: { ...list.file, ...(sheets ? { sheets } : {}) } };
    }),
  );
  const [chosen] = lists;
  if (!chosen) throw new Error('a file that was read has a list');
  return {
    ok: true,
    packed: pack(lists),
    preview: previewOf(chosen, null),
  };
}

function pack(lists: readonly SoftwareList[]): Uint8Array {
  return new Uint8Array(gzipSync(JSON.stringify(lists), { level: 1 }));
}

function unpack({ packed, sheet }: KeptSheets): SoftwareList {
  const lists = JSON.parse(gunzipSync(packed).toString()) as SoftwareList[];
  const list = lists.find(({ file }) => sheet === undefined || file.sheet === sheet) ?? lists[0];
  if (!list) throw new Error('an upload keeps at least one list');
  return list;
}

function previewOf(given: SoftwareList, mapping: ColumnMapping | null): ListPreview {
  const { rows: _rows, ...list } = given;
  const roles = mapping ?? Object.fromEntries(list.columns.map(({ index, role }) => [index, role]));
  const interpretation = storable(interpretList(given, roles));
  return {
    ...list,
    columns: list.columns.map((column) => ({ ...column, role: roles[column.index] ?? null })),
    problems: [...list.problems, ...interpretation.problems],
    counts: {
      accepted: interpretation.accepted.length,
      folded: interpretation.folded.length,
      rejected: interpretation.rejected.length,
    },
    sample: interpretation.accepted.slice(0, sampleRows),
    readings: storable(readingsOf(given, roles)),
    rejections: rejectionsOf(interpretation),
    ...townsOf(given, roles),
  };
}

/** A rejected row is a problem too: the same kinds, the same remedies. */
function rejectionsOf({ rejected }: Interpretation): ProblemGroup[] {
  return groupProblems(
    rejected.map(({ line, reason, detail }) => ({
      severity: 'warning',
      code: reason,
      line,
      ...(detail ? { detail } : {}),
    })),
  );
}

function townsOf(list: SoftwareList, mapping: ColumnMapping): Pick<ListPreview, 'towns'> {
  const towns = splitByAuthority(list, mapping);
  return towns ? { towns: storable(towns.map(({ town, rows }) => ({ town, rows: rows.length }))) } : {};
}

/** One list for each group of towns, with the problems of its own rows and those of the whole file. */
function split(list: SoftwareList, mapping: ColumnMapping, groups: TownGroups): SplitResult {
  const rowsOf = new Map<number, SoftwareList['rows']>();
  const leftOut: SplitResult['leftOut'] = [];
  for (const { town, rows } of splitByAuthority(list, mapping) ?? []) {
    const group = Object.hasOwn(groups, town) ? (groups[town] ?? null) : null;
    if (group === null) for (const { line, cells } of rows) leftOut.push({ line, cells, town });
    else rowsOf.set(group, [...(rowsOf.get(group) ?? []), ...rows]);
  }
  const parts = [...rowsOf].map(([group, rows]): ListPart => {
    rows.sort((a, b) => a.line - b.line);
    const lines = new Set(rows.map(({ line }) => line));
    const problems = list.problems.filter(
      ({ line }) => line === undefined || line === list.headerLine || lines.has(line),
    );
    const part = { ...list, file: { ...list.file, rows: rows.length }, rows, problems };
    return { group, packed: pack([part]), preview: previewOf(part, mapping) };
  });
  return { parts, leftOut: storable(leftOut) };
}

const unstorable = /\0|\p{Surrogate}/u;
const everyUnstorable = new RegExp(unstorable, 'gu');

/** The store holds neither the sign NUL nor half a surrogate pair, which a text cut at some length can end in. */
function storable<Value>(value: Value): Value {
  if (typeof value === 'string')
    return (unstorable.test(value) ? value.replace(everyUnstorable, '\ufffd') : value) as Value;
  if (typeof value !== 'object' || value === null) return value;
  // In its place: a long list twice would be a long list too many.
  const fields = value as Record<string, unknown>;
  for (const key of Object.keys(fields)) {
    const field = fields[key];
    const mended = storable(field);
    if (mended !== field) fields[key] = mended;
  }
  return value;
}

/** What a task gives: an answer, and of a whole list its long parts, to be sent apart. */
export interface Performed {
  answer: UploadResult | PreviewResult | ReadListResult | SplitResult | ColumnsResult;
  lists: unknown[][];
}

export function perform(task: ListTask): Performed {
  if (task.task === 'upload') return { answer: upload(task.given), lists: [] };
  if (task.task === 'columns') return { answer: readKnownColumns(task.bytes, task.headings), lists: [] };
  const list = unpack(task.kept);
  if (task.task === 'preview') return { answer: { preview: previewOf(list, task.mapping) }, lists: [] };
  if (task.task === 'split') return { answer: split(list, task.mapping, task.groups), lists: [] };
  const interpretation = storable(interpretList(list, task.mapping));
  const { accepted, folded, rejected } = interpretation;
  return {
    answer: {
      list: { ...list, rows: [] },
      interpretation: { ...interpretation, accepted: [], folded: [], rejected: [] },
    },
    lists: [list.rows, accepted, folded, rejected],
  };
}
