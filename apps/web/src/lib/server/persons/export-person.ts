import type { Database, Schema, Transaction } from '#lib/server/database/index.ts';
import { holdings } from './holdings.ts';
import { findPerson, membersOf } from './store/accounts.ts';
import { countTraces, rowsAbout, type KnownPerson, type Reach } from './store/holdings.ts';

/** Everything that the store holds on a person. */
export interface PersonExport {
  account: string;
  name: string;
  /** ISO date and time. */
  at: string;
  tables: { table: string; rows: Record<string, unknown>[] }[];
  /** Rows about something or somebody else that name the person as who did it. */
  traces: { table: string; column: string; rows: number }[];
}

/** Told of a person beyond what the authority itself holds. */
const basics = new Set(['id', 'kind', 'email', 'name', 'active', 'created_at', 'last_sign_in_at']);

/**
 * Everything held on a person, over all tables; null when there is no such account. Of passwords and other proofs it
 * tells only that there is one, and of what the person worked on only that they did.
 *
 * @example await exportPerson(db, identity.id, now)
 */
export async function exportPerson(db: Database, account: string, now: Date): Promise<PersonExport | null> {
  return db.asOperator(async (trx) => {
    const person = await findPerson(trx, account);
    return person && collect(trx, person, 'everything', now);
  });
}

/**
 * What an authority holds on one of its members: who they are, their roles and what they did there. Null for anybody
 * who is no member.
 */
export async function exportMember(
  db: Database,
  authority: number,
  account: string,
  now: Date,
): Promise<PersonExport | null> {
  return db.asOperator(async (trx) => {
    const person = await findPerson(trx, account);
    const isMember = (await membersOf(trx, authority)).some(({ id }) => id === account);
    return person && isMember ? collect(trx, person, [authority], now) : null;
  });
}

async function collect(
  trx: Transaction,
  person: KnownPerson & { name: string },
  reach: Reach,
  now: Date,
): Promise<PersonExport> {
  const exported: PersonExport = {
    account: person.id,
    name: person.name,
    at: now.toISOString(),
    tables: [],
    traces: [],
  };
  for (const table of Object.keys(holdings) as (keyof Schema)[]) {
    const isWithin = reach === 'everything' || ofAuthority.has(table);
    if (!isWithin && table !== 'account') continue;
    const found = await rowsAbout(trx, table, person, isWithin ? reach : 'everything');
    const rows = found.map((row) => told(table, row));
    const shown = isWithin ? rows : rows.map(onlyBasics);
    if (shown.length > 0) exported.tables.push({ table, rows: shown });
    if (reach !== 'everything') continue;
    for (const column of holdings[table].traces ?? []) {
      const count = await countTraces(trx, table, column, person);
      if (count > 0) exported.traces.push({ table, column, rows: count });
    }
  }
  return exported;
}

/** Tables with rows about persons that belong to an authority. */
const ofAuthority = new Set<keyof Schema>([
  'answer',
  'api_token',
  'audit_entry',
  'change',
  'match_decision',
  'membership',
]);

function told(table: keyof Schema, row: Record<string, unknown>): Record<string, unknown> {
  const { columns } = holdings[table];
  return Object.fromEntries(
    Object.entries(row).flatMap(([column, value]) => {
      const use = columns[column];
      if (use === 'use') return [];
      return [[column, use === 'secret' ? value !== null : value]];
    }),
  );
}

function onlyBasics(row: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(row).filter(([column]) => basics.has(column)));
}
