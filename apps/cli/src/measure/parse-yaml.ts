import { parseDocument } from 'yaml';

/** What a YAML or JSON text holds, or what is wrong with it. More than 100 aliases are refused: a bomb has thousands. */
export function parseYaml(text: string): { ok: true; content: unknown } | { ok: false; messages: string[] } {
  const document = parseDocument(text, { prettyErrors: true });
  if (document.errors.length > 0)
    return { ok: false, messages: document.errors.map(({ message }) => message) };
  try {
    return { ok: true, content: document.toJS({ maxAliasCount: 100 }) };
  } catch (thrown) {
    // Aliases are resolved only here; the library tells of too many by throwing.
    if (thrown instanceof ReferenceError) return { ok: false, messages: [thrown.message] };
    throw thrown;
  }
}
