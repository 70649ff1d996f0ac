import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import {
  describeLimit,
  describeReason,
  parsePlanFile,
  solvePlan,
  writeLp,
  writeMps,
  type PlanInput,
  type PlanResult,
} from '@allmende/planner';
import { UsageError, type Command } from '../command.ts';
import { languageOption } from '../language-option.ts';
import { readYamlFile } from '../read-yaml-file.ts';
import { dependenceOfAnswers } from './dependence-of-answers.ts';
import { loadSolver } from './load-solver.ts';
import { planReport } from './plan-report.ts';

const notWritten = {
  de: (file: string, why: string) =>
    `${file}: Die Datei lässt sich nicht schreiben (${why}). Gerechnet wurde nichts; nennen Sie einen Ordner, den es gibt und in den Sie schreiben dürfen.`,
  en: (file: string, why: string) =>
    `${file}: The file cannot be written (${why}). Nothing was computed; name a folder that exists and that you may write to.`,
};

/** The plan of a file (YAML or JSON): what to replace when, how far from the best possible plan, and why. */
export const planFile: Command = async (words, surroundings) => {
  const { values, positionals } = parseArgs({
    args: words,
    allowPositionals: true,
    options: {
      json: { type: 'boolean' },
      lang: { type: 'string' },
      lp: { type: 'string' },
      mps: { type: 'string' },
      seconds: { type: 'string' },
      seed: { type: 'string' },
    },
  });
  const [path, ...more] = positionals;
  if (path === undefined || more.length > 0) throw new UsageError('plan FILE');
  const seconds = numberOf(values.seconds ?? '60', '--seconds');
  const seed = numberOf(values.seed ?? '1', '--seed');
  const language = languageOption(values.lang, surroundings);
  const fail = (message: string): 1 => {
    surroundings.err(`${message}\n`);
    return 1;
  };
  const file = await readYamlFile(path);
  if (!file.ok) return fail(file.message);
  const parsed = parsePlanFile(file.content, dependenceOfAnswers);
  if (!parsed.ok)
    return fail(
      parsed.problems.map(({ path: place, message }) => `${path}: ${place}: ${message}`).join('\n'),
    );
  const { input } = parsed;
  for (const [out, write] of [
    [values.lp, writeLp],
    [values.mps, writeMps],
  ] as const) {
    if (out === undefined) continue;
    try {
      await writeFile(out, write(input));
    } catch (thrown) {
      return fail(notWritten[language](out, thrown instanceof Error ? thrown.message : String(thrown)));
    }
  }
  const started = performance.now();
  const result = solvePlan(await loadSolver(), input, { seconds, seed });
  const took = (performance.now() - started) / 1000;
  if (values.json) surroundings.out(`${JSON.stringify(asJson(result, input, took, language), null, 2)}\n`);
  else surroundings.out(planReport(result, input, took, language));
  return result.status === 'optimal' || result.status === 'feasible' ? 0 : 1;
};

function numberOf(text: string, option: string): number {
  const value = Number(text);
  if (!Number.isFinite(value) || value < 0) throw new UsageError(`${option} ${text}`);
  return value;
}

function asJson(result: PlanResult, input: PlanInput, took: number, language: 'de' | 'en') {
  const seconds = Math.round(took * 1000) / 1000;
  if (result.status === 'error') return { ...result, seconds };
  if (result.status === 'infeasible')
    return {
      ...result,
      explanation: result.conflict.map((name) => describeLimit(name, input, language)),
      seconds,
    };
  const { status, objective, bound, gap, steps, kept, violations, curve, money, staff, gain, area } = result;
  const { components, renewals, training } = result;
  return {
    status,
    objective,
    bound,
    gap,
    seconds,
    steps: steps.map(({ reason, ...step }) => ({ ...step, reason: describeReason(reason, input, language) })),
    kept: kept.map(({ application, reason }) => ({
      application,
      reason: describeReason(reason, input, language, true),
    })),
    checks: { feasible: violations.length === 0, violations },
    gain,
    area,
    curve,
    money,
    staff,
    components,
    renewals,
    training,
  };
}
