import { noteChange } from '#lib/server/audit/index.ts';
import type { Actor, Database, Transaction } from '#lib/server/database/index.ts';
import { fieldsOf, type ContractFields } from './contract-fields.ts';
import type { Contract } from './contract.ts';
import { contractFrom } from './contracts-of.ts';
import {
  authoritiesOfApplications,
  coverApplications,
  coveredApplications,
  insertContract,
  readContract,
  updateContract,
} from './store/contracts.ts';
import { writeThrough, type ContractChange } from './write-through.ts';

/**
 * `unknown`: not there, or removed; `stale`: somebody has changed it since; `dates`: they contradict each other;
 * `applications`: one of them is not in the
 * inventory, or they belong to different authorities.
 */
export type SaveProblem = 'unknown' | 'stale' | 'dates' | 'applications';
export type SavedContract = { ok: true; id: number } | { ok: false; problem: SaveProblem };

/**
 * Adds a contract; its dates are written to the applications that it covers.
 *
 * @example await addContract(db, actor, contractFields.parse({ title: 'Pflege VOIS', end: '2028-12-31' }))
 */
export async function addContract(
  db: Database,
  actor: Actor,
  fields: ContractFields,
): Promise<SavedContract> {
  return db.asActor(actor, async (trx) => {
    const added = await insertFields(trx, actor, fields, null);
    if (!added.ok) return added;
    await writeThrough(trx, actor, [added.change]);
    return { ok: true, id: added.change.after.id };
  });
}

/**
 * Changes a contract as a form says that showed `revision`; its dates are written to the applications that it covers.
 *
 * @example await editContract(db, actor, 7, 3, { ...fields, noticeMonths: 6 })
 */
export async function editContract(
  db: Database,
  actor: Actor,
  id: number,
  revision: number,
  fields: ContractFields,
): Promise<SavedContract> {
  return db.asActor(actor, async (trx) => {
    const before = await standingContract(trx, id);
    if (!before) return { ok: false, problem: 'unknown' };
    if (before.revision !== revision) return { ok: false, problem: 'stale' };
    const changed = await changeFields(trx, before, fields);
    if (!changed.ok) return changed;
    if (changed.change) await writeThrough(trx, actor, [changed.change]);
    return { ok: true, id };
  });
}

/** One contract that was not removed. */
export async function standingContract(trx: Transaction, id: number): Promise<Contract | null> {
  const stored = Number.isSafeInteger(id) ? await readContract(trx, id) : undefined;
  if (!stored || stored.removed_at !== null) return null;
  return contractFrom(
    stored,
    (await coveredApplications(trx, id)).map((application) => application.id),
  );
}

type Written<Change> = { ok: true; change: Change } | { ok: false; problem: SaveProblem };

/** Inserts a contract in the running transaction, without writing its dates to the applications. */
export async function insertFields(
  trx: Transaction,
  actor: Actor,
  fields: ContractFields,
  file: string | null,
): Promise<Written<ContractChange>> {
  const owner = await ownerOf(trx, fields.applications, actor.authority);
  if (owner === null) return { ok: false, problem: 'applications' };
  const { applications, ...rest } = fields;
  const row = { ...columnsOf(rest), authority_id: owner, created_by: actor.id, from_file: file };
  const id = await insertContract(trx, row);
  await coverApplications(trx, { id, authority_id: owner }, applications);
  noteChange(trx, { subject: `contract:${id}`, before: null, after: fields, authority: owner });
  return {
    ok: true,
    change: { before: null, after: { ...fields, id, authority: owner, revision: 1, changedAt: '' } },
  };
}

/** Changes a contract in the running transaction; null where nothing is different. */
export async function changeFields(
  trx: Transaction,
  before: Contract,
  fields: ContractFields,
): Promise<Written<ContractChange | null>> {
  const owner = await ownerOf(trx, fields.applications, before.authority);
  if (owner !== before.authority) return { ok: false, problem: 'applications' };
  const former = fieldsOf(before);
  const columns = (Object.keys(fields) as (keyof ContractFields)[]).filter(
    (key) => ordered(fields[key]) !== ordered(former[key]),
  );
  if (columns.length === 0) return { ok: true, change: null };
  const { applications, ...rest } = fields;
  if (!(await updateContract(trx, before.id, before.revision, columnsOf(rest))))
    return { ok: false, problem: 'stale' };
  if (columns.includes('applications'))
    await coverApplications(trx, { id: before.id, authority_id: owner }, applications);
  const only = (from: ContractFields) => Object.fromEntries(columns.map((key) => [key, from[key]]));
  noteChange(trx, {
    subject: `contract:${before.id}`,
    before: only(former),
    after: only(fields),
    authority: owner,
  });
  const after = { ...before, ...fields, revision: before.revision + 1 };
  return { ok: true, change: { before, after } };
}

/** As text, whatever the order of the keys: the store keeps its own. */
function ordered(value: unknown): string {
  return JSON.stringify(value, (_, each: unknown) =>
    typeof each === 'object' && each !== null && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1)))
      : each,
  );
}

/** The one authority that all these applications belong to, else null; `fallback` where there are none. */
async function ownerOf(
  trx: Transaction,
  applications: readonly number[],
  fallback: number,
): Promise<number | null> {
  if (applications.length === 0) return fallback;
  const found = await authoritiesOfApplications(trx, applications);
  if (found.length !== applications.length) return null;
  const [owner, ...others] = new Set(found.map(({ authority_id }) => authority_id));
  return owner === undefined || others.length > 0 ? null : owner;
}

function columnsOf(fields: Omit<ContractFields, 'applications'>) {
  return {
    title: fields.title,
    partner: fields.partner,
    kind: fields.kind,
    reference: fields.reference,
    starts_on: fields.start,
    minimum_until: fields.minimumUntil,
    ends_on: fields.end,
    renew_months: fields.renewMonths,
    notice_months: fields.noticeMonths,
    price_model: fields.priceModel,
    cost_cents: fields.costCents,
    is_gross: fields.isGross,
    clauses: JSON.stringify(fields.clauses),
    responsible: fields.responsible,
    note: fields.note,
  };
}
