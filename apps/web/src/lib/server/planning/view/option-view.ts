import { VARIABLE_TEXTS } from '@allmende/sovereignty';
import type { Assumption } from '../basis/dependence-after.ts';
import type { BasisOption } from '../basis/plan-basis.ts';
import type { PlanAssumption, PlanOptionView } from '../plan-view.ts';
import type { ShownIn } from './shown-in.ts';

/** An option with the figures that the plan counts, the ranges that they come from, and what they rest on. */
export function optionView(option: BasisOption, shown: ShownIn): PlanOptionView {
  const { t } = shown;
  const { effort } = option;
  const duration = effort.duration[1];
  const daysAt = (end: 0 | 1): number => effort.staff.reduce((sum, { days }) => sum + days[end], 0);
  return {
    id: option.id,
    kind: option.kind,
    name: nameOf(option, shown),
    products: option.products,
    coverage: option.coverage,
    evidence: evidenceOf(option, shown),
    a: option.a,
    duration,
    oneOff: effort.oneOff[1],
    running: effort.running[1],
    moneyKind: effort.moneyKind,
    staff: effort.staff.map((each) => ({
      team: shown.teamName(each.team),
      daysPerQuarter: Math.ceil((each.days[1] / duration) * 10) / 10,
    })),
    trainingHours: effort.trainingHours[1],
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
  const text = /[.!?]$/.test(evidence.text) ? evidence.text : `${evidence.text}.`;
  const told = t.evidence(text, evidence.source, gradeName(evidence.grade, shown));
  return evidence.running > 0 ? `${told} ${t.evidenceRunning(evidence.running)}` : told;
}

function gradeName(grade: string, { t }: ShownIn): string {
  return Object.hasOwn(t.grades, grade) ? t.grades[grade as keyof typeof t.grades] : grade;
}
