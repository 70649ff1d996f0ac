import type { Actor, Database, Transaction } from '#lib/server/database/index.ts';
import { contractFields } from './contract-fields.ts';
import { contractsOf } from './contracts-of.ts';
import { insertFields } from './save-contract.ts';
import { applicationsWithDates, type DatedApplication } from './store/contracts.ts';
import { writeThrough, type ContractChange } from './write-through.ts';

/** Applications that one contract seems to cover: the same vendor, and the same end. */
export interface SuggestedContract {
  /** Names the group in a form; the same for the same vendor, end and authority. */
  key: string;
  title: string;
  partner: string | null;
  start: string | null;
  end: string | null;
  noticeMonths: number | null;
  /** Euro cents a year, of all together; null where none of them says. */
  costCents: number | null;
  applications: { id: number; name: string }[];
}

/** Contracts that can be made of what lists said about applications that no contract covers yet. */
export async function suggestedContracts(db: Database, actor: Actor): Promise<SuggestedContract[]> {
  return db.asActor(actor, async (trx) => (await suggest(trx)).map(({ authority: _, ...shown }) => shown));
}

/**
 * Makes contracts of the groups that a person has chosen.
 *
 * @returns how many were made; a group that has changed meanwhile is not among them.
 */
export async function takeFromInventory(
  db: Database,
  actor: Actor,
  keys: readonly string[],
): Promise<number> {
  return db.asActor(actor, async (trx) => {
    const chosen = new Set(keys);
    const changes: ContractChange[] = [];
    for (const { key, authority: _, applications, ...stated } of await suggest(trx)) {
      if (!chosen.has(key)) continue;
      const fields = contractFields.safeParse({ ...stated, applications: applications.map(({ id }) => id) });
      if (!fields.success) continue;
      const added = await insertFields(trx, actor, fields.data, null);
      if (added.ok) changes.push(added.change);
    }
    await writeThrough(trx, actor, changes);
    return changes.length;
  });
}

async function suggest(trx: Transaction): Promise<(SuggestedContract & { authority: number })[]> {
  const covered = new Set((await contractsOf(trx)).flatMap(({ applications }) => applications));
  const groups = new Map<string, DatedApplication[]>();
  for (const application of await applicationsWithDates(trx)) {
    const { id, contract_end: end, notice_months: notice } = application;
    if (covered.has(id) || (end === null && notice === null)) continue;
    const key = keyOf(application);
    groups.set(key, [...(groups.get(key) ?? []), application]);
  }
  return [...groups]
    .map(([key, members]) => {
      const costs = members.flatMap(({ cost_cents }) => cost_cents ?? []);
      const [first] = members;
      const names = members.map(({ name }) => name);
      return {
        key,
        authority: first?.authority_id ?? 0,
        title: titleOf(names),
        partner: first?.vendor_text ?? null,
        start: agreed(members, 'contract_start'),
        end: first?.contract_end ?? null,
        noticeMonths: agreed(members, 'notice_months'),
        costCents: costs.length === 0 ? null : costs.reduce((sum, cost) => sum + cost, 0),
        applications: members.map(({ id, name }) => ({ id, name })),
      };
    })
    .sort((a, b) => ((a.end ?? '9') < (b.end ?? '9') ? -1 : (a.end ?? '9') > (b.end ?? '9') ? 1 : 0));
}

/** Without a vendor or an end, nothing says that two applications share a contract. */
function keyOf({ id, authority_id, vendor_text, contract_end }: DatedApplication): string {
  const vendor = vendor_text?.trim().toLowerCase() ?? '';
  return vendor === '' || contract_end === null
    ? `application:${id}`
    : `${authority_id}|${contract_end}|${vendor}`;
}

function titleOf(names: readonly string[]): string {
  const [first = '', second, ...others] = names;
  if (second === undefined) return first.slice(0, 300);
  return `${first}, ${second}${others.length > 0 ? ' …' : ''}`.slice(0, 300);
}

/** The one value that all members agree on; else null. */
function agreed<Column extends 'contract_start' | 'notice_months'>(
  members: readonly DatedApplication[],
  column: Column,
): DatedApplication[Column] | null {
  const [first, ...others] = new Set(members.map((each) => each[column]));
  return others.length > 0 ? null : (first ?? null);
}
