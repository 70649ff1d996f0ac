import { foldHeader, readHeader } from '../columns/read-header.ts';
import type { ProblemLog } from '../problems/problem-log.ts';
import type { Column, ColumnRole, RawRow } from '../types.ts';
import { countOnMachines } from './count-on-machines.ts';

const SAMPLES = 5;

/** Serial numbers and addresses of the network tell a machine as well as its name does. */
function namesMachines(header: string): boolean {
  const folded = foldHeader(header);
  if (/(?:^| )(?:serial|serien|mac|ip|imei)(?: |$)|seriennummer|ipadresse|inventarnummer/.test(folded))
    return true;
  return readHeader(header).some(({ role, strength }) => role === 'machine' && strength >= 60);
}

/**
 * Makes one row for each program of a table that names every machine, so that no machine is kept: its column holds the
 * number of installations instead. A table where hardly a program stands twice lists programs, not machines, and stays
 * as it is unless its tool is known (`certain`).
 */
export function countMachines(
  columns: Column[],
  rows: RawRow[],
  certain: boolean,
  log: ProblemLog,
): { columns: Column[]; rows: RawRow[] } {
  const at = (role: ColumnRole): number => columns.findIndex((column) => column.role === role);
  const [machine, name] = [at('machine'), at('name')];
  if (machine < 0 || name < 0) return { columns, rows };
  const counted = countOnMachines(
    rows.map(({ line, cells }) => {
      const on = (cells[machine] ?? '').trim();
      const isInstallation = on !== '' && (cells[name] ?? '').trim() !== '';
      return { line, cells, ...(isInstallation ? { machine: on } : {}) };
    }),
    { identity: [at('authority'), name, at('vendor')], version: at('version') },
  );
  if (!certain && counted.rows.length > rows.length * 0.8) return { columns, rows };
  const width = columns.length;
  const others = new Set(
    columns.flatMap(({ index, header }) => (index !== machine && namesMachines(header) ? [index] : [])),
  );
  const collapsed = counted.rows.map(({ row, installations, reach, versions }) => {
    const cells = Array.from({ length: width }, (_, index) => row.cells[index] ?? '');
    cells[machine] = installations;
    for (const index of others) cells[index] = '';
    return { line: row.line, cells: [...cells, reach, versions, ...row.cells.slice(width)] };
  });
  log.add('machines-counted', {}, { rows: rows.length, machines: counted.machines, count: collapsed.length });
  const added = (index: number, header: string, role: ColumnRole | null): Column => {
    const samples = [...new Set(collapsed.map(({ cells }) => cells[index] ?? ''))];
    const taken = role !== null && index !== machine && at(role) >= 0;
    return {
      index,
      header,
      role: taken ? null : role,
      reasons: role && !taken ? ['machines'] : [],
      samples: samples.filter(Boolean).slice(0, SAMPLES),
    };
  };
  const isCounted = at('installations') < 0;
  return {
    columns: [
      ...columns.map((column) => {
        if (column.index === machine)
          return added(machine, column.header, isCounted ? 'installations' : null);
        return others.has(column.index) ? { ...column, role: null, reasons: [], samples: [] } : column;
      }),
      added(width, 'Reach', 'reach'),
      added(width + 1, 'Versions', null),
    ],
    rows: collapsed,
  };
}
