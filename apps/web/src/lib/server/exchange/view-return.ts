import type { KnowledgeIndex } from '@allmende/knowledge';
import { formatter, texts, type Language } from '#lib/i18n/index.ts';
import type { Actor, Database, ExchangeOutcome } from '#lib/server/database/index.ts';
import { cellId } from './apply-return.ts';
import { exchangeColumns, isField, type FieldColumn, type FieldValue } from './columns.ts';
import { compareStored, type ComparedReturn } from './compare-stored.ts';
import type { CellEdit, Place } from './comparison.ts';
import { capabilityNames } from './give-out.ts';
import { newestReturns, readReturn, type StoredReturn } from './store.ts';

export interface ReturnSummary {
  id: string;
  fileName: string;
  state: StoredReturn['state'];
  /** ISO date and time. */
  createdAt: string;
}

/** Files that came back, newest first. */
export async function listReturns(db: Database, actor: Actor): Promise<ReturnSummary[]> {
  const stored = await db.asActor(actor, (trx) => newestReturns(trx, 50));
  return stored.map(({ id, file_name, state, created_at }) => ({
    id,
    fileName: file_name,
    state,
    createdAt: created_at.toISOString(),
  }));
}

/** One cell in words; null where it is empty. */
export interface CellView {
  id: string;
  application: number;
  name: string;
  field: string;
  before: string | null;
  after: string | null;
  place: string;
}

/** Everything about a draft in words. Lists are cut where `all` is not asked for; `counts` are whole. */
export interface DraftView {
  fingerprint: string;
  edits: CellView[];
  conflicts: (CellView & { base: string | null })[];
  additions: { id: string; name: string; place: string; values: string[]; isHere: boolean }[];
  unreadable: { id: string; name: string; field: string; shown: string; place: string; remedy: string }[];
  rows: { id: string; place: string; name: string; why: string }[];
  notes: string[];
  counts: { edits: number; applications: number; conflicts: number; untouched: number; already: number };
  counted: { unreadable: number; rows: number };
}

export interface ReturnView extends ReturnSummary {
  /** Null for one that is no draft any more. */
  draft: DraftView | null;
  outcome: ExchangeOutcome | null;
}

/** Choices of all conflicts have to be seen, so these are never cut. */
const fewRows = 200;

/** A file that came back as its page shows it: the draft to confirm, or what came of it. Null when there is none. */
export async function viewReturn(
  db: Database,
  knowledge: KnowledgeIndex,
  actor: Actor,
  id: string,
  { language, all }: { language: Language; all: boolean },
): Promise<ReturnView | null> {
  const found = await db.asActor(actor, async (trx) => {
    const stored = await readReturn(trx, id);
    return stored && { stored, compared: await compareStored(trx, stored, knowledge) };
  });
  if (!found) return null;
  const { stored, compared } = found;
  const words = new Words(language, knowledge);
  return {
    id,
    fileName: stored.file_name,
    state: stored.state,
    createdAt: stored.created_at.toISOString(),
    draft: compared && draftView(compared, words, all ? Infinity : fewRows),
    outcome: stored.outcome,
  };
}

function draftView(
  { comparison, fingerprint, names }: ComparedReturn,
  words: Words,
  limit: number,
): DraftView {
  const { t, f } = words;
  const { edits, conflicts, additions, unreadable, rows } = comparison;
  const cell = (edit: CellEdit): CellView => ({
    id: cellId(edit),
    application: edit.application,
    name: names.get(edit.application) ?? '',
    field: words.heading(edit.field),
    before: words.value(edit.field, edit.before),
    after: words.value(edit.field, edit.after),
    place: words.place(edit.place),
  });
  return {
    fingerprint,
    edits: edits.slice(0, limit).map(cell),
    conflicts: conflicts.map((conflict) => ({
      ...cell(conflict),
      base: words.value(conflict.field, conflict.base),
    })),
    additions: additions.map(({ id, name, place, values, isHere }) => ({
      id,
      name,
      isHere,
      place: words.place(place),
      values: Object.entries(values).flatMap(([field, value]) =>
        field === 'name' || value === null || value === undefined
          ? []
          : [`${words.heading(field)}: ${words.value(field, value)}`],
      ),
    })),
    unreadable: unreadable.slice(0, limit).map(({ application, field, why, shown, place }) => ({
      id: `${place.sheet}:${place.at}`,
      name: application === null ? '' : (names.get(application) ?? ''),
      field: words.heading(field),
      shown,
      place: words.place(place),
      remedy: words.remedy(field, why),
    })),
    rows: rows.slice(0, limit).map(({ sheet, line, why, name }) => ({
      id: `${sheet}:${line}`,
      place: t.atRow(sheet, String(line)),
      name,
      why: t.rowWhy[why],
    })),
    notes: [
      ...(comparison.removed > 0 ? [t.removedRows(f.integer(comparison.removed))] : []),
      ...(comparison.computed > 0 ? [t.computed(f.integer(comparison.computed))] : []),
      ...comparison.missing.map((key) => t.missingColumn(words.heading(key))),
      ...comparison.twice.map(({ key, sheet }) => t.twiceColumn(words.heading(key), sheet)),
    ],
    counts: {
      edits: edits.length,
      applications: new Set(edits.map(({ application }) => application)).size,
      conflicts: conflicts.length,
      untouched: comparison.untouched,
      already: comparison.already,
    },
    counted: { unreadable: unreadable.length, rows: rows.length },
  };
}

class Words {
  readonly t: ReturnType<typeof texts>['exchange'];
  readonly f: ReturnType<typeof formatter>;
  readonly #headings: ReadonlyMap<string, string>;
  readonly #columns: ReadonlyMap<string, FieldColumn>;

  constructor(language: Language, knowledge: KnowledgeIndex) {
    this.t = texts(language).exchange;
    this.f = formatter(language);
    const columns = exchangeColumns(language, capabilityNames(knowledge, language));
    this.#headings = new Map(columns.map(({ key, heading }) => [key, heading]));
    this.#columns = new Map(columns.filter(isField).map((column) => [column.key, column]));
  }

  heading(field: string): string {
    return this.#headings.get(field) ?? field;
  }

  value(field: string, value: FieldValue): string | null {
    const column = this.#columns.get(field);
    if (value === null || !column) return null;
    if (column.choices)
      return column.choices.find((choice) => choice.value === value)?.label ?? String(value);
    if (column.type === 'date') return this.f.date(String(value));
    if (column.type === 'money') return this.f.money(Number(value));
    return typeof value === 'number' ? this.f.integer(value) : value;
  }

  place({ sheet, line, at }: Place): string {
    return at === '' ? this.t.atRow(sheet, String(line)) : this.t.at(sheet, at);
  }

  remedy(field: string, why: keyof ReturnType<typeof texts>['exchange']['why']): string {
    const column = this.#columns.get(field);
    if (why === 'choice') {
      const labels = (column?.choices ?? []).map(({ label }) => label);
      const shown = labels.slice(0, 8).join('; ');
      return this.t.why.choice(labels.length > 8 ? `${shown} …` : shown);
    }
    return why === 'too-long'
      ? this.t.why['too-long'](this.f.integer(column?.longest ?? 0))
      : this.t.why[why];
  }
}
