/** What is wrong with a plan file, and where: `path` leads from the root, e.g. `options[2].duration`. */
export interface PlanFileProblem {
  path: string;
  /** Stable code, e.g. `not-a-number`. */
  code: string;
  message: string;
}

type Report = (path: string, code: string, message: string) => void;
export type Fields = Record<string, unknown>;

export const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);

const isGiven = (value: unknown): boolean => value !== undefined && value !== null;

/** Reads the fields of one object of a file and notes what is wrong with them, all of it. */
export class FieldReader {
  readonly #fields: Fields;
  readonly #path: string;
  readonly #report: Report;

  constructor(fields: Fields, path: string, report: Report) {
    this.#fields = fields;
    this.#path = path;
    this.#report = report;
  }

  /** The value under a key as it stands. */
  raw(key: string): unknown {
    return this.#fields[key];
  }

  at(key: string): string {
    return this.#path === '' ? key : `${this.#path}.${key}`;
  }

  report(key: string, code: string, message: string): void {
    this.#report(this.at(key), code, message);
  }

  text(key: string): string | undefined {
    const value = this.#fields[key];
    if (!isGiven(value)) return undefined;
    // YAML reads an id such as 4711 as a number.
    if (typeof value === 'number') return String(value);
    if (typeof value === 'string' && value.trim() !== '') return value;
    this.report(key, 'not-a-text', 'a text is needed');
    return undefined;
  }

  required(key: string): string {
    const value = this.text(key);
    if (value === undefined && !isGiven(this.#fields[key])) this.report(key, 'missing', `${key} is needed`);
    return value ?? '';
  }

  number(key: string, { least = -Infinity, whole = false } = {}): number | undefined {
    const value = this.#fields[key];
    if (!isGiven(value)) return undefined;
    const isFine =
      typeof value === 'number' &&
      Number.isFinite(value) &&
      value >= least &&
      (!whole || Number.isInteger(value));
    if (isFine) return value;
    const kind = whole ? 'a whole number' : 'a number';
    this.report(
      key,
      'not-a-number',
      Number.isFinite(least) ? `${kind} of at least ${least} is needed` : `${kind} is needed`,
    );
    return undefined;
  }

  flag(key: string): boolean {
    const value = this.#fields[key];
    if (!isGiven(value)) return false;
    if (typeof value === 'boolean') return value;
    this.report(key, 'not-a-boolean', 'true or false is needed');
    return false;
  }

  oneOf<T extends string>(key: string, choices: readonly T[]): T | undefined {
    const value = this.#fields[key];
    if (!isGiven(value)) return undefined;
    const choice = choices.find((each) => each === value);
    if (choice === undefined) this.report(key, 'not-a-choice', `${choices.join(' or ')} is needed`);
    return choice;
  }

  /** An ISO date that exists, or the date object that a YAML reader may make of it. */
  date(key: string): string | undefined {
    const value = this.#fields[key];
    if (!isGiven(value)) return undefined;
    if (value instanceof Date && !Number.isNaN(value.getTime())) return value.toISOString().slice(0, 10);
    if (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)) {
      const parsed = new Date(`${value}T00:00:00Z`);
      if (!Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(value)) return value;
    }
    this.report(key, 'not-a-date', 'a date such as 2026-11-21 is needed');
    return undefined;
  }

  /** Reads each object of a list; what is missing is an empty list. */
  list<T>(key: string, read: (fields: FieldReader) => T): T[] {
    const value = this.#fields[key];
    if (!isGiven(value)) return [];
    if (!Array.isArray(value)) {
      this.report(key, 'not-a-list', `${key} must be a list`);
      return [];
    }
    return value.flatMap((each: unknown, index) => {
      if (isObject(each)) return [read(new FieldReader(each, this.at(`${key}[${index}]`), this.#report))];
      this.report(`${key}[${index}]`, 'not-an-object', 'an entry with named values is needed');
      return [];
    });
  }

  /** A list of texts; undefined where it is not given. */
  texts(key: string): string[] | undefined {
    const value = this.#fields[key];
    if (!isGiven(value)) return undefined;
    if (Array.isArray(value) && value.every((each) => typeof each === 'string' || typeof each === 'number'))
      return value.map(String);
    this.report(key, 'not-a-list', `${key} must be a list of texts`);
    return undefined;
  }

  object(key: string): FieldReader | undefined {
    const value = this.#fields[key];
    if (!isGiven(value)) return undefined;
    if (isObject(value)) return new FieldReader(value, this.at(key), this.#report);
    this.report(key, 'not-an-object', 'named values are needed');
    return undefined;
  }
}
