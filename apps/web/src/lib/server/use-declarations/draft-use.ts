import type { Product } from '@allmende/knowledge';
import { noteChange } from '#lib/server/audit/index.ts';
import type { Actor, Database } from '#lib/server/database/index.ts';
import { filledItems, type DeclaredUse } from './declared-use.ts';
import { subjectOf, type PublicFacts } from './public-facts.ts';
import { mayBeDeclared } from './suggest-uses.ts';
import {
  declarationAbout,
  deleteDeclaration,
  insertDeclaration,
  matchedApplications,
  readDeclaration,
  updateDeclaration,
  type UseSubject,
} from './store/declarations.ts';

export type DraftedUse = { ok: true; id: number } | { ok: false; problem: 'unknown' };

const subjectName = (id: number): string => `use:${id}`;

/**
 * Writes down that the authority uses an entry of the catalogue or a product among the facts; nothing is public by
 * that. What stands there already is opened instead of being made anew.
 *
 * @example await draftUse(facts, actor, { software: entry.id })
 */
export async function draftUse(
  facts: PublicFacts,
  actor: Actor,
  subject: UseSubject,
  known: Partial<DeclaredUse> & { application?: number } = {},
): Promise<DraftedUse> {
  const described = await subjectOf(facts, subject);
  if (!described) return { ok: false, problem: 'unknown' };
  const { application, ...use } = known;
  return facts.db.asActor(actor, async (trx) => {
    const row = {
      ...('software' in described.subject
        ? { software_id: described.subject.software, product_id: null }
        : { software_id: null, product_id: described.subject.product }),
      subject_name: described.name,
      is_security: described.isSecurity,
      application_id: application ?? null,
      since: use.since ?? null,
      version: null,
      purpose: use.purpose ?? null,
      operation: use.operation ?? null,
      contact: null,
      created_by: actor.id,
    };
    const id = await insertDeclaration(trx, row);
    if (id === null) {
      const there = await declarationAbout(trx, actor.authority, described.subject);
      return there ? { ok: true, id: there.id } : { ok: false, problem: 'unknown' };
    }
    noteChange(trx, {
      subject: subjectName(id),
      before: null,
      after: { state: 'draft', of: described.name },
    });
    return { ok: true, id };
  });
}

/**
 * A draft from an application of the inventory that is matched with open source: purpose and way of operation are taken
 * along, the version never.
 */
export async function draftFromApplication(
  facts: PublicFacts,
  actor: Actor,
  application: number,
  purposeOf: (product: Product) => string | null,
): Promise<DraftedUse> {
  const [found] = await facts.db.asActor(actor, (trx) => matchedApplications(trx, application));
  const product = facts.knowledge.products.get(found?.product_id ?? '');
  if (!found || !product || !mayBeDeclared(product)) return { ok: false, problem: 'unknown' };
  return draftUse(
    facts,
    actor,
    { product: product.id },
    { application: found.id, operation: found.hosting, purpose: purposeOf(product) },
  );
}

/** Corrects what the authority wrote down; what is public stays as it was released. False where there is none. */
export async function editUse(db: Database, actor: Actor, id: number, use: DeclaredUse): Promise<boolean> {
  return db.asActor(actor, async (trx) => {
    const stored = await readDeclaration(trx, id);
    if (!stored) return false;
    await updateDeclaration(trx, id, use);
    noteChange(trx, {
      subject: subjectName(id),
      before: null,
      after: { fields: filledItems(use) },
      authority: stored.authority_id,
    });
    return true;
  });
}

/** Forgets a declaration that is not public. */
export async function discardUse(db: Database, actor: Actor, id: number): Promise<boolean> {
  return db.asActor(actor, async (trx) => {
    const stored = await readDeclaration(trx, id);
    if (!stored || stored.state === 'released') return false;
    await deleteDeclaration(trx, id);
    noteChange(trx, {
      subject: subjectName(id),
      before: { state: stored.state, of: stored.subject_name },
      after: null,
      authority: stored.authority_id,
    });
    return true;
  });
}
