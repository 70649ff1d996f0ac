import type { ColumnRole } from '../types.ts';
import type { Records, Row } from './format.ts';

/**
 * Makes one row of what many machines say of the same program: name and vendor are the program, the most frequent
 * version is its version, and the machines are counted. Rows without a machine stay as they are.
 *
 * @example
 * // 7-Zip 21.07 on two machines, 7-Zip 19.00 on one:
 * collapseMachines(records).rows // [{ cells: ['7-Zip', …, '21.07', '3', '21.07 (2), 19.00 (1)'] }]
 */
export function collapseMachines(records: Records): Records {
  const { columns, rows } = records;
  if (!rows.some(({ machine }) => machine !== undefined)) return records;
  const at = (role: ColumnRole): number => Object.values(columns).indexOf(role);
  const [name, vendor, version] = [at('name'), at('vendor'), at('version')];
  const programs = new Map<
    string,
    { first: Row; machines: Set<string>; versions: Map<string, Set<string>> }
  >();
  const result: Row[] = [];
  for (const row of rows) {
    if (row.machine === undefined) {
      result.push({ ...row, cells: [...row.cells, '', ''] });
      continue;
    }
    const cell = (index: number): string => (index < 0 ? '' : (row.cells[index] ?? ''));
    const key = `${cell(name)}\u0000${cell(vendor)}`.toLowerCase();
    const program = programs.get(key) ?? { first: row, machines: new Set(), versions: new Map() };
    programs.set(key, program);
    program.machines.add(row.machine);
    const on = program.versions.get(cell(version)) ?? new Set();
    program.versions.set(cell(version), on.add(row.machine));
  }
  for (const { first, machines, versions } of programs.values()) {
    const ranked = [...versions]
      .filter(([text]) => text !== '')
      .sort(([a, on], [b, off]) => off.size - on.size || (a < b ? 1 : -1));
    const cells = [...first.cells];
    if (version >= 0) cells[version] = ranked[0]?.[0] ?? '';
    const told = ranked.length > 1 ? ranked.map(([text, on]) => `${text} (${on.size})`).join(', ') : '';
    result.push({ line: first.line, cells: [...cells, String(machines.size), told] });
  }
  return { columns: { ...columns, Installations: 'installations', Versions: null }, rows: result };
}
