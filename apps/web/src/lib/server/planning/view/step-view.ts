import {
  addQuarters,
  describeDateEffect,
  describeReason,
  describeRejection,
  exitDate,
  firstDayOf,
  quartersBetween,
  type Interval,
  type Plan,
  type PlanInput,
  type Quarter,
} from '@allmende/planner';
import type { BasisApplication, BasisOption, BasisPlatform, PlanBasis } from '../basis/plan-basis.ts';
import { pinsOf } from '../basis/plan-input.ts';
import { platformsOf } from '../basis/platforms-under.ts';
import type { PlanSettings, PlanStepView } from '../plan-view.ts';
import type { Explained } from '../solve-apart.ts';
import type { StoredStep } from '../store/steps.ts';
import { optionView } from './option-view.ts';
import type { ShownIn } from './shown-in.ts';

/** Everything that the steps of one plan are shown from. */
export interface ShownPlan {
  basis: PlanBasis;
  input: PlanInput;
  plan: Plan;
  settings: PlanSettings;
  steps: ReadonlyMap<number, StoredStep>;
  applications: ReadonlyMap<string, BasisApplication>;
  /** Dependence of the whole as measured today, with the weights of the plan. */
  measured: Interval;
}

/** A step with its reason, its notes, how far it has come and what it has brought. */
export function stepView(
  { application: id, option: optionId, start, goLive, pilot, reason }: Plan['steps'][number],
  explained: Explained | null,
  given: ShownPlan,
  shown: ShownIn,
): PlanStepView[] {
  const application = given.applications.get(id);
  const option = application?.options.find((each) => each.id === optionId);
  if (!application || !option) return [];
  const { input, plan, settings } = given;
  const stored = given.steps.get(application.id);
  const left = input.quarters - quartersBetween(input.start, goLive);
  const weights = input.applications.reduce((sum, { weight }) => sum + weight, 0);
  const at = quartersBetween(input.start, goLive);
  const platforms = platformsOf(
    option,
    given.basis,
    input.options.find((each) => each.id === option.id),
  );
  const promised = stored?.promised ?? plan.curve[at] ?? plan.curve.at(-1) ?? null;
  return [
    {
      application: {
        id: application.id,
        name: application.name,
        product: application.product,
        criticality: application.criticality,
        department: application.department,
      },
      option: optionView(option, shown, settings.counts, platforms),
      start,
      goLive,
      before: application.a,
      after: option.a,
      gain: (application.weight * (application.a[1] - option.a[1]) * left) / weights,
      reason: withTeamNames(describeReason(reason, input, shown.language), shown),
      // Options of the same name may read alike.
      notes: [
        ...new Set([
          ...stagesOf(option, platforms, pilot ?? null, given, shown),
          ...notesOf(application, option, { start, goLive, left, weights }, given, shown),
          ...explanationsOf(id, explained, input, shown),
        ]),
      ],
      runningToday: application.runningCost ?? 0,
      pins: pinsOf(settings, application.id, undefined),
      contract: application.contract && {
        title: application.contract.title,
        end: application.contract.end,
        leftOn: exitDate(application.contract, input.date),
        isAssumed: application.contract.isAssumed,
      },
      // A plan from before pilots and platforms were planned holds neither.
      pilot: pilot ?? null,
      platforms: platforms.map(({ name, id, present }) => ({ name, build: present ? null : id })),
      state: stored?.state ?? 'planned',
      reached: {
        decided: stored?.decided_on ?? null,
        running: stored?.running_on ?? null,
        done: stored?.done_on ?? null,
      },
      effect:
        promised === null ? null : { promised, measured: stored?.state === 'done' ? given.measured : null },
    },
  ];
}

