import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import {
  describeProblem,
  describeReason,
  LIST_FORMATS,
  readList,
  type ListFormat,
} from '@allmende/inventory';
import type { Language } from '@allmende/sovereignty';
import { UsageError, type Command } from '../command.ts';
import { languageOption } from '../language-option.ts';
import { openKnowledge } from '../open-knowledge.ts';
import { readFile } from '../read-file.ts';
import { inspectList, type Inspection } from './inspect-list.ts';
import { inspectionReport } from './inspection-report.ts';

const formats: readonly string[] = LIST_FORMATS.filter((format) => format !== 'pasted');

/** Reads, matches and measures a software list: the main job, offline. */
export const inspect: Command = async (words, surroundings) => {
  const { values, positionals } = parseArgs({
    args: words,
    allowPositionals: true,
    options: {
      json: { type: 'boolean' },
      lang: { type: 'string' },
      format: { type: 'string' },
      sheet: { type: 'string' },
    },
  });
  const [path, ...more] = positionals;
  if (path === undefined || more.length > 0) throw new UsageError('inspect FILE');
  if (values.format !== undefined && !formats.includes(values.format))
    throw new UsageError(`--format ${values.format}`);
  const language = languageOption(values.lang, surroundings);
  const file = await readFile(path);
  if (!file.ok) {
    surroundings.err(`${file.message}\n`);
    return 1;
  }
  const read = readList({
    name: basename(path),
    bytes: file.bytes,
    ...(values.format === undefined ? {} : { format: values.format as ListFormat }),
    ...(values.sheet === undefined ? {} : { sheet: values.sheet }),
  });
  if (!read.ok) {
    const problems = read.problems.map((problem) => ({
      ...problem,
      message: describeProblem(problem, language),
    }));
    if (values.json) surroundings.out(`${JSON.stringify({ file: null, problems }, null, 2)}\n`);
    for (const { message } of problems) surroundings.err(`${path}: ${message}\n`);
    return 1;
  }
  const knowledge = openKnowledge(surroundings);
  const inspection = inspectList(read.list, knowledge, surroundings.today);
  if (values.json) surroundings.out(`${JSON.stringify(asJson(inspection, language), null, 2)}\n`);
  else surroundings.out(inspectionReport(inspection, knowledge, language));
  return inspection.list.problems.some(({ severity }) => severity === 'error') ? 1 : 0;
};

function asJson({ list, interpretation, matches, measurement }: Inspection, language: Language) {
  const { accepted, folded, rejected } = interpretation;
  const applications = [
    ...accepted.map(({ line, name }, index) => {
      const match = matches[index];
      return {
        line,
        raw: name,
        product: match?.product ?? null,
        decision: match?.decision ?? 'new',
        score: match?.score ?? 0,
        reasons: (match?.reasons ?? []).map((reason) => describeReason(reason, language)),
      };
    }),
    ...folded.map(({ line, name, kind, into }) => ({
      line,
      raw: name,
      product: null,
      decision: 'folded' as const,
      score: 0,
      reasons: [into === undefined ? kind : `${kind} → ${into}`],
    })),
  ].sort((a, b) => a.line - b.line);
  return {
    file: { format: list.file.format, rows: list.file.rows, encoding: list.file.encoding },
    accepted: accepted.length,
    folded: folded.length,
    rejected: rejected.map(({ line, reason, detail }) => ({
      line,
      reason,
      message: describeProblem(
        { severity: 'error', code: reason, line, ...(detail ? { detail } : {}) },
        language,
      ),
    })),
    applications,
    measure: {
      ag: measurement.ag,
      class: measurement.class,
      hhi: measurement.hhi,
      nonEuShare: measurement.nonEuShare,
      completeness: measurement.completeness,
      redList: measurement.redList.length,
    },
    problems: [...list.problems, ...interpretation.problems].map((problem) => ({
      ...problem,
      message: describeProblem(problem, language),
    })),
  };
}
