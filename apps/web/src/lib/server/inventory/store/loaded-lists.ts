import { sql, type Kysely } from 'kysely';
import { copyInto, CopyLines, type Schema, type Transaction } from '#lib/server/database/index.ts';
import { jsonText } from './given-rows.ts';
import { newApplicationColumns, type NewApplication } from './imported-applications.ts';
import type { NewImportRow, NewUpload } from './imports.ts';

/** The tables that a list writes to when it comes into an empty inventory; each row here has its ids already. */
export const loadedTables = [
  'upload',
  'list_source',
  'import',
  'application',
  'sighting',
  'import_row',
  'change',
] as const;
type LoadedTable = (typeof loadedTables)[number];

const columns: Readonly<Record<LoadedTable, readonly string[]>> = {
  upload: ['id', 'authority_id', 'name', 'sha256', 'size', 'list'],
  list_source: ['id', 'authority_id', 'name', 'shape'],
  import: [
    ...[
      'id',
      'authority_id',
      'upload_id',
      'file_name',
      'file_sha256',
      'format',
      'encoding',
      'rows',
      'accepted',
    ],
    ...['folded', 'rejected', 'mapping', 'state', 'problems', 'finished_at', 'shape', 'source_id', 'taken'],
  ],
  application: ['id', 'authority_id', 'first_import', 'last_import', ...Object.keys(newApplicationColumns)],
  sighting: ['authority_id', 'application_id', 'source_id', 'source_key', 'last_import', 'line'],
  import_row: ['authority_id', 'import_id', 'line', 'raw', 'outcome', 'reason', 'detail', 'application_id'],
  change: ['authority_id', 'actor', 'kind', 'subject', 'after'],
};

/** Whom, from which file: the same in all rows of one list. */
export interface LoadedList {
  authority: number;
  source: number;
  import: string;
  upload: string;
}

/** Rows that wait to be written, by table. */
export class LoadedRows {
  readonly #lines = new Map<LoadedTable, CopyLines>();
  /** The same match stands in many towns; its reasons are written out once. */
  readonly #json = new WeakMap<object, string | null>();

  /** In bytes. */
  get size(): number {
    return [...this.#lines.values()].reduce((sum, { bytes }) => sum + bytes.length, 0);
  }

  addList(
    { authority, source, import: id, upload }: LoadedList,
    file: NewUpload,
    about: {
      sourceName: string;
      shape: string;
      mapping: unknown;
      problems: unknown;
      counts: Readonly<Record<'rows' | 'accepted' | 'folded' | 'rejected', number>>;
      finishedAt: Date;
      actor: string;
      result: unknown;
    },
  ): void {
    const { format, encoding } = file.preview.file;
    const { counts } = about;
    this.#add('upload', [upload, authority, file.name, file.sha256, file.size, jsonText(file.preview)]);
    this.#add('list_source', [source, authority, about.sourceName, about.shape]);
    this.#add('import', [
      ...[id, authority, upload, file.name, file.sha256, format, encoding ?? null],
      ...[counts.rows, counts.accepted, counts.folded, counts.rejected, jsonText(about.mapping), 'done'],
      ...[jsonText(about.problems), about.finishedAt.toISOString(), about.shape, source],
      jsonText({ shape: null, sightings: [] }),
    ]);
    this.#add('change', [authority, about.actor, 'import', `import:${id}`, jsonText(about.result)]);
  }

  addApplication(list: LoadedList, id: number, line: number, key: string, row: NewApplication): void {
    const values: (string | number | null)[] = [id, list.authority, list.import, list.import];
    for (const [column, type] of Object.entries(newApplicationColumns)) {
      const value = row[column as keyof NewApplication];
      values.push(type === 'jsonb' ? this.#once(value as object) : (value as string | number | null));
    }
    this.#add('application', values);
    this.#add('sighting', [list.authority, id, list.source, key, list.import, line]);
  }

  addRow({ authority, import: id }: LoadedList, row: NewImportRow): void {
    this.#add('import_row', [
      ...[authority, id, row.line, jsonText(row.raw), row.outcome, row.reason],
      ...[row.detail === null ? null : jsonText(row.detail), row.applicationId],
    ]);
  }

  async write(trx: Transaction): Promise<void> {
    for (const table of loadedTables) {
      const lines = this.#lines.get(table);
      if (lines) await copyInto(trx, table, columns[table], lines.bytes);
    }
  }

  #add(table: LoadedTable, values: readonly (string | number | null)[]): void {
    const lines = this.#lines.get(table) ?? new CopyLines();
    this.#lines.set(table, lines.add(values));
  }

  #once(value: object): string | null {
    const known = this.#json.get(value);
    if (known !== undefined) return known;
    const text = jsonText(value);
    this.#json.set(value, text);
    return text;
  }
}

/** Authorities by key, with whether lists can be loaded into them: they stand, and nothing was ever brought in. */
export async function loadableAuthorities(
  db: Kysely<Schema>,
): Promise<Map<string, { id: number; isEmpty: boolean }>> {
  const has = (table: 'application' | 'import' | 'match_decision') => sql<boolean>`
    exists (select from ${sql.table(table)} held where held.authority_id = authority.id)`;
  const rows = await db
    .selectFrom('authority')
    .select(['id', 'key', 'ended_on'])
    .select(sql<boolean>`${has('application')} or ${has('import')} or ${has('match_decision')}`.as('is_used'))
    .where('key', 'is not', null)
    .execute();
  return new Map(
    rows.map(({ id, key, ended_on, is_used }) => [key ?? '', { id, isEmpty: !is_used && ended_on === null }]),
  );
}

/** Counts the ids of rows to come; nobody else may add to the tables meanwhile. */
export interface NewIds {
  application: number;
  list_source: number;
}

/** The first free ids. */
export async function firstIds(db: Kysely<Schema>): Promise<NewIds> {
  const { rows } = await sql<NewIds>`
    select nextval(pg_get_serial_sequence('application', 'id')) as application,
      nextval(pg_get_serial_sequence('list_source', 'id')) as list_source`.execute(db);
  if (!rows[0]) throw new Error('a sequence gives a number');
  return rows[0];
}

/** From here on the tables number their rows themselves again. */
export async function keepIds(db: Kysely<Schema>, { application, list_source }: NewIds): Promise<void> {
  await sql`
    select setval(pg_get_serial_sequence('application', 'id'), ${application}::bigint),
      setval(pg_get_serial_sequence('list_source', 'id'), ${list_source}::bigint)`.execute(db);
}