/** What comes before the work on the application itself. */
function stagesOf(
  { effort, joint }: BasisOption,
  platforms: readonly BasisPlatform[],
  pilot: { until: Quarter; places: string[] } | null,
  { input, plan }: ShownPlan,
  { t, f }: ShownIn,
): string[] {
  const notes: string[] = [];
  for (const { id, name, present } of platforms) {
    const build = plan.components.find(({ component }) => component === id);
    if (present) notes.push(t.stages.present(name, present.name));
    else if (build) notes.push(t.stages.platform(name, f.quarter(build.goLive)));
  }
  if (pilot)
    notes.push(
      pilot.places.length > 0
        ? t.stages.pilotIn(f.quarter(pilot.until), pilot.places.join(', '))
        : t.stages.pilot(f.quarter(pilot.until)),
    );
  if (joint && (joint.partners !== '' || joint.percent < 100))
    notes.push(t.stages.joint(joint.partners, joint.percent));
  const support = effort.supportFrom;
  if (support && quartersBetween(input.start, support) > 0) notes.push(t.stages.support(f.quarter(support)));
  return notes;
}

/** Why not otherwise, and what another date would change. */
function explanationsOf(
  application: string,
  explained: Explained | null,
  input: PlanInput,
  { language }: ShownIn,
): string[] {
  if (!explained) return [];
  const options = new Set(
    input.options.flatMap((option) => (option.application === application ? [option.id] : [])),
  );
  return [
    ...explained.rejections
      .filter(({ option }) => options.has(option))
      .map((each) => describeRejection(each, input, language)),
    ...explained.dates
      .filter((each) => each.application === application)
      .map((each) => describeDateEffect(each, input, language)),
  ];
}

/** Teams bear ids in the input. */
export function withTeamNames(sentence: string, { knowledge, teamName }: ShownIn): string {
  return knowledge.effort.teams.reduce(
    (text, { id }) =>
      text.replaceAll(`„${id}“`, `„${teamName(id)}“`).replaceAll(`“${id}”`, `“${teamName(id)}”`),
    sentence,
  );
}

function notesOf(
  application: BasisApplication,
  option: BasisOption,
  { start, goLive, left, weights }: { start: Quarter; goLive: Quarter; left: number; weights: number },
  { input, plan, settings, basis, applications }: ShownPlan,
  { t, f, language, knowledge }: ShownIn,
): string[] {
  const notes: string[] = [];
  const { missing, contract } = application;
  if (option.coverage) notes.push(`${option.name}: ${t.coverage[option.coverage]}.`);
  if (missing > 0 && option.kind !== 'renew') {
    const sure = (application.weight * (application.a[0] - option.a[1]) * left) / weights;
    notes.push(sure > 0 ? t.notes.uncertain(missing, f.points(sure)) : t.notes.allUncertain(missing));
  }
  if (contract && option.kind !== 'renew') {
    const exit = exitDate(contract, input.date);
    if (contract.isAssumed) notes.push(t.notes.assumedContract(f.date(exit)));
    else if (contract.title === null) notes.push(t.notes.contractOfApplication(f.date(exit)));
    else notes.push(t.notes.contract(contract.title, f.date(exit)));
    const twice = quartersPaidTwice(goLive, exit, input);
    const amount = ((application.runningCost ?? 0) / 4) * twice;
    if (amount > 0) notes.push(t.notes.overlap(f.euros(amount)));
  }
  const conditions = option.assumptions.filter(({ origin }) => origin === 'target').length;
  if (conditions > 0) notes.push(t.notes.conditions(conditions));
  for (const { application: later, needs, rule, strength } of basis.prerequisites) {
    const earlier = later === String(application.id) ? applications.get(needs) : undefined;
    const reason = knowledge.prerequisites.find(({ id }) => id === rule)?.reason[language];
    if (!earlier || !reason) continue;
    if (strength === 'must' || settings.followsAdvice) notes.push(t.notes.waits(earlier.name, reason));
    else if (!isLiveBefore(plan, needs, start)) notes.push(t.notes.better(earlier.name, reason));
  }
  return notes;
}

/** Quarters from go-live on in which the old contract is still paid. */
function quartersPaidTwice(goLive: Quarter, exit: string, { start, quarters }: PlanInput): number {
  let count = 0;
  const left = quarters - quartersBetween(start, goLive);
  while (count < left && firstDayOf(addQuarters(goLive, count)) <= exit) count += 1;
  return count;
}

function isLiveBefore({ steps }: Plan, application: string, start: Quarter): boolean {
  const step = steps.find((each) => each.application === application);
  return step !== undefined && quartersBetween(step.goLive, start) >= 0;
}
