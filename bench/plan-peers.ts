import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface PeerResult {
  name: string;
  /** Processor seconds, and what was found; null where nothing was. */
  seconds: number;
  area: number | null;
}

const peers = [
  {
    name: 'CBC',
    program: 'cbc',
    call: (lp: string, out: string, seconds: number) =>
      `cbc ${lp} sec ${seconds} ratioGap 0.001 solve solution ${out} quit`,
    found: /objective value\s+(\S+)/,
    failed: /Infeasible|No feasible|no integer solution/i,
  },
  {
    name: 'GLPK',
    program: 'glpsol',
    call: (lp: string, out: string, seconds: number) =>
      `glpsol --lp ${lp} --tmlim ${seconds} --mipgap 0.001 -o ${out}`,
    found: /Objective:\s+area = (\S+)/,
    failed: /Status:\s+INTEGER (UNDEFINED|EMPTY)/,
  },
];

/** What CBC and GLPK make of an LP file in so many seconds; those that are not installed are left out. */
export function askPeers(lp: string, seconds: number): PeerResult[] {
  const folder = mkdtempSync(join(tmpdir(), 'allmende-bench-'));
  const [file, out] = [join(folder, 'plan.lp'), join(folder, 'plan.sol')];
  writeFileSync(file, lp);
  const results = peers.flatMap(({ name, program, call, found, failed }) => {
    if (spawnSync('which', [program]).status !== 0) return [];
    rmSync(out, { force: true });
    const { stderr } = spawnSync(
      'bash',
      ['-c', `TIMEFORMAT=%U; time timeout ${seconds * 8 + 60} ${call(file, out, seconds)} >/dev/null 2>&1`],
      { encoding: 'utf8' },
    );
    const solution = existsSync(out) ? readFileSync(out, 'utf8') : '';
    const area = failed.test(solution.slice(0, 1000)) ? undefined : found.exec(solution)?.[1];
    return [{ name, seconds: Number(stderr.trim()), area: area === undefined ? null : Number(area) }];
  });
  rmSync(folder, { recursive: true });
  return results;
}
