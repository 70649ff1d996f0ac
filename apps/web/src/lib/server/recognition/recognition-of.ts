import type { Match, MatchReason } from '@allmende/inventory';
import { matchTargets, type KnowledgeIndex } from '@allmende/knowledge';
import type { Actor, Database } from '#lib/server/database/index.ts';
import { recognitionFrom, type ExplainingRecognition } from '#lib/server/inventory/index.ts';
import { knowledgeOf } from '#lib/server/local-products/index.ts';
import { namesTakenBy } from '#lib/server/shared-names/index.ts';

/** A matcher takes some ten megabytes, so that few are kept; building one takes a tenth of a second. */
const mostKept = 4;
const kept = new Map<KnowledgeIndex, ExplainingRecognition>();

/** How probable a name is that several authorities have decided alike, where the matcher itself is less sure. */
const confirmed = 0.98;

/**
 * What the lists of an authority are recognised by: the public facts, the products it has described itself, and –
 * unless it has switched that off – the names that several authorities of the instance have decided alike.
 *
 * @example const { match } = await recognitionOf(app(), actor); match('OK.EWO 2023', 'AKDB').product // 'ok-ewo'
 */
export async function recognitionOf(
  facts: { db: Database; knowledge: KnowledgeIndex },
  actor: Actor,
): Promise<ExplainingRecognition> {
  const knowledge = await knowledgeOf(facts, actor);
  return withSharedNames(recognitionBy(knowledge), await namesTakenBy(facts.db, actor), knowledge);
}

function recognitionBy(knowledge: KnowledgeIndex): ExplainingRecognition {
  const recognition = kept.get(knowledge) ?? recognitionFrom(matchTargets(knowledge), knowledge.capabilities);
  kept.delete(knowledge);
  kept.set(knowledge, recognition);
  const [oldest] = kept.keys();
  if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest);
  return recognition;
}

/** A name that others have decided alike is accepted, unless the list names another vendor: then a person looks. */
function withSharedNames(
  recognition: ExplainingRecognition,
  names: ReadonlyMap<string, string>,
  { products }: KnowledgeIndex,
): ExplainingRecognition {
  if (names.size === 0) return recognition;
  return {
    ...recognition,
    match: (name, publisher): Match => {
      const own = recognition.match(name, publisher);
      const product = names.get(recognition.matchKey(name));
      if (product === undefined || !products.has(product) || own.decision === 'folded') return own;
      if (own.decision === 'accept' && own.product === product) return own;
      const against = recognition
        .explainNot(name, product, publisher)
        .filter(({ code }) => code === 'vendor-contradicts');
      const shared: MatchReason = { code: 'confirmed-by-others' };
      const score = against.length > 0 ? own.score : Math.max(confirmed, own.score);
      return {
        raw: name,
        product,
        decision: against.length > 0 ? 'review' : 'accept',
        score,
        candidates: [
          { product, score },
          ...own.candidates.filter((candidate) => candidate.product !== product),
        ],
        reasons: [shared, ...against, ...own.reasons.filter(({ code }) => code.endsWith('-dropped'))],
      };
    },
  };
}
