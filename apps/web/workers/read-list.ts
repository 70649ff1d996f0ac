import { parentPort, workerData } from 'node:worker_threads';
import { gunzipSync, gzipSync } from 'node:zlib';
import { interpretList, readSheets, type ColumnMapping, type SoftwareList } from '@allmende/inventory';
import type { ListPreview } from '../src/lib/server/database/index.ts';
import type {
  KeptSheets,
  ListTask,
  PreviewResult,
  ReadListResult,
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
    packed: new Uint8Array(gzipSync(JSON.stringify(lists), { level: 1 })),
    preview: previewOf(chosen, null),
  };
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
  };
}

const unstorable = /\\u(?:0000|d[89a-f][0-9a-f]{2})/;

/** The store holds neither the sign NUL nor half a surrogate pair, which a text cut at some length can end in. */
function storable<Value>(value: Value): Value {
  const json = JSON.stringify(value);
  if (!unstorable.test(json)) return value;
  return JSON.parse(json, (_, inner: unknown) =>
    typeof inner === 'string' ? inner.replace(/\0|\p{Surrogate}/gu, '\ufffd') : inner,
  ) as Value;
}

function perform(task: ListTask): UploadResult | PreviewResult | ReadListResult {
  if (task.task === 'upload') return upload(task.given);
  const list = unpack(task.kept);
  if (task.task === 'preview') return { preview: previewOf(list, task.mapping) };
  return { list, interpretation: storable(interpretList(list, task.mapping)) };
}

parentPort?.postMessage(perform(workerData as ListTask));
