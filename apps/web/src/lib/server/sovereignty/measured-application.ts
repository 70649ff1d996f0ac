import {
  dependenceFacts,
  dependenceOfVendor,
  vendorByName,
  type DependenceOfProduct,
  type KnowledgeIndex,
} from '@allmende/knowledge';
import {
  prefill,
  type Answer,
  type Answers,
  type Criticality,
  type Level,
  type MeasuredApplication,
  type Reach,
} from '@allmende/sovereignty';
import { ownProductNumber } from '#lib/product-link.ts';
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
  const known = publicFacts(knowledge, stored);
  const criticality = criticalityOf(stored, known?.criticality, knowledge);
  const reach = reachOf(stored, workplaces);
  const facts = known && {
    ...known.facts,
    ...(stored.hosting === null ? {} : { operation: stored.hosting }),
  };
  const combined: Answers = facts ? prefill(facts) : {};
  if (stored.product_id !== null && ownProductNumber(stored.product_id) !== null)
    markOwn(combined, knowledge.products.get(stored.product_id)?.vendor);
  for (const answer of answers) combined[answer.variable] = answerOf(answer);
  return {
    stored,
    criticalityFrom: criticality.from,
    reachFrom: reach.from,
    input: {
      id: String(stored.id),
      name: stored.name,
      owner: known?.owner?.name ?? stored.vendor_text ?? 'unknown',
      ...(known?.owner?.country === undefined ? {} : { ownerCountry: known.owner.country }),
      criticality: criticality.value,
      reach: reach.value,
      answers: combined,
    },
  };
}

/** An answer that follows from what the authority itself stated about a product says so. */
function markOwn(answers: Answers, vendor: string | undefined): void {
  const isOwnVendor = vendor !== undefined && ownProductNumber(vendor) !== null;
  for (const variable of isOwnVendor ? (['G1', 'G2', 'E1'] as const) : (['G1', 'G2'] as const)) {
    const answer = answers[variable];
    if (!answer?.prefilled) continue;
    const { reason, reasonEn } = answer.prefilled;
    answers[variable] = {
      ...answer,
      prefilled: {
        ...answer.prefilled,
        reason: `${reason} ${ownStatement.de}`,
        ...(reasonEn === undefined ? {} : { reasonEn: `${reasonEn} ${ownStatement.en}` }),
      },
    };
  }
}

const ownStatement = { de: 'Eigene Angabe.', en: 'Own statement.' };

interface PublicFacts {
  facts: Partial<DependenceOfProduct['facts']>;
  owner?: DependenceOfProduct['owner'] | undefined;
  criticality?: DependenceOfProduct['criticality'];
}

/** Many applications share a product or a vendor, and the facts do not change while the program runs. */
const lookups = new WeakMap<KnowledgeIndex, (stored: StoredApplication) => PublicFacts | undefined>();

/** What is publicly known: of the product, else at least of the vendor that the list names. */
function publicFacts(knowledge: KnowledgeIndex, stored: StoredApplication): PublicFacts | undefined {
  const known = lookups.get(knowledge) ?? lookUpIn(knowledge);
  lookups.set(knowledge, known);
  return known(stored);
}

function lookUpIn(knowledge: KnowledgeIndex): (stored: StoredApplication) => PublicFacts | undefined {
  const findVendor = vendorByName(knowledge);
  const found = new Map<string, PublicFacts | undefined>();
  const look = ({ product_id, vendor_text }: StoredApplication): PublicFacts | undefined => {
    if (product_id !== null) return dependenceFacts(knowledge, product_id);
    const vendor = vendor_text === null ? undefined : findVendor(vendor_text);
    return vendor && dependenceOfVendor(vendor);
  };
  return (stored) => {
    const key = stored.product_id ?? `vendor ${stored.vendor_text}`;
    if (!found.has(key)) found.set(key, look(stored));
    return found.get(key);
  };
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
