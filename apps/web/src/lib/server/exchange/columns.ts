import { VARIABLES, VARIABLE_TEXTS, type Variable } from '@allmende/sovereignty';
import { texts, type Language } from '#lib/i18n/index.ts';
import type { ApplicationPatch } from '#lib/server/inventory/index.ts';

/** What somebody may fill in: a column of an application, or the answer to one of the ten questions about it. */
export type ExchangeField = keyof ApplicationPatch | Variable;
/** What the program fills in. */
export type ShownField = 'product' | 'owner' | 'notice_by' | 'class';

/** As it is stored: money in cents, dates ISO, levels as numbers; null is unknown. */
export type FieldValue = string | number | null;

export interface Choice {
  value: string | number;
  label: string;
}

interface Column {
  heading: string;
  /** In characters. */
  width: number;
  meaning: string;
  who: string;
  /** What happens with it when the workbook comes back. */
  back: string;
}
export interface KeyColumn extends Column {
  key: 'key';
  type: 'key';
}
export interface ShownColumn extends Column {
  key: ShownField;
  type: 'shown' | 'shown-date';
}
export interface FieldColumn extends Column {
  key: ExchangeField;
  type: 'text' | 'count' | 'months' | 'date' | 'money' | 'choice';
  /** Of a text, in characters. */
  longest?: number;
  choices?: readonly Choice[];
}
export type ExchangeColumn = KeyColumn | ShownColumn | FieldColumn;

/** What a capability is called, by its id. */
export type CapabilityNames = Readonly<Record<string, string>>;

type Who = 'program' | 'department' | 'it' | 'purchase' | 'anyone';

/** The columns of the workbook in their order, with what a person reads about them. */
export function exchangeColumns(language: Language, capabilities: CapabilityNames): ExchangeColumn[] {
  const { inventoryTable: table, exchange } = texts(language);
  const { book } = exchange;
  const shown = (key: ShownField, width: number, type: ShownColumn['type'] = 'shown'): ShownColumn => ({
    key,
    type,
    width,
    heading: table.columns[key],
    meaning: book.meaning[key],
    who: book.who.program,
    back: book.ignored,
  });
  const field = (
    key: keyof ApplicationPatch,
    width: number,
    who: Who,
    rest: Pick<FieldColumn, 'type' | 'longest' | 'choices'>,
  ): FieldColumn => ({
    key,
    width,
    heading: table.columns[key],
    meaning: book.meaning[key],
    who: book.who[who],
    back: book.taken,
    ...rest,
  });
  const levels = (labels: Record<string, string>): Pick<FieldColumn, 'type' | 'choices'> => ({
    type: 'choice',
    choices: Object.entries(labels).map(([value, label]) => ({ value: Number(value), label })),
  });
  const named = (labels: Record<string, string>): Pick<FieldColumn, 'type' | 'choices'> => ({
    type: 'choice',
    choices: Object.entries(labels)
      .map(([value, label]) => ({ value, label }))
      .sort((a, b) => a.label.localeCompare(b.label, language)),
  });
  return [
    {
      key: 'key',
      type: 'key',
      heading: book.key,
      width: 18,
      meaning: book.meaning.key,
      who: book.who.program,
      back: book.ignored,
    },
    field('name', 34, 'it', { type: 'text', longest: 500 }),
    shown('product', 26),
    field('vendor_text', 24, 'it', { type: 'text', longest: 500 }),
    shown('owner', 22),
    field('version', 12, 'it', { type: 'text', longest: 200 }),
    field('department', 24, 'department', { type: 'text', longest: 500 }),
    field('capability_id', 28, 'department', named({ ...capabilities })),
    field('users', 12, 'department', { type: 'count' }),
    field('installations', 14, 'it', { type: 'count' }),
    field('criticality', 16, 'department', levels(table.criticality)),
    field('reach', 16, 'department', levels(table.reach)),
    field('hosting', 18, 'it', named(table.hosting)),
    field('contract_start', 14, 'purchase', { type: 'date' }),
    field('contract_end', 14, 'purchase', { type: 'date' }),
    field('notice_months', 16, 'purchase', { type: 'months' }),
    shown('notice_by', 14, 'shown-date'),
    field('cost_cents', 16, 'purchase', { type: 'money' }),
    field('status', 18, 'it', { type: 'text', longest: 200 }),
    field('note', 40, 'anyone', { type: 'text', longest: 5000 }),
    shown('class', 10),
    ...VARIABLES.map((variable) => answerColumn(variable, language)),
  ];
}

function answerColumn(variable: Variable, language: Language): FieldColumn {
  const { book } = texts(language).exchange;
  const { name, question, levels } = VARIABLE_TEXTS[variable];
  return {
    key: variable,
    type: 'choice',
    width: 24,
    heading: `${variable} ${name[language]}`,
    meaning: question[language],
    who: book.who.anyone,
    back: book.answered,
    choices: [
      ...Object.entries(levels).map(([level, label]) => ({
        value: Number(level),
        label: `${level} – ${label[language]}`,
      })),
      { value: 'unknown', label: book.levels.unknown },
      { value: 'n/a', label: book.levels['n/a'] },
    ],
  };
}

/** Whether somebody may fill the column in. */
export function isField(column: ExchangeColumn): column is FieldColumn {
  return column.type !== 'key' && !column.type.startsWith('shown');
}

export function isVariable(field: ExchangeField): field is Variable {
  return (VARIABLES as readonly string[]).includes(field);
}
