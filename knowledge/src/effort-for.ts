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
  de: 'Klasse 4: ein Vierteljahr Probebetrieb und ein Viertel mehr Tage kommen im ungünstigen Fall hinzu (redaktionelle Schätzung, ungeprüft).',
  en: 'Class 4: in the unfavourable case, a quarter of trial operation and a quarter more days are added (editorial estimate, unverified).',
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
  return {
    kind: { id: kind.id, name: kind.name },
    duration: [kind.quarters[0], kind.quarters[1] + (isClassFour ? 1 : 0)],
    oneOff: money(kind.oneOff),
    running: money(kind.running),
    trainingHours: scale([0, 0], kind.trainingHoursPerUser, users, 1),
    staff: kind.staff.map(({ team, fixed, perHundredUsers: [few, many] }) => {
      const [lo, hi] = scale(fixed, [few / 100, many / 100], users, 1);
      return { team, days: [lo, isClassFour ? Math.ceil(hi * 1.25) : hi] };
    }),
    basis: [
      kind.basis,
      ...(question.users === null ? [usersUnknown] : []),
      ...(isClassFour ? [classFour] : []),
    ],
    sources: kind.sources,
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
