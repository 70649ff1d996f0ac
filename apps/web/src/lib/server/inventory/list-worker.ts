import type { ColumnMapping, Interpretation, KnownColumns, Problem, SoftwareList } from '@allmende/inventory';
import { runApart, type ApartLimits } from '#lib/server/apart/index.ts';
import type { ListPreview } from '#lib/server/database/index.ts';
import { log } from '#lib/server/operating/index.ts';
import { Turns } from './turns.ts';

export type GivenList = { name: string; bytes: Uint8Array } | { text: string };

/** What is kept of a file until its import ends: its sheets without personal data, packed, and the one in question. */
export interface KeptSheets {
  packed: Uint8Array;
  /** The first one when left out. */
  sheet: string | undefined;
}

export type ListTask =
  | { task: 'upload'; given: GivenList }
  | { task: 'preview'; kept: KeptSheets; mapping: ColumnMapping | null }
  | { task: 'read'; kept: KeptSheets; mapping: ColumnMapping }
  | { task: 'split'; kept: KeptSheets; mapping: ColumnMapping; groups: TownGroups }
  | { task: 'columns'; bytes: Uint8Array; headings: string[] };

/** Towns as a list names them → the number of the group that their rows belong to; null for none. */
export type TownGroups = Readonly<Record<string, number | null>>;

/** The rows of one group, as a list of its own. */
export interface ListPart {
  group: number;
  packed: Uint8Array;
  preview: ListPreview;
}

interface Refused {
  ok: false;
  problems: Problem[];
}
export type UploadResult = { ok: true; packed: Uint8Array; preview: ListPreview } | Refused;
export type PreviewResult = { preview: ListPreview };
export type ColumnsResult = { ok: true; sheets: KnownColumns[] } | Refused;
export interface SplitResult {
  parts: ListPart[];
  leftOut: { line: number; cells: string[]; town: string }[];
}
export type ReadListResult = { list: SoftwareList; interpretation: Interpretation };

const usualLimits: ApartLimits = { milliseconds: 60_000, megabytes: 1024 };

/** Two files of one authority never leave another one without a place. */
const turns = new Turns({ atOnce: 2, waiting: 5 });

/** On whose behalf a list is read, how long that is wanted, and what it may cost. */
export interface Reading {
  authority?: number;
  signal?: AbortSignal | undefined;
  limits?: ApartLimits;
}

/**
 * Works on a list in a process of its own, two at once, so that a hostile file can neither stop the server nor eat its
 * memory. What takes more than a minute or a gigabyte is refused. Rejects when the signal aborts, and the work ends.
 */
async function inWorker<Result extends object>(
  task: ListTask,
  { authority = 0, signal, limits = usualLimits }: Reading,
): Promise<{ result: Result; lists: unknown[][] } | Refused> {
  const turn = await turns.take(authority, { signal, patient: task.task === 'read' });
  if (!turn) return refused('reading-must-wait');
  try {
    let result: Result | undefined;
    const lists: unknown[][] = [];
    const end = await runApart(
      'read-apart',
      task,
      limits,
      (message) => {
        if (message.kind === 'answer') result = message.answer as Result;
        else if (message.kind === 'items')
          for (const item of message.items) (lists[message.list] ??= []).push(item);
        else log('error', 'reading-failed', { task: task.task, error: message.name, at: message.at });
      },
      signal,
    );
    return end === 'done' && result ? { result, lists } : refused(`reading-${end}`);
  } finally {
    turn.end();
  }
}

function refused(code: string): Refused {
  return { ok: false, problems: [{ severity: 'error', code }] };
}

/** Reads a file or a pasted text. Nothing that leaves the process holds user names, e-mail addresses or licence keys. */
export async function uploadInWorker(given: GivenList, reading: Reading = {}): Promise<UploadResult> {
  const read = await inWorker<UploadResult>({ task: 'upload', given }, reading);
  return 'result' in read ? read.result : read;
}

/** How a kept list would come in with these column roles; null guesses them anew. */
export async function previewInWorker(
  kept: KeptSheets,
  mapping: ColumnMapping | null,
  reading: Reading = {},
): Promise<PreviewResult | Refused> {
  const read = await inWorker<PreviewResult>({ task: 'preview', kept, mapping }, reading);
  return 'result' in read ? read.result : read;
}

export async function readInWorker(
  kept: KeptSheets,
  mapping: ColumnMapping,
  reading: Reading = {},
): Promise<ReadListResult | Refused> {
  const read = await inWorker<ReadListResult>({ task: 'read', kept, mapping }, reading);
  if (!('result' in read)) return read;
  const { list, interpretation } = read.result;
  // They come piece by piece, so that the server looks up between them.
  const [rows = [], accepted = [], folded = [], rejected = []] = read.lists as [
    SoftwareList['rows'],
    Interpretation['accepted'],
    Interpretation['folded'],
    Interpretation['rejected'],
  ];
  return { list: { ...list, rows }, interpretation: { ...interpretation, accepted, folded, rejected } };
}

/** Reads the columns with these headings from a workbook; nothing else in it leaves the process. */
export async function readColumnsApart(
  bytes: Uint8Array,
  headings: string[],
  reading: Reading = {},
): Promise<ColumnsResult> {
  const read = await inWorker<ColumnsResult>({ task: 'columns', bytes, headings }, reading);
  return 'result' in read ? read.result : read;
}

/** Takes a list of several towns apart, one list for each group. */
export async function splitInWorker(
  kept: KeptSheets,
  mapping: ColumnMapping,
  groups: TownGroups,
  reading: Reading = {},
): Promise<SplitResult | Refused> {
  const read = await inWorker<SplitResult>({ task: 'split', kept, mapping, groups }, reading);
  return 'result' in read ? read.result : read;
}
