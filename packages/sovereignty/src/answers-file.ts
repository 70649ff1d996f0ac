import { VARIABLES, type Answer, type Answers, type Level, type MeasuredApplication } from './types.ts';

/** What is wrong with an answers file, and where: `path` leads from the root, e.g. `applications[2].answers.W4`. */
export interface AnswersFileProblem {
  path: string;
  /** Stable code, e.g. `not-a-level`. */
  code: string;
  message: string;
}

export interface AnswersFile {
  authority: string;
  /** ISO date of the measurement. */
  date: string;
  applications: MeasuredApplication[];
}

export type AnswersFileResult =
  { ok: true; file: AnswersFile } | { ok: false; problems: AnswersFileProblem[] };

type Report = (path: string, code: string, message: string) => void;
type Fields = Record<string, unknown>;

const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);

/**
 * Checks an answers file that was already parsed from YAML or JSON, and reports all problems at once.
 *
 * Shape: `{ authority, date, applications: [{ id, name, owner, ownerCountry?, criticality: 1–4 | unknown,
 * reach: 1–3 | unknown, answers: { W1 … E3: 0–4 | unknown | n/a, or { value, grade?, date?, evidence?, between? } },
 * securityUpdatesAssured? }] }`. What is left out is unknown; other keys are left alone.
 *
 * @example parseAnswersFile({ date: '2026-11-21', applications: [{ id: 'a' }] })
 * // { ok: true, file: { applications: [{ id: 'a', name: 'a', owner: 'unknown', criticality: 'unknown', … }], … } }
 */
export function parseAnswersFile(document: unknown): AnswersFileResult {
  const problems: AnswersFileProblem[] = [];
  const report: Report = (path, code, message) => problems.push({ path, code, message });
  if (!isObject(document)) {
    report('', 'not-an-object', 'the file must hold authority, date and applications');
    return { ok: false, problems };
  }
  const date = dateOf(document['date'], 'date', report);
  if (document['date'] === undefined || document['date'] === null)
    report('date', 'missing', 'a date such as 2026-11-21 is needed: answers expire by it');
  const authority = textOf(document['authority'], 'authority', report) ?? '';
  const applications: MeasuredApplication[] = [];
  const list = document['applications'];
  if (Array.isArray(list)) {
    const seen = new Map<string, number>();
    list.forEach((each: unknown, i) => {
      const path = `applications[${i}]`;
      if (!isObject(each)) return report(path, 'not-an-object', 'an application must have an id and answers');
      const application = applicationOf(each, path, report);
      const first = seen.get(application.id);
      if (application.id !== '' && first !== undefined)
        report(
          `${path}.id`,
          'duplicate-id',
          `“${application.id}” is already the id of applications[${first}]`,
        );
      else seen.set(application.id, i);
      applications.push(application);
    });
  } else report('applications', 'not-a-list', 'applications must be a list');
  if (problems.length > 0 || date === undefined) return { ok: false, problems };
  return { ok: true, file: { authority, date, applications } };
}

function applicationOf(fields: Fields, path: string, report: Report): MeasuredApplication {
  const id = textOf(fields['id'], `${path}.id`, report) ?? '';
  if (id === '') report(`${path}.id`, 'missing', 'an application needs an id');
  const country = textOf(fields['ownerCountry'], `${path}.ownerCountry`, report);
  if (country !== undefined && country !== 'unknown' && !/^[A-Z]{2}$/.test(country))
    report(`${path}.ownerCountry`, 'not-a-country', 'two capital letters are needed, e.g. DE');
  const updates = fields['securityUpdatesAssured'];
  if (updates !== undefined && typeof updates !== 'boolean')
    report(`${path}.securityUpdatesAssured`, 'not-a-boolean', 'true or false is needed');
  return {
    id,
    name: textOf(fields['name'], `${path}.name`, report) ?? id,
    owner: textOf(fields['owner'], `${path}.owner`, report) ?? 'unknown',
    ...(country !== undefined && country !== 'unknown' ? { ownerCountry: country } : {}),
    criticality: stepOf(fields['criticality'], [1, 2, 3, 4] as const, `${path}.criticality`, report),
    reach: stepOf(fields['reach'], [1, 2, 3] as const, `${path}.reach`, report),
    answers: answersOf(fields['answers'], `${path}.answers`, report),
    ...(typeof updates === 'boolean' ? { securityUpdatesAssured: updates } : {}),
  };
}

