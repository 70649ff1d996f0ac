import type { KnowledgeIndex } from '@allmende/knowledge';
import { withCosts, withNotices } from '#lib/server/contracts/index.ts';
import { localDay } from '#lib/local-day.ts';
import type { Actor, Database } from '#lib/server/database/index.ts';
import { viewPlan, type PlanView } from '#lib/server/planning/index.ts';
import { measureAuthority } from '#lib/server/sovereignty/index.ts';
import { contentsOf, type PaperOutput } from '../contents-of.ts';
import type { Document } from '../document.ts';
import { type Assumptions, type Finance, financeOfPlans, type Variant } from '#lib/server/finance/index.ts';
import { findNames, type AvoidedName, type NameFinding } from '../names/find-names.ts';
import { markOf, namesCheck } from '../names/names-check.ts';
import { namesToAvoid } from '../names/names-to-avoid.ts';
import type { PaperBasis } from '../paper-basis.ts';
import { allGaps, documentOf, standingText, type PaperEdits } from '../paper-content.ts';
import { letterheadOf, paperTemplateOf } from '../settings/letterhead-of.ts';
import { readPaper, type StoredPaper } from '../store/papers.ts';
import { ABOUT_CAPABILITY, readAssumptions, type PaperKind } from './paper-fields.ts';

/** A text of a paper that a person may change. */
export interface PartView {
  id: string;
  heading: string | null;
  /** What stands. */
  text: string;
  /** What the program proposes now. */
  proposal: string;
  isChanged: boolean;
  /** What the program proposed when the text was written, where that has moved since; else null. */
  movedFrom: string | null;
  /** A person's text that the proposal was put back for. */
  setAside: { text: string; against: string } | null;
}

export interface OutputView {
  file: string;
  document: Document;
  parts: PartView[];
  gaps: { gap: string; value: string }[];
  /** Names of products, vendors or applications in a document that must be free of them. */
  findings: NameFinding[];
  /** What a download must bring along where there are findings: whoever has it has seen them. */
  mark: string | null;
}

export interface PaperView {
  id: number;
  kind: PaperKind;
  name: string;
  language: 'de' | 'en';
  revision: number;
  plans: Record<Variant, { id: number; name: string | null; stale: boolean; computed: boolean } | null>;
  capability: string | null;
  assumptions: Assumptions;
  /** Null for kinds that compare no plans. */
  finance: Finance | null;
  outputs: OutputView[];
}

/**
 * A paper with its present figures and a person's changes; null where there is none, or it was removed.
 *
 * @example (await viewPaper(db, knowledge, actor, 17, authority))?.outputs[0]?.document
 */
export async function viewPaper(
  db: Database,
  knowledge: KnowledgeIndex,
  actor: Actor,
  id: number,
  authority: { name: string; sample: boolean },
): Promise<PaperView | null> {
  const read = await db.asActor(actor, async (trx) => {
    const paper = Number.isSafeInteger(id) ? await readPaper(trx, id) : undefined;
    if (!paper || paper.removed_at !== null) return null;
    return {
      paper,
      letterhead: await letterheadOf(trx, paper.authority_id),
      template: await paperTemplateOf(trx, paper.authority_id, paper.language),
    };
  });
  if (!read) return null;
  const { paper, letterhead, template } = read;
  const plans = await plansOf(db, knowledge, actor, paper);
  const measured = await withCosts(
    db,
    actor,
    await withNotices(db, actor, await measureAuthority(db, knowledge, actor)),
  );
  const basis: PaperBasis = {
    language: paper.language,
    authority,
    date: latest(measured.date, plans),
    measured,
    knowledge,
    plans,
    assumptions: readAssumptions(paper.assumptions),
    template,
    capability: paper.capability_id,
  };
  const edits: PaperEdits = {
    texts: Object.fromEntries(Object.entries(paper.texts).filter(([, written]) => !written.isSetAside)),
    values: paper.filled,
  };
  const names = namesToAvoid(basis);
  return {
    id: paper.id,
    kind: paper.kind,
    name: paper.name,
    language: paper.language,
    revision: paper.revision,
    plans: {
      A: planLine(paper.plan_a, plans.A),
      B: planLine(paper.plan_b, plans.B),
      C: planLine(paper.plan_c, plans.C),
    },
    capability: paper.capability_id,
    assumptions: basis.assumptions,
    finance: ABOUT_CAPABILITY.includes(paper.kind) ? null : financeOfPlans(basis),
    outputs: withNamesCheck(contentsOf(paper.kind, basis), edits, names).map(({ findings, ...output }) => ({
      file: output.file,
      document: documentOf(output.content, edits, letterhead),
      parts: partsOf(output, edits, paper.texts),
      gaps: allGaps(output.content, edits).map((gap) => ({ gap, value: edits.values[gap] ?? '' })),
      findings,
      mark: markOf(findings),
    })),
  };
}

/** A paper is no older than the plans it tells of, even where an inventory is kept at a date. */
const latest = (measured: string, plans: PaperBasis['plans']): string =>
  [measured, ...Object.values(plans).map((plan) => (plan?.computedAt ? localDay(plan.computedAt) : ''))]
    .sort()
    .at(-1) ?? measured;

/** What goes out is looked through for names; what stays in the file tells which were found. */
function withNamesCheck(
  outputs: readonly PaperOutput[],
  edits: PaperEdits,
  names: readonly AvoidedName[],
): (PaperOutput & { findings: NameFinding[] })[] {
  const out = outputs.find(({ content }) => content.confidentiality === 'public');
  if (!out) return outputs.map((output) => ({ ...output, findings: [] }));
  const findings = findNames(out.content, edits, names);
  return outputs.map((output) => {
    if (output === out) return { ...output, findings };
    const { parts, language } = output.content;
    const check = namesCheck(out.content, findings, language);
    const [first, ...others] = parts;
    return {
      ...output,
      content: { ...output.content, parts: first ? [first, check, ...others] : [check] },
      findings: [],
    };
  });
}

async function plansOf(
  db: Database,
  knowledge: KnowledgeIndex,
  actor: Actor,
  paper: StoredPaper,
): Promise<PaperBasis['plans']> {
  const view = async (plan: number | null): Promise<PlanView | null> =>
    plan === null ? null : viewPlan(db, knowledge, actor, String(plan), paper.language);
  return { A: await view(paper.plan_a), B: await view(paper.plan_b), C: await view(paper.plan_c) };
}

const planLine = (id: number | null, plan: PlanView | null): PaperView['plans'][Variant] =>
  id === null
    ? null
    : {
        id,
        name: plan?.name ?? null,
        stale: (plan?.stale.length ?? 0) > 0,
        computed: (plan?.figures ?? null) !== null,
      };

function partsOf({ content }: PaperOutput, edits: PaperEdits, written: StoredPaper['texts']): PartView[] {
  return content.parts.flatMap((part): PartView[] => {
    if (part.text === null) return [];
    const own = Object.hasOwn(edits.texts, part.id) ? edits.texts[part.id] : undefined;
    const aside = !own && Object.hasOwn(written, part.id) ? written[part.id] : undefined;
    return [
      {
        id: part.id,
        heading: part.heading,
        text: standingText(part, edits) ?? '',
        proposal: part.text,
        isChanged: own !== undefined,
        movedFrom: own !== undefined && own.against !== part.text ? own.against : null,
        setAside: aside ? { text: aside.text, against: aside.against } : null,
      },
    ];
  });
}
