import type { Column, TableRow } from './data-table/column.ts';
import type { TableLabels } from './data-table/table-labels.ts';

const number = new Intl.NumberFormat('de-DE');

export const exampleColumns: readonly Column[] = [
  {
    key: 'name',
    label: 'Anwendung',
    type: 'text',
    sortable: true,
    width: 260,
    href: (row) => `/inventory/${row.id}`,
  },
  { key: 'vendor', label: 'Hersteller', type: 'text', sortable: true, editable: true },
  {
    key: 'criticality',
    label: 'Kritikalität',
    type: 'select',
    sortable: true,
    editable: true,
    options: [
      { value: '1', label: '1 – gering' },
      { value: '2', label: '2 – mittel' },
      { value: '3', label: '3 – hoch' },
      { value: '4', label: '4 – Pflichtaufgabe' },
    ],
  },
  { key: 'dependence', label: 'Abhängigkeit', type: 'interval', sortable: true },
  { key: 'end', label: 'Vertragsende', type: 'date', sortable: true, editable: true },
  { key: 'cost', label: 'Kosten im Jahr', type: 'money', sortable: true, editable: true },
  { key: 'users', label: 'Plätze', type: 'number', sortable: true, editable: true },
  {
    key: 'match',
    label: 'Zuordnung',
    type: 'badge',
    sortable: true,
    options: [
      { value: 'accept', label: 'zugeordnet', tone: 'success' },
      { value: 'review', label: 'zu prüfen', tone: 'warning' },
      { value: 'new', label: 'unbekannt', tone: 'neutral' },
    ],
  },
  { key: 'note', label: 'Bemerkung', type: 'text', editable: true, hidden: true },
];

const NAMES = [
  'Beispielmeldewesen',
  'Musterkasse Doppik',
  'Geodaten-Auskunft',
  'Bürozusammenarbeit Online',
  'Friedhofsverwaltung und Grabstättenverzeichnis mit Gebührenberechnung',
  'Fuhrparkbuch',
  'Ratsinformation',
  'Bauantrag digital',
];
const VENDORS = [
  'Beispiel AG',
  'Muster-Verfahren GmbH & Co. KG',
  'Example Corporation',
  'Zweckverband Muster-IT',
];

/** Invented applications; row `n` is the same in every call. */
export function exampleRows(count: number): TableRow[] {
  return Array.from({ length: count }, (_, index): TableRow => {
    const low = (index * 37) % 90;
    const open = index % 9 === 4;
    return {
      id: `a${index + 1}`,
      name: `${NAMES[index % NAMES.length] ?? ''} ${Math.floor(index / NAMES.length) + 1}`,
      vendor: index % 7 === 3 ? null : (VENDORS[index % VENDORS.length] ?? null),
      criticality: index % 5 === 2 ? null : String((index % 4) + 1),
      dependence: open ? null : [low, Math.min(100, low + (index % 6) * 4)],
      end: index % 4 === 1 ? null : `${2026 + (index % 5)}-${String((index % 12) + 1).padStart(2, '0')}-28`,
      cost: index % 3 === 0 ? null : 124800 * (index % 40) + 4999,
      users: (index * 13) % 900,
      match: (['accept', 'accept', 'review', 'new'] as const)[index % 4] ?? 'new',
      note: null,
    };
  });
}

export const exampleTableLabels: TableLabels = {
  region: 'Anwendungen, waagerecht und senkrecht verschiebbar',
  columns: 'Spalten',
  dense: 'Kompakt',
  help: 'Tastenhilfe',
  close: 'Schließen',
  selectRow: (name) => `${name} auswählen`,
  selectAll: 'Alle Zeilen auswählen',
  selected: (count) => `${number.format(count)} ausgewählt`,
  clearSelection: 'Auswahl aufheben',
  sorted: (direction, rank) => `${direction === 'asc' ? 'aufsteigend' : 'absteigend'} sortiert, Rang ${rank}`,
  unsorted: (column) => `${column}: nicht mehr sortiert`,
  sortBy: (column) => `Nach ${column} sortieren; mit Umschalttaste zusätzlich`,
  rows: (shown, total) =>
    shown === total
      ? `${number.format(total)} Zeilen`
      : `${number.format(shown)} von ${number.format(total)} Zeilen`,
  unknown: 'keine Angabe',
  edit: (column) => `${column} bearbeiten`,
  saved: (cells) => (cells === 1 ? 'Gespeichert.' : `${number.format(cells)} Felder gespeichert.`),
  notSaved: (reason) => `Nicht gespeichert: ${reason} Der alte Wert steht wieder da.`,
  invalid: {
    'not-a-number': 'Das ist keine Zahl, z. B. 1.234,56',
    'not-a-date': 'Das ist kein Datum, z. B. 21.11.2026',
    'not-an-option': 'Diese Auswahl gibt es nicht',
    'not-editable': 'Dieses Feld kann nicht geändert werden',
  },
  undo: 'Rückgängig',
  undone: (cells) => (cells === 1 ? 'Rückgängig gemacht.' : `${number.format(cells)} Felder zurückgesetzt.`),
  nothingToUndo: 'Nichts rückgängig zu machen.',
  copied: (cells) => (cells === 1 ? 'Feld kopiert.' : `${number.format(cells)} Felder kopiert.`),
  pasted: (changed, refused) =>
    `${number.format(changed)} Felder eingefügt${refused > 0 ? `, ${number.format(refused)} nicht übernommen` : ''}.`,
  empty: 'Keine Anwendung passt zu diesem Filter.',
  keys: [
    { keys: 'Pfeiltasten', effect: 'Feld wechseln; mit Strg bis zum Rand' },
    { keys: 'Pos1, Ende', effect: 'Anfang oder Ende der Zeile; mit Strg der Tabelle' },
    { keys: 'Bild auf, Bild ab', effect: 'Eine Seite weiter' },
    { keys: 'Eingabe, F2', effect: 'Feld bearbeiten oder Verweis öffnen' },
    { keys: 'Tab', effect: 'Übernehmen und zum nächsten Feld' },
    { keys: 'Esc', effect: 'Bearbeitung verwerfen' },
    { keys: 'Umschalt + Pfeil', effect: 'Bereich markieren' },
    { keys: 'Strg + C, Strg + V', effect: 'Bereich kopieren, Block einfügen' },
    { keys: 'Strg + Z, Strg + Y', effect: 'Rückgängig, wiederholen' },
    { keys: 'Entf', effect: 'Markierte Felder leeren' },
    { keys: 'Leertaste', effect: 'Zeile auswählen; mit Umschalt bis hierher' },
    { keys: '?', effect: 'Diese Hilfe' },
  ],
};
