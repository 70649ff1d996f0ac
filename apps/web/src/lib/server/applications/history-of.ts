import type { Selectable } from 'kysely';
import type { ChangeTable } from '#lib/server/database/index.ts';
import type { RenameReason } from '#lib/server/inventory/index.ts';

/** What happened to an application, as its page tells it. */
export interface HistoryEntry {
  id: number;
  /** ISO date and time. */
  at: string;
  /** Name of who did it; null where nobody signs in, and for an account that is no more. */
  person: string | null;
  kind:
    | 'import-new'
    | 'import'
    | 'import-undone'
    | 'missing'
    | 'seen-again'
    | 'edit'
    | 'edit-undone'
    | 'exchange-new'
    | 'exchange'
    | 'exchange-undone'
    | 'answer'
    | 'answer-undone'
    | 'match'
    | 'match-undone'
    | 'remove'
    | 'restore';
  /** The list that did it, down to the line. */
  list: HistoryList | null;
  /** The workbook of a colleague that did it, down to the row. */
  workbook: HistoryWorkbook | null;
  /** Why the list was understood to mean this application under another name. */
  renamed: RenameReason | null;
  /** The question that was answered. */
  question: string | null;
  fields: { column: string; from: string | number | null; to: string | number | null }[];
}

/** A list that came in: which file, of which source, and the line where it names the application. */
export interface HistoryList {
  importId: string;
  fileName: string;
  source: string | null;
  line: number | null;
}

/** A row of a workbook that came back. */
export interface HistoryWorkbook {
  returnId: string;
  fileName: string;
  sheet: string;
  line: number;
}

const kinds = new Set([
  'exchange',
  'exchange-undone',
  'edit',
  'edit-undone',
  'answer',
  'answer-undone',
  'match',
  'match-undone',
  'remove',
  'restore',
  'import',
  'import-undone',
  'missing',
  'seen-again',
]);
/** Bookkeeping beside what a person changed. */
const beside = new Set([
  'exchange',
  'file',
  'sheet',
  'edited',
  'import',
  'last_import',
  'decision',
  'deleted_at',
  'line',
  'renamed',
  'source_key',
  'match_key',
  'match_score',
  'match_reasons',
  'candidates',
]);

type Fields = Record<string, unknown> | null;

/** What a stored id is called, for the columns that hold one. */
export type NameOf = (column: string, value: string) => string;

/** What the store keeps of what happened to an application. */
export interface KeptHistory {
  /** Newest first. */
  changes: readonly Selectable<ChangeTable>[];
  /** The import that brought it in, and its line there. */
  came: { import: string | null; line: number | null } | undefined;
  imports: readonly {
    id: string;
    file_name: string;
    finished_at: Date | null;
    source: string | null;
    source_name: string | null;
    actor: string | null;
  }[];
  rawRows: readonly { import: string; line: number; outcome: string }[];
}

/** The imports that changes tell of, and the one that brought the application in. */
export function importsBehind(changes: readonly Selectable<ChangeTable>[], came: string | null): string[] {
  return [
    ...new Set([...changes.flatMap(({ after }) => importOf(after as Fields) ?? []), came ?? []].flat()),
  ];
}

/** Which fields went from what to what, newest first. Kinds that a page has no words for are left out. */
export function historyOf(
  { changes, came, imports, rawRows }: KeptHistory,
  nameOf: NameOf,
  persons: ReadonlyMap<string, string>,
): HistoryEntry[] {
  const listOf = (importId: string | null, line: number | null): HistoryList | null => {
    const found = imports.find(({ id }) => id === importId);
    if (!found) return null;
    const row = rawRows.find((each) => each.import === found.id && each.outcome === 'accepted');
    return {
      importId: found.id,
      fileName: found.file_name,
      source: found.source ?? found.source_name,
      line: line ?? row?.line ?? null,
    };
  };
  const entries = changes
    .filter(({ kind }) => kinds.has(kind))
    .map(({ id, at, actor, kind, before, after }): HistoryEntry => {
      const [from, to] = [before as Fields, after as Fields];
      const line = typeof to?.['line'] === 'number' ? to['line'] : null;
      return {
        id,
        at: at.toISOString(),
        person: persons.get(actor) ?? null,
        kind:
          arriving.has(kind) && from === null
            ? (`${kind}-new` as HistoryEntry['kind'])
            : (kind as HistoryEntry['kind']),
        workbook: workbookOf(to),
        list: byList.has(kind) ? listOf(importOf(to), line) : null,
        renamed: (to?.['renamed'] as RenameReason | undefined) ?? null,
        question: isAnswer(kind) ? String((from ?? to)?.['question'] ?? '') : null,
        fields: fieldsOf(kind, from, to, nameOf),
      };
    });
  const origin = entries.some(({ kind }) => kind === 'import-new')
    ? null
    : listOf(came?.import ?? null, came?.line ?? null);
  const arrival = imports.find(({ id }) => id === origin?.importId);
  if (!origin || !arrival?.finished_at) return entries;
  return [
    ...entries,
    {
      id: 0,
      at: arrival.finished_at.toISOString(),
      person: arrival.actor === null ? null : (persons.get(arrival.actor) ?? null),
      kind: 'import-new',
      list: origin,
      workbook: null,
      renamed: null,
      question: null,
      fields: [],
    },
  ];
}

/** What only a list does. */
const byList = new Set(['import', 'import-undone', 'missing', 'seen-again']);

/** What brings an application in where it changes none. */
const arriving = new Set(['import', 'exchange']);

function workbookOf(after: Fields): HistoryWorkbook | null {
  const { exchange, file, sheet, line } = after ?? {};
  if (typeof exchange !== 'string' || typeof line !== 'number') return null;
  return { returnId: exchange, fileName: String(file), sheet: String(sheet), line };
}

function isAnswer(kind: string): boolean {
  return kind === 'answer' || kind === 'answer-undone';
}

function importOf(after: Fields): string | null {
  return typeof after?.['import'] === 'string' ? after['import'] : null;
}

function fieldsOf(kind: string, from: Fields, to: Fields, nameOf: NameOf): HistoryEntry['fields'] {
  if (isAnswer(kind)) return [{ column: 'value', from: answerValue(from), to: answerValue(to) }];
  if (from === null || kind === 'remove') return [];
  const named = (column: string, value: unknown): string | number | null => {
    const shown = plain(value);
    return typeof shown === 'string' ? nameOf(column, shown) : shown;
  };
  return Object.keys(from)
    .filter((column) => !beside.has(column) && !(column === 'raw_name' && 'name' in from))
    .map((column) => ({ column, from: named(column, from[column]), to: named(column, to?.[column]) }));
}

/** Before an answer stands the whole stored answer, after it the value alone. */
function answerValue(side: Fields): string | number | null {
  const answer = side?.['answer'] as { value: number | null; state: string } | null | undefined;
  if (answer) return answer.state === 'known' ? answer.value : answer.state;
  return plain(side?.['value']);
}

function plain(value: unknown): string | number | null {
  return typeof value === 'string' || typeof value === 'number' ? value : null;
}
