import {
  checkPlan,
  choicesOfPlan,
  describeLimit,
  quartersBetween,
  withComponents,
  type CheckedPlan,
  type Choice,
  type PlanInput,
  type Quarter,
} from '@allmende/planner';
import type { KnowledgeIndex } from '@allmende/knowledge';
import type { Actor, Database } from '#lib/server/database/index.ts';
import type { Language } from '#lib/i18n/index.ts';
import { gatherBasis } from './basis/gather-basis.ts';
import type { BasisApplication, PlanBasis } from './basis/plan-basis.ts';
import { inputFrom } from './basis/plan-input.ts';
import type { PlanSettings } from './plan-view.ts';
import { readStored } from './view-plan.ts';
import { shownIn } from './view/shown-in.ts';
import { withTeamNames } from './view/step-view.ts';

/** What is tried out with one application: another start, another option, or not at all. */
export type Move = { start: Quarter } | { option: string; start: Quarter } | { never: true };

export interface PriceOfMove {
  /** Area under AG_hi(t) in points × quarters, before and with the move. */
  area: { before: number; after: number };
  /** Euros beyond today over the whole plan, and of the years that change. */
  money: { before: number; after: number; years: { year: number; before: number; after: number }[] };
  /** Working days of the busiest quarter of all teams together. */
  peak: { before: number; after: number };
  /** Limits that would no longer hold, in words; empty: the move fits without moving anything else. */
  breaks: string[];
}

/**
 * What moving, exchanging or leaving out one step would cost, with what it stands on, all other steps staying where they are. Answers at once
 * and changes nothing; whether the others could make room, a new computing with a pin tells.
 *
 * @returns null where the plan, its figures or the application are not there
 * @example await priceOfMove(db, knowledge, actor, '17', 4, { start: '2028-Q1' }, 'de')
 */
export async function priceOfMove(
  db: Database,
  knowledge: KnowledgeIndex,
  actor: Actor,
  id: string,
  application: number,
  move: Move,
  language: Language,
): Promise<PriceOfMove | null> {
  const stored = await readStored(db, actor, id);
  const run = stored?.result;
  if (!stored || !run?.basis || run.result?.status !== 'plan') return null;
  const { basis, settings } = run;
  const known = await knownAs(
    db,
    knowledge,
    actor,
    basis,
    application,
    'option' in move ? move.option : null,
  );
  if (!known) return null;
  const asked = inputFrom(basis, stored.plan.scenario, settings, basis.decided);
  const choices = choicesOfPlan(asked, run.result.plan);
  const moved = movedChoices(choices, application, move, settings.start);
  if (!moved) return null;
  const wide = withOption(asked, known, 'option' in move ? move.option : null, { basis, settings });
  const [before, after] = [checkPlan(asked, choices), checkPlan(wide, withComponents(wide, moved))];
  const shown = shownIn(knowledge, language);
  return {
    area: { before: before.area[1], after: after.area[1] },
    money: { before: sumOf(before), after: sumOf(after), years: changedYears(before, after) },
    peak: { before: peakOf(before), after: peakOf(after) },
    breaks: [
      ...new Set(
        after.violations.map(({ limit }) => withTeamNames(describeLimit(limit, wide, language), shown)),
      ),
    ],
  };
}

/** As it was frozen, or as it is today where the option was not offered then. */
async function knownAs(
  db: Database,
  knowledge: KnowledgeIndex,
  actor: Actor,
  { applications }: PlanBasis,
  id: number,
  option: string | null,
): Promise<BasisApplication | undefined> {
  const frozen = applications.find((each) => each.id === id);
  if (!frozen || option === null || frozen.options.some((each) => each.id === option)) return frozen;
  const [today] = (await gatherBasis(db, knowledge, actor, { only: [id], renewed: new Set([id]) }))
    .applications;
  const known = today?.options.filter((each) => each.id === option) ?? [];
  return known.length === 0 ? undefined : { ...frozen, options: [...frozen.options, ...known] };
}

function movedChoices(
  choices: readonly Choice[],
  application: number,
  move: Move,
  begin: Quarter,
): Choice[] | null {
  const id = String(application);
  const others = choices.filter((each) => each.application !== id);
  if ('never' in move) return others;
  const option = 'option' in move ? move.option : choices.find((each) => each.application === id)?.option;
  if (option === undefined) return null;
  return [...others, { application: id, option, start: quartersBetween(begin, move.start) }];
}

/** The input with an option that was not offered when it was computed. */
function withOption(
  input: PlanInput,
  known: BasisApplication,
  option: string | null,
  { basis, settings }: { basis: PlanBasis; settings: PlanSettings },
): PlanInput {
  if (option === null || input.options.some(({ id }) => id === option)) return input;
  const pins = { [String(known.id)]: [{ kind: 'option' as const, option, start: null }] };
  const alone = inputFrom({ ...basis, applications: [known] }, 'own', { ...settings, pins }, []);
  return { ...input, options: [...input.options, ...alone.options] };
}

function changedYears(before: CheckedPlan, after: CheckedPlan): PriceOfMove['money']['years'] {
  const amounts = ({ money }: CheckedPlan): Map<number, number> =>
    new Map(money.map(({ year, consumptive, investive }) => [year, consumptive + investive]));
  const [then, now] = [amounts(before), amounts(after)];
  return [...new Set([...then.keys(), ...now.keys()])]
    .sort((a, b) => a - b)
    .flatMap((year) => {
      const [was, is] = [then.get(year) ?? 0, now.get(year) ?? 0];
      return Math.abs(was - is) < 0.005 ? [] : [{ year, before: was, after: is }];
    });
}

const sumOf = ({ money }: CheckedPlan): number =>
  money.reduce((sum, { consumptive, investive }) => sum + consumptive + investive, 0);

function peakOf({ staff }: CheckedPlan): number {
  const quarters = Math.max(0, ...staff.map(({ days }) => days.length));
  return Math.max(
    0,
    ...Array.from({ length: quarters }, (_, period) =>
      staff.reduce((sum, { days }) => sum + (days[period] ?? 0), 0),
    ),
  );
}
