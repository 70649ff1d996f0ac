import { addQuarters, isQuarter, yearOf, type Quarter } from '@allmende/planner';
import { parseCell } from '#lib/components/data-table/parse-cell.ts';
import { texts, type Language } from '#lib/i18n/index.ts';
import type { PlanSettings } from '#lib/server/planning/index.ts';

/** The fields of the form, as they are typed. */
export type SettingsTexts = Readonly<Record<string, string>>;

type ReadSettings =
  | { ok: true; name: string; settings: Omit<PlanSettings, 'pins'> }
  | { ok: false; errors: Record<string, string> };

export const BUDGET_KINDS = ['together', 'consumptive', 'investive'] as const;

/** Which end of a range of effort counts, the careful one first. */
export const COUNTS = ['high', 'middle', 'low'] as const;

/** How many lines the lists of the form have at most; what is sent beyond is not read. */
const MOST_LINES = 42;

/** More departments try nothing out at once. */
const MOST_PLACES = 10;

/** Lists of the form that lines can be added to. */
export const LISTS = ['team', 'freeze', 'year'] as const;

/** How many lines somebody has asked for beyond those that the form would show. */
const moreOf = (typed: SettingsTexts, list: (typeof LISTS)[number]): number =>
  Math.min(MOST_LINES, Math.max(0, Math.trunc(Number(typed[`more-${list}`]) || 0)));

/**
 * The same form with one more line in the list that was asked for; null where none was.
 *
 * @example withOneMore({ then: 'more-team' }) // { then: 'more-team', 'more-team': '1' }
 */
export function withOneMore(typed: SettingsTexts): SettingsTexts | null {
  const list = LISTS.find((each) => typed['then'] === `more-${each}`);
  return list ? { ...typed, [`more-${list}`]: String(moreOf(typed, list) + 1) } : null;
}

/** The years that a plan touches, those that money was given for already, and those that were asked for. */
export function yearsOf(
  { start, quarters, budgets }: Pick<PlanSettings, 'start' | 'quarters' | 'budgets'>,
  typed: SettingsTexts = {},
): number[] {
  const last = yearOf(addQuarters(start, quarters - 1));
  const touched = Array.from({ length: last - yearOf(start) + 1 }, (_, index) => yearOf(start) + index);
  const known = [...new Set([...touched, ...budgets.map(({ year }) => year)])].sort((a, b) => a - b);
  const latest = known.at(-1) ?? last;
  return [
    ...known,
    ...Array.from({ length: moreOf(typed, 'year') }, (_, index) => latest + 1 + index),
  ].filter((year) => year < 2100);
}

/** The form that shows these settings, with two lines free in each list. */
export function textsOfSettings(name: string, settings: PlanSettings, language: Language): SettingsTexts {
  const decimal = (value: number): string =>
    language === 'de' ? String(value).replace('.', ',') : String(value);
  const written: Record<string, string> = {
    name,
    start: settings.start,
    quarters: String(settings.quarters),
    goal: settings.goal,
    counts: settings.counts ?? 'high',
    advice: settings.followsAdvice ? 'yes' : '',
    pilotPlaces: (settings.pilotPlaces ?? []).join('\n'),
    supportFrom: settings.supportFrom ?? '',
    seconds: String(settings.seconds),
    maxStarts: settings.maxStartsPerQuarter === null ? '' : String(settings.maxStartsPerQuarter),
    maxDepartment: settings.maxStartsPerDepartment === null ? '' : String(settings.maxStartsPerDepartment),
  };
  for (const { year, kind, amount } of settings.budgets)
    written[`budget-${year}-${kind ?? 'together'}`] = String(amount);
  for (const [place, { team, daysPerQuarter }] of settings.teams.entries()) {
    written[`team-${place}`] = team;
    written[`days-${place}`] = decimal(daysPerQuarter);
  }
  for (const [place, { name: occasion, from, to }] of settings.freezes.entries()) {
    written[`freeze-${place}`] = occasion;
    written[`from-${place}`] = from;
    written[`to-${place}`] = to;
  }
  return written;
}

/**
 * How many lines a list of the form shows: all that hold something, two to fill, and those that were asked for.
 *
 * @example linesOf({ 'team-0': 'it' }, 'team') // 3
 */
export function linesOf(typed: SettingsTexts, list: 'team' | 'freeze'): number {
  const used = Array.from({ length: MOST_LINES }, (_, place) => place).filter(
    (place) => (typed[`${list}-${place}`] ?? '').trim() !== '',
  );
  return Math.min(MOST_LINES, (used.at(-1) ?? -1) + 3 + moreOf(typed, list));
}

