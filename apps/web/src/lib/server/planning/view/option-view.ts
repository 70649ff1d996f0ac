import { VARIABLE_TEXTS } from '@allmende/sovereignty';
import type { Assumption } from '../basis/dependence-after.ts';
import { countedEffort, type CountedEnd } from '../basis/counted-effort.ts';
import type { BasisOption } from '../basis/plan-basis.ts';
import type { PlanAssumption, PlanOptionView } from '../plan-view.ts';
import type { ShownIn } from './shown-in.ts';

/** An option with the figures that the plan counts, the ranges that they come from, and what they rest on. */
export function optionView(option: BasisOption, shown: ShownIn, end?: CountedEnd): PlanOptionView {
  const { t } = shown;
  const { effort } = option;
  const counted = countedEffort(effort, end);
  const daysAt = (end: 0 | 1): number => effort.staff.reduce((sum, { days }) => sum + days[end], 0);
  return {
    id: option.id,
    kind: option.kind,
    name: nameOf(option, shown),
    products: option.products,
    coverage: option.coverage,
    evidence: evidenceOf(option, shown),
    a: option.a,
    duration: counted.duration,
    oneOff: counted.oneOff,
    running: counted.running,
    moneyKind: effort.moneyKind,
    staff: counted.staff.map(({ team, daysPerQuarter }) => ({
      team: shown.teamName(team),
      daysPerQuarter,
    })),
    trainingHours: counted.trainingHours,
    effort: {
      from: effort.from,
      source:
        effort.from === 'own'
          ? t.ownEffort
          : effort.sources.map(({ text, grade }) => `${text} (${gradeName(grade, shown)})`).join('; '),
      oneOffRange: effort.oneOff,
      durationRange: effort.duration,
      daysRange: [daysAt(0), daysAt(1)],
      runningRange: effort.running,
      trainingRange: effort.trainingHours,
    },
    assumptions: option.assumptions.map((assumption) => assumptionView(assumption, shown)),
  };
}

/** @example nameOf(option, shown) // 'Nextcloud + Collabora Online' */
export function nameOf({ kind, name }: BasisOption, { t }: ShownIn): string {
  return kind === 'renew' ? t.renewal(name) : name;
}

function assumptionView(
  { variable, levels, origin, code, reason }: Assumption,
  shown: ShownIn,
): PlanAssumption {
  const { t, language } = shown;
  return {
    variable,
    name: VARIABLE_TEXTS[variable].name[language],
    levels,
    origin,
    text: code === 'fact' ? (reason?.[language] ?? t.assumptions.open) : t.assumptions[code],
  };
}

function evidenceOf({ evidence }: BasisOption, shown: ShownIn): string {
  if (!evidence) return '';
  const { t } = shown;
  const { text, source, grade } = evidence;
  const isWholeSource = source === text;
  const told = isWholeSource
    ? t.evidenceFrom(text, gradeName(grade, shown))
    : t.evidence(/[.!?]$/.test(text) ? text : `${text}.`, source, gradeName(grade, shown));
  return evidence.running > 0 ? `${told} ${t.evidenceRunning(evidence.running)}` : told;
}

function gradeName(grade: string, { t }: ShownIn): string {
  return Object.hasOwn(t.grades, grade) ? t.grades[grade as keyof typeof t.grades] : grade;
}
