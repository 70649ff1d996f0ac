import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { run } from '../surroundings.ts';

const example = join(import.meta.dirname, 'three-steps.yaml');
const whole = join(import.meta.dirname, '../../../../docs/formats/plan-example.yaml');

async function temporaryFile(content: string): Promise<string> {
  const path = join(await mkdtemp(join(tmpdir(), 'allmende-plan-')), 'plan.yaml');
  await writeFile(path, content);
  return path;
}

describe('allmende plan', () => {
  it('prints one JSON document: the steps, the distance from the best plan, and that it was checked', async () => {
    const { code, out, err } = await run(['plan', example, '--json']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const result = JSON.parse(out);
    expect(result).toMatchObject({
      status: 'optimal',
      gap: 0,
      steps: [
        { application: 'servers', option: 'open-servers', start: '2027-Q1', goLive: '2027-Q3' },
        { application: 'identity', option: 'open-identity', start: '2027-Q1', goLive: '2027-Q2' },
        { application: 'mail', option: 'open-mail', start: '2028-Q1', goLive: '2028-Q4' },
      ],
      checks: { feasible: true, violations: [] },
      money: [
        { year: 2027, consumptive: 40_000, investive: 30_000 },
        { year: 2028, consumptive: 70_000, investive: 0 },
      ],
    });
    // Σ AG(t): all three at first, then less and less; Virtualisierung has 77.1 by its answers.
    expect(result.bound).toBeCloseTo(result.objective, 9);
    expect(result.steps[2].reason).toBe('Früher nicht: Haushalt 2027 (nötig 80.000 €, frei 30.000 €).');
  });

  it('tells a person what to do when, in both languages', async () => {
    const german = await run(['plan', example]);
    expect(german.out).toContain('2028-Q1  Bürosuite → open-mail (im Betrieb ab 2028-Q4)');
    const english = await run(['plan', example, '--lang', 'en']);
    expect(english.out).toContain('Not earlier: budget 2027 (needs €80,000, €30,000 left).');
    expect(english.out).toMatch(/2028 +€70,000 +€0/);
  });

  it('writes the model for other solvers', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'allmende-plan-'));
    const [lp, mps] = [join(folder, 'plan.lp'), join(folder, 'plan.mps')];
    expect(await run(['plan', example, '--lp', lp, '--mps', mps, '--json'])).toMatchObject({ code: 0 });
    expect(await readFile(lp, 'utf8')).toMatch(/^Minimize\n area: \+ [\d.]+ one/m);
    expect(await readFile(mps, 'utf8')).toMatch(/^ROWS\n N area$/m);
  });

  it('tells of platforms, renewals and training', async () => {
    const { out } = await run(['plan', whole, '--lang', 'en']);
    expect(out).toContain('Gemeinsame Plattform (live from 2027-Q3)');
    expect(out).toContain('Verlängerung um ein Jahr (from 2028-Q2, over before 2029-Q2)');
    expect(out).toMatch(/2028 +900$/m);
  });

  it('names what cannot be met together, and ends with 1', async () => {
    const path = await temporaryFile(
      `${(await readFile(example, 'utf8')).replace('id: mail\n', 'id: mail\n    must: true\n    notAfter: 2027-Q2\n')}`,
    );
    const { code, out } = await run(['plan', path, '--json']);
    const result = JSON.parse(out);
    expect({ code, status: result.status }).toEqual({ code: 1, status: 'infeasible' });
    expect(result.conflict).toEqual(['budget:2027', 'needs:mail>identity', 'not-after:mail', 'must:mail']);
    expect(result.explanation[0]).toBe('Haushalt 2027');
  });

  it('says where a file is wrong, and how to call it', async () => {
    const path = await temporaryFile('start: 2027\nquarters: 4\napplications: []\noptions: []\n');
    const wrong = await run(['plan', path]);
    expect(wrong).toMatchObject({ code: 1, out: '' });
    expect(wrong.err).toContain('start: a quarter such as 2027-Q1 is needed');
    expect(await run(['plan'])).toMatchObject({ code: 2, out: '' });
    expect(await run(['plan', example, '--seconds', 'x'])).toMatchObject({ code: 2, out: '' });
  });
});
