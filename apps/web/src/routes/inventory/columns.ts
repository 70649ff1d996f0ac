import type { Column, ColumnOption } from '#lib/components/data-table/column.ts';
import { productHref } from '#lib/product-link.ts';
import { texts, type Language } from '#lib/i18n/index.ts';
import type { ApplicationRow } from '#lib/server/applications/index.ts';

export type ColumnKey = Exclude<keyof ApplicationRow, 'id' | 'product_id' | `known_${string}`>;

/** Shown until a person chooses others. */
const usual: readonly ColumnKey[] = [
  'name',
  'product',
  'match',
  'a',
  'class',
  'vendor_text',
  'capability_id',
  'department',
  'users',
  'criticality',
  'hosting',
  'contract_end',
  'notice_by',
  'cost_cents',
];

/**
 * The columns of the inventory table in their order.
 *
 * @param capabilities what a capability can be chosen from
 * @param shown keys of the columns to show, as the address names them; null shows the usual ones
 */
export function tableColumns(
  language: Language,
  capabilities: readonly ColumnOption[],
  shown: readonly string[] | null,
): Column[] {
  const t = texts(language).inventoryTable;
  const options = (labels: Record<string, string>): ColumnOption[] =>
    Object.entries(labels).map(([value, label]) => ({ value, label }));
  const all: (Omit<Column, 'label'> & { key: ColumnKey })[] = [
    {
      key: 'name',
      type: 'text',
      width: 270,
      editable: true,
      href: (row) => `/inventory/applications/${row.id}`,
    },
    {
      key: 'product',
      type: 'text',
      width: 200,
      href: (row) => (row['product_id'] ? productHref(String(row['product_id'])) : undefined),
    },
    { key: 'match', type: 'badge', width: 130, options: matchOptions(t.matches) },
    { key: 'a', type: 'interval' },
    { key: 'class', type: 'text', width: 96 },
    { key: 'open', type: 'number', width: 130 },
    {
      key: 'vendor_text',
      type: 'text',
      width: 190,
      editable: true,
      fallback: { key: 'known_vendor', note: t.fromProduct },
    },
    { key: 'owner', type: 'text', width: 190 },
    { key: 'country', type: 'text', width: 150 },
    {
      key: 'capability_id',
      type: 'select',
      width: 210,
      editable: true,
      options: capabilities,
      fallback: { key: 'known_capability', note: t.fromProduct },
    },
    { key: 'area', type: 'text', width: 180 },
    { key: 'department', type: 'text', width: 190, editable: true },
    { key: 'users', type: 'number', width: 110, editable: true },
    { key: 'installations', type: 'number', width: 130, editable: true },
    {
      key: 'criticality',
      type: 'select',
      width: 140,
      editable: true,
      options: options(t.criticality),
      fallback: { key: 'known_criticality', note: t.fromCapability },
    },
    {
      key: 'reach',
      type: 'select',
      width: 140,
      editable: true,
      options: options(t.reach),
      fallback: { key: 'known_reach', note: t.fromUsers },
    },
    { key: 'hosting', type: 'select', width: 160, editable: true, options: options(t.hosting) },
    { key: 'contract_start', type: 'date', width: 140, editable: true },
    { key: 'contract_end', type: 'date', width: 130, editable: true },
    { key: 'notice_months', type: 'number', width: 190, editable: true },
    { key: 'notice_by', type: 'date', width: 124 },
    { key: 'cost_cents', type: 'money', width: 140, editable: true },
    { key: 'version', type: 'text', width: 130, editable: true },
    { key: 'not_seen', type: 'date', width: 170 },
    { key: 'status', type: 'text', width: 140, editable: true },
    { key: 'note', type: 'text', width: 300, editable: true },
  ];
  const visible = new Set<string>(shown ?? usual);
  return all.map((column) => ({
    ...column,
    label: t.columns[column.key],
    sortable: true,
    hidden: column.key !== 'name' && !visible.has(column.key),
  }));
}

function matchOptions(labels: Record<ApplicationRow['match'], string>): ColumnOption[] {
  return [
    { value: 'review', label: labels.review, tone: 'warning' },
    { value: 'new', label: labels.new, tone: 'neutral' },
    { value: 'decided', label: labels.decided, tone: 'info' },
    { value: 'accept', label: labels.accept, tone: 'success' },
  ];
}

/** The columns that an address asks for; null where it leaves the choice to the program. */
export function readColumns(parameters: URLSearchParams): string[] | null {
  const given = parameters.get('columns');
  return given === null ? null : given.split(',').filter(Boolean);
}

/** Whether these are the columns that are shown anyway, so that the address need not name them. */
export function areUsual(shown: readonly string[]): boolean {
  return shown.length === usual.length && usual.every((key) => shown.includes(key));
}
