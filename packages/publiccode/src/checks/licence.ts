import { EXCEPTIONS, LICENCES } from '../data/licences.ts';

export type Licence =
  | { kind: 'licence'; id: string; orLater: boolean; exception?: string }
  | { kind: 'reference'; id: string }
  | { kind: 'and' | 'or'; parts: [Licence, Licence] };

export type ParsedLicence =
  | { ok: true; licence: Licence }
  | { ok: false; reason: 'empty' | 'syntax' | 'unknown-licence' | 'unknown-exception'; word: string };

/** Names that SPDX gave up, and what it says to write. */
const DEPRECATED: Readonly<Record<string, string>> = {
  'BSD-2-Clause-FreeBSD': 'BSD-2-Clause-Views',
  'BSD-2-Clause-NetBSD': 'BSD-2-Clause',
  'bzip2-1.0.5': 'bzip2-1.0.6',
  'eCos-2.0': 'GPL-2.0-or-later WITH eCos-exception-2.0',
  'GPL-2.0-with-autoconf-exception': 'GPL-2.0-only WITH Autoconf-exception-2.0',
  'GPL-2.0-with-bison-exception': 'GPL-2.0-or-later WITH Bison-exception-2.2',
  'GPL-2.0-with-classpath-exception': 'GPL-2.0-only WITH Classpath-exception-2.0',
  'GPL-2.0-with-font-exception': 'GPL-2.0-only WITH Font-exception-2.0',
  'GPL-2.0-with-GCC-exception': 'GPL-2.0-only WITH GCC-exception-2.0',
  'GPL-3.0-with-autoconf-exception': 'GPL-3.0-only WITH Autoconf-exception-3.0',
  'GPL-3.0-with-GCC-exception': 'GPL-3.0-only WITH GCC-exception-3.1',
  'Net-SNMP': '',
  Nunit: '',
  'StandardML-NJ': 'SMLNJ',
  wxWindows: 'LGPL-2.0-or-later WITH WxWindows-exception-3.1',
};
const FAMILY = /^((?:A|L)?GPL-[123]\.[01]|GFDL-1\.[123])(\+?)$/u;

let tables:
  { licences: Map<string, { id: string; free: boolean }>; exceptions: Map<string, string> } | undefined;

function load() {
  tables ??= {
    licences: new Map(
      LICENCES.split(' ').map((word) => {
        const id = word.replace('*', '');
        return [id.toLowerCase(), { id, free: word.endsWith('*') }];
      }),
    ),
    exceptions: new Map(EXCEPTIONS.split(' ').map((id) => [id.toLowerCase(), id])),
  };
  return tables;
}

/**
 * What to write in place of a deprecated name; empty when nothing took its place.
 * @example licenceSuccessor('GPL-3.0+') // 'GPL-3.0-or-later'
 */
export function licenceSuccessor(id: string): string | undefined {
  if (Object.hasOwn(DEPRECATED, id)) return DEPRECATED[id];
  const [, family, plus] = FAMILY.exec(id) ?? [];
  return family && `${family}${plus ? '-or-later' : '-only'}`;
}

/** Whether the Open Source Initiative approved a licence. */
export function isFreeLicence(id: string): boolean {
  const { licences } = load();
  return (
    licences.get(id.toLowerCase())?.free === true ||
    licences.get((licenceSuccessor(id) ?? '').toLowerCase())?.free === true
  );
}

/** All names of licences, as SPDX spells them. */
export function licenceIds(): string[] {
  return [...load().licences.values()].map(({ id }) => id);
}

/**
 * Reads a licence expression of SPDX: names in any case, operators in capitals. Says which word is wrong.
 * @example parseLicence('MIT OR GPL-2.0-only WITH Classpath-exception-2.0')
 */
