import { createHash } from 'node:crypto';
import { foreignCost, type Entry } from '@allmende/inventory';
import type { Selectable } from 'kysely';
import type { ApplicationTable } from '#lib/server/database/index.ts';

/** The columns of an application that a list can fill. */
export type ImportedFields = Pick<
  Selectable<ApplicationTable>,
  | 'name'
  | 'raw_name'
  | 'vendor_text'
  | 'version'
  | 'department'
  | 'capability_id'
  | 'category'
  | 'description'
  | 'installations'
  | 'users'
  | 'criticality'
  | 'reach'
  | 'hosting'
  | 'contract_start'
  | 'contract_end'
  | 'notice_months'
  | 'cost_cents'
  | 'external_id'
  | 'status'
  | 'note'
>;

/** Finds a capability by what a list calls it; null when none is meant. */
export type CapabilityByName = (text: string) => string | null;

/**
 * What a row of a list says about an application. A purpose that is no known capability stays readable as category.
 *
 * @example importedFields({ line: 2, name: 'OK.EWO' }, () => null).raw_name // 'OK.EWO'
 */
export function importedFields(entry: Entry, capabilityByName: CapabilityByName): ImportedFields {
  const foreign = foreignCost(entry);
  const capability = entry.capability === undefined ? null : capabilityByName(entry.capability);
  return {
    name: entry.name,
    raw_name: entry.name,
    // A reseller is no vendor: the dependence is on who makes the program.
    vendor_text: entry.maker ?? entry.vendor ?? null,
    version: entry.version ?? null,
    department: entry.department ?? null,
    capability_id: capability,
    category: entry.category ?? (capability === null ? (entry.capability ?? null) : null),
    description: entry.description ?? null,
    installations: countOf(entry.installations),
    users: countOf(entry.users),
    criticality: entry.criticality ?? null,
    reach: entry.reach ?? null,
    hosting: entry.hosting ?? null,
    contract_start: entry.contractStart ?? null,
    contract_end: entry.contractEnd ?? null,
    notice_months: entry.noticeMonths ?? null,
    // What is not in euros is no cost that could be added up.
    cost_cents: foreign === null ? (entry.costCents ?? null) : null,
    external_id: entry.externalId ?? null,
    status: entry.status ?? null,
    note: [entry.note, foreign].filter(Boolean).join(' · ') || null,
  };
}

/** Nothing is installed so often: a telephone number, say, in a column that was taken for a count. */
const highestCount = 100_000_000;

function countOf(value: number | undefined): number | null {
  return value === undefined || value > highestCount ? null : value;
}

/** An index holds keys of about 2,700 bytes at most. */
const longestKey = 600;

/**
 * What makes each entry the same application at the next import: its id in the town's own system, else its folded
 * name and department. Entries that agree in both are counted apart, in the order of the file.
 *
 * @param folded the name of each entry
 */
export function sourceKeys(entries: readonly Entry[], folded: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return entries.map((entry, index) => {
    const key = entry.externalId
      ? shortened(`id:${entry.externalId}`)
      : nameKey(folded[index] ?? '', entry.department);
    const count = (seen.get(key) ?? 0) + 1;
    seen.set(key, count);
    return count === 1 ? key : `${key}#${count}`;
  });
}

/** A folded name and where it is used, as one key. */
export function nameKey(folded: string, department: string | null | undefined): string {
  return shortened(`name:${folded}|${(department ?? '').trim().toLowerCase()}`);
}

function shortened(text: string): string {
  return text.length <= longestKey ? text : `hash:${createHash('sha256').update(text).digest('hex')}`;
}

/**
 * Which fields of a stored application a list would change. A field that the list leaves empty is left as it is, and
 * so is one that a person has corrected.
 */
export function changedFields(
  stored: ImportedFields,
  imported: ImportedFields,
  edited: readonly string[],
): Partial<ImportedFields> {
  const changed: Partial<Record<keyof ImportedFields, unknown>> = {};
  for (const key of Object.keys(imported) as (keyof ImportedFields)[]) {
    const value = imported[key];
    if (value === null || edited.includes(key) || stored[key] === value) continue;
    changed[key] = value;
  }
  return changed as Partial<ImportedFields>;
}

/** Which corrected fields keep what a person wrote, although the list says something else. */
export function keptFields(
  stored: ImportedFields,
  imported: ImportedFields,
  edited: readonly string[],
): (keyof ImportedFields)[] {
  return (Object.keys(imported) as (keyof ImportedFields)[]).filter(
    (key) => edited.includes(key) && imported[key] !== null && imported[key] !== stored[key],
  );
}
