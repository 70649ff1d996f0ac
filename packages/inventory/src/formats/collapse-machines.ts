import { countOnMachines } from '../table/count-on-machines.ts';
import type { ColumnRole } from '../types.ts';
import type { Records, Row } from './format.ts';

/**
 * Makes one row of what many machines say of the same program: name and vendor are the program, the most frequent
 * version is its version, and the machines are counted. Rows without a machine stay as they are.
 *
 * @example
 * // 7-Zip 21.07 on two machines, 7-Zip 19.00 on one:
 * collapseMachines(records).rows // [{ cells: ['7-Zip', …, '21.07', '3', '', '21.07 (2), 19.00 (1)'] }]
 */
export function collapseMachines(records: Records): Records {
  const { columns, rows } = records;
  if (!rows.some(({ machine }) => machine !== undefined)) return records;
  const at = (role: ColumnRole): number => Object.values(columns).indexOf(role);
  const counted = countOnMachines(rows, { identity: [at('name'), at('vendor')], version: at('version') });
  return {
    columns: { ...columns, Installations: 'installations', Reach: 'reach', Versions: null },
    rows: counted.rows.map(({ row, installations, reach, versions }): Row => ({
      line: row.line,
      cells: [...row.cells, installations, reach, versions],
    })),
  };
}
