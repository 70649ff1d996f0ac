import { foreignCost, type ContractEntry } from '@allmende/inventory';
import type { ContractKind } from '#lib/server/database/index.ts';
import type { Recognition } from '#lib/server/inventory/index.ts';
import { contractFields, fieldsOf, type ContractFields } from './contract-fields.ts';
import type { Contract } from './contract.ts';
import type { DatedApplication } from './store/contracts.ts';

/** What a list of contracts would do to one contract. */
export interface PlannedContract {
  /** Lines of the list that speak of it. */
  lines: number[];
  fields: ContractFields;
  /** The contract that it is already; null for a new one. */
  existing: Contract | null;
  action: 'add' | 'change' | 'same';
  /** What a person should look at. */
  doubts: ('end-before-start' | 'no-application' | 'foreign-currency' | 'several-ends')[];
}

/**
 * Which contracts the lines of a list are: known ones by their number, else by title and partner. What the list leaves
 * empty stays as it is; lines of the same contract are joined, their costs added up. The same list twice changes
 * nothing the second time.
 */
export function planContractList(
  entries: readonly ContractEntry[],
  contracts: readonly Contract[],
  applications: readonly DatedApplication[],
  recognition: Pick<Recognition, 'match' | 'matchKey'>,
): PlannedContract[] {
  const planned = new Map<string, Omit<PlannedContract, 'action'>>();
  for (const entry of entries) {
    const { fields, doubts } = statedBy(entry);
    fields.applications = applicationsFor(entry, applications, recognition);
    const key = keyOf(fields);
    const before = planned.get(key);
    if (before) join(before, fields, doubts, entry.line);
    else planned.set(key, { lines: [entry.line], fields, existing: find(contracts, fields), doubts });
  }
  return [...planned.values()].map((each) => finished(each));
}

function statedBy(entry: ContractEntry): Pick<PlannedContract, 'fields' | 'doubts'> {
  const doubts: PlannedContract['doubts'] = [];
  const notes = [entry.note];
  const foreign = foreignCost(entry);
  if (foreign !== null) {
    notes.push(foreign);
    doubts.push('foreign-currency');
  }
  const { contractStart, contractEnd } = entry;
  const isTurned = contractStart !== undefined && contractEnd !== undefined && contractEnd < contractStart;
  if (isTurned) {
    notes.push(`${contractStart} – ${contractEnd}`);
    doubts.push('end-before-start');
  }
  const partner = entry.reseller ?? entry.vendor ?? entry.maker;
  const stated = contractFields.parse({
    title: entry.name.slice(0, 300),
    partner: partner?.slice(0, 300),
    kind: kindOf([entry.category ?? '', ...entry.names].join(' ')),
    reference: entry.externalId?.slice(0, 200),
    start: isTurned ? null : dayOf(contractStart),
    end: dayOf(contractEnd),
    noticeMonths: entry.noticeMonths,
    renewMonths: entry.renewMonths,
    costCents: foreign !== null ? null : entry.costCents,
    responsible: entry.department?.slice(0, 300),
    note: notes.filter(Boolean).join(' · ').slice(0, 5000),
  });
  return { fields: stated, doubts };
}

const dayOf = (iso: string | undefined): string | null =>
  iso !== undefined && iso >= '1900-01-01' && iso <= '2999-12-31' ? iso : null;

const kinds: readonly (readonly [RegExp, ContractKind])[] = [
  [/rahmen(?:vertrag|vereinbarung)|framework/i, 'framework'],
  [/cloud|saas/i, 'cloud'],
  [/typ b\b|miete|subscription|abonnement/i, 'licence-term'],
  [/typ a\b|kauflizenz/i, 'licence-perpetual'],
  [/pflege|softwarewartung|maintenance|support/i, 'maintenance-software'],
  [/instandhaltung|hardwarewartung/i, 'maintenance-hardware'],
  [/dienstleistung|beratung/i, 'services'],
];

function kindOf(text: string): ContractKind | null {
  return kinds.find(([pattern]) => pattern.test(text.slice(0, 500)))?.[1] ?? null;
}

