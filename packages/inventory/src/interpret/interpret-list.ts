import { ProblemLog } from '../problems/problem-log.ts';
import type { ColumnMapping, Entry, FoldedRow, Interpretation, RejectedRow, SoftwareList } from '../types.ts';
import { columnsByRole } from './columns-by-role.ts';
import { foldContractLines, listsContracts } from './fold-contract-lines.ts';
import { foldDuplicates } from './fold-duplicates.ts';
import type { MachineOfLine } from './fold-duplicates.ts';
import { findParent, indexNames, noiseKind } from './fold-noise.ts';
import { ReadEntry } from './read-entry.ts';
import { rejectionOf } from './reject-row.ts';

/**
 * Turns the rows of a list into entries. Every row is accepted, folded (updates, runtimes, drivers, language packs,
 * components, duplicates, further contract lines – shown, never dropped) or rejected with a reason, so that
 * `accepted + folded + rejected = rows`, always. A cell that cannot be read is a problem with line and column and
 * stays unknown; its row is kept. `mapping` replaces the guessed roles; columns it does not name have no role.
 * @example interpretList(list).accepted[0] // { line: 2, name: 'VOIS', vendor: 'HSH', noticeMonths: 6 }
 */
export function interpretList(list: SoftwareList, mapping: ColumnMapping = mappingOf(list)): Interpretation {
  const log = new ProblemLog();
  const byRole = columnsByRole(mapping);
  if (!byRole.columns.has('name')) {
    log.add('no-name-column');
    const rejected = list.rows.map(({ line }) => ({ line, reason: 'no-name-column' }));
    return { accepted: [], folded: [], rejected, problems: log.all() };
  }

  const reader = new ReadEntry(list, byRole, log);
  const rejected: RejectedRow[] = [];
  const noise: FoldedRow[] = [];
  const entries: Entry[] = [];
  const machines: MachineOfLine = new Map();
  for (const row of list.rows) {
    const name = reader.text(row, 'name');
    const rejection = rejectionOf(row, name, list);
    if (rejection) {
      rejected.push(rejection);
      continue;
    }
    const kind = noiseKind(name, reader.text(row, 'category'));
    if (kind) {
      noise.push({ line: row.line, name, kind });
      continue;
    }
    entries.push(reader.entry(row, name));
    const machine = reader.text(row, 'machine');
    if (machine !== '') machines.set(row.line, machine);
  }

  const { kept: different, duplicates } = foldDuplicates(entries, machines);
  const { kept, lines } = listsContracts(list, mapping)
    ? foldContractLines(different)
    : { kept: different, lines: [] };
  const names = indexNames(kept);
  const foldedNoise = noise.map((row) => withParent(row, findParent(row.name, names)));
  const folded = [...foldedNoise, ...duplicates, ...lines].sort((a, b) => a.line - b.line);
  return { accepted: kept, folded, rejected, problems: log.all() };
}

function withParent(row: FoldedRow, into: number | null): FoldedRow {
  return into === null ? row : { ...row, into };
}

function mappingOf(list: SoftwareList): ColumnMapping {
  return Object.fromEntries(list.columns.map(({ index, role }) => [index, role]));
}
