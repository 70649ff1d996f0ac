import { parseCell } from '#lib/components/data-table/parse-cell.ts';
import { texts, type Language } from '#lib/i18n/index.ts';
import { CLAUSES, contractFields, type ContractFields } from '#lib/server/contracts/index.ts';

/** What stands in the form, as text, and the ids of the chosen applications. */
export interface TypedContract {
  texts: Record<string, string>;
  applications: number[];
}

export type ReadContract =
  { ok: true; fields: ContractFields } | { ok: false; problems: Record<string, string> };

const plain = [
  'title',
  'partner',
  'kind',
  'reference',
  'start',
  'minimumUntil',
  'end',
  'renewMonths',
  'noticeMonths',
  'priceModel',
  'responsible',
  'note',
] as const;

/** The form of a contract as its fields; each problem names its field and what would fit. */
export function readContract(form: FormData, language: Language): ReadContract {
  const t = texts(language).contracts.invalid;
  const text = (name: string): string => String(form.get(name) ?? '');
  const problems: Record<string, string> = {};
  const decimal = language === 'de' ? ',' : '.';
  const cost = parseCell({ key: 'cost', label: '', type: 'money' }, text('cost'), decimal);
  if (!cost.ok) problems['cost'] = t.money;
  const tax = text('tax');
  const given = {
    ...Object.fromEntries(plain.map((name) => [name, text(name)])),
    costCents: cost.ok ? cost.value : null,
    isGross: tax === 'gross' ? true : tax === 'net' ? false : null,
    clauses: Object.fromEntries(
      CLAUSES.map((name) => [
        name,
        {
          state: text(`${name}-state`),
          text: text(`${name}-text`),
          ...(name === 'processing' && { date: text('processing-date') }),
        },
      ]),
    ),
    applications: chosenApplications(form),
  };
  const read = contractFields.safeParse(given);
  for (const { path, message } of read.error?.issues ?? []) {
    const [field, clause, part] = path.map(String);
    if (field === undefined) continue;
    if (field === 'clauses') problems[`${clause}-${part}`] = part === 'date' ? t.day : t.other;
    else if (field === 'costCents') problems['cost'] = t.money;
    else problems[field] = sentenceFor(field, message, t);
  }
  return read.success && Object.keys(problems).length === 0
    ? { ok: true, fields: read.data }
    : { ok: false, problems };
}

function sentenceFor(
  field: string,
  message: string,
  t: ReturnType<typeof texts>['contracts']['invalid'],
): string {
  if (field === 'title') return t.title;
  if (field === 'end' && message === 'before-start') return t.endBeforeStart;
  if (field === 'minimumUntil' && message === 'after-end') return t.minimumAfterEnd;
  if (field === 'minimumUntil' && message === 'before-start') return t.minimumBeforeStart;
  if (['start', 'end', 'minimumUntil'].includes(field)) return t.day;
  if (field === 'renewMonths' || field === 'noticeMonths') return t.months;
  return field === 'applications' ? t.applications : t.other;
}

/** Ids of the applications that are ticked, and of the one that was just picked. */
export function chosenApplications(form: FormData): number[] {
  const ids = [...form.getAll('applications'), form.get('application')].map(Number);
  return [...new Set(ids.filter((id) => Number.isSafeInteger(id) && id > 0))];
}

/** What was typed, to be shown again. */
export function typedContract(form: FormData): TypedContract {
  const shown = [...form].flatMap(([name, value]) =>
    typeof value === 'string' && !name.startsWith('application') ? [[name, value] as const] : [],
  );
  return { texts: Object.fromEntries(shown), applications: chosenApplications(form) };
}

/** A contract as it stands in the form. */
export function shownContract(fields: ContractFields, language: Language): TypedContract {
  const cost = fields.costCents === null ? '' : (fields.costCents / 100).toFixed(2);
  const shown: Record<string, string> = {
    ...Object.fromEntries(plain.map((name) => [name, String(fields[name] ?? '')])),
    cost: language === 'de' ? cost.replace('.', ',') : cost,
    tax: fields.isGross === null ? '' : fields.isGross ? 'gross' : 'net',
  };
  for (const name of CLAUSES) {
    shown[`${name}-state`] = fields.clauses[name]?.state ?? '';
    shown[`${name}-text`] = fields.clauses[name]?.text ?? '';
  }
  shown['processing-date'] = fields.clauses.processing?.date ?? '';
  return { texts: shown, applications: fields.applications };
}
