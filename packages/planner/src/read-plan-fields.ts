import { isQuarter, quartersBetween } from './quarters.ts';
import type { FieldReader } from './read-fields.ts';
import type {
  Contract,
  Effort,
  Interval,
  Pilot,
  PlanApplication,
  PlanComponent,
  PlanOption,
  Quarter,
  StaffNeed,
} from './types.ts';

/** The dependence that answers (W1 … E3) come to; who knows the measure passes it in. Null: the answers make no sense. */
export type DependenceOf = (answers: unknown, date: string) => Interval | null;

const factors = [1, 2, 4, 8] as const;

export function applicationIn(
  fields: FieldReader,
  dependence: (fields: FieldReader) => Interval,
): PlanApplication {
  const id = fields.required('id');
  const [notBefore, notAfter] = [quarterIn(fields, 'notBefore'), quarterIn(fields, 'notAfter')];
  const contract = contractIn(fields);
  const department = fields.text('department');
  const criticality = stepIn(fields, 'criticality', 4);
  const capabilities = fields.texts('capabilities');
  return {
    id,
    name: fields.text('name') ?? id,
    weight: (factors[criticality - 1] ?? 8) * stepIn(fields, 'reach', 3),
    a: dependence(fields),
    runningCost: fields.number('runningCost', { least: 0 }) ?? 0,
    must: fields.flag('must'),
    ...(contract && { contract }),
    ...(notBefore && { notBefore }),
    ...(notAfter && { notAfter }),
    ...(department !== undefined && { department }),
    criticality,
    ...(capabilities && { capabilities }),
  };
}

export function optionIn(fields: FieldReader, dependence: (fields: FieldReader) => Interval): PlanOption {
  const id = fields.required('id');
  const type = fields.oneOf('type', ['replace', 'joint', 'renew']);
  const share = fields.number('share', { least: 0 });
  if (share !== undefined && share > 1)
    fields.report('share', 'not-a-share', 'a share from 0 to 1 is needed');
  const window = windowIn(fields);
  const covers = fields.texts('covers');
  const components = fields.texts('components');
  const supportFrom = quarterIn(fields, 'supportFrom');
  const pilot = pilotIn(fields);
  return {
    id,
    application: fields.required('application'),
    name: fields.text('name') ?? id,
    // A renewal changes nothing in what is there; its dependence is never asked for.
    a: type === 'renew' ? [0, 100] : dependence(fields),
    ...effortIn(fields),
    ...(type && { type }),
    ...(share !== undefined && { share }),
    ...(window && { window }),
    ...(covers && { covers }),
    ...(components && { components }),
    ...(supportFrom && { supportFrom }),
    ...(pilot && { pilot }),
  };
}

export function componentIn(fields: FieldReader): PlanComponent {
  const id = fields.required('id');
  const covers = fields.texts('covers');
  return {
    id,
    name: fields.text('name') ?? id,
    ...effortIn(fields),
    ...(covers && { covers }),
  };
}

function effortIn(fields: FieldReader): Effort {
  const duration = fields.number('duration', { least: 1, whole: true });
  if (fields.raw('duration') === undefined)
    fields.report('duration', 'missing', 'the number of quarters up to go-live is needed');
  const trainingHours = fields.number('trainingHours', { least: 0 });
  return {
    duration: duration ?? 1,
    oneOff: fields.number('oneOff', { least: 0 }) ?? 0,
    payments: fields.list('payments', (payment) => ({
      after: payment.number('after', { least: 0, whole: true }) ?? 0,
      amount: numberIn(payment, 'amount', { least: 0 }),
    })),
    running: fields.number('running', { least: 0 }) ?? 0,
    kind: fields.oneOf('kind', ['consumptive', 'investive']) ?? 'consumptive',
    staff: fields.list('staff', staffNeedIn),
    ...(trainingHours !== undefined && { trainingHours }),
  };
}

function staffNeedIn(need: FieldReader): StaffNeed {
  return {
    team: need.required('team'),
    daysPerQuarter: numberIn(need, 'daysPerQuarter', { least: 0 }),
  };
}

function windowIn(fields: FieldReader): PlanOption['window'] {
  const window = fields.object('window');
  if (!window) return undefined;
  const [from, to] = [quarterIn(window, 'from'), quarterIn(window, 'to')];
  if (from && to && quartersBetween(from, to) < 0)
    window.report('to', 'not-in-order', 'a window ends after it begins');
  return { ...(from && { from }), ...(to && { to }) };
}

function pilotIn(fields: FieldReader): Pilot | undefined {
  const pilot = fields.object('pilot');
  if (!pilot) return undefined;
  const staff = pilot.raw('staff') === undefined ? undefined : pilot.list('staff', staffNeedIn);
  return {
    quarters: pilot.number('quarters', { least: 1, whole: true }) ?? 1,
    places: pilot.texts('places') ?? [],
    ...(staff && { staff }),
  };
}

function contractIn(fields: FieldReader): Contract | undefined {
  const contract = fields.object('contract');
  if (!contract) return undefined;
  const end = contract.date('end');
  const noticeMonths = contract.number('noticeMonths', { least: 0, whole: true }) ?? 0;
  const renewMonths = contract.number('renewMonths', { least: 0, whole: true }) ?? 12;
  // Without an end nothing is known of when it can be left.
  const isFinal = contract.flag('final');
  return end === undefined ? undefined : { end, noticeMonths, renewMonths, ...(isFinal && { final: true }) };
}

export function dependenceIn(fields: FieldReader, date: string, dependenceOf?: DependenceOf): Interval {
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

export function numberIn(
  fields: FieldReader,
  key: string,
  limits: { least?: number; whole?: boolean },
): number {
  const value = fields.number(key, limits);
  if (value === undefined && (fields.raw(key) === undefined || fields.raw(key) === null))
    fields.report(key, 'missing', `${key} is needed`);
  return value ?? 0;
}

export function quarterIn(fields: FieldReader, key: string): Quarter | undefined {
  const value = fields.raw(key);
  if (value === undefined || value === null) return undefined;
  if (isQuarter(value)) return value;
  fields.report(key, 'not-a-quarter', 'a quarter such as 2027-Q1 is needed');
  return undefined;
}

/** One number for all quarters, or a list whose last number goes on. */
export function daysIn(fields: FieldReader, quarters: number): number[] {
  const value = fields.raw('daysPerQuarter');
  const given: unknown[] = Array.isArray(value) ? value : [value];
  const isDays = (each: unknown): each is number => typeof each === 'number' && each >= 0;
  if (given.length === 0 || !given.every(isDays)) {
    fields.report('daysPerQuarter', 'not-days', 'working days are needed: a number, or one for each quarter');
    return [];
  }
  return Array.from({ length: quarters }, (_, period) => given[period] ?? given.at(-1) ?? 0);
}
