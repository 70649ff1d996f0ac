import { intervalRows } from '../charts/interval-rows.ts';
import { layOut } from '../documents/lay-out.ts';
import DocumentView from './DocumentView.svelte';
import { example, type Example } from './example.ts';

/** A paper of a made-up town, with each kind of block. */
export const DOCUMENT_EXAMPLES: readonly Example[] = [
  example('document', DocumentView, {
    level: 2,
    placeholdersLabel: 'Noch zu ergänzen',
    paper: layOut({
      language: 'de',
      title: 'Beschlussvorlage zur Bürokommunikation',
      subtitle: 'Musterstadt, Stand 22.11.2026',
      date: '2026-11-22',
      letterhead: {
        authority: 'Musterstadt',
        lines: ['Amt für Digitales', 'Marktplatz 1, 12345 Musterstadt'],
        logo: null,
        footer: '',
      },
      confidentiality: 'internal',
      blocks: [
        { kind: 'facts', rows: [{ label: 'Aktenzeichen', value: [{ placeholder: 'Aktenzeichen' }] }] },
        { kind: 'notice', text: ['Erfundene Beispielstadt.'] },
        { kind: 'heading', level: 1, text: 'Beschlussvorschlag', numbered: true },
        {
          kind: 'paragraph',
          text: [
            'Der Rat senkt die Abhängigkeit von ',
            { text: '59–61', reference: 'measure' },
            ' auf ',
            { strong: '40–45 von 100' },
            '.',
          ],
        },
        { kind: 'list', ordered: true, items: [['Kündigen'], ['Beschaffen']] },
        {
          kind: 'chart',
          chart: intervalRows({
            title: 'Abhängigkeit nach Jahren im Papier',
            description: '2027: 59–61; 2028: 40–45',
            rows: [
              { label: '2027', interval: [59, 61], value: '59–61' },
              { label: '2028', interval: [40, 45], value: '40–45' },
            ],
            width: 640,
          }),
        },
        {
          kind: 'table',
          caption: 'Kosten des Papiers in Euro, brutto',
          columns: [
            { label: 'Schritt', numeric: false, share: 3 },
            { label: '2027', numeric: true, share: 1 },
          ],
          rows: [[['Bürokommunikation'], [{ text: '120.000', reference: 'measure' }]]],
          totals: [['Summe'], ['120.000']],
        },
        { kind: 'checklist', items: [['Personalrat beteiligt']] },
        { kind: 'page-break' },
        { kind: 'signature', lines: ['Ort, Datum', 'Unterschrift'] },
      ],
      references: [{ id: 'measure', text: 'Messung vom 22.11.2026' }],
    }),
  }),
];
