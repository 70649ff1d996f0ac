import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import loadHighs from 'highs';
import { describe, expect, test } from 'vitest';
import { solvePlan, writeLp, writeMps, type PlanInput } from '../src/index.ts';
import { bundledInput } from './random-bundles.ts';
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
    solve: (file: string, out: string) =>
      `${file} ratioGap 0 allowableGap 0 primalT 1e-9 integerT 1e-9 solve solution ${out} quit`.split(' '),
  },
  {
    name: 'glpsol',
    solve: (file: string, out: string) => [file.endsWith('.lp') ? '--lp' : '--freemps', file, '--write', out],
  },
] as const;
const isThere = (program: string): boolean => {
  try {
    execFileSync(program, ['--version', 'quit'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
};
/** The area in a solution. CBC rounds where it prints it, so it is summed up from the decisions. */
function areaIn(solution: string, lp: string): number {
  const [, objective] = /^s (?:mip|bas) .* (\S+)$/m.exec(solution) ?? [];
  if (objective !== undefined) return Number(objective);
  const taken = new Set([...solution.matchAll(/^\s+\d+ (one|c\d+)\s+1\s/gm)].map(([, name]) => name));
  const costs = lp.slice(0, lp.indexOf('Subject To')).matchAll(/([+-]) (\S+) (one|c\d+)$/gm);
  return [...costs].reduce(
    (sum, [, sign, cost, name]) => (taken.has(name) ? sum + Number(`${sign}${cost}`) : sum),
    0,
  );
}

describe.each(solvers)('$name', ({ name, solve }) => {
  const where = isThere(name) ? test : test.skip;
  const why = isThere(name) ? '' : ` (left out: no ${name} on this computer)`;
  where.each([
    ['LP', 'lp', writeLp],
    ['MPS', 'mps', writeMps],
  ] as const)(
    `finds the same area in 60 %s files within 1e-6${why}`,
    { timeout: 600_000 },
    (_, ending, write) => {
      const folder = mkdtempSync(join(tmpdir(), 'allmende-lp-'));
      const [file, out] = [join(folder, `plan.${ending}`), join(folder, 'plan.sol')];
      const drawn = fc.sample(fc.oneof(smallInput, bundledInput), { numRuns: 160, seed: 5 });
      const inputs = drawn.filter((input) => areaOf(input) !== null);
      for (const input of inputs.slice(0, 60)) {
        writeFileSync(file, write(input));
        execFileSync(name, solve(file, out), { stdio: 'ignore' });
        expect(Math.abs(areaIn(readFileSync(out, 'utf8'), writeLp(input)) - areaOf(input)!)).toBeLessThan(
          1e-6,
        );
      }
      expect(inputs.length).toBeGreaterThanOrEqual(60);
      rmSync(folder, { recursive: true });
    },
  );
});
