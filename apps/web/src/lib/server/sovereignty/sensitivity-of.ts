import { sensitivity, type Interval, type Variable } from '@allmende/sovereignty';
import type { MeasuredInventory } from './measure-authority.ts';

/** AG under other assumptions, and the steps that would lower it most. */
export interface SensitivityFigures {
  assumptions: { key: AssumptionKey; ag: Interval }[];
  levers: {
    application: string;
    name: string;
    steps: { variable: Variable; from: number; to: number }[];
    gain: Interval;
  }[];
}

export type AssumptionKey =
  'measure' | 'blend0' | 'blend1' | 'convex' | 'concave' | 'even' | 'steep' | 'weights';

export function sensitivityOf({ applications, measurement, date }: MeasuredInventory): SensitivityFigures {
  const inputs = applications.map(({ input }) => input);
  const found = sensitivity(inputs, { date });
  const nameOf = new Map(inputs.map(({ id, name }) => [id, name]));
  const ag = (variations: readonly { ag: Interval }[], index: number): Interval =>
    variations[index]?.ag ?? measurement.ag;
  return {
    assumptions: [
      { key: 'measure', ag: measurement.ag },
      { key: 'blend0', ag: ag(found.blend, 0) },
      { key: 'blend1', ag: ag(found.blend, 2) },
      { key: 'convex', ag: ag(found.spacing, 1) },
      { key: 'concave', ag: ag(found.spacing, 2) },
      { key: 'even', ag: ag(found.criticalityScale, 0) },
      { key: 'steep', ag: ag(found.criticalityScale, 2) },
      { key: 'weights', ag: [found.weights.lower[0], found.weights.upper[1]] },
    ],
    levers: [...found.levers.single, ...found.levers.combined].map(({ application, steps, gain }) => ({
      application,
      name: nameOf.get(application) ?? application,
      steps,
      gain,
    })),
  };
}
