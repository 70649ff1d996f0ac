import { GLPI_FIELDS, glpiColumns, type GlpiColumns } from '@allmende/inventory';
import { z } from 'zod';
import { GlpiSession, type Asked, type GlpiConnection, type Reply } from './glpi-session.ts';
import type { GlpiTrouble } from './glpi-trouble.ts';

/** Software of a GLPI, in the form in which its own interface answers, for the reader of lists. */
export interface FetchedSoftware {
  totalcount: number;
  columns: GlpiColumns;
  data: Record<string, unknown>[];
}

export interface FetchProgress {
  done: number;
  /** Null until GLPI has said how many there are. */
  total: number | null;
}

const LARGEST_PAGE = 1000;
const MOST_ROWS = 100_000;
/** What a list may be when it is read; the rows of GLPI are written into one. */
const MOST_BYTES = 19_000_000;

const page = z.object({
  totalcount: z.number().int().min(0),
  data: z
    .union([
      z.array(z.record(z.string(), z.unknown())),
      z.record(z.string(), z.record(z.string(), z.unknown())),
    ])
    .optional(),
});

/** Signs in, counts the software that may be seen, and signs out. */
export async function testConnection(
  connection: GlpiConnection,
  wholeTree: boolean,
): Promise<Asked<{ software: number; entity: string }>> {
  return inSession(connection, wholeTree, async (session, columns) => {
    const found = await session.get('search/Software', queryOf(columns, 0, 0));
    if (!found.ok && !isBeyond(found.trouble)) return found;
    const read = found.ok ? page.safeParse(found.value.value) : null;
    if (read && !read.success) return { ok: false, trouble: { code: 'not-glpi' } };
    const active = await session.get('getActiveEntities');
    return { ok: true, value: { software: read?.data.totalcount ?? 0, entity: entityOf(active) } };
  });
}

/**
 * Fetches all software of a GLPI, page by page, with what it may be seen with: name, entity, publisher, category,
 * versions, number of installations. Persons are not asked for. `wholeTree` takes the entities below the active one as
 * well. Rejects when the signal aborts.
 */
export async function fetchSoftware(
  connection: GlpiConnection,
  wholeTree: boolean,
  report: (progress: FetchProgress) => void = () => {},
): Promise<Asked<FetchedSoftware>> {
  return inSession(connection, wholeTree, (session, columns) => allPages(session, columns, report));
}

async function inSession<T>(
  connection: GlpiConnection,
  wholeTree: boolean,
  work: (session: GlpiSession, columns: GlpiColumns) => Promise<Asked<T>>,
): Promise<Asked<T>> {
  const opened = await GlpiSession.open(connection);
  if (!opened.ok) return opened;
  const session = opened.value;
  try {
    if (wholeTree) {
      const changed = await session.post('changeActiveEntities', { entities_id: 'all', is_recursive: true });
      if (!changed.ok) return changed;
    }
    const options = await session.get('listSearchOptions/Software');
    if (!options.ok) return options;
    return await work(session, glpiColumns(options.value.value));
  } finally {
    await session.close();
  }
}

async function allPages(
  session: GlpiSession,
  columns: GlpiColumns,
  report: (progress: FetchProgress) => void,
): Promise<Asked<FetchedSoftware>> {
  const rows = new Map<string, Record<string, unknown>>();
  let size = LARGEST_PAGE;
  let bytes = 0;
  let total: number | null = null;
  for (let from = 0; total === null || from < total;) {
    const asked = await session.get('search/Software', queryOf(columns, from, from + size - 1));
    if (!asked.ok) {
      // Software may vanish while it is read; then the last page lies behind the end.
      if (isBeyond(asked.trouble)) break;
      return asked;
    }
    const read = page.safeParse(asked.value.value);
    if (!read.success) return { ok: false, trouble: { code: 'not-glpi' } };
    total = read.data.totalcount;
    if (total > MOST_ROWS) return { ok: false, trouble: { code: 'too-many-rows', detail: String(total) } };
    const found = rowsOf(read.data.data);
    if (found.length === 0) break;
    for (const row of found) {
      const taken = Object.fromEntries(
        Object.values(columns).flatMap((column) =>
          Object.hasOwn(row, column) ? [[column, row[column]]] : [],
        ),
      );
      bytes += JSON.stringify(taken).length + 1;
      rows.set(keyOf(row, columns, rows.size), taken);
    }
    if (bytes > MOST_BYTES) return { ok: false, trouble: { code: 'too-many-rows', detail: String(total) } };
    from += found.length;
    size = Math.min(size, mostOf(asked.value) ?? size);
    report({ done: Math.min(from, total), total });
  }
  // Half a list would let what was not fetched look as if it were no longer in use.
  if (total !== null && rows.size < total)
    return { ok: false, trouble: { code: 'rows-missing', detail: `${rows.size} / ${total}` } };
  const data = [...rows.values()];
  return { ok: true, value: { totalcount: data.length, columns, data } };
}

function queryOf(columns: GlpiColumns, from: number, to: number): Record<string, string> {
  const asked = GLPI_FIELDS.flatMap((field) => columns[field] ?? []);
  return {
    range: `${from}-${to}`,
    // Without an order that never changes, pages would overlap.
    sort: columns.id ?? '2',
    order: 'ASC',
    ...Object.fromEntries(asked.map((column, at) => [`forcedisplay[${at}]`, column])),
  };
}

function rowsOf(data: z.infer<typeof page>['data']): Record<string, unknown>[] {
  return Array.isArray(data) ? data : Object.values(data ?? {});
}

/** Pages overlap where software is added meanwhile; its number tells it again. */
function keyOf(row: Record<string, unknown>, { id = '2' }: GlpiColumns, at: number): string {
  const key = row[id];
  return typeof key === 'number' || (typeof key === 'string' && key !== '') ? `id ${key}` : `row ${at}`;
}

/** `Accept-Range: Software 990` says how many rows an answer holds at most. */
function mostOf({ headers }: Reply): number | null {
  const most = Number(/(\d{1,6})\s*$/.exec(String(headers['accept-range'] ?? ''))?.[1] ?? 0);
  return most > 0 ? most : null;
}

const isBeyond = ({ detail }: GlpiTrouble): boolean =>
  detail?.startsWith('ERROR_RANGE_EXCEED_TOTAL') ?? false;

const activeEntity = z.object({
  active_entity: z.object({ active_entity_name: z.string().optional(), id: z.number().optional() }),
});

function entityOf(asked: Asked<Reply>): string {
  const read = asked.ok ? activeEntity.safeParse(asked.value.value) : null;
  return read?.success ? (read.data.active_entity.active_entity_name ?? '').slice(0, 200) : '';
}
