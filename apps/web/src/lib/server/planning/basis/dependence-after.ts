import { dependenceFacts, type KnowledgeIndex, type Product } from '@allmende/knowledge';
import { prefill, type Answers, type Level, type Variable } from '@allmende/sovereignty';
import type { ApplicationTable } from '#lib/server/database/index.ts';

type Hosting = ApplicationTable['hosting'];

/**
 * Where an answer about tomorrow comes from:
 * - `fact`: it follows from what is known about the product;
 * - `derived`: it follows from what the replacement is (open source, the old product as a way back);
 * - `target`: a condition that the step has to meet before go-live, or it may not go live;
 * - `own`: stated by the authority;
 * - `open`: nothing is known, so everything between 0 and 4 counts.
 */
export type AssumptionOrigin = 'fact' | 'derived' | 'target' | 'own' | 'open';

/** What codes of {@link Assumption} can be told in words; see docs/method/plan.md. */
export type AssumptionCode =
  | 'fact'
  | 'open'
  | 'own'
  | 'way-back'
  | 'export-tested'
  | 'source-open'
  | 'exit-in-a-year'
  | 'operation-kept'
  | 'operation-own'
  | 'two-supports'
  | 'own-and-provider'
  | 'data-in-house'
  | 'no-forced-change'
  | 'renewed-one-year'
  | 'renewed-longer'
  | 'as-today';

/** One of the ten variables after go-live, and why. */
export interface Assumption {
  variable: Variable;
  levels: readonly [Level, Level];
  origin: AssumptionOrigin;
  code: AssumptionCode;
  /** Sentence of the fact, where one stands behind it. */
  reason?: { de: string; en: string };
}

/** What of today bears on tomorrow. */
export interface Replaced {
  product: string | null;
  hosting: Hosting;
  /** Class 4, or unknown: two offers of support are a condition (rule R5). */
  isCritical: boolean;
}

const everything: readonly [Level, Level] = [0, 4];

/**
 * What may honestly be said about an application after it was replaced by a product: facts first, then what open source
 * brings by itself, then the conditions that the step has to meet; the rest stays open between 0 and 4.
 *
 * @example
 * assumptionsAfter(knowledge, product, { product: 'ms-office', hosting: 'own', isCritical: true }).find(({ variable }) => variable === 'W2')
 * // { variable: 'W2', levels: [0, 1], origin: 'target', code: 'export-tested' }
 */
export function assumptionsAfter(knowledge: KnowledgeIndex, by: Product, from: Replaced): Assumption[] {
  const known = dependenceFacts(knowledge, by.id);
  const operation = from.hosting === 'own' || from.hosting === 'provider' ? from.hosting : 'provider';
  const canRunHere = by.hosting.length === 0 || by.hosting.some((each) => each !== 'saas');
  const facts = prefill({ ...known?.facts, ...(canRunHere ? { operation } : {}) });
  const isOpen = by.licence.kind === 'open-source';
  const fact = (variable: Variable): Assumption => {
    const answer = facts[variable];
    const levels = levelsOf(answer);
    if (!answer?.prefilled || !levels) return { variable, levels: everything, origin: 'open', code: 'open' };
    const { reason, reasonEn } = answer.prefilled;
    return { variable, levels, origin: 'fact', code: 'fact', reason: { de: reason, en: reasonEn ?? reason } };
  };
  const rule = (
    variable: Variable,
    levels: readonly [Level, Level],
    origin: AssumptionOrigin,
    code: AssumptionCode,
  ): Assumption => ({ variable, levels, origin, code });
  return [
    rule('W1', [0, wayBack(knowledge, by, from.product)], 'derived', 'way-back'),
    rule('W2', [0, 1], 'target', 'export-tested'),
    isOpen ? rule('W3', [0, 2], 'derived', 'source-open') : fact('W3'),
    rule('W4', [0, 2], 'target', 'exit-in-a-year'),
    fact('G1'),
    canRunHere
      ? {
          ...fact('G2'),
          origin: 'target',
          code: operation === from.hosting ? 'operation-kept' : 'operation-own',
        }
      : fact('G2'),
    from.isCritical
      ? rule('G3', [0, 1], 'target', 'two-supports')
      : rule('G3', [0, 2], 'target', 'own-and-provider'),
    fact('E1'),
    canRunHere ? rule('E2', [0, 2], 'target', 'data-in-house') : fact('E2'),
    isOpen ? rule('E3', [0, 3], 'derived', 'no-forced-change') : fact('E3'),
  ];
}

/** The answers that the assumptions come to, as AM-1 takes them. */
export function answersOf(assumptions: readonly Assumption[]): Answers {
  const answers: Answers = {};
  for (const { variable, levels } of assumptions) {
    const [lo, hi] = levels;
    answers[variable] = lo === hi ? { value: lo } : { value: 'unknown', between: levels };
  }
  return answers;
}

/** The least known of several products counts for each variable: a bundle is as free as its least free part. */
export function assumptionsTogether(parts: readonly (readonly Assumption[])[]): Assumption[] {
  const [first = [], ...others] = parts;
  return first.map((one, index) =>
    others.reduce((worst, other) => {
      const next = other[index];
      if (!next) return worst;
      const levels = [Math.max(worst.levels[0], next.levels[0]), Math.max(worst.levels[1], next.levels[1])];
      const from = next.levels[1] > worst.levels[1] ? next : worst;
      return { ...from, levels: levels as [Level, Level] };
    }, one),
  );
}

/**
 * W1 of the replacement: what it takes the place of is in production, so there is a way back to at least one; each
 * further proven replacement of the same product by somebody else is one more.
 */
function wayBack(knowledge: KnowledgeIndex, by: Product, replaced: string | null): Level {
  const facts = replaced === null ? undefined : dependenceFacts(knowledge, replaced)?.facts;
  const others = new Set(
    (facts?.alternatives ?? [])
      .filter(
        ({ coverage, deployments, product }) => coverage !== 'part' && deployments > 0 && product !== by.name,
      )
      .map(({ maker, product }) => maker ?? `product ${product}`),
  );
  if (by.vendor !== undefined) others.delete(by.vendor);
  return Math.max(0, 2 - others.size) as Level;
}

function levelsOf(answer: Answers[Variable]): readonly [Level, Level] | null {
  if (!answer || answer.value === 'n/a') return null;
  if (answer.value !== 'unknown') return [answer.value, answer.value];
  return answer.between ?? null;
}
