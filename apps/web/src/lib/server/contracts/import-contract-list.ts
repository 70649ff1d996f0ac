import { createHash } from 'node:crypto';
import { interpretContracts, type ColumnMapping, type SoftwareList } from '@allmende/inventory';
import { noteChange } from '#lib/server/audit/index.ts';
import type { Actor, ContractListOutcome, Database } from '#lib/server/database/index.ts';
import type { Language } from '#lib/i18n/index.ts';
import {
  describeProblem,
  readInWorker,
  uploadInWorker,
  type GivenList,
  type Recognition,
} from '#lib/server/inventory/index.ts';
import { contractsOf } from './contracts-of.ts';
import { planContractList, type PlannedContract } from './plan-contract-list.ts';
import { changeFields, insertFields } from './save-contract.ts';
import { applicationsWithDates } from './store/contracts.ts';
import {
  deleteDraft,
  deleteOldDrafts,
  insertList,
  readContractList,
  updateDraft,
  type StoredList,
} from './store/lists.ts';
import { writeThrough, type ContractChange } from './write-through.ts';

/** No authority has so many; a list of software that was taken for one of contracts may. */
const MOST_CONTRACTS = 5000;

const daysKept = 14;

/** Names the contract where another column names the software that it is about. */
const titleHeading = /^(?:vertrag|(?:vertrags)?(?:bezeichnung|titel|name|gegenstand))$/i;

/**
 * Reads a list of contracts in a process of its own and keeps it as a draft; the file itself is not kept.
 *
 * @returns the id of the draft, or what is wrong with the file, as sentences
 */
export async function uploadContractList(
  db: Database,
  actor: Actor,
  given: Extract<GivenList, { bytes: Uint8Array }>,
  language: Language,
): Promise<{ ok: true; id: string } | { ok: false; messages: string[] }> {
  const read = await uploadInWorker(given, { authority: actor.authority });
  if (!read.ok)
    return { ok: false, messages: read.problems.map((problem) => describeProblem(problem, language)) };
  const mapping = Object.fromEntries(
    read.preview.columns.map(({ index, header, role }) => [
      index,
      role ?? (titleHeading.test(header.trim()) ? ('name' as const) : null),
    ]),
  );
  const sha256 = createHash('sha256').update(given.bytes).digest('hex');
  const id = await db.asActor(actor, async (trx) => {
    const file = given.name.slice(0, 200);
    const draft = await insertList(trx, {
      file_name: file,
      file_sha256: sha256,
      packed: read.packed,
      mapping: JSON.stringify(mapping),
      created_by: actor.id,
    });
    const after = { state: 'draft', file, sha256 };
    noteChange(trx, { subject: `contract-list:${draft}`, before: null, after });
    return draft;
  });
  return { ok: true, id };
}

export interface ContractListView {
  id: string;
  file: string;
  /** What it came to; null while it is a draft. */
  outcome: ContractListOutcome | null;
  columns: SoftwareList['columns'];
  mapping: ColumnMapping;
  planned: PlannedContract[];
  /** Sentences with line and remedy. */
  problems: string[];
  rejected: { line: number; reason: string }[];
  isTooLong: boolean;
}

/** A list with what it would do; null where there is none. */
export async function viewContractList(
  db: Database,
  actor: Actor,
  recognition: Recognition,
  id: string,
  language: Language,
): Promise<ContractListView | null> {
  const stored = await db.asActor(actor, (trx) => readContractList(trx, id));
  if (!stored) return null;
  const mapping = stored.mapping ?? {};
  const about = { id, file: stored.file_name, outcome: stored.outcome, mapping };
  const none = { columns: [], planned: [], problems: [], rejected: [], isTooLong: false };
  const list = await listOf(stored, actor);
  if (!list) return { ...about, ...none };
  const { columns } = list;
  if (list.rows.length > MOST_CONTRACTS) return { ...about, ...none, columns, isTooLong: true };
  const { entries, rejected, problems } = interpretContracts(list, mapping);
  const known = await db.asActor(actor, async (trx) => ({
    contracts: await contractsOf(trx),
    applications: await applicationsWithDates(trx),
  }));
  return {
    ...about,
    columns,
    planned: planContractList(entries, known.contracts, known.applications, recognition),
    problems: problems.map((problem) => describeProblem(problem, language)),
    rejected: rejected
      .filter(({ reason }) => reason !== 'row-empty')
      .map(({ line, reason, detail }) => ({
        line,
        reason: describeProblem(
          { severity: 'warning', code: reason, ...(detail ? { detail } : {}) },
          language,
        ),
      })),
    isTooLong: false,
  };
}

