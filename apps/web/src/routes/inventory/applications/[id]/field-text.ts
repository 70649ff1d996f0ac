import { formatter, texts, type Language } from '#lib/i18n/index.ts';

/**
 * A stored value of an application as a person reads it.
 *
 * @example fieldText('contract_end', '2028-12-31', 'de') // '31.12.2028'
 */
export function fieldText(column: string, value: string | number | null, language: Language): string {
  const t = texts(language);
  const f = formatter(language);
  if (value === null || value === '') return t.application.empty;
  const words: Record<string, Record<string, string>> = {
    hosting: t.inventoryTable.hosting,
    criticality: t.inventoryTable.criticality,
    reach: t.inventoryTable.reach,
    match_state: t.inventoryTable.matches,
    value: { unknown: t.application.unknown, 'n/a': t.application.notApplicable },
  };
  const word = words[column]?.[String(value)];
  if (word !== undefined) return word;
  if (column === 'value' && typeof value === 'number') return t.application.level(value);
  if (column === 'cost_cents') return f.money(Number(value));
  if (column === 'contract_start' || column === 'contract_end') return f.date(String(value));
  return typeof value === 'number' ? f.integer(value) : value;
}
