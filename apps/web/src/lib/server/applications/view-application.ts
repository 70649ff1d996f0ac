import { describeReason } from '@allmende/inventory';
import type { KnowledgeIndex } from '@allmende/knowledge';
import type { Dimension, Interval } from '@allmende/sovereignty';
import type { Language } from '#lib/i18n/index.ts';
import type { Actor, Database } from '#lib/server/database/index.ts';
import { accountNames } from '#lib/server/persons/index.ts';
import {
  measureAuthority,
  type MeasuredInput,
  type MeasuredInventory,
} from '#lib/server/sovereignty/index.ts';
import { answersOf, type AnswerView } from './answers-of.ts';
import { historyOf, importsBehind, type HistoryEntry } from './history-of.ts';
import { listedApplication, type ApplicationRow } from './listed-application.ts';
import { productView, type ProductView } from './product-view.ts';
import {
  anyApplication,
  changesOf,
  comingIn,
  countSameName,
  decisionAbout,
  importsNamed,
  matchingOf,
  notSeenSince,
  rawRowsOf,
  sightingsOf,
} from './store.ts';

export interface ApplicationView {
  id: number;
  /** ISO date of the measurement. */
  date: string;
  row: ApplicationRow;
  rawName: string;
  category: string | null;
  description: string | null;
  dims: Record<Dimension, Interval | null>;
  /** Answered share of the applicable questions, 0 … 1. */
  answered: number;
  answers: AnswerView[];
  criticality: { value: number | null; from: MeasuredInput['criticalityFrom'] };
  reach: { value: number | null; from: MeasuredInput['reachFrom'] };
  workplaces: number | null;
  product: ProductView | null;
  match: MatchView;
  rawRows: RawRowView[];
  /** Source by source, the last list in which it stood. */
  sightings: SightingView[];
  history: HistoryEntry[];
  /** Columns corrected by hand; an import leaves them alone. */
  corrected: string[];
}

export interface MatchView {
  state: ApplicationRow['match'];
  /** In words. */
  reasons: string[];
  candidates: { id: string; name: string; vendor: string | null; score: number }[];
  /** The decision that holds, by which it can be taken back. */
  decision: { id: number; kind: 'accept' | 'new' | 'folded'; at: string } | null;
  /** Applications that bear the same name, this one included. */
  same: number;
}

export interface SightingView {
  source: string;
  importId: string | null;
  fileName: string | null;
  line: number | null;
  /** ISO date and time of that list; null where it is not known. */
  at: string | null;
  /** ISO date and time since which the lists of the source are without it. */
  missingSince: string | null;
}

export interface RawRowView {
  importId: string;
  fileName: string;
  source: string | null;
  line: number;
  folded: boolean;
  at: string;
  cells: { header: string; text: string }[];
}

export type FoundApplication =
  | { state: 'present'; view: ApplicationView; measured: MeasuredInventory }
  | { state: 'removed'; id: number; name: string; at: string }
  | { state: 'none' };

/** Everything that the page of one application shows. */
export async function viewApplication(
  db: Database,
  knowledge: KnowledgeIndex,
  actor: Actor,
  id: number,
  language: Language,
): Promise<FoundApplication> {
  const measured = await measureAuthority(db, knowledge, actor, [id]);
  const [application] = measured.applications;
  if (!application) {
    const removed = await db.asActor(actor, (trx) => anyApplication(trx, id));
    if (!removed?.deleted_at) return { state: 'none' };
    return { state: 'removed', id, name: removed.name, at: removed.deleted_at.toISOString() };
  }
  const { stored } = application;
  const kept = await db.asActor(actor, async (trx) => {
    const changes = await changesOf(trx, id);
    const came = await comingIn(trx, id);
    return {
      matching: await matchingOf(trx, id),
      rawRows: await rawRowsOf(trx, id),
      sightings: await sightingsOf(trx, id),
      notSeen: await notSeenSince(trx, [id]),
      changes,
      came,
      imports: await importsNamed(trx, importsBehind(changes, came?.import ?? null)),
      decision: await decisionAbout(trx, stored.match_key),
      same: await countSameName(trx, stored.match_key),
    };
  });
  const measure = measured.measures.get(application.input.id);
  const { row } = listedApplication(application, measure, knowledge, kept.notSeen.get(id));
  const view: ApplicationView = {
    id,
    date: measured.date,
    row,
    rawName: stored.raw_name,
    category: stored.category,
    description: stored.description,
    dims: measure?.dims ?? { W: null, G: null, E: null },
    answered: measure?.answered ?? 0,
    answers: answersOf(application, measured.date, language),
    criticality: { value: level(application.input.criticality), from: application.criticalityFrom },
    reach: { value: level(application.input.reach), from: application.reachFrom },
    workplaces: measured.workplaces,
    product:
      stored.product_id === null
        ? null
        : productView(knowledge, stored.product_id, { version: stored.version, name: stored.name }, language),
    match: {
      state: stored.match_state,
      reasons: kept.matching.match_reasons.map((reason) => describeReason(reason, language)),
      candidates: kept.matching.candidates.flatMap(({ product, score }) => {
        const known = knowledge.products.get(product);
        if (!known || product === stored.product_id) return [];
        const vendor = known.vendor === undefined ? undefined : knowledge.vendors.get(known.vendor);
        return [{ id: known.id, name: known.name, vendor: vendor?.name ?? null, score }];
      }),
      decision: kept.decision
        ? { id: kept.decision.id, kind: kept.decision.decision, at: kept.decision.decided_at.toISOString() }
        : null,
      same: kept.same,
    },
    rawRows: kept.rawRows.map(
      ({ line, raw, outcome, import: importId, file_name, created_at, list, source }) => ({
        importId,
        fileName: file_name,
        source,
        line,
        folded: outcome === 'folded',
        at: created_at.toISOString(),
        cells: raw.flatMap((text, index) =>
          text === '' ? [] : [{ header: list?.columns[index]?.header || `#${index + 1}`, text }],
        ),
      }),
    ),
    sightings: kept.sightings.map((seen) => ({
      source: seen.source,
      importId: seen.import,
      fileName: seen.file_name,
      line: seen.line,
      at: seen.finished_at?.toISOString() ?? null,
      missingSince: seen.missing_since?.toISOString() ?? null,
    })),
    history: historyOf(
      kept,
      (column, value) => nameIn(knowledge, language, column, value),
      await accountNames(
        db,
        [...kept.changes, ...kept.imports].flatMap(({ actor: account }) => account ?? []),
      ),
    ),
    corrected: stored.edited,
  };
  return { state: 'present', view, measured };
}

function level(value: number | 'unknown'): number | null {
  return value === 'unknown' ? null : value;
}

function nameIn(knowledge: KnowledgeIndex, language: Language, column: string, value: string): string {
  if (column === 'product_id') return knowledge.products.get(value)?.name ?? value;
  if (column === 'capability_id') return knowledge.capabilities.get(value)?.name[language] ?? value;
  return value;
}
