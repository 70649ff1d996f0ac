import {
  alternativesOf,
  bundlesFor,
  coverageOf,
  effortFor,
  type AlternativeFact,
  type Bundle,
  type KnowledgeIndex,
  type Source,
} from '@allmende/knowledge';
import { assumptionsAfter, assumptionsTogether, type Assumption, type Replaced } from './dependence-after.ts';
import type { BasisOption, EffortFigures } from './plan-basis.ts';

/** An option before its dependence is measured. */
export type OpenOption = Omit<BasisOption, 'id' | 'a'>;

/** What the options of an application depend on. */
export interface OptionQuestion extends Replaced {
  capability: string | null;
  users: number | null;
  criticality: number | null;
}

/** More would seldom be chosen and make each computing longer. */
const mostProducts = 2;
const mostVariants = 2;

/** An option without its effort, and what the effort is asked for. */
type Replacement = Omit<OpenOption, 'effort'> & { to: string };

/** The facts do not change while the program runs, and many applications are alike. */
const known = new WeakMap<KnowledgeIndex, Map<string, Replacement[]>>();

/**
 * What could replace a product, best evidence first: up to two products that cover all or most of it, and up to two
 * variants of bundles. What covers only a part is no replacement by itself and is left to bundles and to options of
 * one's own; so are aids of people with disabilities.
 *
 * @example optionsFor(knowledge, { product: 'ms-office', … }).map(({ key }) => key) // ['product:libreoffice', …]
 */
export function optionsFor(knowledge: KnowledgeIndex, question: OptionQuestion): OpenOption[] {
  const { product } = question;
  if (product === null || knowledge.effort.kinds.length === 0) return [];
  if (isPersonal(knowledge, product)) return [];
  const lately = known.get(knowledge) ?? new Map<string, Replacement[]>();
  known.set(knowledge, lately);
  const key = `${product} ${question.hosting} ${question.isCritical}`;
  const replacements = lately.get(key) ?? replacementsOf(knowledge, { ...question, product });
  lately.set(key, replacements);
  return replacements.map(({ to, ...option }) => ({ ...option, effort: effortOf(knowledge, to, question) }));
}

/** What somebody needs to be able to work at all, such as a screen reader, is not for a plan to exchange. */
function isPersonal(knowledge: KnowledgeIndex, product: string): boolean {
  const { capabilities = [] } = knowledge.products.get(product) ?? {};
  return capabilities.some(({ id, role }) => role === 'covers' && id === 'barrierefreiheit');
}

function replacementsOf(knowledge: KnowledgeIndex, replaced: Replaced & { product: string }): Replacement[] {
  const products = bestProven(
    alternativesOf(knowledge, replaced.product).filter(
      ({ alternative }) => alternative.coverage !== 'part' && alternative.scope !== 'component',
    ),
  )
    .slice(0, mostProducts)
    .map((found) => productOption(knowledge, found, replaced));
  const variants = bundlesFor(knowledge, replaced.product)
    .flatMap((bundle) => variantsOf(knowledge, bundle, replaced))
    .slice(0, mostVariants);
  return [...variants, ...products];
}

/** What runs at named administrations comes before what covers more on paper, and then stands alone. */
function bestProven(found: readonly AlternativeFact[]): AlternativeFact[] {
  const running = found.filter(({ deployments }) => deployments.some(({ status }) => status === 'running'));
  return running.length > 0 ? running : [...found];
}

function productOption(
  knowledge: KnowledgeIndex,
  { product, alternative, deployments }: AlternativeFact,
  replaced: Replaced,
): Replacement {
  const { source, evidence } = alternative;
  return {
    key: `product:${product.id}`,
    to: product.id,
    kind: 'product',
    name: product.name,
    products: [product.id],
    coverage: alternative.coverage,
    evidence: {
      text: evidence,
      ...told(source),
      running: deployments.filter(({ status }) => status === 'running').length,
    },
    assumptions: assumptionsAfter(knowledge, product, replaced),
  };
}

function variantsOf(knowledge: KnowledgeIndex, bundle: Bundle, replaced: Replaced): Replacement[] {
  return bundle.variants.flatMap((variant): Replacement[] => {
    const products = variant.components.flatMap((id) => knowledge.products.get(id) ?? []);
    const coverage = coverageOf(bundle, variant.components);
    if (products.length === 0 || coverage === 'none' || coverage === 'part') return [];
    const [source] = bundle.sources;
    const parts = products.map((product) => assumptionsAfter(knowledge, product, replaced));
    return [
      {
        key: `bundle:${bundle.id}:${variant.id}`,
        to: bundle.id,
        kind: 'bundle',
        name: products.map(({ name }) => name).join(' + '),
        products: products.map(({ id }) => id),
        coverage,
        evidence: source ? { text: variant.name.de, ...told(source), running: 0 } : null,
        assumptions: assumptionsTogether(parts),
      },
    ];
  });
}

function effortOf(knowledge: KnowledgeIndex, to: string, question: OptionQuestion): EffortFigures {
  const { duration, oneOff, running, trainingHours, staff, pilot, platform, sources } = effortFor(knowledge, {
    from: question.product,
    to,
    capability: question.capability,
    users: question.users,
    criticality: question.criticality,
  });
  return {
    duration: [Math.max(1, duration[0]), Math.max(1, duration[1])],
    oneOff,
    running,
    trainingHours,
    staff,
    moneyKind: 'consumptive',
    from: 'knowledge',
    sources: sources.map(({ text, date, grade }) => ({ text, ...(date && { date }), grade })),
    pilot,
    platform,
  };
}

function told({ text, date, grade }: Source): { source: string; date?: string; grade: string } {
  return { source: text, ...(date && { date }), grade };
}

/**
 * The contract renewed for some years: for one year and with support for leaving, W4 is 2 at most; for longer, it is 4.
 * Everything else stays as it is today.
 */
export function renewals(today: readonly Assumption[], runningCost: number): OpenOption[] {
  return ([1, 3, 5] as const).map((years) => ({
    key: `renew:${years}`,
    kind: 'renew',
    name: String(years),
    products: [],
    coverage: null,
    evidence: null,
    assumptions: today.map((assumption): Assumption => {
      if (assumption.variable !== 'W4') return assumption;
      return years === 1
        ? { variable: 'W4', levels: [0, 2], origin: 'target', code: 'renewed-one-year' }
        : { variable: 'W4', levels: [4, 4], origin: 'derived', code: 'renewed-longer' };
    }),
    effort: {
      duration: [1, 1],
      oneOff: [0, 0],
      running: [runningCost, runningCost],
      trainingHours: [0, 0],
      staff: [],
      moneyKind: 'consumptive',
      from: 'knowledge',
      sources: [],
    },
  }));
}
