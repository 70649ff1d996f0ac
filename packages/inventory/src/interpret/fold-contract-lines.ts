import { foldHeader } from '../columns/read-header.ts';
import type { ColumnMapping, Entry, FoldedRow, SoftwareList } from '../types.ts';
import { inOneCurrency } from './foreign-cost.ts';

/** Where two lines of one product both know these and differ, they are two uses of it and both stay. */
const TELLING = ['department', 'capability', 'hosting'] as const;

/** One product has so many uses at most that lines are looked for among; a file of one name over and over ends in time. */
const MOST_USES = 200;

const NOTE_LENGTH = 2000;

/** Whether the rows of a list are contracts: their key is the number of a contract. */
export function listsContracts(list: SoftwareList, mapping: ColumnMapping): boolean {
  const known = /contracts|KITOS/.test(list.file.tool ?? '');
  return list.columns.some(
    ({ index, header }) =>
      mapping[index] === 'external-id' && (known || /vertrag|contract|kontrakt/.test(foldHeader(header))),
  );
}

/**
 * Folds the contract lines of one product (licence, maintenance, hosting) into the first: their yearly costs are added
 * up, and of their ends the earliest counts, with its notice, because it is the first to be decided on.
 */
export function foldContractLines(entries: readonly Entry[]): { kept: Entry[]; lines: FoldedRow[] } {
  const firsts = new Map<string, Entry[]>();
  const kept: Entry[] = [];
  const lines: FoldedRow[] = [];
  for (const entry of entries) {
    const { name, vendor = '', version = '', authority = '' } = entry;
    const key = [name, vendor, version, authority].join('\u0000').toLowerCase();
    const same = firsts.get(key) ?? [];
    firsts.set(key, same);
    const first = same.find(
      (other) => inOneCurrency(other, entry) && TELLING.every((field) => agrees(other[field], entry[field])),
    );
    if (first) {
      lines.push({ line: entry.line, name, kind: 'contract-line', into: first.line });
      join(first, entry);
    } else {
      if (same.length < MOST_USES) same.push(entry);
      kept.push(entry);
    }
  }
  return { kept, lines };
}

const agrees = (one: unknown, other: unknown): boolean =>
  one === undefined || other === undefined || one === other;

function join(first: Entry, later: Entry): void {
  const { costCents, contractEnd, contractStart, noticeMonths, paymentsPerYear, note } = first;
  Object.assign(first, { ...later, ...first });
  // What is said of one line is not said of the other.
  if (note !== undefined && later.note !== undefined) {
    const parts = new Set([...note.split(' · '), ...later.note.split(' · ')]);
    first.note = [...parts].join(' · ').slice(0, NOTE_LENGTH);
  }
  if (costCents !== undefined && later.costCents !== undefined) {
    first.costCents = costCents + later.costCents;
    if (paymentsPerYear !== later.paymentsPerYear) delete first.paymentsPerYear;
  }
  if (contractStart !== undefined && later.contractStart !== undefined && later.contractStart < contractStart)
    first.contractStart = later.contractStart;
  if (later.contractEnd === undefined || (contractEnd !== undefined && contractEnd <= later.contractEnd)) {
    // The notice of another line says nothing of this end.
    if (contractEnd !== undefined && noticeMonths === undefined) delete first.noticeMonths;
    return;
  }
  first.contractEnd = later.contractEnd;
  if (later.noticeMonths === undefined) delete first.noticeMonths;
  else first.noticeMonths = later.noticeMonths;
}
