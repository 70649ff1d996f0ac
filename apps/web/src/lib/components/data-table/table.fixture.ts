import type { Column, TableRow } from './column.ts';

/** Four invented rows with every kind of gap, for the tests of this folder. */
export const columns: Column[] = [
  { key: 'name', label: 'Name', type: 'text', sortable: true },
  { key: 'cost', label: 'Kosten', type: 'money', sortable: true, editable: true },
  {
    key: 'level',
    label: 'Stufe',
    type: 'select',
    sortable: true,
    editable: true,
    options: [
      { value: 'low', label: 'gering' },
      { value: 'high', label: 'hoch' },
    ],
  },
  { key: 'span', label: 'Spanne', type: 'interval', sortable: true },
];
export const rows: TableRow[] = [
  { id: '1', name: 'Version 10', cost: 500, level: 'high', span: [10, 40] },
  { id: '2', name: 'version 9', cost: null, level: 'low', span: null },
  { id: '3', name: 'Ämter', cost: 500, level: null, span: [20, 40] },
  { id: '4', name: 'Zulassung', cost: 100, level: 'low', span: [0, 90] },
];
