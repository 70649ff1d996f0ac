import type { KnowledgeProblem } from '../knowledge-problem.ts';
import { checkPlaces } from './check-places.ts';
import { PlaceLedger } from './place-ledger.ts';
import { readPlaceUpdate, type PlaceChange, type PlaceChangeKind } from './place-changes.ts';
import { keysAbove, type Place } from './place.ts';

/** One change of the preview. */
export interface PlannedStep {
  /** Where it stands in the file; of a split, the first of its lines. */
  line: number;
  date: string;
  change: PlaceChangeKind;
  /** The places as they were, and what becomes of them and what is new. */
  before: readonly Place[];
  after: readonly Place[];
  /** What follows from it and does not stand in the file, as sentences. */
  notes: readonly string[];
}

export type PlacesUpdatePlan =
  | { ok: true; source: string; steps: PlannedStep[]; places: Place[] }
  | { ok: false; problems: KnowledgeProblem[] };

/**
 * What an update file would do, without doing it: each change with the places before and after, and all places as they
 * would be. Whatever does not fit is a problem with its line: unknown keys, a key that ends twice or comes back, places
 * that would hang in the air. Then nothing is planned at all.
 *
 * @param current all places, also those that are gone
 * @param update the file of the update, see docs/method/places.md
 *
 * @example
 * const plan = planPlacesUpdate(places.all, { file: '2027.tsv', text });
 * if (plan.ok) plan.steps.map(describeStep);
 */
export const planPlacesUpdate = (
  current: readonly Place[],
  update: { file: string; text: string },
): PlacesUpdatePlan => {
  const read = readPlaceUpdate(update.file, update.text);
  if (!read.ok) return read;
  const ledger = new PlaceLedger(current);
  const problems: KnowledgeProblem[] = [];
  const steps: PlannedStep[] = [];
  for (const lines of together(read.update.changes)) {
    const [first] = lines;
    if (!first) continue;
    const done = ledger.apply(lines);
    if (done.ok) steps.push({ line: first.line, date: first.date, change: first.change, ...done.step });
    else
      problems.push(
        ...done.flaws.map(({ line, code, message, remedy }) => ({
          file: update.file,
          line,
          column: 1,
          code: `update-${code}`,
          message,
          remedy,
        })),
      );
  }
  const places = ledger.places();
  if (problems.length === 0) problems.push(...checkPlaces(located(places, ledger, update.file)));
  if (problems.length > 0) return { ok: false, problems };
  return { ok: true, source: read.update.source, steps, places };
};

/** The lines of one split stand together; every other change is one line. */
const together = (changes: readonly PlaceChange[]): PlaceChange[][] => {
  const groups: PlaceChange[][] = [];
  const splits = new Map<string, PlaceChange[]>();
  for (const change of changes) {
    const key = change.change === 'split' ? `${change.date} ${change.oldKeys.join()}` : undefined;
    const known = key === undefined ? undefined : splits.get(key);
    if (known) known.push(change);
    else {
      const group = [change];
      groups.push(group);
      if (key !== undefined) splits.set(key, group);
    }
  }
  return groups;
};

/** A place that does not fit is shown at the line that touched it or, if none did, what lies above it. */
const located = (places: readonly Place[], ledger: PlaceLedger, file: string) =>
  places.map((place) => ({
    place,
    file,
    line:
      [place.key, ...keysAbove(place.key)]
        .map((key) => ledger.lineOf(key))
        .find((line) => line !== undefined) ?? 1,
  }));

/**
 * A planned change as one line for the terminal, its notes below.
 *
 * @example describeStep(step) // '2021-07-01 rekeyed 16056000 Eisenach, Stadt → 16063105 Eisenach, Stadt'
 */
export const describeStep = ({ line, date, change, before, after, notes }: PlannedStep): string => {
  const written = (places: readonly Place[]): string =>
    places.map(({ key, name }) => `${key} ${name}`).join(' + ');
  const arrow = before.length > 0 && after.length > 0 ? ' → ' : '';
  const figure =
    change === 'population' ? ` ${before[0]?.population ?? 'unknown'} → ${after[0]?.population}` : '';
  const heirs =
    change === 'earlier'
      ? after
          .flatMap(({ successors }) => successors)
          .map((key) => ` → ${key}`)
          .join('')
      : '';
  const middle =
    change === 'population' ? written(after) + figure : written(before) + arrow + written(after) + heirs;
  return [`${date} ${change} ${middle} (line ${line})`, ...notes.map((note) => `    ${note}`)].join('\n');
};
