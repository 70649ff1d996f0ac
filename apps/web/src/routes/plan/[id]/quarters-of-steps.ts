import type { PlanFigures, PlanStepView } from '#lib/server/planning/index.ts';

type Builds = NonNullable<PlanFigures['builds']>;

/**
 * Steps, and what is built for them, by the quarter in which they begin, in order.
 *
 * @example quartersOfSteps(figures.steps, [])[0] // { quarter: '2027-Q1', steps: [{ … }], builds: [] }
 */
export function quartersOfSteps(
  steps: readonly PlanStepView[],
  builds: Builds,
): { quarter: PlanStepView['start']; steps: PlanStepView[]; builds: Builds }[] {
  // Quarters are written so that their order is that of their texts.
  const starts = [...new Set([...steps, ...builds].map(({ start }) => start))].sort();
  return starts.map((quarter) => ({
    quarter,
    steps: steps.filter(({ start }) => start === quarter),
    builds: builds.filter(({ start }) => start === quarter),
  }));
}