/** Words before the name of what a contract is about. */
const aboutWords =
  /^(?:(?:software)?pflege|wartung|lizenz(?:en)?|support|hosting|betrieb|miete|nutzung|cloud)(?:vertrag)?(?: für| von| zu)?[\s:–-]+/i;

/** Applications that a line names, in any of its columns of names: by their own name, or as the same product. */
function applicationsFor(
  { names, vendor, maker }: ContractEntry,
  applications: readonly DatedApplication[],
  { match, matchKey }: Pick<Recognition, 'match' | 'matchKey'>,
): number[] {
  const parts = names.flatMap((name) => [name, ...name.split(/[,;+\n]| und /)]).map((part) => part.trim());
  const texts = [...new Set(parts.flatMap((part) => [part, part.replace(aboutWords, '')]))]
    .filter((text) => text.length > 1)
    .slice(0, 20);
  const keys = new Set(texts.map((text) => matchKey(text)));
  const products = new Set(
    texts.flatMap((text) => {
      const found = match(text, maker ?? vendor);
      return found.decision === 'accept' && found.product !== null ? [found.product] : [];
    }),
  );
  return applications
    .filter(
      ({ match_key, product_id }) =>
        (match_key !== '' && keys.has(match_key)) || (product_id !== null && products.has(product_id)),
    )
    .map(({ id }) => id)
    .slice(0, 2000);
}

const fold = (text: string | null): string => (text ?? '').trim().toLowerCase();

function keyOf({ reference, title, partner }: ContractFields): string {
  return reference === null ? `title ${fold(title)}\n${fold(partner)}` : `number ${fold(reference)}`;
}

function find(contracts: readonly Contract[], fields: ContractFields): Contract | null {
  const { reference, title, partner } = fields;
  const numbered =
    reference === null ? undefined : contracts.find((each) => fold(each.reference) === fold(reference));
  const named = contracts.find(
    (each) =>
      fold(each.title) === fold(title) &&
      fold(each.partner) === fold(partner) &&
      (reference === null || each.reference === null),
  );
  return numbered ?? named ?? null;
}

function join(
  before: Omit<PlannedContract, 'action'>,
  later: ContractFields,
  doubts: PlannedContract['doubts'],
  line: number,
): void {
  const { fields } = before;
  const ends = new Set([fields.end, later.end].filter((end) => end !== null));
  const costs = [fields.costCents, later.costCents].filter((cost) => cost !== null);
  before.lines.push(line);
  before.fields = {
    ...filled(fields, later),
    costCents: costs.length === 0 ? null : costs.reduce((sum, cost) => sum + cost, 0),
    note: [...new Set([fields.note, later.note])].filter(Boolean).join(' · ').slice(0, 5000) || null,
    applications: [...new Set([...fields.applications, ...later.applications])],
  };
  const more = ends.size > 1 ? (['several-ends'] as const) : [];
  before.doubts = [...new Set([...before.doubts, ...doubts, ...more])];
}

/** The first, and what it does not know from the second. */
function filled(first: ContractFields, second: ContractFields): ContractFields {
  const known = Object.entries(first).filter(([, value]) => value !== null);
  return { ...second, ...(Object.fromEntries(known) as Partial<ContractFields>) };
}

function finished({ lines, fields, existing, doubts }: Omit<PlannedContract, 'action'>): PlannedContract {
  const former = existing && fieldsOf(existing);
  const merged = former
    ? {
        ...filled(fields, former),
        clauses: former.clauses,
        applications: [...new Set([...former.applications, ...fields.applications])],
      }
    : fields;
  const parsed = contractFields.safeParse(merged);
  // A minimum term that the list knows nothing of may contradict the end that it brings.
  const settled = parsed.success ? parsed.data : contractFields.parse({ ...merged, minimumUntil: null });
  const told = settled.applications.length === 0 ? (['no-application'] as const) : [];
  const action = !former ? 'add' : same(settled, former) ? 'same' : 'change';
  return { lines, fields: settled, existing, action, doubts: [...doubts, ...told] };
}

function same(fields: ContractFields, former: ContractFields): boolean {
  return (Object.keys(fields) as (keyof ContractFields)[]).every(
    (key) => key === 'clauses' || JSON.stringify(fields[key]) === JSON.stringify(former[key]),
  );
}
