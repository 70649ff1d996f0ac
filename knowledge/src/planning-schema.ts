import { z } from 'zod';
import { source } from './schema.ts';

const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'lower-case letters, digits and single hyphens');
/** A sentence or name in both languages; never adapted from somebody else's text. */
export const words = z.strictObject({ de: z.string().min(1), en: z.string().min(1) });
const sources = z.array(source).min(1);

/** From … to; nothing is known more exactly. */
const range = z
  .tuple([z.number().nonnegative(), z.number().nonnegative()])
  .refine(([lo, hi]) => lo <= hi, 'the first number is the smaller one');
const coverage = z.enum(['full', 'most', 'part']);

/** Part of a figure that is always there, and part that grows with the users. */
const scaled = z.strictObject({ fixed: range, perUser: range });

/** What a kind of replacement takes, where an authority has no figures of its own. */
export const effort = z.strictObject({
  id,
  name: words,
  /** Capabilities, or whole areas (as in `capabilities.yaml`), that the figures are meant for. */
  capabilities: z.array(id).default([]),
  areas: z.array(z.string().min(1)).default([]),
  /** Quarters from the beginning until the old product is switched off. */
  quarters: range,
  /** Euros, once: planning, integration, moving data, external help. */
  oneOff: scaled,
  /** Euros a year, in all (not the difference to today): support, operation, maintenance. */
  running: scaled,
  trainingHoursPerUser: range,
  /** Working days of own staff, by team. */
  staff: z.array(z.strictObject({ team: id, fixed: range, perHundredUsers: range })),
  /** How the figures came about. */
  basis: words,
  sources,
});

/** How the part of an effort that several replacements have in common is told from the rest. */
const platform = z.strictObject({
  /** Kinds of replacement in which this team has work of its own need a platform. */
  team: id,
  /** Quarters at the beginning of the duration in which it is built. */
  quarters: range,
  basis: words,
  sources,
});

/** Default figures, and the teams whose days they count. */
export const effortFile = z.strictObject({
  platform: platform.optional(),
  teams: z.array(z.strictObject({ id, name: words })).min(1),
  /** The last one is meant for everything that the others do not name. */
  kinds: z.array(effort).min(1),
});

/** Some kinds of replacement come before others. */
export const prerequisite = z.strictObject({
  id,
  /** Capabilities that come first. */
  earlier: z.array(id).min(1),
  /** Capabilities that wait for them. */
  later: z.array(id).min(1),
  /** `must`: the later one does not work otherwise; `should`: it goes better. */
  strength: z.enum(['must', 'should']),
  reason: words,
  sources,
});

/** The maker's own page on how to install it; no page of anybody else. */
export const installation = z.strictObject({ url: z.url(), title: z.string().min(1), date: z.iso.date() });

/** Where in the program a piece of guidance is of use. */
export const guidanceContext = z.enum([
  'start',
  'inventory',
  'measure',
  'contract',
  'procurement',
  'cost',
  'plan',
  'freeze',
  'pilot',
  'export',
  'support',
  'staff',
  'security',
  'identity',
  'office',
  'groupware',
  'client-os',
  'infrastructure',
  'specialised',
  'cloud',
  'licence',
  'governance',
]);

const pilotStep = z.strictObject({ when: z.enum(['before', 'during', 'after']), text: words });

/** What it takes to try something out so that a decision can rest on it. */
export const pilotKit = z.strictObject({
  goal: words,
  weeks: range,
  users: range,
  /** Own working days of all teams together; an editorial estimate. */
  days: range,
  /** Who takes part, beside the two departments that every pilot needs. */
  group: z.array(words).default([]),
  checklist: z.array(pilotStep).default([]),
  /** What must be true in the end, and how that is seen. */
  success: z.array(z.strictObject({ criterion: words, measure: words })).default([]),
  exitTest: z.array(words).default([]),
  risks: z.array(z.strictObject({ risk: words, answer: words })).default([]),
  wayBack: z.array(words).default([]),
});

/** Several products that together replace one or more others. */
export const bundle = z.strictObject({
  id,
  name: words,
  lead: words,
  /** Products, whole or as a suite, that it can take the place of. */
  replaces: z.array(id).min(1),
  functions: z.array(z.strictObject({ id, name: words, must: z.boolean() })).min(1),
  components: z
    .array(
      z.strictObject({
        product: id,
        covers: z.array(z.strictObject({ function: id, coverage, note: words.optional(), source })).min(1),
        installation: z.array(installation).default([]),
      }),
    )
    .min(1),
  /** Choices of components that fit together; the components of two variants are not meant to run side by side. */
  variants: z.array(z.strictObject({ id, name: words, components: z.array(id).min(1), note: words })).min(1),
  /** What nobody should find out only after the decision. */
  gaps: z.array(z.strictObject({ text: words, functions: z.array(id).default([]), source })).default([]),
  /** The kind of effort, as in `effort.yaml`. */
  effort: id,
  /** Which guidance belongs beside it. */
  contexts: z.array(guidanceContext).default([]),
  pilot: pilotKit,
  sources,
});

/** A phase, a rule, a risk, a myth with its answer, or advice on governance: always with what it rests on. */
export const guidance = z.strictObject({
  id,
  kind: z.enum(['phase', 'rule', 'risk', 'myth', 'governance']),
  /** A myth's title is the claim itself. */
  title: words,
  text: words,
  /** Phases only: what must be true before the next one begins. */
  exit: words.optional(),
  contexts: z.array(guidanceContext).min(1),
  sources,
});

/** What became of a change somewhere: those that failed or were undone count as much as the others. */
export const changeCase = z.strictObject({
  id,
  administration: z.string().min(1),
  country: z.string().regex(/^[A-Z]{2}$/, 'two capital letters (ISO 3166-1)'),
  level: z.enum(['municipality', 'state', 'federal', 'group', 'schools']),
  what: words,
  /** Products known here that came in, and that they took the place of. */
  products: z.array(id).default([]),
  replaced: z.array(id).default([]),
  since: z.number().int().min(1990).max(2100).optional(),
  until: z.number().int().min(1990).max(2100).optional(),
  size: words.optional(),
  status: z.enum(['running', 'completed', 'returned', 'ended', 'unknown']),
  result: words,
  sources,
});

export type Words = z.infer<typeof words>;
export type Effort = z.infer<typeof effort>;
export type EffortFile = z.infer<typeof effortFile>;
export type Prerequisite = z.infer<typeof prerequisite>;
export type Installation = z.infer<typeof installation>;
export type PilotKit = z.infer<typeof pilotKit>;
export type Bundle = z.infer<typeof bundle>;
export type GuidanceContext = z.infer<typeof guidanceContext>;
export type Guidance = z.infer<typeof guidance>;
export type ChangeCase = z.infer<typeof changeCase>;

/** What helps to plan. It stays in memory: nothing in the store refers to it, and no query asks for it. */
export interface PlanningFacts {
  effort: EffortFile;
  prerequisites: Prerequisite[];
  /** What every pilot needs, whatever is tried out. */
  pilot: PilotKit | null;
  bundles: Bundle[];
  guidance: Guidance[];
  cases: ChangeCase[];
}
