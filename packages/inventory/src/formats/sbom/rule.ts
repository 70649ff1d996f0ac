/** Where a document breaks its specification, as a JSON pointer (RFC 6901) or the path of an XML element. */
export interface Fault {
  pointer: string;
  /** What stands there, or the name of what is missing. */
  found: string;
  kind: 'missing' | 'not-allowed';
}

/** A rule about a value; null where it holds. */
export type Rule = (value: unknown, pointer: string) => Fault | null;

export const anything: Rule = () => null;

const shown = (value: unknown): string =>
  (typeof value === 'string' ? value : (JSON.stringify(value) ?? '')).slice(0, 60);

const notAllowed = (value: unknown, pointer: string): Fault => ({
  pointer: pointer || '/',
  found: shown(value),
  kind: 'not-allowed',
});

/** A text that fits the pattern. */
export const text =
  (pattern = /^/): Rule =>
  (value, pointer) =>
    typeof value === 'string' && value.length <= 1_000_000 && pattern.test(value)
      ? null
      : notAllowed(value, pointer);

export const filled = text(/./s);

/** One of these words, separated by bars. */
export function word(words: string): Rule {
  const known = new Set(words.split('|'));
  return (value, pointer) =>
    typeof value === 'string' && known.has(value) ? null : notAllowed(value, pointer);
}

/** Each element of an array. */
export const each =
  (rule: Rule): Rule =>
  (value, pointer) => {
    if (!Array.isArray(value)) return notAllowed(value, pointer);
    for (const [index, element] of value.entries()) {
      const fault = rule(element, `${pointer}/${index}`);
      if (fault) return fault;
    }
    return null;
  };

/** The first fault of several rules. */
export const all =
  (...rules: readonly Rule[]): Rule =>
  (value, pointer) => {
    for (const rule of rules) {
      const fault = rule(value, pointer);
      if (fault) return fault;
    }
    return null;
  };

export interface Members {
  /** Names of members that must be there. */
  required?: string;
  /** Names of members of which one must be there. */
  oneOf?: string;
  /** Names of members of which at most one may be there. */
  notBoth?: string;
  rules?: Readonly<Record<string, Rule>>;
  /** No other members than those of `rules` and these. */
  only?: string;
}

/** An object and its members. */
export function object({ required = '', oneOf = '', notBoth = '', rules = {}, only }: Members): Rule {
  const words = (list: string): string[] => list.split(' ').filter(Boolean);
  const known = only === undefined ? null : new Set([...words(only), ...Object.keys(rules)]);
  return (value, pointer) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      return notAllowed(value, pointer);
    const has = (name: string): boolean => Object.hasOwn(value, name);
    const missing = (name: string): Fault => ({ pointer: pointer || '/', found: name, kind: 'missing' });
    for (const name of words(required)) if (!has(name)) return missing(name);
    const choice = words(oneOf);
    if (choice.length > 0 && !choice.some(has)) return missing(choice.join(' | '));
    const both = words(notBoth).filter(has);
    if (both.length > 1)
      return { pointer: `${pointer}/${both[1]}`, found: both.join(' + '), kind: 'not-allowed' };
    for (const name of Object.keys(value)) {
      const at = `${pointer}/${name.slice(0, 60).replaceAll('~', '~0').replaceAll('/', '~1')}`;
      if (known && !known.has(name)) return { pointer: at, found: name.slice(0, 60), kind: 'not-allowed' };
      if (!Object.hasOwn(rules, name)) continue;
      const fault = rules[name]?.((value as Record<string, unknown>)[name], at);
      if (fault) return fault;
    }
    return null;
  };
}
