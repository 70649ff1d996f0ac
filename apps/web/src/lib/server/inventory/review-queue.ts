import { describeReason, similarNames } from '@allmende/inventory';
import type { Language } from '#lib/i18n/index.ts';
import type { Actor, Database } from '#lib/server/database/index.ts';
import { readApplication, undecidedApplications } from './store/applications.ts';
import { countDecided, newestDecisions } from './store/decisions.ts';

/** Another undecided name that probably means the same. */
export interface AlikeName {
  applicationId: number;
  name: string;
  applications: number;
  /** In (0, 1]; from {@link likelySame} on the names differ in nothing that parts products. */
  similarity: number;
}

/** One name that needs a person's eye, with all applications that bear it. */
export interface ReviewItem {
  /** The application that stands for all of the same name. */
  applicationId: number;
  name: string;
  vendor: string | null;
  department: string | null;
  applications: number;
  /** In words. */
  reasons: string[];
  candidates: { product: string; score: number }[];
  /** Most alike first. */
  alike: AlikeName[];
}

export interface ReviewQueue {
  /** Names that the matcher was not sure of. */
  open: number;
  /** Names that persons have decided. */
  decided: number;
  /** The first of the open names, those of most applications first. */
  items: ReviewItem[];
}

type Undecided = Awaited<ReturnType<typeof undecidedApplications>>[number];

interface Named {
  row: Undecided;
  applications: number;
}

/** Names as alike as that differ in version, edition, language or plain words only. */
export const likelySame = 0.9;
const leastAlike = 0.75;
const mostAlike = 12;

/**
 * The names that the matcher was not sure of, most frequent first. Beside each stand the undecided names like it,
 * also those that no product is known for, so that one decision can go for all of them.
 *
 * @param most how many items to tell; the counts are over all
 */
export async function reviewQueue(
  db: Database,
  actor: Actor,
  language: Language,
  most: number,
): Promise<ReviewQueue> {
  const { rows, decided } = await db.asActor(actor, async (trx) => ({
    rows: await undecidedApplications(trx),
    decided: await countDecided(trx),
  }));
  const names = byName(rows);
  const open = inOrder(names);
  const sharingWord = byWord(names);
  const items = open.slice(0, most).map(({ row, applications }) => ({
    applicationId: row.id,
    name: row.raw_name,
    vendor: row.vendor_text,
    department: row.department,
    applications,
    reasons: row.match_reasons.map((reason) => describeReason(reason, language)),
    candidates: row.candidates,
    alike: alikeOf(row, sharingWord(row.raw_name)),
  }));
  return { open: open.length, decided, items };
}

/** One name and the product that the matcher thinks most likely. */
export interface LikelyMatch {
  applicationId: number;
  name: string;
  vendor: string | null;
  applications: number;
  product: string;
  score: number;
}

/** The open names whose best candidate is at least that probable, the most probable first. */
export async function likelyMatches(db: Database, actor: Actor, least: number): Promise<LikelyMatch[]> {
  const rows = await db.asActor(actor, undecidedApplications);
  return inOrder(byName(rows))
    .flatMap(({ row, applications }) => {
      const [best] = row.candidates;
      if (!best || best.score < least) return [];
      const { id: applicationId, raw_name: name, vendor_text: vendor } = row;
      return [{ applicationId, name, vendor, applications, ...best }];
    })
    .sort((a, b) => b.score - a.score);
}

/** What the list says of one application; null when it is not in the inventory. */
export async function reviewedApplication(
  db: Database,
  actor: Actor,
  id: number,
): Promise<{ id: number; name: string; vendor: string | null } | null> {
  if (!Number.isSafeInteger(id)) return null;
  const row = await db.asActor(actor, (trx) => readApplication(trx, id));
  return row ? { id, name: row.raw_name, vendor: row.vendor_text } : null;
}

/** What was decided in one go and can be taken back in one go. */
export interface RecentDecision {
  batch: string;
  /** The names as they stand in the lists. */
  names: string[];
  decision: 'accept' | 'new' | 'folded';
  product: string | null;
  at: Date;
}

/** Decisions that still hold, newest first. */
export async function recentDecisions(db: Database, actor: Actor, most: number): Promise<RecentDecision[]> {
  // A batch holds several rows; far more of them than are shown would only be counted.
  const rows = await db.asActor(actor, (trx) => newestDecisions(trx, 40 * most));
  const byBatch = new Map<string, RecentDecision>();
  for (const { batch, raw_name, decision, product_id, decided_at } of rows) {
    const known = byBatch.get(batch);
    if (known) known.names.unshift(raw_name);
    else byBatch.set(batch, { batch, names: [raw_name], decision, product: product_id, at: decided_at });
  }
  return [...byBatch.values()].slice(0, most);
}

/** Equal names of one authority are one; its first application stands for all. */
function byName(rows: readonly Undecided[]): Named[] {
  const names = new Map<string, Named>();
  for (const row of rows) {
    const key = `${row.authority_id} ${row.match_state} ${row.match_key}`;
    const known = names.get(key);
    if (known) known.applications += 1;
    else names.set(key, { row, applications: 1 });
  }
  return [...names.values()];
}

function inOrder(names: readonly Named[]): Named[] {
  return names
    .filter(({ row }) => row.match_state === 'review')
    .sort((a, b) => b.applications - a.applications || a.row.raw_name.localeCompare(b.row.raw_name, 'de'));
}

/** Names that share the beginning of a word: only among them can one be alike, and there are few of them. */
function byWord(names: readonly Named[]): (name: string) => readonly Named[] {
  const beginnings = (name: string): string[] =>
    (name.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).map((word) => word.slice(0, 3));
  const found = new Map<string, Named[]>();
  for (const named of names)
    for (const beginning of new Set(beginnings(named.row.raw_name))) {
      const known = found.get(beginning);
      if (known) known.push(named);
      else found.set(beginning, [named]);
    }
  return (name) => [...new Set(beginnings(name).flatMap((beginning) => found.get(beginning) ?? []))];
}

function alikeOf(row: Undecided, names: readonly Named[]): AlikeName[] {
  const others = new Map<string, Named>();
  for (const named of names)
    if (named.row.authority_id === row.authority_id && named.row.match_key !== row.match_key)
      others.set(named.row.raw_name, named);
  return similarNames(row.raw_name, others.keys())
    .filter(({ similarity }) => similarity >= leastAlike)
    .slice(0, mostAlike)
    .flatMap(({ name, similarity }) => {
      const other = others.get(name);
      if (!other) return [];
      return [{ applicationId: other.row.id, name, applications: other.applications, similarity }];
    });
}
