/**
 * The value for a language: its own, else a regional one, else English, else German, else the first; with the tag of
 * the language that it is in. Null where there is none.
 *
 * @example inLanguage({ 'de-CH': a, fr: b }, 'de') // { language: 'de-CH', value: a }
 */
export function inLanguage<Value>(
  values: Readonly<Record<string, Value>> | undefined,
  language: string,
): { language: string; value: Value } | null {
  const entries = Object.entries(values ?? {});
  const found =
    entries.find(([tag]) => tag.toLowerCase() === language) ??
    entries.find(([tag]) => base(tag) === language) ??
    entries.find(([tag]) => base(tag) === 'en') ??
    entries.find(([tag]) => base(tag) === 'de') ??
    entries[0];
  return found ? { language: found[0], value: found[1] } : null;
}

const base = (tag: string): string => tag.toLowerCase().split('-')[0] ?? '';
