import { firstDayOf, quartersBetween } from './quarters.ts';
import { FieldReader, isObject, type PlanFileProblem } from './read-fields.ts';
import {
  applicationIn,
  componentIn,
  daysIn,
  dependenceIn,
  numberIn,
  optionIn,
  quarterIn,
  type DependenceOf,
} from './read-plan-fields.ts';
import type { Interval, PlanInput } from './types.ts';

export type PlanFileResult = { ok: true; input: PlanInput } | { ok: false; problems: PlanFileProblem[] };

/** Horizon that is still worth computing: thirty years. */
const longest = 120;

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
  const components = file.list('components', componentIn);
  noteTwice(applications, 'applications', report);
  noteTwice(options, 'options', report);
  noteTwice(components, 'components', report);
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
  const withoutContract = new Set(applications.flatMap(({ id, contract }) => (contract ? [] : [id])));
  const optionIds = new Set(options.map(({ id }) => id));
  const built = new Set(components.map(({ id }) => id));
  components.forEach(({ id }, index) => {
    if (known.has(id) || optionIds.has(id))
      report(
        `components[${index}].id`,
        'duplicate-id',
        `“${id}” is already the id of an application or option`,
      );
  });
  options.forEach((option, index) => {
    for (const id of option.components ?? [])
      if (!built.has(id))
        report(`options[${index}].components`, 'unknown-component', `there is no component “${id}”`);
    if (option.type === 'renew' && withoutContract.has(option.application))
      report(
        `options[${index}].application`,
        'no-contract',
        'only an application with a contract can be renewed',
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
      ...(components.length > 0 && { components }),
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
