/** What a write has changed about one thing. */
export interface NotedChange {
  /** E.g. `application:7`. */
  subject: string;
  /** Null for something new. */
  before: unknown;
  /** Null for something that is gone. */
  after: unknown;
  /** Whose row it is, where the actor reaches several authorities: told in the chain of that one, not of the actor's. */
  authority?: number | undefined;
}

const hidden = '•••';
const secretKey =
  /passw|token|secret|_hash|totp|credential|recovery|private_?key|public_?key|api_?key|session|^e?-?mail|_email$/i;
/** Begins where a word begins, so that a long text is gone through once and not from each of its letters. */
const address = /(?<![^\s@<>"',;:])[^\s@<>"',;:]+@[^\s@<>"',;:]+/g;

const longestText = 500;
const mostChanges = 100;
/** Characters of JSON in one entry. */
const mostText = 32_000;

/**
 * Changes as the log keeps them: as JSON, without secrets, names of persons and e-mail addresses, and no longer than an
 * entry may be. What was cut is counted.
 *
 * @example changeText([{ subject: 'account:1', before: null, after: { token: 'x' } }])
 * // '[{"subject":"account:1","before":null,"after":{"token":"•••"}}]'
 */
export function changeText(changes: readonly NotedChange[]): string {
  const kept: string[] = [];
  let size = 0;
  for (const { subject, before, after } of changes.slice(0, mostChanges)) {
    const isPerson = subject.startsWith('account:');
    const text = JSON.stringify({
      subject: masked(subject, isPerson),
      before: masked(before, isPerson),
      after: masked(after, isPerson),
    });
    if (size + text.length > mostText) break;
    size += text.length;
    kept.push(text);
  }
  const cut = changes.length - kept.length;
  if (cut > 0) kept.push(JSON.stringify({ subject: 'cut', before: null, after: { changes: cut } }));
  return `[${kept.join(',')}]`;
}

function masked(value: unknown, isPerson: boolean): unknown {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string') return shortened(value.replace(address, hidden));
  if (typeof value === 'bigint') return String(value);
  if (value instanceof Uint8Array) return hidden;
  if (value instanceof Date || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.slice(0, mostChanges).map((each) => masked(each, isPerson));
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [
      key,
      each !== null && (secretKey.test(key) || (isPerson && key === 'name'))
        ? hidden
        : masked(each, isPerson),
    ]),
  );
}

function shortened(text: string): string {
  return text.length <= longestText ? text : `${text.slice(0, longestText)}… (+${text.length - longestText})`;
}
