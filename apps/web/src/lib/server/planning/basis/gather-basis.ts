import { VARIABLES, type Answers, type Level } from '@allmende/sovereignty';
import type { KnowledgeIndex } from '@allmende/knowledge';
import {
  contractsOf,
  effectiveContracts,
  grossPrice,
  type Contract,
  type EffectiveContract,
} from '#lib/server/contracts/index.ts';
import type { Actor, Database } from '#lib/server/database/index.ts';
import { measureAuthority, type MeasuredInput } from '#lib/server/sovereignty/index.ts';
import { ownOptions, type StoredOption } from '../store/options.ts';
import type { Assumption } from './dependence-after.ts';
import { dependenceOf } from './dependence-of.ts';
import { optionsFor, renewals, type OpenOption } from './options-for.ts';
import { withOwnFigures, ownOption } from './own-figures.ts';
import type { BasisApplication, PlanBasis } from './plan-basis.ts';
import { prerequisitesAmong } from './prerequisites-among.ts';
import { sharedPlatforms } from './shared-platforms.ts';

/**
 * Everything that plans of the actor's authority are made from today: dependence and weight of each application, when
 * its contract can be left, and what could replace it with which effort.
 *
 * @param asked `only`: ids of the applications that are of interest; `renewed`: those for which renewals are offered, too,
 * which nobody needs for all of them
 * @example (await gatherBasis(db, knowledge, actor)).applications[0]?.options
 */
export async function gatherBasis(
  db: Database,
  knowledge: KnowledgeIndex,
  actor: Actor,
  { only, renewed }: { only?: number[]; renewed?: ReadonlySet<number> } = {},
): Promise<PlanBasis> {
  const measured = await measureAuthority(db, knowledge, actor, only);
  const { contracts, prices, own } = await db.asActor(actor, async (trx) => ({
    contracts: await effectiveContracts(trx),
    prices: pricesAlone(await contractsOf(trx)),
    own: await ownOptions(trx),
  }));
  const ownBy = new Map<number, StoredOption[]>();
  for (const option of own)
    ownBy.set(option.application_id, [...(ownBy.get(option.application_id) ?? []), option]);
  const dependence = dependenceOf(measured.date);
  const applications = measured.applications.flatMap((each): BasisApplication[] => {
    const { stored, input } = each;
    const figures = measured.measures.get(input.id);
    if (!figures) return [];
    const criticality = input.criticality === 'unknown' ? null : input.criticality;
    const capabilities = capabilitiesOf(each, knowledge);
    const cents = prices.get(stored.id) ?? stored.cost_cents;
    const runningCost = cents === null ? null : cents / 100;
    const alternatives = optionsFor(knowledge, {
      product: stored.product_id,
      hosting: stored.hosting,
      isCritical: criticality === null || criticality === 4,
      capability: stored.capability_id,
      users: usersOfHouse(stored.users, measured.workplaces),
      criticality,
    });
    const contract = contractOf(contracts.get(stored.id), runningCost, measured.date);
    const today = (): Assumption[] => asToday(input.answers, figures.missing);
    const given = ownBy.get(stored.id) ?? [];
    const open: OpenOption[] = [
      ...alternatives,
      ...(contract && renewed?.has(stored.id) ? renewals(today(), runningCost ?? 0) : []),
      ...given.filter(({ name }) => name !== null).map((option) => ownOption(option)),
    ];
    return [
      {
        id: stored.id,
        name: stored.name,
        product: stored.product_id,
        productName: knowledge.products.get(stored.product_id ?? '')?.name ?? null,
        capabilities,
        criticality,
        department: stored.department,
        users: stored.users,
        weight: figures.w[1],
        isWeightKnown: figures.w[0] === figures.w[1],
        a: figures.a,
        missing: figures.missing.length,
        runningCost,
        contract,
        options: open.map((option) => {
          const wanted = withOwnFigures(
            option,
            given.find(({ key }) => key === option.key),
          );
          return { ...wanted, id: `${stored.id}:${option.key}`, a: dependence(wanted.assumptions) };
        }),
      },
    ];
  });
  return {
    date: measured.date,
    workplaces: measured.workplaces,
    applications,
    prerequisites: prerequisitesAmong(applications, knowledge),
    platforms: sharedPlatforms(applications, knowledge),
    decided: [],
  };
}

/** Pupils, citizens and guests use much, but nobody trains them or sets up their desks. */
function usersOfHouse(users: number | null, workplaces: number | null): number | null {
  return users === null || workplaces === null ? users : Math.min(users, workplaces);
}

function capabilitiesOf({ stored }: MeasuredInput, knowledge: KnowledgeIndex): string[] {
  const covered = knowledge.products
    .get(stored.product_id ?? '')
    ?.capabilities.flatMap(({ id, role }) => (role === 'covers' ? [id] : []));
  return [...new Set([...(stored.capability_id === null ? [] : [stored.capability_id]), ...(covered ?? [])])];
}

/**
 * Cents a year by application, of contracts that cover nothing else: what one of several applications under a contract
 * costs, nobody knows, and the contract is paid until the last of them is left.
 */
function pricesAlone(contracts: readonly Contract[]): Map<number, number> {
  const prices = new Map<number, number>();
  for (const contract of contracts) {
    const [application, ...others] = contract.applications;
    const price = grossPrice(contract);
    if (application === undefined || others.length > 0 || price === null) continue;
    prices.set(application, (prices.get(application) ?? 0) + price);
  }
  return prices;
}

/**
 * Where somebody pays and nobody knows until when, a year's notice to the end of a year is counted: a longer one is
 * seldom, and what is not bound at all would look cheaper to leave than it may be.
 */
function contractOf(
  effective: EffectiveContract | undefined,
  runningCost: number | null,
  date: string,
): BasisApplication['contract'] {
  if (!effective) return null;
  const { end, noticeMonths, renewMonths, contractId: id, title } = effective;
  if (end === null && noticeMonths === null && id === null && !runningCost) return null;
  return {
    id,
    title: id === null ? null : title,
    end: end ?? `${date.slice(0, 4)}-12-31`,
    noticeMonths: noticeMonths ?? 12,
    // A contract that does not renew itself is over at its end; that it is renewed by hand is another decision.
    renewMonths: renewMonths === null || renewMonths === 0 ? 12 : renewMonths,
    isAssumed: end === null || noticeMonths === null,
  };
}

/** The answers of today, for options that change only the contract. */
function asToday(answers: Answers, missing: readonly string[]): Assumption[] {
  return VARIABLES.flatMap((variable): Assumption[] => {
    const answer = answers[variable];
    if (answer?.value === 'n/a') return [];
    const isMissing = missing.includes(variable) || answer === undefined || answer.value === 'unknown';
    const levels = isMissing
      ? (answer?.between ?? ([0, 4] as const))
      : ([answer.value as Level, answer.value as Level] as const);
    return [{ variable, levels, origin: isMissing ? 'open' : 'fact', code: isMissing ? 'open' : 'as-today' }];
  });
}
