import type { KnowledgeIndex } from './index-knowledge.ts';
import type { Effort, Words } from './planning-schema.ts';
import type { Source } from './schema.ts';

type Range = readonly [lo: number, hi: number];

/** What is to be replaced by what, for how many. */
export interface EffortQuestion {
  /** The product that is replaced. */
  from: string | null;
  /** The product or bundle that comes in. */
  to: string;
  capability: string | null;
  /** People who work with it; null where nobody knows. */
  users: number | null;
  /** 1–4 as in `capabilities.yaml`. */
  criticality: number | null;
}

/** What a replacement takes, from … to. A default to start from: every figure is meant to be replaced by one's own. */
export interface EffortFigures {
  /** The kind of replacement that the figures are meant for. */
  kind: { id: string; name: Words };
  /** Whole quarters until the old product is switched off. */
  duration: Range;
  /** Euros, once. */
  oneOff: Range;
  /** Euros a year, in all. */
  running: Range;
  /** Hours, of all users together. */
  trainingHours: Range;
  /** Working days of own staff over the whole duration. */
  staff: { team: string; days: Range }[];
  /** Class 4 only: what a pilot adds before the rest, in whole quarters and in working days. */
  pilot: { duration: Range; staff: { team: string; days: Range }[] } | null;
  /**
   * The part of all this that does not grow with the users and comes first: where several replacements stand on the same
   * product, it is needed once. Null for kinds that need no platform.
   */
  platform: { duration: Range; oneOff: Range; running: Range; staff: { team: string; days: Range }[] } | null;
  /** How the figures came about; a second sentence where the number of users was assumed. */
  basis: Words[];
  sources: Source[];
}

/** Where nobody knows the number of users: few as well as many. */
const UNKNOWN_USERS: Range = [10, 300];

const usersUnknown: Words = {
  de: 'Die Zahl der Nutzenden ist nicht bekannt; gerechnet wurde mit 10 bis 300.',
  en: 'The number of users is not known; 10 to 300 were counted.',
};
const classFour: Words = {
  de: 'Klasse 4: Ein Vierteljahr Probebetrieb in zwei Ämtern geht voraus und braucht ein Viertel der Tage zusätzlich (redaktionelle Schätzung, ungeprüft).',
  en: 'Class 4: a pilot of three months in two departments comes first and takes a quarter of the days on top (editorial estimate, unverified).',
};

/**
 * Default figures for one replacement: those of the bundle, else those of the capability, of its area, or of any
 * replacement.
 *
 * @throws Error where the facts hold no figures at all
 *
 * @example
 * const { oneOff } = effortFor(facts, { from: 'exchange', to: 'open-xchange', capability: 'mail-groupware', users: 400, criticality: 4 });
 */
export const effortFor = (facts: KnowledgeIndex, question: EffortQuestion): EffortFigures => {
  const kind = kindOf(facts, question);
  const users: Range = question.users === null ? UNKNOWN_USERS : [question.users, question.users];
  const isClassFour = question.criticality === 4;
  const money = ({ fixed, perUser }: Effort['oneOff']): Range => scale(fixed, perUser, users, 100);
  const staff = kind.staff.map(({ team, fixed, perHundredUsers: [few, many] }) => ({
    team,
    days: scale(fixed, [few / 100, many / 100], users, 1),
  }));
  return {
    kind: { id: kind.id, name: kind.name },
    duration: kind.quarters,
    oneOff: money(kind.oneOff),
    running: money(kind.running),
    trainingHours: scale([0, 0], kind.trainingHoursPerUser, users, 1),
    staff,
    pilot: isClassFour ? pilotOf(staff) : null,
    platform: platformOf(facts, kind),
    basis: [
      kind.basis,
      ...(question.users === null ? [usersUnknown] : []),
      ...(isClassFour ? [classFour] : []),
    ],
    sources: kind.sources,
  };
};

const pilotOf = (staff: EffortFigures['staff']): EffortFigures['pilot'] => ({
  duration: [1, 1],
  staff: staff.map(({ team, days: [lo, hi] }) => ({ team, days: [Math.floor(lo / 4), Math.ceil(hi / 4)] })),
});

/** Of the team's days, only those that fall into the time of building: more would not fit in. */
const platformOf = (
  { effort: { platform } }: KnowledgeIndex,
  { quarters, oneOff, running, staff }: Effort,
): EffortFigures['platform'] => {
  const own = staff.find(({ team }) => team === platform?.team);
  if (!platform || !own || own.fixed[1] === 0) return null;
  // Whatever stands on it needs time of its own.
  const duration: Range = [
    Math.min(platform.quarters[0], Math.max(1, quarters[0] - 1)),
    Math.min(platform.quarters[1], Math.max(1, quarters[1] - 1)),
  ];
  const days = (end: 0 | 1): number => (own.fixed[end] * duration[end]) / Math.max(quarters[end], 1);
  return {
    duration,
    oneOff: oneOff.fixed,
    running: running.fixed,
    staff: [{ team: platform.team, days: [Math.floor(days(0)), Math.floor(days(1))] }],
  };
};

/** Rounded outwards, so that rounding never makes a range narrower than what is known. */
const scale = (fixed: Range, perUser: Range, users: Range, step: number): Range => [
  Math.floor((fixed[0] + perUser[0] * users[0]) / step) * step,
  Math.ceil((fixed[1] + perUser[1] * users[1]) / step) * step,
];

const kindOf = (facts: KnowledgeIndex, { from, to, capability }: EffortQuestion): Effort => {
  const { kinds } = facts.effort;
  const bundle = facts.bundles.get(to);
  const covered = [from, to].flatMap((id) =>
    id === null
      ? []
      : (facts.products.get(id)?.capabilities ?? [])
          .filter(({ role }) => role === 'covers')
          .map((one) => one.id),
  );
  const capabilities = capability === null ? covered : [capability];
  const areas = capabilities.flatMap((id) => facts.capabilities.get(id)?.area ?? []);
  const kind =
    kinds.find(({ id }) => id === bundle?.effort) ??
    firstOf(capabilities, (id) => kinds.find((one) => one.capabilities.includes(id))) ??
    firstOf(areas, (area) => kinds.find((one) => one.areas.includes(area))) ??
    kinds.at(-1);
  if (!kind) throw new Error('The facts hold no figures of effort.');
  return kind;
};

const firstOf = <T, R>(items: readonly T[], look: (item: T) => R | undefined): R | undefined => {
  for (const item of items) {
    const found = look(item);
    if (found !== undefined) return found;
  }
  return undefined;
};
