import { yearOf } from '@allmende/planner';
import type { KnowledgeIndex } from '@allmende/knowledge';
import { layOutTables } from '#lib/documents/lay-out-tables.ts';
import type { LaidTable } from '#lib/documents/lay-out.ts';
import { formatter, texts, type Language } from '#lib/i18n/index.ts';
import { withCosts } from '#lib/server/contracts/index.ts';
import type { Actor, Database } from '#lib/server/database/index.ts';
import { viewPlan, type PlanView } from '#lib/server/planning/index.ts';
import { measureAuthority, type MeasuredInventory } from '#lib/server/sovereignty/index.ts';
import { centsOf } from './cents.ts';
import { costTables, todaySentence } from './cost-tables.ts';
import { financeOf } from './finance-of.ts';
import { financePlan, yearsOfFinance } from './finance-of-plans.ts';
import type { Assumptions, Finance, Variant, VariantFinance } from './finance-types.ts';
import { oneOffOf, oneOffTable } from './one-off.ts';
import { effortTable, teamTable } from './staff-tables.ts';
import { todaysCosts } from './todays-costs.ts';
import { usualAssumptions } from './usual-assumptions.ts';
import { withoutPrice } from './without-price.ts';

/** A paper that has set what costs are computed with. */
export interface CostingPaper {
  id: number;
  name: string;
  assumptions: Assumptions;
  plans: Record<Variant, number | null>;
}

/** The costs of plans over the same five years, as the tables of papers. */
export interface CostsView {
  /** Whose assumptions count; null for the usual ones. */
  paper: { id: number; name: string } | null;
  /** Money first, then own staff. */
  money: LaidTable[];
  staff: LaidTable[];
  sentences: string[];
  /** Dependence as measured today, apart from all plans. */
  today: { ag: readonly [number, number]; applications: number; completeness: number; date: string };
}

/**
 * What plans cost, with the assumptions of a paper or the usual ones; the same figures that the paper holds.
 *
 * @param plans in the order in which they are shown; those without figures are left out
 * @example (await viewCosts(db, knowledge, actor, [plan], null, 'de')).money[0]?.caption
 */
export async function viewCosts(
  db: Database,
  knowledge: KnowledgeIndex,
  actor: Actor,
  plans: readonly PlanView[],
  paper: CostingPaper | null,
  language: Language,
): Promise<CostsView> {
  const measured = await withCosts(db, actor, await measureAuthority(db, knowledge, actor));
  const proposed = paper?.plans.B ?? paper?.plans.C;
  const leading =
    proposed == null
      ? plans[0]
      : (plans.find(({ id }) => id === String(proposed)) ??
        (await viewPlan(db, knowledge, actor, String(proposed), language)));
  const costed = plans.flatMap((plan) => costOf(plan, leading ?? plan, paper, measured));
  const t = texts(language).finance;
  const f = formatter(language);
  const [first] = costed;
  const shown = costed.map(({ plan, variant }) => ({
    name: t.named(plan.name),
    row: plan.name,
    variant,
    plan,
  }));
  return {
    paper: paper && { id: paper.id, name: paper.name },
    money: first
      ? layOutTables(
          [
            ...shown.flatMap(({ name, variant, plan }) =>
              oneOffTable(
                {
                  caption: `${name}: ${t.oneOffCaption}`,
                  years: first.finance.years,
                  plans: [{ name: '', oneOff: oneOffOf(variant) }],
                  budgets: plan.settings.budgets.map(({ year, kind, amount }) => ({
                    year,
                    kind,
                    cents: centsOf(amount),
                  })),
                },
                language,
              ),
            ),
            ...costTables(first.finance, shown, language),
          ],
          language,
        )
      : [],
    staff: first
      ? layOutTables(
          shown.flatMap(({ name, variant, plan }) => [
            ...effortTable(first.finance, { name, variant }, language),
            ...teamTable(plan.figures?.staff ?? [], name, language),
          ]),
          language,
        )
      : [],
    sentences: first
      ? [
          todaySentence(first.finance, language),
          ...costed.flatMap(({ plan, unpriced, steps }) =>
            unpriced === 0 ? [] : [t.withoutPrice(f.integer(unpriced), f.integer(steps), t.named(plan.name))],
          ),
        ]
      : [],
    today: {
      ag: measured.measurement.ag,
      applications: measured.applications.length,
      completeness: measured.measurement.completeness,
      date: measured.date,
    },
  };
}

interface CostedPlan {
  plan: PlanView;
  variant: VariantFinance;
  finance: Finance;
  steps: number;
  /** Steps of which nobody knows what the old application costs. */
  unpriced: number;
}

function costOf(
  plan: PlanView,
  leading: PlanView,
  paper: CostingPaper | null,
  measured: MeasuredInventory,
): CostedPlan[] {
  const asked = (['A', 'B', 'C'] as const).find((each) => String(paper?.plans[each]) === plan.id);
  const as = asked ?? 'B';
  const assumptions = paper?.assumptions ?? usualAssumptions;
  const finance = financeOf({
    firstYear: yearOf(leading.settings.start),
    years: yearsOfFinance,
    today: todaysCosts(measured),
    // What a paper adds to its variants belongs to no other plan.
    assumptions: paper && !asked ? { ...assumptions, items: [] } : assumptions,
    plans: { B: as === 'B' ? financePlan(plan) : null, C: as === 'C' ? financePlan(plan) : null },
  });
  const variant = plan.figures && finance.variants[as];
  if (!variant) return [];
  const unpriced = withoutPrice({ plans: { A: null, B: plan, C: null }, measured }, 'B').size;
  return [{ plan, variant, finance, steps: plan.figures?.steps.length ?? 0, unpriced }];
}
