import { dependenceFacts, type DependenceOfProduct, type KnowledgeIndex } from '@allmende/knowledge';
import {
  prefill,
  type Answer,
  type Answers,
  type Criticality,
  type Level,
  type MeasuredApplication,
  type Reach,
} from '@allmende/sovereignty';
import type { StoredAnswer, StoredApplication } from './store.ts';

/** An application as the measure takes it, with where its weight comes from. */
export interface MeasuredInput {
  stored: StoredApplication;
  input: MeasuredApplication;
  /** `given` by the authority, `default` of the capability, `users` against workplaces, or `unknown`. */
  criticalityFrom: 'given' | 'default' | 'unknown';
  reachFrom: 'given' | 'users' | 'unknown';
}

/**
 * Joins what the authority knows about an application with what is publicly known about its product. An answer of
 * the authority always outranks one that follows from facts.
 */
export function measuredApplication(
  stored: StoredApplication,
  answers: readonly StoredAnswer[],
  knowledge: KnowledgeIndex,
  workplaces: number | null,
): MeasuredInput {
  const product = stored.product_id === null ? undefined : factsOf(knowledge, stored.product_id);
  const criticality = criticalityOf(stored, product?.criticality, knowledge);
  const reach = reachOf(stored, workplaces);
  const facts = product && {
    ...product.facts,
    ...(stored.hosting === null ? {} : { operation: stored.hosting }),
  };
  const combined: Answers = facts ? prefill(facts) : {};
  for (const answer of answers) combined[answer.variable] = answerOf(answer);
  return {
    stored,
    criticalityFrom: criticality.from,
    reachFrom: reach.from,
    input: {
      id: String(stored.id),
      name: stored.name,
      owner: product?.owner?.name ?? stored.vendor_text ?? 'unknown',
      ...(product?.owner?.country === undefined ? {} : { ownerCountry: product.owner.country }),
      criticality: criticality.value,
      reach: reach.value,
      answers: combined,
    },
  };
}

/** Many applications share a product, and the facts do not change while the program runs. */
const factsByKnowledge = new WeakMap<KnowledgeIndex, Map<string, DependenceOfProduct | undefined>>();

function factsOf(knowledge: KnowledgeIndex, product: string): DependenceOfProduct | undefined {
  const known = factsByKnowledge.get(knowledge) ?? new Map<string, DependenceOfProduct | undefined>();
  factsByKnowledge.set(knowledge, known);
  if (!known.has(product)) known.set(product, dependenceFacts(knowledge, product));
  return known.get(product);
}

function answerOf(stored: StoredAnswer): Answer {
  return {
    value: stored.state === 'known' ? (stored.value as Level) : stored.state,
    ...(stored.grade === null ? {} : { grade: stored.grade }),
    ...(stored.answered_on === null ? {} : { date: stored.answered_on }),
    ...(stored.evidence === null ? {} : { evidence: stored.evidence }),
  };
}

function criticalityOf(
  stored: StoredApplication,
  ofProduct: Criticality | undefined,
  knowledge: KnowledgeIndex,
): { value: Criticality | 'unknown'; from: MeasuredInput['criticalityFrom'] } {
  if (stored.criticality !== null) return { value: stored.criticality as Criticality, from: 'given' };
  const ofCapability =
    stored.capability_id === null ? undefined : knowledge.capabilities.get(stored.capability_id)?.criticality;
  const value = (ofCapability as Criticality | undefined) ?? ofProduct;
  return value === undefined ? { value: 'unknown', from: 'unknown' } : { value, from: 'default' };
}

/** Reach 1: up to 10 % of the workplaces, 2: up to 50 %, 3: more. */
function reachOf(
  stored: StoredApplication,
  workplaces: number | null,
): { value: Reach | 'unknown'; from: MeasuredInput['reachFrom'] } {
  if (stored.reach !== null) return { value: stored.reach as Reach, from: 'given' };
  if (workplaces === null || stored.users === null) return { value: 'unknown', from: 'unknown' };
  const share = stored.users / workplaces;
  return { value: share <= 0.1 ? 1 : share <= 0.5 ? 2 : 3, from: 'users' };
}
