import type { Column, ColumnRole, RawRow } from '../types.ts';
import { isReasonHeading } from './fit-mapping.ts';
import { contentReasons, readContent } from './read-content.ts';
import type { Content } from './read-content.ts';
import { findPersonalData } from './personal-data.ts';
import { readHeader } from './read-header.ts';
import type { HeaderVote } from './read-header.ts';

const WORTH_A_GUESS = 25;
const SAMPLES = 5;
const SAMPLE_LENGTH = 120;

interface Candidate extends HeaderVote {
  index: number;
}

/**
 * Guesses what each column means, from its header (German and English habits) and from what its cells look like.
 * A role is given at most once, to the column that speaks for it most strongly. Columns with personal data get none.
 * Without a header pass an empty array; `personal` names the columns whose cells are blanked already.
 * @example guessColumns(['Verfahren', 'Hersteller'], rows).map((column) => column.role) // ['name', 'vendor']
 */
export function guessColumns(
  header: readonly string[],
  rows: readonly RawRow[],
  personal: ReadonlyMap<number, string> = findPersonalData(header, rows),
): Column[] {
  const width = header.length || rows.reduce((most, { cells }) => Math.max(most, cells.length), 0);
  const contents = Array.from({ length: width }, (_, index) => readContent(cellsOf(rows, index)));
  const candidates: Candidate[] = [];
  for (let index = 0; index < width; index++) {
    const content = contents[index];
    if (!content || personal.has(index) || isReasonHeading(header[index] ?? '')) continue;
    for (const vote of readHeader(header[index] ?? '')) candidates.push({ index, ...fit(vote, content) });
    for (const vote of votesOfContent(content, header.length > 0)) candidates.push({ index, ...vote });
  }
  const chosen = choose(candidates);
  preferVendorToMaker(chosen);
  if (![...chosen.values()].some(({ role }) => role === 'name'))
    chooseName(chosen, contents, personal, header);

  return contents.map((content, index) => {
    const guess = chosen.get(index);
    const kind = personal.get(index);
    return {
      index,
      header: header[index] ?? '',
      role: guess?.role ?? null,
      reasons: kind
        ? [`personal:${kind}`]
        : [...new Set([...(guess ? [guess.reason] : []), ...contentReasons(content)])],
      samples: kind ? [] : samplesOf(rows, index),
    };
  });
}

/** Lets the content confirm or weaken what the header says. */
function fit(vote: HeaderVote, content: Content): HeaderVote {
  if (content.filled === 0) return vote;
  return { ...vote, strength: vote.strength * Math.min(1, 0.1 + 1.5 * agreement(vote.role, content)) };
}

function agreement(role: ColumnRole, content: Content): number {
  switch (role) {
    case 'contract-start':
    case 'contract-end':
      return content.dates;
    case 'cost':
      return content.money;
    case 'installations':
    case 'users':
      return content.counts;
    case 'notice-period':
    case 'contract-duration':
      return Math.max(content.notice, content.counts);
    case 'payment-period':
      return content.payments;
    case 'authority':
      return content.uuids + content.urls + content.dates > 0.5
        ? 0
        : Math.max(content.letters, content.counts);
    case 'name':
    case 'vendor':
    case 'maker':
    case 'reseller':
    case 'capability':
    case 'department':
      return content.uuids + content.urls > 0.5
        ? 0
        : Math.max(content.letters, content.dates > 0.5 ? 0 : 0.3);
    case 'status':
      return content.dates > 0.5 ? 0 : 1;
    case 'criticality':
      return 0.2 + content.criticality;
    case 'hosting':
      return 0.2 + content.hosting;
    default:
      return 1;
  }
}

/** What the cells say without help from the header. Dates are too many-sided to guess unless there is no header at all. */
function votesOfContent(content: Content, hasHeader: boolean): HeaderVote[] {
  if (content.filled < 2) return [];
  const votes: HeaderVote[] = [];
  const add = (role: ColumnRole, strength: number, reason: string): void => {
    votes.push({ role, strength, reason: `content:${reason}` });
  };
  if (content.currency >= 0.5) add('cost', 40, 'currency');
  else if (content.versions >= 0.6 && Math.max(content.dates, content.counts, content.money) < 0.5)
    add('version', 35, 'versions');
  if (!hasHeader) {
    if (content.dates >= 0.6) add('contract-end', 30, 'dates');
    if (content.legal >= 0.3) add('vendor', 30 + 20 * content.legal, 'legal-forms');
    if (content.notice >= 0.6) add('notice-period', 35, 'notice-periods');
    if (content.known >= 0.2) add('name', 30 + 20 * content.known - 15 * content.legal, 'known-names');
  }
  return votes;
}

function choose(candidates: Candidate[]): Map<number, Candidate> {
  const chosen = new Map<number, Candidate>();
  const taken = new Set<ColumnRole>();
  const ranked = candidates.filter(({ strength }) => strength >= WORTH_A_GUESS);
  ranked.sort((a, b) => b.strength - a.strength || a.index - b.index);
  for (const candidate of ranked) {
    if (chosen.has(candidate.index) || taken.has(candidate.role)) continue;
    chosen.set(candidate.index, candidate);
    taken.add(candidate.role);
  }
  return chosen;
}

/** Where a list names only the maker, the maker is whom one depends on. */
function preferVendorToMaker(chosen: Map<number, Candidate>): void {
  const guesses = [...chosen.values()];
  if (guesses.some(({ role }) => role === 'vendor')) return;
  for (const guess of guesses)
    if (guess.role === 'maker') chosen.set(guess.index, { ...guess, role: 'vendor' });
}

/** The column that most looks like names: text, various, neither long nor typed; the leftmost among equals. */
function chooseName(
  chosen: Map<number, Candidate>,
  contents: readonly Content[],
  personal: ReadonlyMap<number, string>,
  header: readonly string[],
): void {
  let best: { index: number; score: number } | null = null;
  for (const [index, content] of contents.entries()) {
    if (chosen.has(index) || personal.has(index) || content.filled === 0) continue;
    if (isReasonHeading(header[index] ?? '')) continue;
    const typed = Math.max(content.dates, content.money, content.uuids, content.urls, content.versions);
    const length = content.averageLength > 60 ? 0.3 : 1;
    const score =
      content.letters * (1 - typed) * (0.3 + content.distinct) * length + content.known - index / 1000;
    if (score > (best?.score ?? 0.3)) best = { index, score };
  }
  if (best)
    chosen.set(best.index, { index: best.index, role: 'name', strength: 0, reason: 'content:distinct-text' });
}

function* cellsOf(rows: readonly RawRow[], index: number): Generator<string> {
  for (const { cells } of rows) {
    const cell = cells[index];
    if (cell !== undefined) yield cell;
  }
}

function samplesOf(rows: readonly RawRow[], index: number): string[] {
  const samples = new Set<string>();
  for (const cell of cellsOf(rows, index)) {
    const text = cell
      .slice(0, SAMPLE_LENGTH * 4)
      .trim()
      .replace(/\s+/g, ' ');
    if (text !== '') samples.add(text.length > SAMPLE_LENGTH ? `${text.slice(0, SAMPLE_LENGTH)}…` : text);
    if (samples.size === SAMPLES) break;
  }
  return [...samples];
}
