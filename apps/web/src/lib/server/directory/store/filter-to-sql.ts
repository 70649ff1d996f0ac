import { sql, type RawBuilder } from 'kysely';
import type { Comparison, Filter } from '../scim/filter.ts';

type Condition = RawBuilder<boolean>;

/** How an attribute is looked at in the store. */
export type Searchable =
  | { as: 'text' | 'exact'; of: RawBuilder<unknown> }
  | { as: 'flag' | 'time'; of: RawBuilder<unknown> }
  /** Several values, each with parts: `where` wraps a condition about one of them. */
  | { as: 'list'; parts: Readonly<Record<string, Searchable>>; where: (one: Condition) => Condition };

export type Attributes = Readonly<Record<string, Searchable>>;

export type Translated = { ok: true; condition: Condition } | { ok: false; message: string };

class Refused extends Error {}

/** A filter as a condition. Values are parameters, never text of the query. */
export function filterToSql(filter: Filter, attributes: Attributes): Translated {
  try {
    return { ok: true, condition: translate(filter, attributes) };
  } catch (thrown) {
    if (thrown instanceof Refused) return { ok: false, message: thrown.message };
    throw thrown;
  }
}

function translate(filter: Filter, attributes: Attributes): Condition {
  switch (filter.kind) {
    case 'and':
      return sql<boolean>`(${translate(filter.left, attributes)} and ${translate(filter.right, attributes)})`;
    case 'or':
      return sql<boolean>`(${translate(filter.left, attributes)} or ${translate(filter.right, attributes)})`;
    case 'not':
      return sql<boolean>`not coalesce(${translate(filter.filter, attributes)}, false)`;
    case 'present':
      return about(filter.attribute, attributes, ({ of }) => sql<boolean>`${of} is not null`);
    case 'compare':
      return about(filter.attribute, attributes, (one) => compare(one, filter.by, filter.value));
    case 'some': {
      const list = named(filter.attribute, attributes);
      if (list.as !== 'list') throw new Refused(`${filter.attribute} has no parts to choose by.`);
      return list.where(translate(filter.filter, list.parts));
    }
  }
}

type Single = Exclude<Searchable, { as: 'list' }>;

/** `emails` alone means the values of its parts, `emails.type` one part of them. */
function about(attribute: string, attributes: Attributes, test: (one: Single) => Condition): Condition {
  const [whole = '', part = 'value'] = attribute.split('.');
  const list = Object.hasOwn(attributes, whole) ? attributes[whole] : undefined;
  if (list?.as === 'list') return list.where(about(part, list.parts, test));
  const one = named(attribute, attributes);
  if (one.as === 'list') throw new Refused(`${attribute} has several parts.`);
  return test(one);
}

function named(attribute: string, attributes: Attributes): Searchable {
  const found = Object.hasOwn(attributes, attribute) ? attributes[attribute] : undefined;
  if (!found) throw new Refused(`Nothing can be found by ${attribute.slice(0, 50)}.`);
  return found;
}

const symbols = { gt: sql`>`, ge: sql`>=`, lt: sql`<`, le: sql`<=` } as const;

function compare({ as, of }: Single, by: Comparison, value: string | number | boolean | null): Condition {
  if (value === null) {
    if (by === 'eq') return sql<boolean>`${of} is null`;
    if (by === 'ne') return sql<boolean>`${of} is not null`;
    throw new Refused('Only eq and ne know null.');
  }
  if (as === 'flag') {
    if (typeof value !== 'boolean' || (by !== 'eq' && by !== 'ne'))
      throw new Refused('This attribute is true or false.');
    return by === 'eq'
      ? sql<boolean>`${of} = ${value}::boolean`
      : sql<boolean>`${of} is distinct from ${value}::boolean`;
  }
  if (typeof value !== 'string' || value.includes('\u0000')) throw new Refused('This attribute is a text.');
  if (as === 'time') return compareTime(of, by, value);
  const text = as === 'exact' ? of : sql`lower(${of})`;
  const wanted = as === 'exact' ? sql`${value}::text` : sql`lower(${value}::text)`;
  switch (by) {
    case 'eq':
      return sql<boolean>`${text} = ${wanted}`;
    case 'ne':
      return sql<boolean>`${text} is distinct from ${wanted}`;
    case 'co':
      return sql<boolean>`position(${wanted} in ${text}) > 0`;
    case 'sw':
      return sql<boolean>`starts_with(${text}, ${wanted})`;
    case 'ew':
      return sql<boolean>`right(${text}, length(${wanted})) = ${wanted}`;
    default:
      return sql<boolean>`${text} ${symbols[by]} ${wanted}`;
  }
}

function compareTime(of: RawBuilder<unknown>, by: Comparison, value: string): Condition {
  const moment = /^\d{4}-\d\d-\d\dT[\d:.]+(Z|[+-]\d\d:\d\d)$/.test(value) ? new Date(value) : null;
  if (!moment || Number.isNaN(moment.getTime())) throw new Refused('This attribute is a date and time.');
  const wanted = sql`${moment.toISOString()}::timestamptz`;
  if (by === 'eq') return sql<boolean>`${of} = ${wanted}`;
  if (by === 'ne') return sql<boolean>`${of} <> ${wanted}`;
  if (by === 'co' || by === 'sw' || by === 'ew') throw new Refused('Times are earlier, later or equal.');
  return sql<boolean>`${of} ${symbols[by]} ${wanted}`;
}
