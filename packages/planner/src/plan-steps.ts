import type { Reason, Standing } from './explain-choice.ts';
import { addQuarters } from './quarters.ts';
import type { PlanInput, Quarter } from './types.ts';

export interface PlanStep {
  application: string;
  option: string;
  /** Quarter in which the work begins, and the first quarter with the new dependence. */
  start: Quarter;
  goLive: Quarter;
  /** By how much this replacement lowers the area under AG_hi(t), in points × quarters. */
  gain: number;
  trainingHours: number;
  /** Where it begins with a pilot: the last quarter of it, and its departments. */
  pilot: { until: Quarter; places: string[] } | null;
  reason: Reason;
}

/** Something that several options stand on, built once. */
export interface PlanBuild {
  component: string;
  start: Quarter;
  goLive: Quarter;
  trainingHours: number;
  /** Applications whose replacement stands on it. */
  neededBy: string[];
}

/** The chosen candidates as steps and components, in the order of their starts, then of the input. */
export function stepsOf(
  input: PlanInput,
  standing: Standing,
  chosen: readonly number[],
): { steps: PlanStep[]; components: PlanBuild[] } {
  const order = new Map(input.applications.map(({ id }, place) => [id, place]));
  const options = new Map(input.options.map((option) => [option.id, option]));
  const { model } = standing;
  const trainingOf = new Map((input.components ?? []).map((each) => [each.id, each.trainingHours]));
  const steps: PlanStep[] = [];
  const components: PlanBuild[] = [];
  for (const index of chosen) {
    const {
      application,
      option: id,
      start: period,
      goLive,
      pilot,
      gain,
      isComponent,
    } = model.candidates[index]!;
    const times = { start: addQuarters(input.start, period), goLive: addQuarters(input.start, goLive) };
    const option = options.get(id);
    if (isComponent) {
      components.push({
        component: id,
        ...times,
        trainingHours: trainingOf.get(id) ?? 0,
        neededBy: chosen.flatMap((other) => {
          const { option: dependent, application: of } = model.candidates[other]!;
          return options.get(dependent)?.components?.includes(id) ? [of] : [];
        }),
      });
      continue;
    }
    const until = addQuarters(input.start, period + pilot - 1);
    steps.push({
      application,
      option: id,
      ...times,
      gain,
      trainingHours: option?.trainingHours ?? 0,
      pilot: pilot === 0 ? null : { until, places: option?.pilot?.places ?? [] },
      reason: standing.whyNotEarlier(index),
    });
  }
  const place = (application: string): number => order.get(application) ?? 0;
  steps.sort((a, b) => a.start.localeCompare(b.start) || place(a.application) - place(b.application));
  components.sort((a, b) => a.start.localeCompare(b.start) || a.component.localeCompare(b.component));
  return { steps, components };
}
