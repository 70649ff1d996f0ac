import type { ColumnRole } from '../types.ts';
import { joinSeveral } from '../values/join-several.ts';
import type { Content, Format, Row } from './format.ts';
import { memberOf, objectOf, textOf } from './json-values.ts';

/** What is taken of a piece of software in GLPI. Persons in charge are left out. */
export const GLPI_FIELDS = [
  'name',
  'id',
  'entity',
  'publisher',
  'category',
  'version',
  'installations',
  'comment',
] as const;
export type GlpiField = (typeof GLPI_FIELDS)[number];

/** Which search option of GLPI, by its number, is which field. */
export type GlpiColumns = Partial<Record<GlpiField, string>>;

/** Numbers that GLPI itself has always used; plugins and versions may use others. */
const USUAL: GlpiColumns = {
  name: '1',
  id: '2',
  entity: '80',
  publisher: '23',
  category: '62',
  version: '5',
  installations: '72',
  comment: '16',
};

/** Names of search options that no language changes. */
const UIDS: Record<GlpiField, RegExp> = {
  name: /^Software\.name$/,
  id: /^Software\.id$/,
  entity: /^Software\.Entity\.(?:complete)?name$/,
  publisher: /^Software\.Manufacturer\.name$/,
  category: /^Software\.SoftwareCategory\.(?:complete)?name$/,
  version: /^Software\.SoftwareVersion\.name$/,
  installations: /^Software\.(?:SoftwareVersion\.)?(?:Item|Computer)_SoftwareVersion\.(?:id|count)$/,
  comment: /^Software\.comment$/,
};

/** The headings and meanings of the same list as GLPI writes it as CSV. */
const HEADINGS: Record<GlpiField, readonly [heading: string, role: ColumnRole]> = {
  name: ['Name', 'name'],
  id: ['ID', 'external-id'],
  entity: ['Entity', 'department'],
  publisher: ['Publisher', 'vendor'],
  category: ['Category', 'category'],
  version: ['Versions - Name', 'version'],
  installations: ['Number of installations', 'installations'],
  comment: ['Comments', 'note'],
};

/**
 * Finds the fields among the search options of GLPI's `listSearchOptions/Software`, by their `uid`, not by their
 * translated name; the name of the software is always there.
 * @example glpiColumns({ '1': { uid: 'Software.name' }, '80': { uid: 'Software.Entity.completename' } })
 */
export function glpiColumns(searchOptions: unknown): GlpiColumns {
  const options = Object.entries(objectOf(searchOptions) ?? {}).filter(([number]) =>
    /^\d{1,6}$/.test(number),
  );
  const columns: GlpiColumns = {};
  for (const field of GLPI_FIELDS) {
    const found = options.find(([, option]) => UIDS[field].test(textOf(option, 'uid')));
    if (found) columns[field] = found[0];
  }
  return columns.name === undefined ? { ...USUAL } : columns;
}

/**
 * Software as GLPI's REST interface finds it (`search/Software`): one answer, its pages in an array, or what the client
 * of this program has put together, which says which number is which field.
 */
export const glpiSearch: Format = {
  id: 'glpi-search',
  name: 'GLPI (REST)',
  kinds: ['json'],
  recognise(content) {
    const [answer] = answersOf(content);
    const [first] = rowsOf(answer);
    if (answer === undefined || textOf(answer, 'totalcount') === '') return null;
    const told = objectOf(memberOf(answer, 'columns')) !== null && Array.isArray(memberOf(answer, 'data'));
    const { name } = columnsOf(answer);
    const isRow = name !== undefined && Object.hasOwn(objectOf(first) ?? {}, name);
    return isRow || (told && first === undefined) ? 'content:glpi-search-answer' : null;
  },
  read(content) {
    const answers = answersOf(content);
    const columns = columnsOf(answers[0]);
    const rows: Row[] = [];
    for (const answer of answers)
      for (const found of rowsOf(answer))
        rows.push({
          line: rows.length + 1,
          cells: GLPI_FIELDS.map((field) => {
            const text = cellOf(memberOf(found, columns[field] ?? ''));
            return field === 'version' ? newest(text) : text.replace(/\n+/g, ', ');
          }),
        });
    return { columns: Object.fromEntries(GLPI_FIELDS.map((field) => HEADINGS[field])), rows };
  },
};

function answersOf(content: Content): readonly unknown[] {
  if (content.kind !== 'json') return [];
  return Array.isArray(content.value) ? content.value : [content.value];
}

/** Rows in an array, or by their ids where `withindexes` was asked for. */
function rowsOf(answer: unknown): readonly unknown[] {
  const data = memberOf(answer, 'data');
  return Array.isArray(data) ? data : Object.values(objectOf(data) ?? {});
}

function columnsOf(answer: unknown): GlpiColumns {
  const told = objectOf(memberOf(answer, 'columns'));
  if (!told) return USUAL;
  return Object.fromEntries(
    GLPI_FIELDS.flatMap((field) => {
      const number = memberOf(told, field);
      return typeof number === 'string' ? [[field, number]] : [];
    }),
  );
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  '#38': '&',
  lt: '<',
  '#60': '<',
  gt: '>',
  '#62': '>',
  quot: '"',
  '#34': '"',
  '#39': "'",
  '#039': "'",
  nbsp: ' ',
};

/** One value, or several that GLPI separates in its own way; older versions keep signs of HTML escaped. */
function cellOf(value: unknown): string {
  const values = Array.isArray(value) ? value : [value];
  return values
    .flatMap((each) =>
      typeof each === 'string' ? each.split('$$##$$') : typeof each === 'number' ? [String(each)] : [],
    )
    .map((each) =>
      each
        .replace(/\$#\$.*$/s, '')
        .replace(/&(#?\w{2,4});/g, (sign, name: string) =>
          Object.hasOwn(ENTITIES, name) ? (ENTITIES[name] ?? sign) : sign,
        )
        .trim(),
    )
    .filter((each) => each !== '')
    .join('\n');
}

/** As in the list as CSV: of several versions the last one counts. */
function newest(versions: string): string {
  return joinSeveral(versions, { by: '\n', joined: 'latest' });
}
