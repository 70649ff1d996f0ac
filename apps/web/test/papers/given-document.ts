import { intervalRows } from '#lib/charts/interval-rows.ts';
import type { Block, Document } from '#lib/documents/document.ts';

/** A drawing of 1 × 1 point. */
export const dot = new Uint8Array(
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
);

const chart = intervalRows({
  title: 'Abhängigkeit nach Jahren',
  description: '2027: 59–61; 2028: 48–52; 2029: 40–45',
  rows: [
    { label: '2027', interval: [59, 61], value: '59–61' },
    { label: '2028', interval: [48, 52], value: '48–52' },
    { label: '2029', interval: [40, 45], value: '40–45' },
  ],
  width: 640,
});

/** One of each block, as a council paper has them; made up. */
export const everyBlock: Block[] = [
  {
    kind: 'facts',
    rows: [
      { label: 'Drucksachennummer', value: [{ placeholder: 'Nummer der Drucksache' }] },
      { label: 'Amt', value: ['Amt für Digitales'] },
      { label: 'Beratungsfolge', value: ['Ausschuss für Digitales\nRat der Stadt'] },
    ],
  },
  { kind: 'notice', text: ['Erfundene Beispielstadt: ', { strong: 'alle Angaben sind ausgedacht.' }] },
  { kind: 'heading', level: 1, text: 'Beschlussvorschlag', numbered: true },
  {
    kind: 'paragraph',
    text: [
      'Der Rat beschließt, die Abhängigkeit von ',
      { text: '59–61 auf 40–45 von 100', reference: 'measure' },
      ' zu senken. Dafür stehen ',
      { strong: '250.000 € im Jahr' },
      ' bereit.',
    ],
  },
  {
    kind: 'list',
    ordered: true,
    items: [
      ['Die Verwaltung kündigt fristgerecht.'],
      ['Sie berichtet jährlich, erstmals am ', { placeholder: 'Datum' }, '.'],
    ],
  },
  { kind: 'heading', level: 1, text: 'Begründung', numbered: true },
  { kind: 'heading', level: 2, text: 'Ausgangslage', numbered: true },
  { kind: 'paragraph', text: ['So entwickelt sich die Abhängigkeit:'] },
  { kind: 'chart', chart },
  { kind: 'heading', level: 2, text: 'Kosten', numbered: true },
  {
    kind: 'table',
    caption: 'Kosten in Euro, brutto',
    columns: [
      { label: 'Schritt', numeric: false, share: 3 },
      { label: '2027', numeric: true, share: 1 },
      { label: '2028', numeric: true, share: 1 },
    ],
    rows: [
      [['Bürokommunikation'], [{ text: '120.000', reference: 'offer' }], ['80.000']],
      [['Virtualisierung'], ['0'], [{ text: '45.000', reference: 'measure' }]],
    ],
    totals: [['Summe'], ['120.000'], ['125.000']],
  },
  { kind: 'heading', level: 3, text: 'Ohne Nummer' },
  { kind: 'list', ordered: false, items: [['Rückweg bis Ende 2028'], ['Schulung: 4 Stunden je Person']] },
  { kind: 'page-break' },
  { kind: 'heading', level: 1, text: 'Vor der Unterschrift', numbered: true },
  { kind: 'checklist', items: [['Personalrat beteiligt'], ['Datenschutz geprüft']] },
  { kind: 'signature', lines: ['Ort, Datum', 'Amtsleitung', 'Kämmerei'] },
];

/** A document of the made-up town. */
export function givenDocument(fields: Partial<Document> = {}): Document {
  return {
    language: 'de',
    title: 'Beschlussvorlage: Ablösung der Bürokommunikation',
    subtitle: 'Musterstadt, Stand 22.11.2026',
    date: '2026-11-22',
    letterhead: {
      authority: 'Musterstadt',
      lines: ['Amt für Digitales', 'Marktplatz 1, 12345 Musterstadt', 'digitales@musterstadt.example'],
      logo: { bytes: dot, type: 'image/png', alt: 'Wappen von Musterstadt' },
      footer: 'Musterstadt · Der Bürgermeister · musterstadt.example',
    },
    confidentiality: 'non-public',
    blocks: everyBlock,
    references: [
      { id: 'offer', text: 'Angebot vom 01.10.2026, Spanne 100.000–120.000 €' },
      { id: 'measure', text: 'Messung AM-1 vom 22.11.2026, 59–61 von 100' },
    ],
    ...fields,
  };
}
