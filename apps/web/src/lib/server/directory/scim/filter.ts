/** Comparisons of SCIM (RFC 7644, 3.4.2.2). */
export type Comparison = 'eq' | 'ne' | 'co' | 'sw' | 'ew' | 'gt' | 'ge' | 'lt' | 'le';

/** What a filter asks for. Attribute names are in lower case. */
export type Filter =
  | { kind: 'and' | 'or'; left: Filter; right: Filter }
  | { kind: 'not'; filter: Filter }
  | { kind: 'present'; attribute: string }
  | { kind: 'compare'; attribute: string; by: Comparison; value: string | number | boolean | null }
  /** `emails[type eq "work"]`; names inside are those of the parts. */
  | { kind: 'some'; attribute: string; filter: Filter };

export type ParsedFilter = { ok: true; filter: Filter } | { ok: false; message: string };

const longest = 4000;
const mostTerms = 50;
const deepest = 10;

const tokens =
  /\s*(?:(?<bracket>[()[\]])|(?<text>"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*")|(?<word>[^\s()[\]"]+))/y;
const comparisons: ReadonlySet<string> = new Set(['eq', 'ne', 'co', 'sw', 'ew', 'gt', 'ge', 'lt', 'le']);

class Refused extends Error {}

/**
 * Reads a filter. Long, deep and many-termed ones are refused, so that nobody keeps the server busy with one.
 *
 * @example parseFilter('userName eq "erika" and active eq true') // { ok: true, filter: { kind: 'and', … } }
 */
export function parseFilter(text: string): ParsedFilter {
  try {
    if (text.length > longest) throw new Refused(`A filter has at most ${longest} characters.`);
    const reader = new FilterReader(tokensOf(text));
    return { ok: true, filter: reader.whole() };
  } catch (thrown) {
    if (thrown instanceof Refused) return { ok: false, message: thrown.message };
    throw thrown;
  }
}

type Token = { kind: 'bracket' | 'text' | 'word'; text: string };

function tokensOf(text: string): Token[] {
  const found: Token[] = [];
  const end = text.trimEnd().length;
  tokens.lastIndex = 0;
  while (tokens.lastIndex < end) {
    const at = tokens.lastIndex;
    const groups = tokens.exec(text)?.groups;
    if (!groups) throw new Refused(`The filter cannot be read from character ${at + 1} on.`);
    for (const kind of ['bracket', 'text', 'word'] as const)
      if (groups[kind] !== undefined) found.push({ kind, text: groups[kind] });
  }
  return found;
}

class FilterReader {
  readonly #tokens: readonly Token[];
  #next = 0;
  #terms = 0;

  constructor(found: readonly Token[]) {
    this.#tokens = found;
  }

  whole(): Filter {
    const filter = this.#either(0);
    if (this.#next < this.#tokens.length) throw new Refused('The filter goes on after its end.');
    return filter;
  }

  #either(depth: number): Filter {
    if (depth > deepest) throw new Refused(`A filter is at most ${deepest} brackets deep.`);
    let left = this.#both(depth);
    while (this.#takeWord('or')) left = { kind: 'or', left, right: this.#both(depth) };
    return left;
  }

  #both(depth: number): Filter {
    let left = this.#term(depth);
    while (this.#takeWord('and')) left = { kind: 'and', left, right: this.#term(depth) };
    return left;
  }

  #term(depth: number): Filter {
    this.#terms += 1;
    if (this.#terms > mostTerms) throw new Refused(`A filter has at most ${mostTerms} conditions.`);
    if (
      this.#peek()?.kind === 'word' &&
      this.#peek()?.text.toLowerCase() === 'not' &&
      this.#peek(1)?.text === '('
    ) {
      this.#next += 1;
      return { kind: 'not', filter: this.#bracketed('(', ')', depth) };
    }
    if (this.#peek()?.text === '(' && this.#peek()?.kind === 'bracket')
      return this.#bracketed('(', ')', depth);
    const attribute = this.#attribute();
    if (this.#peek()?.text === '[' && this.#peek()?.kind === 'bracket')
      return { kind: 'some', attribute, filter: this.#bracketed('[', ']', depth) };
    const by = this.#take('word').toLowerCase();
    if (by === 'pr') return { kind: 'present', attribute };
    if (!comparisons.has(by)) throw new Refused(`There is no comparison "${by.slice(0, 20)}".`);
    return { kind: 'compare', attribute, by: by as Comparison, value: this.#value() };
  }

  #bracketed(open: string, close: string, depth: number): Filter {
    this.#expect(open);
    const filter = this.#either(depth + 1);
    this.#expect(close);
    return filter;
  }

  #attribute(): string {
    const name = withoutSchema(this.#take('word'));
    if (!/^[a-z][\w$-]*(\.[a-z][\w$-]*)?$/i.test(name)) throw new Refused('An attribute is missing.');
    return name.toLowerCase();
  }

  #value(): string | number | boolean | null {
    const token = this.#peek();
    if (token?.kind === 'text') {
      this.#next += 1;
      return JSON.parse(token.text) as string;
    }
    const word = this.#take('word');
    // Entra writes booleans with a capital.
    if (/^(true|false)$/i.test(word)) return word.toLowerCase() === 'true';
    if (word === 'null') return null;
    if (/^-?\d{1,15}(\.\d{1,10})?$/.test(word)) return Number(word);
    throw new Refused('A value is missing; texts stand in double quotes.');
  }

  #peek(ahead = 0): Token | undefined {
    return this.#tokens[this.#next + ahead];
  }

  #take(kind: Token['kind']): string {
    const token = this.#peek();
    if (token?.kind !== kind)
      throw new Refused('The filter ends too early or has a part in the wrong place.');
    this.#next += 1;
    return token.text;
  }

  #takeWord(word: string): boolean {
    const token = this.#peek();
    if (token?.kind !== 'word' || token.text.toLowerCase() !== word) return false;
    this.#next += 1;
    return true;
  }

  #expect(bracket: string): void {
    if (this.#take('bracket') !== bracket) throw new Refused(`"${bracket}" is missing.`);
  }
}

/** Attributes may be written with the name of the schema that they belong to. */
export function withoutSchema(attribute: string): string {
  return attribute.replace(/^urn:ietf:params:scim:schemas:core:2\.0:(?:User|Group):/i, '');
}
