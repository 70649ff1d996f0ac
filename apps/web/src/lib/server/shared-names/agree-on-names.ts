import type { KnowledgeIndex } from '@allmende/knowledge';
import type { Database, Transaction } from '#lib/server/database/index.ts';
import { agreedProduct, leastAgreeing } from './agree.ts';
import {
  authoritiesNow,
  countedDecisions,
  forgetSharedNames,
  sharedNames,
  writeSharedNames,
  type CountedDecision,
} from './store.ts';
import { whyKeptPrivate, wordsOfAuthorities } from './why-kept-private.ts';

/**
 * Counts anew which names at least three authorities have decided alike. For the operator, every night and not with
 * each decision: what is new on a day cannot be laid beside who decided when.
 */
export async function agreeOnNames(
  db: Database,
  { products }: Pick<KnowledgeIndex, 'products'>,
): Promise<void> {
  await db.asOperator(async (trx) => {
    const agreed = await namesAgreedOn(trx, products);
    const before = await sharedNames(trx);
    const isSame = agreed.size === before.size && [...agreed].every(([key, id]) => before.get(key) === id);
    if (!isSame) await writeSharedNames(trx, agreed);
  });
}

/** Takes away at once what no longer has enough voices; what has become enough waits for the night. */
export async function forgetNamesWithoutAgreement(
  db: Database,
  { products }: Pick<KnowledgeIndex, 'products'>,
): Promise<void> {
  await db.asOperator(async (trx) => {
    const agreed = await namesAgreedOn(trx, products);
    const gone = [...(await sharedNames(trx))].filter(([key, product]) => agreed.get(key) !== product);
    await forgetSharedNames(
      trx,
      gone.map(([key]) => key),
    );
  });
}

async function namesAgreedOn(
  trx: Transaction,
  products: KnowledgeIndex['products'],
): Promise<Map<string, string>> {
  const authorities = await authoritiesNow(trx);
  const words = wordsOfAuthorities(authorities.map(({ name }) => name));
  const speaksFor = speakers(authorities);
  const byKey = new Map<string, CountedDecision[]>();
  for (const decision of await countedDecisions(trx, leastAgreeing))
    byKey.set(decision.key, [...(byKey.get(decision.key) ?? []), decision]);
  const agreed = new Map<string, string>();
  for (const [key, decisions] of byKey) {
    const voices = decisions.flatMap(({ authority, product, account }) => {
      const speaker = speaksFor.get(authority);
      return speaker === undefined ? [] : [{ authority: speaker, product, account }];
    });
    const product = agreedProduct(voices);
    const names = decisions.map(({ name }) => name);
    if (product !== null && products.has(product) && whyKeptPrivate(key, names, words) === null)
      agreed.set(key, product);
  }
  return agreed;
}

/** Towns that have become one have one voice, and only if it lets its decisions count. */
function speakers(authorities: Awaited<ReturnType<typeof authoritiesNow>>): ReadonlyMap<number, number> {
  const byId = new Map(authorities.map((each) => [each.id, each]));
  const found = new Map<number, number>();
  for (const { id } of authorities) {
    let now = byId.get(id);
    for (let step = 0; now?.into != null && step < 50; step += 1) now = byId.get(now.into);
    if (now?.gives) found.set(id, now.id);
  }
  return found;
}