async function listOf({ packed, mapping }: StoredList, { authority }: Actor): Promise<SoftwareList | null> {
  if (!packed) return null;
  const read = await readInWorker({ packed, sheet: undefined }, mapping ?? {}, { authority });
  return 'list' in read ? read.list : null;
}

/** Reads the columns of a draft otherwise. False for what is no draft. */
export async function remapContractList(
  db: Database,
  actor: Actor,
  id: string,
  mapping: ColumnMapping,
): Promise<boolean> {
  return db.asActor(actor, async (trx) => {
    const changed = await updateDraft(trx, id, { mapping: JSON.stringify(mapping) });
    if (changed) noteChange(trx, { subject: `contract-list:${id}`, before: null, after: { mapping } });
    return changed;
  });
}

/**
 * Makes the contracts that a draft would make, planned anew in the transaction that carries it out. Null for what is no
 * draft, or cannot be read.
 */
export async function runContractList(
  db: Database,
  actor: Actor,
  recognition: Recognition,
  id: string,
): Promise<ContractListOutcome | null> {
  const stored = await db.asActor(actor, (trx) => readContractList(trx, id));
  const list = stored?.state === 'draft' ? await listOf(stored, actor) : null;
  if (!stored || !list || list.rows.length > MOST_CONTRACTS) return null;
  const { entries, rejected } = interpretContracts(list, stored.mapping ?? {});
  return db.asActor(actor, async (trx) => {
    const applications = await applicationsWithDates(trx);
    const planned = planContractList(entries, await contractsOf(trx), applications, recognition);
    const outcome = { created: 0, changed: 0, unchanged: 0, rejected: rejected.length };
    const changes: ContractChange[] = [];
    for (const { action, existing, fields } of planned) {
      if (action === 'same') outcome.unchanged += 1;
      else {
        const written = existing
          ? await changeFields(trx, existing, fields)
          : await insertFields(trx, actor, fields, stored.file_name);
        // Nobody can have come between: all of it is one transaction; only merged authorities can disagree.
        if (!written.ok) outcome.rejected += 1;
        else if (written.change) changes.push(written.change);
        if (written.ok) outcome[existing ? 'changed' : 'created'] += 1;
      }
    }
    await writeThrough(trx, actor, changes);
    const finished = { state: 'done', packed: null, finished_at: new Date() } as const;
    if (!(await updateDraft(trx, id, { ...finished, outcome: JSON.stringify(outcome) }))) return null;
    noteChange(trx, { subject: `contract-list:${id}`, before: { state: 'draft' }, after: { ...outcome } });
    return outcome;
  });
}

/** Throws a draft away. */
export async function discardContractList(db: Database, actor: Actor, id: string): Promise<boolean> {
  return db.asActor(actor, async (trx) => {
    const deleted = await deleteDraft(trx, id);
    if (deleted) noteChange(trx, { subject: `contract-list:${id}`, before: { state: 'draft' }, after: null });
    return deleted;
  });
}

/** The work of every night: drafts that nobody took over go. */
export async function forgetContractLists(db: Database, now: Date): Promise<void> {
  await db.asOperator((trx) => deleteOldDrafts(trx, new Date(now.getTime() - daysKept * 86_400_000)));
}
