import BasicMarkdown from './BasicMarkdown.svelte';
import CatalogueEntryLine from './CatalogueEntryLine.svelte';
import { example, type Example } from './example.ts';
import FilterChips from './FilterChips.svelte';
import NewToken from './NewToken.svelte';
import SuggestField from './SuggestField.svelte';
import TokenTable from './TokenTable.svelte';

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
  example('what is filtered by', FilterChips, {
    label: 'Gewählte Filter',
    chips: [
      { label: 'Lizenz', value: 'EUPL-1.2', href: '?status=stable' },
      { label: 'Entwicklungsstand', value: 'stabil', href: '?license=EUPL-1.2' },
    ],
    dropLabel: (filter) => `${filter} weglassen`,
    clear: { label: 'Alle Filter aufheben', href: '?' },
  }),
  example('form of a new token', NewToken, {
    language: 'de',
    name: { label: 'Programm', hint: 'Zum Beispiel „Sammler des Landeskatalogs“.' },
    days: { choices: [30, 365], usual: 365 },
    scopes: [
      {
        field: 'scopes',
        legend: 'Was er darf',
        choices: [{ value: 'software:write', label: 'Software eintragen' }],
      },
    ],
    entered: null,
  }),
  example('tokens', TokenTable, {
    label: 'Alle Schlüssel',
    language: 'de',
    now: new Date('2026-11-22T12:00:00Z'),
    nameLabel: 'Programm',
    scopeNames: { 'software:write': 'Software eintragen' },
    revokeOf: (name) => `Schlüssel „${name}“ beenden`,
    tokens: [
      {
        id: '00000000-0000-4000-8000-000000000002',
        name: 'Sammler',
        scopes: ['software:write'],
        createdAt: new Date('2026-11-01T12:00:00Z'),
        expiresAt: new Date('2027-11-01T12:00:00Z'),
        lastUsedAt: null,
        revokedAt: null,
      },
    ],
  }),
];
