import { noteChange } from '#lib/server/audit/index.ts';
import type { Actor, Database } from '#lib/server/database/index.ts';
import type { Language } from '#lib/i18n/index.ts';
import { usualAssumptions, type Assumptions } from '#lib/server/finance/index.ts';
import { insertPaper, lockPaper, updatePaper, type StoredPaper } from '../store/papers.ts';
import { assumptionsSchema, type NewPaper } from './paper-fields.ts';

export type KeptPaper = { ok: true } | { ok: false; problem: 'unknown' | 'changed-meanwhile' | 'invalid' };

const subjectOf = (id: number): string => `paper:${id}`;
const longestText = 20_000;

/**
 * Begins a paper. It holds no figures: they are computed whenever it is looked at.
 *
 * @example await createPaper(db, actor, { kind: 'council', name: 'Vorlage', plans, capability: null }, 'de') // 17
 */
export async function createPaper(
  db: Database,
  actor: Actor,
  { kind, name, plans, capability }: NewPaper,
  language: Language,
): Promise<number> {
  return db.asActor(actor, async (trx) => {
    const id = await insertPaper(trx, {
      kind,
      name,
      language,
      plan_a: plans.A,
      plan_b: plans.B,
      plan_c: plans.C,
      capability_id: capability,
      assumptions: JSON.stringify(usualAssumptions),
      created_by: actor.id,
    });
    noteChange(trx, { subject: subjectOf(id), before: null, after: { kind, name, plans, capability } });
    return id;
  });
}

/**
 * Puts a text of a person in place of the proposal for one part.
 *
 * @param against the proposal that the person had before their eyes; it is kept, so that nothing is lost
 * @param was the revision that the person has seen
 */
export async function writePart(
  db: Database,
  actor: Actor,
  id: number,
  { part, text, against }: { part: string; text: string; against: string },
  was: number,
): Promise<KeptPaper> {
  if (text.length > longestText || against.length > longestText || !/^[\w-]{1,60}$/.test(part))
    return { ok: false, problem: 'invalid' };
  return change(db, actor, id, was, ({ texts }) => ({
    set: {
      texts: JSON.stringify({ ...texts, [part]: { text: text.replaceAll('\r\n', '\n'), against } }),
    },
    before: { [part]: texts[part]?.text ?? null },
    after: { [part]: text },
  }));
}

/** Puts the proposal back in place of a person's text, which is kept: {@link writePart} can bring it back. */
export async function resetPart(
  db: Database,
  actor: Actor,
  id: number,
  part: string,
  was: number,
): Promise<KeptPaper> {
  return change(db, actor, id, was, ({ texts }) => {
    const own = Object.hasOwn(texts, part) ? texts[part] : undefined;
    return {
      set: { texts: JSON.stringify(own ? { ...texts, [part]: { ...own, isSetAside: true } } : texts) },
      before: { [part]: own?.text ?? null },
      after: { [part]: null },
    };
  });
}

/** Fills gaps; an empty value opens one again. Gaps that are not named stay as they are. */
export async function fillGaps(
  db: Database,
  actor: Actor,
  id: number,
  values: Readonly<Record<string, string>>,
  was: number,
): Promise<KeptPaper> {
  const given = Object.entries(values).map(([gap, value]) => [gap, value.trim()] as const);
  if (given.some(([gap, value]) => gap.length > 200 || value.length > 1000) || given.length > 200)
    return { ok: false, problem: 'invalid' };
  return change(db, actor, id, was, ({ filled }) => ({
    set: {
      filled: JSON.stringify(
        Object.fromEntries(
          Object.entries({ ...filled, ...Object.fromEntries(given) }).filter(([, value]) => value !== ''),
        ),
      ),
    },
    before: Object.fromEntries(given.map(([gap]) => [gap, filled[gap] ?? null])),
    after: Object.fromEntries(given),
  }));
}

/** Changes what the costs are computed with. */
export async function changeAssumptions(
  db: Database,
  actor: Actor,
  id: number,
  assumptions: Assumptions,
  was: number,
): Promise<KeptPaper> {
  const read = assumptionsSchema.safeParse(assumptions);
  if (!read.success) return { ok: false, problem: 'invalid' };
  return change(db, actor, id, was, (paper) => ({
    set: { assumptions: JSON.stringify(read.data) },
    before: { assumptions: paper.assumptions },
    after: { assumptions: read.data },
  }));
}

/** Chooses the plans that a paper compares. */
export async function choosePlans(
  db: Database,
  actor: Actor,
  id: number,
  plans: NewPaper['plans'],
  was: number,
): Promise<KeptPaper> {
  return change(db, actor, id, was, (paper) => ({
    set: { plan_a: plans.A, plan_b: plans.B, plan_c: plans.C },
    before: { plans: { A: paper.plan_a, B: paper.plan_b, C: paper.plan_c } },
    after: { plans },
  }));
}

/** Takes a paper out of sight; {@link bringBackPaper} brings it back with everything. */
export async function removePaper(db: Database, actor: Actor, id: number): Promise<KeptPaper> {
  return change(db, actor, id, null, ({ name }) => ({
    set: { removed_at: new Date() },
    before: { name },
    after: null,
  }));
}

export async function bringBackPaper(db: Database, actor: Actor, id: number): Promise<KeptPaper> {
  return change(
    db,
    actor,
    id,
    null,
    ({ name }) => ({ set: { removed_at: null }, before: null, after: { name } }),
    true,
  );
}

interface PaperChange {
  set: Parameters<typeof updatePaper>[2];
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
}

async function change(
  db: Database,
  actor: Actor,
  id: number,
  was: number | null,
  make: (paper: StoredPaper) => PaperChange,
  isRemoved = false,
): Promise<KeptPaper> {
  return db.asActor(actor, async (trx): Promise<KeptPaper> => {
    const paper = Number.isSafeInteger(id) ? await lockPaper(trx, id) : undefined;
    if (!paper || (paper.removed_at !== null) !== isRemoved) return { ok: false, problem: 'unknown' };
    if (was !== null && paper.revision !== was) return { ok: false, problem: 'changed-meanwhile' };
    const { set, before, after } = make(paper);
    await updatePaper(trx, id, set);
    noteChange(trx, { subject: subjectOf(id), before, after, authority: paper.authority_id });
    return { ok: true };
  });
}
