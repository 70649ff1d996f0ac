import type { EditBatch } from '#lib/components/data-table/edit-history.ts';
import type { EditStep, SaveResult } from '#lib/components/data-table/table-state.svelte.ts';
import type { TableRow } from '#lib/components/data-table/column.ts';
import { texts, type Language } from '#lib/i18n/index.ts';

type Answer =
  | { ok: true; rows: TableRow[] }
  | {
      ok: false;
      code: 'gone' | 'stale' | 'invalid';
      column: keyof ReturnType<typeof texts>['inventoryTable']['columns'];
    };

/** Sends the edits of a table to the server, and says in the person's language why some were not taken. */
export async function saveEdits(edits: EditBatch, step: EditStep, language: Language): Promise<SaveResult> {
  const t = texts(language).inventoryTable;
  const cells = edits.map(({ rowId, key, from, to }) => ({ application: rowId, column: key, from, to }));
  try {
    const response = await fetch('/inventory/rows', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ step, cells }),
    });
    const answer = (await response.json()) as Answer;
    if (answer.ok) return answer;
    const { code, column } = answer;
    return { ok: false, message: code === 'gone' ? t.refused.gone : t.refused[code](t.columns[column]) };
  } catch {
    // No answer, or none that could be read: nothing is known to be saved.
    return { ok: false, message: t.refused.offline };
  }
}
