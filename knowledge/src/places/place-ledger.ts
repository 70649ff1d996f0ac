import type { PlaceChange } from './place-changes.ts';
import { sumOfPeople, withoutFigure, type Figures } from './place-figures.ts';
import { keysAbove, kindFits, placeLevel, type Place } from './place.ts';

/** Why a change cannot be made. */
export interface LedgerFlaw {
  line: number;
  code: string;
  message: string;
  remedy: string;
}

export type Applied =
  | { ok: true; step: { before: readonly Place[]; after: readonly Place[]; notes: readonly string[] } }
  | { ok: false; flaws: LedgerFlaw[] };

/** All places while changes are made to them one after the other. The places it was given are never altered. */
export class PlaceLedger {
  readonly #places: Map<string, Place>;
  readonly #touched = new Map<string, number>();
  #flaws: LedgerFlaw[] = [];
  /** What stood under the keys that the change at hand has written to. */
  #kept = new Map<string, Place | undefined>();

  constructor(places: readonly Place[]) {
    this.#places = new Map(places.map((place) => [place.key, place]));
  }

  /** All places in the order of their keys. */
  places(): Place[] {
    return [...this.#places.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
  }

  /** The last line that changed the place with this key. */
  lineOf(key: string): number | undefined {
    return this.#touched.get(key);
  }

  /** Makes one change, or none of it; several lines only where they are one split. */
  apply(lines: readonly PlaceChange[]): Applied {
    const [change] = lines;
    if (!change) return { ok: false, flaws: [] };
    this.#flaws = [];
    this.#kept = new Map();
    const levels = new Set([...change.oldKeys, ...change.newKeys].map(placeLevel));
    if (levels.size > 1) {
      this.#report(
        change,
        'level',
        'the keys are of different levels',
        'let only places of one level follow each other',
      );
      return { ok: false, flaws: this.#flaws };
    }
    const before = change.oldKeys.flatMap((key) => this.#places.get(key) ?? []);
    const keys = this.#make(change, lines);
    if (this.#flaws.length > 0) {
      for (const [key, place] of this.#kept)
        if (place) this.#places.set(key, place);
        else this.#places.delete(key);
      return { ok: false, flaws: this.#flaws };
    }
    const notes = this.#forgetFiguresAround(change, [
      ...change.oldKeys,
      ...lines.flatMap(({ newKeys }) => newKeys),
    ]);
    for (const key of [...change.oldKeys, ...keys]) this.#touched.set(key, change.line);
    return { ok: true, step: { before, after: keys.flatMap((key) => this.#places.get(key) ?? []), notes } };
  }

  /** Returns the keys of what there is afterwards. */
  #make(change: PlaceChange, lines: readonly PlaceChange[]): readonly string[] {
    const [old = ''] = change.oldKeys;
    const [fresh = ''] = change.newKeys;
    switch (change.change) {
      case 'new':
        this.#begin(change, fresh);
        return [fresh];
      case 'ended':
        this.#end(change, old, []);
        return [];
      case 'renamed':
        this.#describe(change, old, {});
        return [old];
      case 'population':
        this.#describe(change, old, { populationDate: change.date });
        return [old];
      case 'rekeyed':
        this.#rekey(change, old, fresh);
        return [fresh];
      case 'merged':
        this.#merge(change, fresh);
        return [fresh];
      case 'split':
        return this.#split(lines, old);
      case 'earlier':
        this.#remember(change, old);
        return [old];
    }
  }

  #merge(change: PlaceChange, target: string): void {
    const parts = new Set([...change.oldKeys, ...(this.#isFree(target) ? [] : [target])]);
    if (parts.size < 2 && parts.has(target))
      return this.#report(
        change,
        'nothing',
        `"${target}" alone is no merger`,
        'name all that merge in old_keys',
      );
    const places = [...parts].flatMap((key) => this.#existing(change, key) ?? []);
    const figures = sumOfPeople(places);
    if (this.#isFree(target)) this.#begin(change, target, figures);
    else this.#describe(change, target, {}, figures);
    for (const key of parts) if (key !== target) this.#end(change, key, [target]);
  }

  #split(lines: readonly PlaceChange[], old: string): readonly string[] {
    const [first] = lines;
    const keys = lines.flatMap(({ newKeys }) => newKeys);
    if (first && (keys.length < 2 || new Set(keys).size < keys.length))
      this.#report(
        first,
        'split',
        `"${old}" must be split into at least two different keys`,
        'write one line for each',
      );
    for (const line of lines) {
      const [key = ''] = line.newKeys;
      // What was cut or grew has other people than the figure says.
      if (this.#isFree(key)) this.#begin(line, key, {});
      else this.#describe(line, key, {}, {});
    }
    if (first && !keys.includes(old)) this.#end(first, old, keys);
    return keys;
  }

  #rekey(change: PlaceChange, old: string, fresh: string): void {
    const place = this.#existing(change, old);
    if (!place) return;
    const { population, populationDate } = place;
    const figures =
      population === undefined || populationDate === undefined ? {} : { population, populationDate };
    this.#begin(
      { ...change, name: change.name ?? place.name, kind: change.kind ?? place.kind },
      fresh,
      figures,
    );
    this.#end(change, old, [fresh]);
  }

  /** A place that was gone before the list began. */
  #remember(change: PlaceChange, key: string): void {
    const { date, name, kind, newKeys, population } = change;
    if (!this.#mustBeFree(change, key) || name === undefined || kind === undefined) return;
    this.#set(change, key, {
      key,
      name,
      kind,
      successors: newKeys,
      validTo: date === 'unknown' ? 'unknown' : dayBefore(date),
      ...(newKeys.length > 0 && { basis: 'stated' as const }),
      ...(population !== undefined && { population, populationDate: 'undated' }),
    });
  }

  #begin(change: PlaceChange, key: string, figures: Figures = {}): void {
    if (!this.#mustBeFree(change, key)) return;
    const { name, kind, population, date } = change;
    if (name === undefined || kind === undefined)
      return this.#report(change, 'name', `"${key}" is new and needs a name and a kind`, 'write both');
    const own = population === undefined ? figures : { population, populationDate: date };
    this.#set(change, key, { key, name, kind, ...own, validFrom: date, successors: [] });
  }

  #end(change: PlaceChange, key: string, successors: readonly string[]): void {
    const place = this.#existing(change, key);
    if (!place) return;
    if (place.validFrom !== undefined && change.date <= place.validFrom)
      return this.#report(
        change,
        'date',
        `"${key}" began on ${place.validFrom} and cannot end before ${change.date}`,
        'correct one of the two days',
      );
    this.#set(change, key, {
      ...place,
      validTo: dayBefore(change.date),
      successors,
      ...(successors.length > 0 && { basis: 'stated' as const }),
    });
  }

  /** Gives a place that stays what the line says; `figures` replace its population where its people changed. */
  #describe(change: PlaceChange, key: string, dated: { populationDate?: string }, figures?: Figures): void {
    const place = this.#existing(change, key);
    if (!place) return;
    const known = figures ? { ...withoutFigure(place), ...figures } : place;
    const next: Place = { ...known, name: change.name ?? place.name, kind: change.kind ?? place.kind };
    if (change.population !== undefined) {
      next.population = change.population;
      next.populationDate = dated.populationDate ?? change.date;
    }
    this.#set(change, key, next);
  }

  /** Where people went from one Kreis or Land to another, the figures of both describe what is no more. */
  #forgetFiguresAround(change: PlaceChange, keys: readonly string[]): string[] {
    if (change.change === 'earlier') return [];
    const above = keys.map((key) => new Set(keysAbove(key)));
    const moved = new Set(
      above.flatMap((one) => [...one].filter((key) => !above.every((other) => other.has(key)))),
    );
    return [...moved].flatMap((key) => {
      const place = this.#places.get(key);
      if (place?.population === undefined || place.validTo !== undefined || keys.includes(key)) return [];
      this.#set(change, key, withoutFigure(place));
      return [`The population of ${key} ${place.name} is left out: its territory changed.`];
    });
  }

  #set(change: PlaceChange, key: string, place: Place): void {
    if (!kindFits(place.kind, key))
      this.#report(
        change,
        'kind',
        `a key of ${key.length} digits cannot be "${place.kind}"`,
        'correct the kind',
      );
    if (!this.#kept.has(key)) this.#kept.set(key, this.#places.get(key));
    this.#places.set(key, place);
  }

  #isFree(key: string): boolean {
    return !this.#places.has(key);
  }

  #mustBeFree(change: PlaceChange, key: string): boolean {
    const place = this.#places.get(key);
    if (!place) return true;
    const line = this.#touched.get(key);
    const since = line === undefined ? '' : ` (line ${line})`;
    if (place.validTo === undefined)
      this.#report(
        change,
        'key-taken',
        `"${key}" is ${place.name}${since}`,
        'give the new place a key of its own',
      );
    else
      this.#report(
        change,
        'key-comes-back',
        `"${key}" was ${place.name}, which is gone${since}: a key is never used again`,
        'correct the key',
      );
    return false;
  }

  #existing(change: PlaceChange, key: string): Place | undefined {
    const place = this.#places.get(key);
    if (!place) {
      this.#report(change, 'unknown-key', `no place has the key "${key}"`, 'correct the key');
      return undefined;
    }
    if (place.validTo === undefined) return place;
    const line = this.#touched.get(key);
    const when = line === undefined ? ` since ${place.validTo}` : `: it ended on line ${line}`;
    this.#report(
      change,
      'ended-already',
      `"${key}" ${place.name} is gone${when}`,
      'a place ends once; remove one line',
    );
    return undefined;
  }

  #report({ line }: PlaceChange, code: string, message: string, remedy: string): void {
    if (!this.#flaws.some((flaw) => flaw.message === message))
      this.#flaws.push({ line, code, message, remedy });
  }
}

const dayBefore = (date: string): string =>
  new Date(Date.parse(date) - 86_400_000).toISOString().slice(0, 10);
