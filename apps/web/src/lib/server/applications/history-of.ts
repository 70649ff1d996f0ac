import type { Selectable } from 'kysely';
import type { ChangeTable } from '#lib/server/database/index.ts';

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
    | 'edit'
    | 'edit-undone'
    | 'answer'
    | 'answer-undone'
    | 'match'
    | 'match-undone'
    | 'remove'
    | 'restore';
  /** The import that did it. */
  importId: string | null;
  /** The question that was answered. */
  question: string | null;
  fields: { column: string; from: string | number | null; to: string | number | null }[];
}

const kinds = new Set([
  'edit',
  'edit-undone',
  'answer',
  'answer-undone',
  'match',
  'match-undone',
  'remove',
  'restore',
  'import',
]);
/** Bookkeeping beside what a person changed. */
const beside = new Set([
  'edited',
  'import',
  'last_import',
  'decision',
  'deleted_at',
  'match_reasons',
  'candidates',
]);

type Fields = Record<string, unknown> | null;

/** What a stored id is called, for the columns that hold one. */
export type NameOf = (column: string, value: string) => string;

/** Which fields went from what to what, newest first. Kinds that a page has no words for are left out. */
export function historyOf(
  changes: Selectable<ChangeTable>[],
  nameOf: NameOf,
  persons: ReadonlyMap<string, string>,
): HistoryEntry[] {
  const named = (column: string, value: unknown): string | number | null => {
    const shown = plain(value);
    return typeof shown === 'string' ? nameOf(column, shown) : shown;
  };
  return changes
    .filter(({ kind }) => kinds.has(kind))
    .map(({ id, at, actor, kind, before, after }) => {
      const [from, to] = [before as Fields, after as Fields];
      const isAnswer = kind === 'answer' || kind === 'answer-undone';
      return {
        id,
        at: at.toISOString(),
        person: persons.get(actor) ?? null,
        kind: kind === 'import' && from === null ? 'import-new' : (kind as HistoryEntry['kind']),
        importId: typeof to?.['import'] === 'string' ? to['import'] : null,
        question: isAnswer ? String((from ?? to)?.['question'] ?? '') : null,
        fields: isAnswer
          ? [{ column: 'value', from: answerValue(from), to: answerValue(to) }]
          : from === null || kind === 'remove'
            ? []
            : Object.keys(from)
                .filter((column) => !beside.has(column))
                .map((column) => ({
                  column,
                  from: named(column, from[column]),
                  to: named(column, to?.[column]),
                })),
      };
    });
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
