import { VARIABLE_TEXTS } from '@allmende/sovereignty';
import type { Assumption } from '../basis/dependence-after.ts';
import {
  countedEffort,
  countedPlatform,
  type CountedEffort,
  type CountedEnd,
} from '../basis/counted-effort.ts';
import type { BasisOption, BasisPlatform, EffortFigures, PlatformPart } from '../basis/plan-basis.ts';
import type { PlanAssumption, PlanOptionView } from '../plan-view.ts';
import type { ShownIn } from './shown-in.ts';

/**
 * An option with the figures that the plan counts, the ranges that they come from, and what they rest on.
 *
 * @param under what it stands on in the plan: a step of its own, or there already
 */
export function optionView(
  option: BasisOption,
  shown: ShownIn,
  end?: CountedEnd,
  under: readonly BasisPlatform[] = [],
): PlanOptionView {
  const { t } = shown;
  const { effort } = option;
  const platforms = under.map(({ part }) => part);
  const counted = countedEffort(effort, end, platforms);
  const least = countedEffort(effort, 'low', platforms);
  const most = countedEffort(effort, 'high', platforms);
  const quarters = ({ duration, pilot }: CountedEffort): number => duration + (pilot?.quarters ?? 0);
  return {
    id: option.id,
    kind: option.kind,
    name: nameOf(option, shown),
    products: option.products,
    coverage: option.coverage,
    evidence: evidenceOf(option, shown),
    a: option.a,
    duration: quarters(counted),
    oneOff: counted.oneOff,
    running: counted.running,
    moneyKind: effort.moneyKind,
    staff: staffOf(counted).map(({ team, daysPerQuarter }) => ({
      team: shown.teamName(team),
      daysPerQuarter,
    })),
    trainingHours: counted.trainingHours,
    effort: {
      from: effort.from,
      source:
        effort.from === 'own'
          ? t.ownEffort
          : effort.sources.map(({ text, grade }) => graded(text, grade, shown)).join('; '),
      oneOffRange: [least.oneOff, most.oneOff],
      durationRange: [quarters(least), quarters(most)],
      daysRange: [daysOf(effort, platforms, 0), daysOf(effort, platforms, 1)],
      runningRange: [least.running, most.running],
      trainingRange: effort.trainingHours,
    },
    assumptions: option.assumptions.map((assumption) => assumptionView(assumption, shown)),
    ...(option.joint && { joint: option.joint }),
    ...(under.length > 0 && {
      standsOn: under.map(({ name, part, present }) => {
        const { oneOff, running } = countedPlatform(part, end);
        return { name, isPresent: present !== null, oneOff, running };
      }),
    }),
  };
}

/** Days in a quarter from the start to go-live; a pilot takes fewer than what follows it, and counts in the mean. */
function staffOf({ staff, duration, pilot }: CountedEffort): CountedEffort['staff'] {
  if (!pilot) return staff;
  return staff.map(({ team, daysPerQuarter }) => {
    const before = pilot.staff.find((each) => each.team === team)?.daysPerQuarter ?? 0;
    const all = daysPerQuarter * duration + before * pilot.quarters;
    return { team, daysPerQuarter: Math.round((all / (duration + pilot.quarters)) * 10) / 10 };
  });
}

function daysOf({ staff, pilot }: EffortFigures, platforms: readonly PlatformPart[], end: 0 | 1): number {
  const sum = (of: readonly { days: readonly [number, number] }[]): number =>
    of.reduce((all, { days }) => all + days[end], 0);
  return Math.max(0, sum([...staff, ...(pilot?.staff ?? [])]) - sum(platforms.flatMap((each) => each.staff)));
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
  const { source, grade } = evidence;
  const text = readable(evidence.text, shown);
  const told =
    source === evidence.text
      ? t.evidenceFrom(graded(source, grade, shown))
      : t.evidence(/[.!?]$/.test(text) ? text : `${text}.`, graded(source, grade, shown));
  return evidence.running > 0 ? `${told} ${t.evidenceRunning(evidence.running)}` : told;
}

/** The facts write a shared capability by its id; a reader gets its name. */
function readable(text: string, { t, knowledge, language }: ShownIn): string {
  const [, ids] = /^gemeinsame Fähigkeit: (.+)$/.exec(text) ?? [];
  if (ids === undefined) return text;
  return t.sharedCapability(
    ids
      .split(', ')
      .map((id) => knowledge.capabilities.get(id)?.name[language] ?? id)
      .join(', '),
  );
}

/** A source with its grade, which some of them name themselves. */
function graded(source: string, grade: string, shown: ShownIn): string {
  const name = gradeName(grade, shown);
  return source.includes(name) ? source : `${source} (${name})`;
}

function gradeName(grade: string, { t }: ShownIn): string {
  return Object.hasOwn(t.grades, grade) ? t.grades[grade as keyof typeof t.grades] : grade;
}
