import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import loadHighs from 'highs';
import { expect, test } from 'vitest';
import { solvePlan, writeLp, type PlanInput } from '../src/index.ts';
import { smallInput } from './random-input.ts';

const highs = await loadHighs();

/** Area of the best plan, or null where nothing is within the limits. */
function areaOf(input: PlanInput): number | null {
  const plan = solvePlan(highs, input);
  if (plan.status === 'infeasible') return null;
  if (plan.status !== 'optimal') throw new Error(plan.status);
  return plan.objective;
}

test('the LP file leads a solver that knows nothing of plans to the same area', () => {
  fc.assert(
    fc.property(smallInput, (input) => {
      const { Status: status, ObjectiveValue: value } = highs.solve(writeLp(input), { output_flag: false });
      const area = areaOf(input);
      if (area === null) expect(status).toBe('Infeasible');
      else expect(Math.abs(value - area)).toBeLessThan(1e-6);
    }),
    { numRuns: 200 },
  );
});

const solvers = [
  {
    name: 'cbc',
    solve: (lp: string, out: string) => [
      lp,
      'ratioGap',
      '0',
      'allowableGap',
      '0',
      'solve',
      'solution',
      out,
      'quit',
    ],
  },
  { name: 'glpsol', solve: (lp: string, out: string) => ['--lp', lp, '-o', out] },
] as const;
const isThere = (program: string): boolean => {
  try {
    execFileSync(program, ['--version', 'quit'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
};

for (const { name, solve } of solvers) {
  const where = isThere(name) ? test : test.skip;
  const why = isThere(name) ? '' : ` (left out: no ${name} on this computer)`;
  where(`${name} finds the same area in 60 LP files${why}`, { timeout: 120_000 }, () => {
    const folder = mkdtempSync(join(tmpdir(), 'allmende-lp-'));
    const [lp, out] = [join(folder, 'plan.lp'), join(folder, 'plan.sol')];
    const inputs = fc.sample(smallInput, { numRuns: 120, seed: 5 }).filter((input) => areaOf(input) !== null);
    for (const input of inputs.slice(0, 60)) {
      writeFileSync(lp, writeLp(input));
      execFileSync(name, solve(lp, out), { stdio: 'ignore' });
      const found = /objective value\s+(\S+)|Objective:\s+area = (\S+)/.exec(readFileSync(out, 'utf8'));
      // GLPK prints nine digits.
      expect(Math.abs(Number(found?.[1] ?? found?.[2]) - areaOf(input)!)).toBeLessThan(2e-6);
    }
    expect(inputs.length).toBeGreaterThanOrEqual(60);
    rmSync(folder, { recursive: true });
  });
}
