import { isQuarter, type Quarter } from '@allmende/planner';
import { VARIABLES } from '@allmende/sovereignty';
import { parseCell } from '#lib/components/data-table/parse-cell.ts';
import { texts, type Language } from '#lib/i18n/index.ts';
import type { OptionFigures } from '#lib/server/planning/index.ts';

/** The fields of the form of figures, as they are typed. */
export type FigureTexts = Readonly<Record<string, string>>;

type ReadFigures = { ok: true; figures: OptionFigures } | { ok: false; errors: Record<string, string> };

/** The typed fields that belong to figures. */
export function figureTexts(form: FormData): FigureTexts {
  return Object.fromEntries(
    [...form].filter((field): field is [string, string] => typeof field[1] === 'string'),
  );
}

/** What an authority has stated about an option, as its form shows it. */
export function textsOfFigures(figures: OptionFigures, language: Language): FigureTexts {
  const written: Record<string, string> = {};
  const decimal = (value: number): string =>
    language === 'de' ? String(value).replace('.', ',') : String(value);
  for (const key of ['duration', 'oneOff', 'running', 'trainingHours'] as const)
    if (figures[key] !== undefined) written[key] = decimal(figures[key]);
  if (figures.sharePercent !== undefined) written['sharePercent'] = String(figures.sharePercent);
  if (figures.partners) written['partners'] = figures.partners;
  if (figures.supportFrom) written['supportFrom'] = figures.supportFrom;
  if (figures.window?.from) written['windowFrom'] = figures.window.from;
  if (figures.window?.to) written['windowTo'] = figures.window.to;
  if (figures.moneyKind) written['moneyKind'] = figures.moneyKind;
  for (const { team, days } of figures.staff ?? []) written[`staff-${team}`] = decimal(days);
  for (const [variable, [from, to]] of Object.entries(figures.levels ?? {})) {
    written[`level-${variable}-from`] = String(from);
    written[`level-${variable}-to`] = String(to);
  }
  return written;
}

/** What nobody but the authority can state about an option of its own; empty, it would count as nothing. */
const neededOfOwn = ['duration', 'oneOff', 'running'] as const;

/**
 * The typed figures; each problem names its field and what would fit. Empty fields state nothing.
 *
 * @param teams ids of the teams that days can be given for
 * @param isOwn of an option of the authority's own: there is no default figure to fall back on
 */
export function readFigures(
  typed: FigureTexts,
  teams: readonly string[],
  language: Language,
  isOwn = false,
): ReadFigures {
  const t = texts(language).planStep;
  const errors: Record<string, string> = {};
  const figures: OptionFigures = {};
  const numberOf = (field: string, most: number, whole: boolean, problem: string): number | undefined => {
    const text = (typed[field] ?? '').trim();
    if (text === '') return undefined;
    const read = parseCell({ key: field, label: '', type: 'number' }, text, language === 'de' ? ',' : '.');
    const value = read.ok && typeof read.value === 'number' ? read.value : NaN;
    if (value >= 0 && value <= most && (!whole || Number.isInteger(value))) return value;
    errors[field] = problem;
    return undefined;
  };
  const duration = numberOf('duration', 40, true, t.durationWrong);
  if (duration === 0) errors['duration'] = t.durationWrong;
  else if (duration !== undefined) figures.duration = duration;
  for (const key of ['oneOff', 'running'] as const) {
    const amount = numberOf(key, 1_000_000_000, false, t.amountWrong);
    if (amount !== undefined) figures[key] = Math.round(amount);
  }
  const hours = numberOf('trainingHours', 1_000_000, false, t.numberWrong);
  if (hours !== undefined) figures.trainingHours = Math.round(hours);
  const share = numberOf('sharePercent', 100, true, t.shareWrong);
  if (share === 0) errors['sharePercent'] = t.shareWrong;
  else if (share !== undefined) figures.sharePercent = share;
  const partners = (typed['partners'] ?? '').trim();
  if (partners.length > 300) errors['partners'] = t.partnersWrong;
  else if (partners !== '') figures.partners = partners;
  const quarterAt = (field: string): Quarter | undefined => {
    const text = (typed[field] ?? '').trim();
    if (text === '' || isQuarter(text)) return text || undefined;
    errors[field] = t.quarterWrong;
    return undefined;
  };
  const [from, to, support] = [quarterAt('windowFrom'), quarterAt('windowTo'), quarterAt('supportFrom')];
  if (from && to && from > to) errors['windowTo'] = t.windowWrong;
  if (from || to) figures.window = { from, to };
  if (support) figures.supportFrom = support;
  if (typed['moneyKind'] === 'investive') figures.moneyKind = 'investive';
  const staff = teams.flatMap((team) => {
    const days = numberOf(`staff-${team}`, 100_000, false, t.numberWrong);
    return days === undefined ? [] : [{ team, days }];
  });
  if (staff.length > 0) figures.staff = staff;
  for (const field of Object.keys(typed))
    if (field.startsWith('staff-') && !teams.includes(field.slice('staff-'.length)) && typed[field]?.trim())
      errors[field] = t.teamUnknown;
  const levels: NonNullable<OptionFigures['levels']> = {};
  for (const variable of VARIABLES) {
    const [from, to] = [typed[`level-${variable}-from`] ?? '', typed[`level-${variable}-to`] ?? ''];
    if (from === '' && to === '') continue;
    const isLevel = (text: string): boolean => /^[0-4]$/.test(text);
    if (!isLevel(from) || !isLevel(to) || from > to) errors[`level-${variable}`] = t.levelsWrong;
    else levels[variable] = [Number(from), Number(to)];
  }
  if (Object.keys(levels).length > 0) figures.levels = levels;
  if (isOwn)
    for (const field of neededOfOwn) if (figures[field] === undefined) errors[field] ??= t.ownMissing;
  return Object.keys(errors).length > 0 ? { ok: false, errors } : { ok: true, figures };
}
