import type { KnowledgeIndex } from '@allmende/knowledge';
import { noteChange } from '#lib/server/audit/index.ts';
import type { Actor, Database, ExchangeOutcome, Transaction } from '#lib/server/database/index.ts';
import {
  addFromFile,
  editFromFile,
  undoFromFile,
  type FileEdit,
  type FileFields,
  type FileOrigin,
  type Recognition,
} from '#lib/server/inventory/index.ts';
import { saveAnswer, takeAnswerBack, type GivenAnswer } from '#lib/server/sovereignty/index.ts';
import { isVariable } from './columns.ts';
import { compareStored } from './compare-stored.ts';
import type { Addition, CellEdit, Comparison, Place } from './comparison.ts';
import { answersFromFile, deleteReturn, moveReturn, readReturn, takesChangesIn } from './store.ts';

/** What a person has decided about a comparison that they have seen. */
export interface ReturnChoices {
  /** The fingerprint of what they saw. */
  seen: string;
  /** Edits to leave out, conflicts in which the file holds: `<application>.<field>`. */
  leave: ReadonlySet<string>;
  theirs: ReadonlySet<string> | 'all';
  /** Ids of rows to take in as new applications. */
  add: ReadonlySet<string>;
}

export type Applied =
  | { ok: true; outcome: ExchangeOutcome }
  /** `gone`: no such draft; `changed`: not what the person saw; `nothing`: everything was left out. */
  | { ok: false; why: 'gone' | 'changed' | 'nothing' | 'ended' };

/** By which a cell is named in a form. */
export function cellId({ application, field }: Pick<CellEdit, 'application' | 'field'>): string {
  return `${application}.${field}`;
}

/** Somebody changed an application between comparing and writing. */
class ChangedMeanwhile extends Error {}

/**
 * Takes a draft over as a person has decided, in one transaction: all of it or nothing. What they have not seen, because
 * somebody changed the inventory meanwhile, is not written.
 */
export async function applyReturn(
  db: Database,
  facts: { knowledge: KnowledgeIndex; recognition: Recognition },
  actor: Actor,
  id: string,
  choices: ReturnChoices,
): Promise<Applied> {
  try {
    return await db.asActor(actor, async (trx) => {
      const stored = await readReturn(trx, id);
      if (stored?.state !== 'draft') return { ok: false, why: 'gone' };
      if (!(await takesChangesIn(trx, actor.authority))) return { ok: false, why: 'ended' };
      const compared = await compareStored(trx, stored, facts.knowledge);
      if (!compared) return { ok: false, why: 'gone' };
      if (compared.fingerprint !== choices.seen) return { ok: false, why: 'changed' };
      const { cells, additions } = chosen(compared.comparison, choices);
      if (cells.length === 0 && additions.length === 0) return { ok: false, why: 'nothing' };
      const outcome: ExchangeOutcome = {
        cells: cells.length,
        applications: new Set(cells.map(({ application }) => application)).size,
        added: additions.length,
      };
      const done = { state: 'done' as const, finished_at: new Date(), packed: null };
      if (!(await moveReturn(trx, id, 'draft', { ...done, outcome: JSON.stringify(outcome) })))
        return { ok: false, why: 'gone' };
      noteChange(trx, {
        subject: `exchange:${id}`,
        before: { state: 'draft' },
        after: { state: 'done', file: stored.file_name, ...outcome },
      });
      const originOf = ({ sheet, line }: Place): FileOrigin => ({
        exchange: id,
        file: stored.file_name,
        sheet,
        line,
      });
      await writeCells(trx, actor, cells, originOf);
      await writeAdditions(trx, actor, additions, originOf, facts.recognition);
      return { ok: true, outcome };
    });
  } catch (error) {
    if (error instanceof ChangedMeanwhile) return { ok: false, why: 'changed' };
    throw error;
  }
}

function chosen(
  { edits, conflicts, additions }: Comparison,
  { leave, theirs, add }: ReturnChoices,
): { cells: CellEdit[]; additions: Addition[] } {
  return {
    cells: [
      ...edits.filter((edit) => !leave.has(cellId(edit))),
      ...conflicts.filter((conflict) => theirs === 'all' || theirs.has(cellId(conflict))),
    ],
    additions: additions.filter(({ id }) => add.has(id)),
  };
}

async function writeCells(
  trx: Transaction,
  actor: Actor,
  cells: readonly CellEdit[],
  originOf: (place: Place) => FileOrigin,
): Promise<void> {
  const byApplication = new Map<number, FileEdit>();
  for (const { application, field, before, after, place } of cells) {
    if (isVariable(field)) continue;
    const edit = byApplication.get(application) ?? {
      application,
      from: {},
      set: {},
      origin: originOf(place),
    };
    Object.assign(edit.from, { [field]: before });
    Object.assign(edit.set, { [field]: after });
    byApplication.set(application, edit);
  }
  if (!(await editFromFile(trx, actor, [...byApplication.values()]))) throw new ChangedMeanwhile();
  for (const { application, field, before, after, place } of cells) {
    if (!isVariable(field)) continue;
    const answer: GivenAnswer = {
      application,
      question: field,
      value: (after ?? '') as GivenAnswer['value'],
    };
    const source = { origin: originOf(place), was: before };
    if ((await saveAnswer(trx, actor, answer, source)) === null) throw new ChangedMeanwhile();
  }
}

async function writeAdditions(
  trx: Transaction,
  actor: Actor,
  additions: readonly Addition[],
  originOf: (place: Place) => FileOrigin,
  recognition: Recognition,
): Promise<void> {
  const parts = additions.map(({ name, values, place }) => {
    const entries = Object.entries(values).filter(([, value]) => value !== null && value !== undefined);
    const isAnswer = ([field]: [string, unknown]): boolean => isVariable(field as CellEdit['field']);
    return {
      answers: entries.filter(isAnswer) as [GivenAnswer['question'], GivenAnswer['value']][],
      addition: {
        fields: {
          name,
          ...(Object.fromEntries(entries.filter((entry) => !isAnswer(entry))) as FileFields),
        },
        origin: originOf(place),
      },
    };
  });
  const created = await addFromFile(
    trx,
    actor,
    parts.map(({ addition }) => addition),
    recognition,
  );
  for (const [index, { answers, addition }] of parts.entries())
    for (const [question, value] of answers)
      await saveAnswer(
        trx,
        actor,
        { application: created[index] ?? 0, question, value },
        {
          origin: addition.origin,
        },
      );
}

/** Forgets a draft with everything that was read of its file. */
export async function discardReturn(db: Database, actor: Actor, id: string): Promise<void> {
  await db.asActor(actor, async (trx) => {
    const stored = await readReturn(trx, id);
    if (stored?.state !== 'draft') return;
    noteChange(trx, { subject: `exchange:${id}`, before: { state: 'draft' }, after: null });
    await deleteReturn(trx, id);
  });
}

/** Takes everything back that a return has changed and nobody has changed again since; false where there is nothing. */
export async function undoReturn(db: Database, actor: Actor, id: string): Promise<boolean> {
  return db.asActor(actor, async (trx) => {
    const stored = await readReturn(trx, id);
    if (!stored || !(await moveReturn(trx, id, 'done', { state: 'undone', undone_at: new Date() })))
      return false;
    noteChange(trx, {
      subject: `exchange:${id}`,
      before: { state: 'done' },
      after: { state: 'undone' },
    });
    await undoFromFile(trx, actor, id);
    for (const change of await answersFromFile(trx, id)) await takeAnswerBack(trx, actor, change);
    return true;
  });
}
