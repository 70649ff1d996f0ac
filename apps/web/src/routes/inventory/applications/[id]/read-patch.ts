import { parseCell } from '#lib/components/data-table/parse-cell.ts';
import { texts, type Language } from '#lib/i18n/index.ts';
import { typedNumber } from '#lib/typed-number.ts';
import { applicationPatch, type ApplicationPatch } from '#lib/server/inventory/index.ts';

const numbers = new Set<string>(['users', 'installations', 'notice_months']);
const dates = new Set<string>(['contract_start', 'contract_end']);

export type ReadPatch =
  { ok: true; patch: ApplicationPatch } | { ok: false; problems: Record<string, string> };

/** The fields of a form as corrections of an application; each problem names its field and what would fit. */
export function readPatch(form: FormData, language: Language): ReadPatch {
  const t = texts(language).application.invalid;
  const given: Record<string, unknown> = {};
  const problems: Record<string, string> = {};
  for (const column of applicationPatch.keyof().options) {
    const text = form.get(column);
    if (typeof text !== 'string') continue;
    given[column] = numbers.has(column) ? typedNumber(text, language) : text;
  }
  // Money is typed in euro as the language writes it; the store keeps cents.
  const cost = form.get('cost');
  if (typeof cost === 'string') {
    const parsed = parseCell({ key: 'cost', label: '', type: 'money' }, cost, language === 'de' ? ',' : '.');
    if (parsed.ok) given['cost_cents'] = parsed.value ?? '';
    else problems['cost'] = t.money;
  }
  const patch = applicationPatch.safeParse(given);
  if (!patch.success) {
    for (const { path } of patch.error.issues) {
      const column = String(path[0]);
      if (column === 'name') problems[column] = t.name;
      else if (column === 'cost_cents') problems['cost'] = t.money;
      else problems[column] = numbers.has(column) ? t.number : dates.has(column) ? t.date : t.other;
    }
  }
  if (!patch.success || Object.keys(problems).length > 0) return { ok: false, problems };
  return { ok: true, patch: patch.data };
}
