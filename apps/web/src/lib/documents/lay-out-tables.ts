import type { Language } from '../i18n/index.ts';
import type { Block } from './document.ts';
import { layOut, type LaidTable } from './lay-out.ts';

/** Tables that stand on a page without a document around them. */
export function layOutTables(tables: readonly Block[], language: Language): LaidTable[] {
  const { blocks } = layOut({
    language,
    title: '',
    subtitle: '',
    date: '',
    letterhead: { authority: '', lines: [], logo: null, footer: '' },
    confidentiality: 'internal',
    blocks: [...tables],
    references: [],
  });
  return blocks.filter((block): block is LaidTable => block.kind === 'table');
}