function answersOf(value: unknown, path: string, report: Report): Answers {
  const answers: Answers = {};
  if (value === undefined || value === null) return answers;
  if (!isObject(value)) {
    report(path, 'not-an-object', 'answers must be given as W1 … E3');
    return answers;
  }
  for (const [key, given] of Object.entries(value)) {
    const variable = VARIABLES.find((each) => each === key);
    if (variable === undefined) {
      report(`${path}.${key}`, 'not-a-variable', `the variables are ${VARIABLES.join(', ')}`);
      continue;
    }
    const answer = answerOf(given, `${path}.${variable}`, report);
    if (answer) answers[variable] = answer;
  }
  return answers;
}

function answerOf(given: unknown, path: string, report: Report): Answer | undefined {
  if (given === undefined || given === null) return undefined;
  const fields: Fields = isObject(given) ? given : { value: given };
  const value = valueOf(fields['value'], isObject(given) ? `${path}.value` : path, report);
  if (value === undefined) return undefined;
  const answer: Answer = { value };
  const grade = fields['grade'];
  if (grade === 'S' || grade === 'B' || grade === 'G') answer.grade = grade;
  else if (grade !== undefined) report(`${path}.grade`, 'not-a-grade', 'S, B or G is needed');
  const date = dateOf(fields['date'], `${path}.date`, report);
  if (date !== undefined) answer.date = date;
  const evidence = textOf(fields['evidence'], `${path}.evidence`, report);
  if (evidence !== undefined) answer.evidence = evidence;
  const between = fields['between'];
  if (between === undefined) return answer;
  const [lo, hi]: unknown[] = Array.isArray(between) && between.length === 2 ? between : [];
  if (value === 'unknown' && isLevel(lo) && isLevel(hi) && lo <= hi) answer.between = [lo, hi];
  else report(`${path}.between`, 'not-a-range', 'two levels in order, beside the value unknown, are needed');
  return answer;
}

const isLevel = (value: unknown): value is Level =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 4;

function valueOf(value: unknown, path: string, report: Report): Answer['value'] | undefined {
  if (isLevel(value) || value === 'unknown' || value === 'n/a') return value;
  report(path, 'not-a-level', '0, 1, 2, 3, 4, unknown or n/a is needed');
  return undefined;
}

function stepOf<T extends number>(
  value: unknown,
  steps: readonly T[],
  path: string,
  report: Report,
): T | 'unknown' {
  if (value === undefined || value === null || value === 'unknown') return 'unknown';
  const step = steps.find((each) => each === value);
  if (step === undefined) report(path, 'not-a-step', `${steps.join(', ')} or unknown is needed`);
  return step ?? 'unknown';
}

function textOf(value: unknown, path: string, report: Report): string | undefined {
  if (value === undefined || value === null) return undefined;
  // YAML reads an id such as 4711 as a number.
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string' && value.trim() !== '') return value;
  report(path, 'not-a-text', 'a text is needed');
  return undefined;
}

/** Accepts an ISO date that exists, or the date object that a YAML reader may make of it. */
function dateOf(value: unknown, path: string, report: Report): string | undefined {
  if (value === undefined || value === null) return undefined;
  if (value instanceof Date && !Number.isNaN(value.getTime())) return value.toISOString().slice(0, 10);
  if (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)) {
    const parsed = new Date(`${value}T00:00:00Z`);
    if (!Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(value)) return value;
  }
  report(path, 'not-a-date', 'a date such as 2026-11-21 is needed');
  return undefined;
}
