import { z } from 'zod';
import { VARIABLES, type Level } from '@allmende/sovereignty';
import type { StoredOption } from '../store/options.ts';
import type { Assumption } from './dependence-after.ts';
import type { OpenOption } from './options-for.ts';

const amount = z.number().int().min(0).max(1_000_000_000);
const level = z.number().int().min(0).max(4);

/** What an authority may know better about an option than the facts do; what is left out stays as it is. */
export const optionFigures = z.strictObject({
  /** Whole quarters from the start to go-live. */
  duration: z.number().int().min(1).max(40).optional(),
  /** Euros, once; euros a year. */
  oneOff: amount.optional(),
  running: amount.optional(),
  trainingHours: amount.optional(),
  moneyKind: z.enum(['consumptive', 'investive']).optional(),
  /** Working days in all, by team. */
  staff: z
    .array(z.strictObject({ team: z.string().min(1).max(100), days: z.number().min(0).max(100_000) }))
    .max(20)
    .optional(),
  /** Levels of AM-1 after go-live, from … to. */
  levels: z
    .partialRecord(
      z.enum(VARIABLES),
      z.tuple([level, level]).refine(([lo, hi]) => lo <= hi),
    )
    .optional(),
});
export type OptionFigures = z.infer<typeof optionFigures>;

/** An option with the figures that the authority has set in place of those of the facts. */
export function withOwnFigures(option: OpenOption, stored: StoredOption | undefined): OpenOption {
  if (!stored) return option;
  const own = optionFigures.catch({}).parse(stored.figures);
  const { effort } = option;
  const exactly = (value: number | undefined, other: readonly [number, number]) =>
    value === undefined ? other : ([value, value] as const);
  const hasEffort = Object.keys(own).some((key) => key !== 'levels');
  return {
    ...option,
    assumptions: option.assumptions.map((assumption): Assumption => {
      const levels = own.levels?.[assumption.variable];
      if (!levels) return assumption;
      return {
        variable: assumption.variable,
        levels: levels as [Level, Level],
        origin: 'own',
        code: 'own',
      };
    }),
    effort: {
      duration: exactly(own.duration, effort.duration),
      oneOff: exactly(own.oneOff, effort.oneOff),
      running: exactly(own.running, effort.running),
      trainingHours: exactly(own.trainingHours, effort.trainingHours),
      staff: own.staff?.map(({ team, days }) => ({ team, days: [days, days] as const })) ?? effort.staff,
      moneyKind: own.moneyKind ?? effort.moneyKind,
      from: hasEffort ? 'own' : effort.from,
      sources: effort.sources,
    },
  };
}

/** An option that only the authority knows; everything about its dependence is open until it is stated. */
export function ownOption({ key, name }: StoredOption): OpenOption {
  return {
    key,
    kind: key.startsWith('joint:') ? 'joint' : 'own',
    name: name ?? key,
    products: [],
    coverage: null,
    evidence: null,
    assumptions: VARIABLES.map((variable) => ({ variable, levels: [0, 4], origin: 'open', code: 'open' })),
    effort: {
      duration: [1, 1],
      oneOff: [0, 0],
      running: [0, 0],
      trainingHours: [0, 0],
      staff: [],
      moneyKind: 'consumptive',
      from: 'own',
      sources: [],
    },
  };
}
