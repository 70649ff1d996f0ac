import type { LaidBlock } from '#lib/documents/lay-out.ts';

const shown: readonly LaidBlock['kind'][] = ['chart', 'table', 'facts', 'list', 'checklist', 'signature'];

/**
 * Whether a paragraph before this block leads up to it, and so stays on its page.
 *
 * @example introduces({ kind: 'page-break' }) // false
 */
export function introduces(next: LaidBlock | undefined): boolean {
  return next !== undefined && shown.includes(next.kind);
}
