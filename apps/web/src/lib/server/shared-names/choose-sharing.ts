import type { KnowledgeIndex } from '@allmende/knowledge';
import { noteChange } from '#lib/server/audit/index.ts';
import type { Actor, Database } from '#lib/server/database/index.ts';
import { forgetNamesWithoutAgreement } from './agree-on-names.ts';
import { ownDecisions, readNameSharing, sharedNames, writeNameSharing, type NameSharing } from './store.ts';
import { whyKeptPrivate, wordsOfAuthorities, type PrivateBecause } from './why-kept-private.ts';

/** What the page about shared names shows. */
export interface NameSharingView extends NameSharing {
  /** The names that all authorities of the instance share: folded name and product. */
  shared: { name: string; product: string }[];
  /** The authority's own decisions, and why one of them never counts. */
  own: { name: string; product: string; because: PrivateBecause | 'own-product' | null }[];
}

/** The names that the lists of the actor's authority are recognised by; none when it has switched that off. */
export async function namesTakenBy(db: Database, actor: Actor): Promise<ReadonlyMap<string, string>> {
  return db.asActor(actor, async (trx) => {
    const { takes } = await readNameSharing(trx, actor.authority);
    return takes ? sharedNames(trx) : new Map<string, string>();
  });
}

export async function nameSharingOf(
  db: Database,
  actor: Actor,
  { products }: Pick<KnowledgeIndex, 'products'>,
  ownName: string,
): Promise<NameSharingView> {
  const words = wordsOfAuthorities([ownName]);
  return db.asActor(actor, async (trx) => {
    const own = (await ownDecisions(trx)).map(({ match_key, raw_name, product_id }) => {
      const product = product_id ?? '';
      const because = products.has(product)
        ? whyKeptPrivate(match_key, [raw_name], words)
        : ('own-product' as const);
      return { name: match_key, product, because };
    });
    const shared = [...(await sharedNames(trx))]
      .map(([name, product]) => ({ name, product }))
      .sort((a, b) => a.name.localeCompare(b.name, 'de'));
    return { ...(await readNameSharing(trx, actor.authority)), own, shared };
  });
}

/**
 * Sets whether the authority's decisions count, and whether its lists are recognised by the shared names. Whoever stops
 * giving is no longer counted from then on: names that only stood with its voice are gone at once.
 */
export async function chooseNameSharing(
  db: Database,
  knowledge: Pick<KnowledgeIndex, 'products'>,
  actor: Actor,
  chosen: NameSharing,
): Promise<void> {
  const before = await db.asActor(actor, async (trx) => {
    const stood = await readNameSharing(trx, actor.authority);
    if (stood.gives === chosen.gives && stood.takes === chosen.takes) return stood;
    await writeNameSharing(trx, actor.authority, chosen);
    noteChange(trx, {
      subject: `authority:${actor.authority}`,
      before: namesOf(stood),
      after: namesOf(chosen),
    });
    return stood;
  });
  if (before.gives && !chosen.gives) await forgetNamesWithoutAgreement(db, knowledge);
}

const namesOf = ({ gives, takes }: NameSharing) => ({ gives_names: gives, takes_names: takes });
