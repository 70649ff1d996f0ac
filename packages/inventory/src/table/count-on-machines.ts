/** A row of what is installed on one machine. */
export interface MachineRow {
  line: number;
  cells: readonly string[];
  /** Tells machines apart; a row without one speaks of the whole authority. */
  machine?: string;
}

export interface CountedRow {
  row: { line: number; cells: string[] };
  installations: string;
  /** Share of the machines, e.g. `40 %`; empty where there are too few machines to say. */
  reach: string;
  /** The versions by how many machines have them, where there are several. */
  versions: string;
}

/** On fewer machines a share says nothing about the authority. */
const MACHINES_FOR_REACH = 10;

interface Program {
  first: MachineRow;
  machines: Set<string>;
  versions: Map<string, Set<string>>;
}

/**
 * One row for each program however many machines have it, in the order of their first rows. `identity` names the cells
 * that make a program what it is, `version` the cell that takes the most frequent version; −1 is no such cell.
 */
export function countOnMachines(
  rows: readonly MachineRow[],
  { identity, version }: { identity: readonly number[]; version: number },
): { rows: CountedRow[]; machines: number } {
  const programs = new Map<string, Program>();
  const machines = new Set<string>();
  const counted: { line: number; make: () => CountedRow }[] = [];
  for (const row of rows) {
    const { machine } = row;
    if (machine === undefined) {
      const plain = {
        row: { line: row.line, cells: [...row.cells] },
        installations: '',
        reach: '',
        versions: '',
      };
      counted.push({ line: row.line, make: () => plain });
      continue;
    }
    machines.add(machine);
    const key = identity
      .map((index) => row.cells[index] ?? '')
      .join('\u0000')
      .toLowerCase();
    let program = programs.get(key);
    if (!program) {
      const added: Program = { first: row, machines: new Set(), versions: new Map() };
      programs.set(key, (program = added));
      counted.push({ line: row.line, make: () => told(added, version, machines.size) });
    }
    program.machines.add(machine);
    const text = row.cells[version] ?? '';
    const on = program.versions.get(text);
    if (on) on.add(machine);
    else program.versions.set(text, new Set([machine]));
  }
  return { rows: counted.map(({ make }) => make()), machines: machines.size };
}

function told({ first, machines, versions }: Program, version: number, all: number): CountedRow {
  const ranked = [...versions]
    .filter(([text]) => text !== '')
    .sort(([a, on], [b, off]) => off.size - on.size || (a < b ? 1 : -1));
  const cells = [...first.cells];
  if (version >= 0) cells[version] = ranked[0]?.[0] ?? '';
  return {
    row: { line: first.line, cells },
    installations: String(machines.size),
    reach: all < MACHINES_FOR_REACH ? '' : `${Math.max(1, Math.round((machines.size / all) * 100))} %`,
    versions: ranked.length > 1 ? ranked.map(([text, on]) => `${text} (${on.size})`).join(', ') : '',
  };
}
