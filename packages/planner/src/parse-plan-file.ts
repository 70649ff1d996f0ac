import { firstDayOf, isQuarter, quartersBetween } from './quarters.ts';
import { FieldReader, isObject, type PlanFileProblem } from './read-fields.ts';
import type { Contract, Interval, PlanApplication, PlanInput, PlanOption, Quarter } from './types.ts';

export type PlanFileResult = { ok: true; input: PlanInput } | { ok: false; problems: PlanFileProblem[] };

/** The dependence that answers (W1 … E3) come to; who knows the measure passes it in. Null: the answers make no sense. */
export type DependenceOf = (answers: unknown, date: string) => Interval | null;

/** Horizon that is still worth computing: thirty years. */
const longest = 120;
const factors = [1, 2, 4, 8] as const;

/**
 * Checks a plan file that was already parsed from YAML or JSON, fills in what it leaves out, and reports all problems
 * at once. Unknown criticality and reach count at their highest, unknown dependence as 0 to 100: a plan is made for the
 * worse case. Other keys are left alone.
 *
 * @param dependenceOf computes `answers`; where it is missing only `a: [lo, hi]` is understood
 * @example parsePlanFile({ start: '2027-Q1', quarters: 8, applications: [{ id: 'm', a: [70, 80] }], options: [] })
 */
export function parsePlanFile(document: unknown, dependenceOf?: DependenceOf): PlanFileResult {
  const problems: PlanFileProblem[] = [];
  const report = (path: string, code: string, message: string): void => {
    problems.push({ path, code, message });
  };
  if (!isObject(document)) {
    report('', 'not-an-object', 'the file must hold start, quarters, applications and options');
    return { ok: false, problems };
  }
  const file = new FieldReader(document, '', report);
  const start = quarterIn(file, 'start') ?? '2000-Q1';
  if (file.raw('start') === undefined) file.report('start', 'missing', 'a quarter such as 2027-Q1 is needed');
  const quarters = file.number('quarters', { least: 1, whole: true }) ?? 0;
  if (file.raw('quarters') === undefined)
    file.report('quarters', 'missing', 'the number of quarters is needed');
  if (quarters > longest) file.report('quarters', 'too-many', `at most ${longest} quarters can be planned`);
  const date = file.date('date') ?? firstDayOf(start);
  const dependence = (fields: FieldReader): Interval => dependenceIn(fields, date, dependenceOf);

  if (!Array.isArray(file.raw('applications')))
    file.report('applications', 'not-a-list', 'applications must be a list');
  const applications = file.list('applications', (fields) => applicationIn(fields, dependence));
  const options = file.list('options', (fields) => optionIn(fields, dependence));
  noteTwice(applications, 'applications', report);
  noteTwice(options, 'options', report);
  const known = new Set(applications.map(({ id }) => id));
  const mustExist = (fields: FieldReader, key: string, id: string): void => {
    if (id !== '' && !known.has(id))
      fields.report(key, 'unknown-application', `there is no application “${id}”`);
  };
  options.forEach(({ application }, index) => {
    if (application !== '' && !known.has(application))
      report(
        `options[${index}].application`,
        'unknown-application',
        `there is no application “${application}”`,
      );
  });
  const budgets = file.list('budgets', (fields) => {
    const kind = fields.oneOf('kind', ['consumptive', 'investive']);
    return {
      year: numberIn(fields, 'year', { whole: true }),
      amount: numberIn(fields, 'amount', { least: 0 }),
      ...(kind && { kind }),
    };
  });
  const staff = file.list('staff', (fields) => ({
    team: fields.required('team'),
    days: daysIn(fields, Math.min(quarters, longest)),
  }));
  const prerequisites = file.list('prerequisites', (fields) => {
    const pair = { application: fields.required('application'), needs: fields.required('needs') };
    mustExist(fields, 'application', pair.application);
    mustExist(fields, 'needs', pair.needs);
    return pair;
  });
  const freezes = file.list('freezes', (fields) => {
    const [from, to] = [quarterIn(fields, 'from') ?? start, quarterIn(fields, 'to') ?? start];
    for (const key of ['from', 'to'])
      if (fields.raw(key) === undefined) fields.report(key, 'missing', `${key} is needed`);
    if (quartersBetween(from, to) < 0) fields.report('to', 'not-in-order', 'a freeze ends after it begins');
    return { from, to };
  });
  const [mostStarts, mostOfDepartment] = ['maxStartsPerQuarter', 'maxStartsPerDepartment'].map((key) =>
    file.number(key, { least: 0, whole: true }),
  );
  const goal = file.oneOf('goal', ['area', 'lexicographic']) ?? 'area';
  if (problems.length > 0) return { ok: false, problems };
  return {
    ok: true,
    input: {
      start,
      quarters,
      date,
      applications,
      options,
      budgets,
      staff,
      prerequisites,
      freezes,
      goal,
      ...(mostStarts !== undefined && { maxStartsPerQuarter: mostStarts }),
      ...(mostOfDepartment !== undefined && { maxStartsPerDepartment: mostOfDepartment }),
    },
  };
}