export function parseLicence(expression: string): ParsedLicence {
  if (expression.trim() === '') return { ok: false, reason: 'empty', word: '' };
  const words = expression.match(/[()]|\+(?![A-Za-z0-9.-])|[^\s()+]+|\+/gu) ?? [];
  // A space before the plus makes it a word that stands for nothing.
  const reader = new Reader(words, / \+/u.test(expression) || /[^\S ]/u.test(expression));
  return reader.read();
}

class Wrong extends Error {
  readonly problem: ParsedLicence;
  constructor(reason: 'syntax' | 'unknown-licence' | 'unknown-exception', word: string) {
    super(reason);
    this.problem = { ok: false, reason, word };
  }
}

class Reader {
  readonly #words: readonly string[];
  readonly #broken: boolean;
  #at = 0;

  constructor(words: readonly string[], broken: boolean) {
    this.#words = words;
    this.#broken = broken;
  }

  read(): ParsedLicence {
    try {
      if (this.#broken) throw new Wrong('syntax', '+');
      const licence = this.#either(0);
      if (this.#at < this.#words.length) throw new Wrong('syntax', this.#words[this.#at] ?? '');
      return { ok: true, licence };
    } catch (error) {
      if (error instanceof Wrong) return error.problem;
      throw error;
    }
  }

  #either(depth: number): Licence {
    const first = this.#both(depth);
    if (!this.#take('OR')) return first;
    return { kind: 'or', parts: [first, this.#either(depth + 1)] };
  }

  #both(depth: number): Licence {
    const first = this.#one(depth);
    if (!this.#take('AND')) return first;
    return { kind: 'and', parts: [first, this.#both(depth + 1)] };
  }

  #one(depth: number): Licence {
    if (depth > 100) throw new Wrong('syntax', '(');
    if (this.#take('(')) {
      const inner = this.#either(depth + 1);
      if (!this.#take(')')) throw new Wrong('syntax', '(');
      return inner;
    }
    const word = this.#words[this.#at] ?? '';
    if (word === '' || /^(?:AND|OR|WITH|\)|\+)$/u.test(word)) throw new Wrong('syntax', word);
    this.#at++;
    if (/^(?:DocumentRef-[A-Za-z0-9.-]+:)?LicenseRef-[A-Za-z0-9.-]+$/u.test(word))
      return { kind: 'reference', id: word };
    return this.#licence(word);
  }

  #licence(word: string): Licence {
    const { licences, exceptions } = load();
    const plus = this.#take('+');
    const id =
      (plus && licences.get(`${word}+`.toLowerCase())?.id) ||
      licences.get(word.toLowerCase())?.id ||
      licences.get(word.toLowerCase().replace(/-(?:only|or-later)$/u, ''))?.id;
    if (!id) throw new Wrong('unknown-licence', word);
    const orLater = plus || id.endsWith('+') || /-or-later$/iu.test(word);
    if (!this.#take('WITH')) return { kind: 'licence', id, orLater };
    const exception = exceptions.get((this.#words[this.#at] ?? '').toLowerCase());
    if (!exception) throw new Wrong('unknown-exception', this.#words[this.#at] ?? '');
    this.#at++;
    return { kind: 'licence', id, orLater, exception };
  }

  #take(word: string): boolean {
    if (this.#words[this.#at] !== word) return false;
    this.#at++;
    return true;
  }
}

/** The licences named in an expression, each once. */
export function licencesIn(licence: Licence): { id: string; reference: boolean }[] {
  if ('parts' in licence) return licence.parts.flatMap(licencesIn);
  return [{ id: licence.id, reference: licence.kind === 'reference' }];
}

/**
 * Whether somebody who accepts only the licences that pass may use the software: of an OR one side is enough, of an AND
 * both have to pass.
 */
export function satisfies(licence: Licence, passes: (id: string) => boolean): boolean {
  if (licence.kind === 'or') return licence.parts.some((part) => satisfies(part, passes));
  if (licence.kind === 'and') return licence.parts.every((part) => satisfies(part, passes));
  return licence.kind === 'licence' && passes(licence.id);
}