/**
 * What the form asks of the plan; each problem names its field and what would fit.
 *
 * @param known names of the teams of the default figures, by id; a team of that name is that team
 */
export function readSettings(
  typed: SettingsTexts,
  known: Readonly<Record<string, string>>,
  language: Language,
): ReadSettings {
  const t = texts(language).planSettings;
  const errors: Record<string, string> = {};
  const text = (field: string): string => (typed[field] ?? '').trim();
  const numberAt = (
    field: string,
    [least, most]: [number, number],
    whole: boolean,
    problem: string,
  ): number => {
    const read = parseCell(
      { key: field, label: '', type: 'number' },
      text(field),
      language === 'de' ? ',' : '.',
    );
    const value = read.ok && typeof read.value === 'number' ? read.value : NaN;
    if (value >= least && value <= most && (!whole || Number.isInteger(value))) return value;
    errors[field] = problem;
    return least;
  };
  const wholeOrNull = (field: string): number | null =>
    text(field) === '' ? null : numberAt(field, [1, 1000], true, t.startsWrong);

  const name = text('name');
  if (name === '' || name.length > 200) errors['name'] = t.nameWrong;
  const start = text('start');
  if (!isQuarter(start)) errors['start'] = t.startWrong;
  const quarters = numberAt('quarters', [4, 40], true, t.quartersWrong);
  const seconds = numberAt('seconds', [1, 600], true, t.secondsWrong);

  const budgets = Object.keys(typed).flatMap((field): PlanSettings['budgets'] => {
    const [, year, kind] = /^budget-(20\d\d)-(together|consumptive|investive)$/.exec(field) ?? [];
    if (!year || !kind || text(field) === '') return [];
    const amount = Math.round(numberAt(field, [0, 1_000_000_000], false, t.amountWrong(year)));
    return [
      {
        year: Number(year),
        kind: kind === 'together' ? null : (kind as 'consumptive' | 'investive'),
        amount,
      },
    ];
  });

  const lines = Array.from({ length: MOST_LINES }, (_, place) => place);
  const seen = new Set<string>();
  const teams = lines.flatMap((place): PlanSettings['teams'] => {
    const team = text(`team-${place}`);
    if (team === '') {
      if (text(`days-${place}`) !== '') errors[`team-${place}`] = t.teamMissing;
      return [];
    }
    const id = Object.keys(known).find((each) => each === team || known[each] === team);
    if (id === undefined) {
      errors[`team-${place}`] = t.teamUnknown(team.slice(0, 100), Object.values(known).join(', '));
      return [];
    }
    if (seen.has(id)) errors[`team-${place}`] = t.teamTwice(known[id] ?? id);
    seen.add(id);
    return [{ team: id, daysPerQuarter: numberAt(`days-${place}`, [0, 10_000], false, t.daysWrong(team)) }];
  });

  const freezes = lines.flatMap((place): PlanSettings['freezes'] => {
    const [occasion, from, to] = [
      text(`freeze-${place}`).slice(0, 200),
      text(`from-${place}`),
      text(`to-${place}`),
    ];
    if (occasion === '' && from === '' && to === '') return [];
    if (occasion === '') errors[`freeze-${place}`] = t.freezeMissing;
    if (!isQuarter(from) || !isQuarter(to) || from > to) {
      errors[`from-${place}`] = t.freezeWrong(occasion || t.freezeNameNumber(String(place + 1)));
      return [];
    }
    return [{ name: occasion, from, to }];
  });

  const supportFrom = text('supportFrom');
  if (supportFrom !== '' && !isQuarter(supportFrom)) errors['supportFrom'] = t.startWrong;
  const pilotPlaces = [
    ...new Set(
      text('pilotPlaces')
        .split(/\r?\n/)
        .flatMap((place) => place.trim() || []),
    ),
  ];
  if (pilotPlaces.length > MOST_PLACES || pilotPlaces.some((place) => place.length > 200))
    errors['pilotPlaces'] = t.pilotPlacesWrong;

  const settings = {
    start: start as Quarter,
    quarters,
    budgets,
    teams,
    maxStartsPerQuarter: wholeOrNull('maxStarts'),
    maxStartsPerDepartment: wholeOrNull('maxDepartment'),
    freezes,
    counts: COUNTS.find((each) => each === text('counts')) ?? ('high' as const),
    followsAdvice: text('advice') === 'yes',
    ...(pilotPlaces.length > 0 && { pilotPlaces }),
    ...(isQuarter(supportFrom) && { supportFrom }),
    goal: text('goal') === 'lexicographic' ? ('lexicographic' as const) : ('area' as const),
    seconds,
  };
  return Object.keys(errors).length > 0 ? { ok: false, errors } : { ok: true, name, settings };
}
