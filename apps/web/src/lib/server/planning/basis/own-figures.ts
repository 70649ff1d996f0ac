import { z } from 'zod';
import { isQuarter, quartersBetween, type Quarter } from '@allmende/planner';
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
  /** The first quarter in which support can be had, by contract or by own people. */
  supportFrom: z.custom<Quarter>((value) => isQuarter(value)).optional(),
  /** A development with others: our part of `oneOff` in per cent, when it may begin, and with whom. */
  sharePercent: z.number().int().min(1).max(100).optional(),
  window: z
    .strictObject({
      from: z.custom<Quarter>((value) => isQuarter(value)).optional(),
      to: z.custom<Quarter>((value) => isQuarter(value)).optional(),
    })
    .refine(({ from, to }) => !from || !to || quartersBetween(from, to) >= 0)
    .optional(),
  partners: z.string().trim().max(300).optional(),
  /** Levels of AM-1 after go-live, from … to. */
  levels: z
    .partialRecord(
      z.enum(VARIABLES),
      z.tuple([level, level]).refine(([lo, hi]) => lo <= hi),
    )
    .optional(),
});
export type OptionFigures = z.infer<typeof optionFigures>;

const effortKeys = ['duration', 'oneOff', 'running', 'trainingHours', 'moneyKind', 'staff'] as const;

/** An option with the figures that the authority has set in place of those of the facts. */
export function withOwnFigures(option: OpenOption, stored: StoredOption | undefined): OpenOption {
  if (!stored) return option;
  const own = optionFigures.catch({}).parse(stored.figures);
  const { effort } = option;
  const exactly = (value: number | undefined, other: readonly [number, number]) =>
    value === undefined ? other : ([value, value] as const);
  const hasEffort = effortKeys.some((key) => own[key] !== undefined);
  const percent = option.joint ? (own.sharePercent ?? 100) : 100;
  // Who states a duration means the whole time up to go-live, a pilot included.
  const pilot = own.duration === 1 ? null : (effort.pilot ?? null);
  return {
    ...option,
    ...(option.joint && {
      joint: {
        percent,
        from: own.window?.from ?? null,
        to: own.window?.to ?? null,
        partners: own.partners ?? '',
      },
    }),
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
      duration: exactly(own.duration && own.duration - (pilot ? 1 : 0), effort.duration),
      oneOff: exactly(
        own.oneOff === undefined ? undefined : Math.ceil((own.oneOff * percent) / 100),
        effort.oneOff,
      ),
      running: exactly(own.running, effort.running),
      trainingHours: exactly(own.trainingHours, effort.trainingHours),
      staff: own.staff?.map(({ team, days }) => ({ team, days: [days, days] as const })) ?? effort.staff,
      moneyKind: own.moneyKind ?? effort.moneyKind,
      from: hasEffort ? 'own' : effort.from,
      sources: effort.sources,
      pilot: pilot && (own.staff ? { ...pilot, staff: [] } : pilot),
      // Own figures are meant for the whole, so nothing of it can be told apart.
      platform: hasEffort ? null : (effort.platform ?? null),
      ...(own.supportFrom && { supportFrom: own.supportFrom }),
    },
  };
}

/** An option that only the authority knows; everything about its dependence is open until it is stated. */
export function ownOption({ key, name }: StoredOption): OpenOption {
  return {
    key,
    kind: key.startsWith('joint:') ? 'joint' : 'own',
    ...(key.startsWith('joint:') && { joint: { percent: 100, from: null, to: null, partners: '' } }),
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
