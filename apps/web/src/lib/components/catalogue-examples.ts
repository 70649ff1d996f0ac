import BasicMarkdown from './BasicMarkdown.svelte';
import CatalogueEntryLine from './CatalogueEntryLine.svelte';
import { example, type Example } from './example.ts';
import SuggestField from './SuggestField.svelte';

/** What the catalogue of public code shows, with invented entries. */
export const CATALOGUE_EXAMPLES: readonly Example[] = [
  example('text of a publiccode.yml', BasicMarkdown, {
    text: 'Führt **jeden Baum** einer Stadt.\n\n- Kontrollen unterwegs\n- Aufträge an den Bauhof',
    lang: 'de',
  }),
  example('entry in one line', CatalogueEntryLine, {
    entry: {
      href: '/catalogue/00000000-0000-4000-8000-000000000001',
      name: 'Baumkataster',
      standing: 'valid',
      maintenance: { least: 1, most: 3 },
      declared: [{ id: '1', name: 'Musterstadt', publishedOn: '2026-11-22' }],
    },
    language: 'de',
  }),
  example('search with suggestions', SuggestField, {
    name: 'q',
    label: 'Katalog durchsuchen',
    ask: () => Promise.resolve([]),
    go: () => undefined,
    countLabel: (count) => `${count} Vorschläge`,
    emptyLabel: 'Keine Vorschläge',
    listLabel: 'Vorschläge',
  }),
];
