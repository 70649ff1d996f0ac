import { isScalar, LineCounter, parseDocument, visit, type Document } from 'yaml';

/**
 * What a YAML or JSON text holds, or what is wrong with it. More than 100 aliases are refused: a bomb has thousands.
 *
 * @example parseYaml('a: 1') // { ok: true, content: { a: 1 } }
 */
export function parseYaml(text: string): { ok: true; content: unknown } | { ok: false; messages: string[] } {
  const lines = new LineCounter();
  // The library compares every key with every other, which takes seconds for a long list of them.
  const document = parseDocument(text, { prettyErrors: true, uniqueKeys: false, lineCounter: lines });
  if (document.errors.length > 0)
    return { ok: false, messages: document.errors.map(({ message }) => message) };
  try {
    const twice = keysGivenTwice(document, lines);
    if (twice.length > 0) return { ok: false, messages: twice };
    return { ok: true, content: document.toJS({ maxAliasCount: 100 }) };
  } catch (thrown) {
    // Aliases are resolved only here; the library tells of too many, and of too deep a nesting, by throwing.
    if (thrown instanceof ReferenceError || thrown instanceof RangeError)
      return { ok: false, messages: [thrown.message] };
    throw thrown;
  }
}

function keysGivenTwice(document: Document, lines: LineCounter): string[] {
  const messages: string[] = [];
  visit(document, {
    Map: (_, { items }) => {
      const seen = new Set<unknown>();
      for (const { key } of items) {
        if (!isScalar(key) || key.value === '<<') continue;
        if (seen.has(key.value)) {
          const { line, col } = lines.linePos(key.range?.[0] ?? 0);
          messages.push(`Map keys must be unique at line ${line}, column ${col}`);
        }
        seen.add(key.value);
      }
    },
  });
  return messages.slice(0, 100);
}