function applicationIn(fields: FieldReader, dependence: (fields: FieldReader) => Interval): PlanApplication {
  const id = fields.required('id');
  const [notBefore, notAfter] = [quarterIn(fields, 'notBefore'), quarterIn(fields, 'notAfter')];
  const contract = contractIn(fields);
  const department = fields.text('department');
  return {
    id,
    name: fields.text('name') ?? id,
    weight: (factors[stepIn(fields, 'criticality', 4) - 1] ?? 8) * stepIn(fields, 'reach', 3),
    a: dependence(fields),
    runningCost: fields.number('runningCost', { least: 0 }) ?? 0,
    must: fields.flag('must'),
    ...(contract && { contract }),
    ...(notBefore && { notBefore }),
    ...(notAfter && { notAfter }),
    ...(department !== undefined && { department }),
  };
}

function optionIn(fields: FieldReader, dependence: (fields: FieldReader) => Interval): PlanOption {
  const id = fields.required('id');
  const duration = fields.number('duration', { least: 1, whole: true });
  if (fields.raw('duration') === undefined)
    fields.report('duration', 'missing', 'the number of quarters up to go-live is needed');
  return {
    id,
    application: fields.required('application'),
    name: fields.text('name') ?? id,
    a: dependence(fields),
    duration: duration ?? 1,
    oneOff: fields.number('oneOff', { least: 0 }) ?? 0,
    payments: fields.list('payments', (payment) => ({
      after: payment.number('after', { least: 0, whole: true }) ?? 0,
      amount: numberIn(payment, 'amount', { least: 0 }),
    })),
    running: fields.number('running', { least: 0 }) ?? 0,
    kind: fields.oneOf('kind', ['consumptive', 'investive']) ?? 'consumptive',
    staff: fields.list('staff', (need) => ({
      team: need.required('team'),
      daysPerQuarter: numberIn(need, 'daysPerQuarter', { least: 0 }),
    })),
  };
}

function contractIn(fields: FieldReader): Contract | undefined {
  const contract = fields.object('contract');
  if (!contract) return undefined;
  const end = contract.date('end');
  const noticeMonths = contract.number('noticeMonths', { least: 0, whole: true }) ?? 0;
  const renewMonths = contract.number('renewMonths', { least: 0, whole: true }) ?? 12;
  // Without an end nothing is known of when it can be left.
  return end === undefined ? undefined : { end, noticeMonths, renewMonths };
}

function dependenceIn(fields: FieldReader, date: string, dependenceOf?: DependenceOf): Interval {
  const given = fields.raw('a');
  if (given !== undefined && given !== null) {
    const pair: unknown[] = Array.isArray(given) ? given : [given, given];
    const [lo, hi] = pair;
    const isPoints = (value: unknown): value is number =>
      typeof value === 'number' && value >= 0 && value <= 100;
    if (pair.length === 2 && isPoints(lo) && isPoints(hi) && lo <= hi) return [lo, hi];
    fields.report('a', 'not-an-interval', 'two numbers from 0 to 100 in order are needed, e.g. [70, 80]');
    return [0, 100];
  }
  const answers = fields.raw('answers');
  if (answers === undefined || answers === null || !dependenceOf) return [0, 100];
  const measured = dependenceOf(answers, date);
  if (!measured)
    fields.report('answers', 'not-answers', 'answers W1 … E3 with 0 to 4, unknown or n/a are needed');
  return measured ?? [0, 100];
}

/** Criticality or reach; what is unknown counts at its highest. */
function stepIn(fields: FieldReader, key: string, most: number): number {
  const value = fields.raw(key);
  if (value === undefined || value === null || value === 'unknown') return most;
  if (typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= most) return value;
  fields.report(key, 'not-a-step', `1 to ${most} or unknown is needed`);
  return most;
}

function numberIn(fields: FieldReader, key: string, limits: { least?: number; whole?: boolean }): number {
  const value = fields.number(key, limits);
  if (value === undefined && (fields.raw(key) === undefined || fields.raw(key) === null))
    fields.report(key, 'missing', `${key} is needed`);
  return value ?? 0;
}

function quarterIn(fields: FieldReader, key: string): Quarter | undefined {
  const value = fields.raw(key);
  if (value === undefined || value === null) return undefined;
  if (isQuarter(value)) return value;
  fields.report(key, 'not-a-quarter', 'a quarter such as 2027-Q1 is needed');
  return undefined;
}

/** One number for all quarters, or a list whose last number goes on. */
function daysIn(fields: FieldReader, quarters: number): number[] {
  const value = fields.raw('daysPerQuarter');
  const given: unknown[] = Array.isArray(value) ? value : [value];
  const isDays = (each: unknown): each is number => typeof each === 'number' && each >= 0;
  if (given.length === 0 || !given.every(isDays)) {
    fields.report('daysPerQuarter', 'not-days', 'working days are needed: a number, or one for each quarter');
    return [];
  }
  return Array.from({ length: quarters }, (_, period) => given[period] ?? given.at(-1) ?? 0);
}

function noteTwice(
  entries: readonly { id: string }[],
  list: string,
  report: (path: string, code: string, message: string) => void,
): void {
  const first = new Map<string, number>();
  entries.forEach(({ id }, index) => {
    const earlier = first.get(id);
    if (id !== '' && earlier !== undefined)
      report(`${list}[${index}].id`, 'duplicate-id', `“${id}” is already the id of ${list}[${earlier}]`);
    else first.set(id, index);
  });
}
