import type { Actor, Transaction } from '#lib/server/database/index.ts';
import { nameKey, type ImportedFields } from './application-fields.ts';
import type { ApplicationPatch } from './edit-applications.ts';
import { matchedFields } from './matched-fields.ts';
import type { Recognition } from './run-import.ts';
import { insertApplications, softDeleteApplications } from './store/applications.ts';
import { changesFromFile, insertChanges, type NewChange } from './store/changes.ts';
import { decisionsInForce } from './store/decisions.ts';
import {
  applicationStates,
  bearersOf,
  writeApplicationStates,
  type ApplicationState,
} from './store/imported-applications.ts';

/** The row of a file in which somebody has written something; `exchange` is the return of that file. */
export interface FileOrigin {
  exchange: string;
  file: string;
  sheet: string;
  line: number;
}

/** What a file can say about an application, as stored. */
export type FileFields = Partial<Pick<ImportedFields, keyof ApplicationPatch>>;

export interface FileEdit {
  application: number;
  /** The values that the person has seen, of the same fields as `set`. */
  from: FileFields;
  set: FileFields;
  origin: FileOrigin;
}

/** An application that a file adds; whatever it leaves out is unknown. */
export interface FileAddition {
  fields: FileFields & { name: string };
  origin: FileOrigin;
}

/**
 * Corrects applications as a file says, in the running transaction. The corrected fields count as corrected by hand:
 * they stay as they are at the next import.
 *
 * @returns false when somebody has changed one of them meanwhile; the transaction is then to be given up.
 */
export async function editFromFile(
  trx: Transaction,
  actor: Actor,
  edits: readonly FileEdit[],
): Promise<boolean> {
  const stored = await statesById(
    trx,
    edits.map(({ application }) => application),
  );
  const changes: NewChange[] = [];
  const states: ApplicationState[] = [];
  for (const { application, from, set, origin } of edits) {
    const state = stored.get(application);
    const columns = Object.keys(set) as (keyof FileFields)[];
    if (!state || columns.some((column) => state[column] !== (from[column] ?? null))) return false;
    const edited = [...new Set([...state.edited, ...columns])];
    states.push({ ...state, ...set, edited });
    changes.push({
      kind: 'exchange',
      subject: `application:${application}`,
      before: Object.fromEntries((['edited', ...columns] as const).map((column) => [column, state[column]])),
      after: { ...origin, ...set },
    });
  }
  if ((await writeApplicationStates(trx, states)) !== states.length) return false;
  await insertChanges(trx, actor.id, changes);
  return true;
}

/** Adds applications that a file names, matched as in an import. What the file says about them counts as corrected. */
export async function addFromFile(
  trx: Transaction,
  actor: Actor,
  additions: readonly FileAddition[],
  recognition: Recognition,
): Promise<number[]> {
  if (additions.length === 0) return [];
  const decisions = await decisionsInForce(trx);
  const keys = additions.map(({ fields: { name, department } }) =>
    nameKey(recognition.matchKey(name), department),
  );
  const taken = new Set((await bearersOf(trx, actor.authority, keys)).keys());
  const rows = additions.map(({ fields, origin }, index) => {
    const key = keys[index] ?? '';
    const sourceKey = taken.has(key) ? `${key}#${origin.exchange}:${origin.sheet}:${origin.line}` : key;
    taken.add(key);
    const match = recognition.match(fields.name, fields.vendor_text ?? undefined);
    const matched = matchedFields(match, recognition.matchKey(fields.name), decisions);
    return {
      ...fields,
      source_key: sourceKey,
      raw_name: fields.name,
      ...matched,
      match_reasons: JSON.stringify(matched.match_reasons),
      candidates: JSON.stringify(matched.candidates),
      edited: JSON.stringify(Object.keys(fields)),
    };
  });
  const ids = await insertApplications(trx, rows);
  const created = rows.map(({ source_key }) => ids.get(source_key) ?? 0);
  await insertChanges(
    trx,
    actor.id,
    additions.map(({ fields, origin }, index) => ({
      kind: 'exchange',
      subject: `application:${created[index]}`,
      before: null,
      after: { ...origin, ...fields },
    })),
  );
  return created;
}

/**
 * Takes back what a file has changed: fields that are still as it left them get their former values, and what it added
 * leaves the inventory.
 */
export async function undoFromFile(trx: Transaction, actor: Actor, exchange: string): Promise<void> {
  const changes = (await changesFromFile(trx, exchange)).map(({ subject, before, after }) => ({
    application: Number(subject.split(':')[1]),
    before: before as Record<string, unknown> | null,
    after: after as Record<string, unknown>,
  }));
  const stored = await statesById(
    trx,
    changes.map(({ application }) => application),
  );
  const history: NewChange[] = [];
  const states: ApplicationState[] = [];
  for (const { application, before, after } of changes) {
    const state = stored.get(application);
    if (!before || !state) continue;
    const former = Object.fromEntries(
      Object.entries(before).filter(
        ([column]) => column !== 'edited' && state[column as keyof ApplicationState] === after[column],
      ),
    );
    const wasEdited = before['edited'] as string[];
    const edited = state.edited.filter((column) => !(column in former) || wasEdited.includes(column));
    states.push({ ...state, ...(former as Partial<ImportedFields>), edited });
    history.push({
      kind: 'exchange-undone',
      subject: `application:${application}`,
      before: Object.fromEntries(
        Object.keys(former).map((column) => [column, state[column as keyof ApplicationState]]),
      ),
      after: { ...originOf(after), ...former },
    });
  }
  await writeApplicationStates(trx, states);
  await softDeleteApplications(
    trx,
    changes.flatMap(({ application, before }) => (before === null ? [application] : [])),
  );
  await insertChanges(trx, actor.id, history);
}

function originOf({ exchange, file, sheet, line }: Record<string, unknown>): Record<string, unknown> {
  return { exchange, file, sheet, line };
}

async function statesById(
  trx: Transaction,
  ids: readonly number[],
): Promise<ReadonlyMap<number, ApplicationState>> {
  const states = await applicationStates(trx, ids);
  return new Map(states.filter(({ deleted_at }) => deleted_at === null).map((state) => [state.id, state]));
}
