import { copyField, CopyLines } from '#lib/server/database/index.ts';
import type { MatchedFields } from '../matched-fields.ts';
import type { Said } from '../what-list-says.ts';
import type { SpareMemory } from '../spare-memory.ts';
import { jsonText } from './given-rows.ts';
import { importedColumns, matchedColumns } from './imported-applications.ts';
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
export type LoadedTable = (typeof loadedTables)[number];

/** What a match says about a name, without the name. */
const outcomeColumns = matchedColumns.filter((column) => column !== 'match_key');

/** In which order their values are written. */
export const loadedColumns: Readonly<Record<LoadedTable, readonly string[]>> = {
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
  application: [
    ...['id', 'authority_id', 'first_import', 'last_import', 'source_key'],
    ...importedColumns,
    'match_key',
    ...outcomeColumns,
  ],
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

/** Rows that wait to be written, by table, as the engine's COPY takes them. */
export class LoadedRows {
  readonly #spare: SpareMemory;
  readonly #lines = new Map<LoadedTable, CopyLines>();
  /** The same match stands in many towns; its fields are written out once. By its reasons. */
  readonly #matches = new Map<object, { matched: MatchedFields; bytes: Uint8Array }>();
  /** What each table took last time, in bytes. */
  readonly #sizes = new Map<LoadedTable, number>();

  constructor(spare: SpareMemory) {
    this.#spare = spare;
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
    this.#of('upload').add([upload, authority, file.name, file.sha256, file.size, jsonText(file.preview)]);
    this.#of('list_source').add([source, authority, about.sourceName, about.shape]);
    this.#of('import').add([
      ...[id, authority, upload, file.name, file.sha256, format, encoding ?? null],
      ...[counts.rows, counts.accepted, counts.folded, counts.rejected, jsonText(about.mapping), 'done'],
      ...[jsonText(about.problems), about.finishedAt.toISOString(), about.shape, source],
      jsonText({ shape: null, sightings: [] }),
    ]);
    this.#of('change').add([authority, about.actor, 'import', `import:${id}`, jsonText(about.result)]);
  }

  /** @param sourceKey under which the application is stored */
  addApplication(
    list: LoadedList,
    id: number,
    { fields, matched, key, line }: Said,
    sourceKey: string,
  ): void {
    let text = `${id}\t${list.authority}\t${list.import}\t${list.import}\t${copyField(sourceKey)}`;
    for (const column of importedColumns) text += `\t${copyField(fields[column] as string | number | null)}`;
    text += `\t${copyField(matched.match_key)}`;
    this.#of('application').addLine(text, this.#outcomeBytes(matched));
    this.#of('sighting').addLine(
      `${list.authority}\t${id}\t${list.source}\t${copyField(key)}\t${list.import}\t${line}`,
    );
  }

  addRow({ authority, import: id }: LoadedList, row: NewImportRow): void {
    const { line, raw, outcome, reason, detail, applicationId } = row;
    this.#of('import_row').addLine(
      `${authority}\t${id}\t${line}\t${copyField(jsonText(raw))}\t${outcome}\t${copyField(reason)}\t${copyField(
        jsonText(detail),
      )}\t${applicationId ?? '\\N'}`,
    );
  }

  /** What waits, by table in the order of {@link loadedTables}; from here on nothing waits. */
  take(): [LoadedTable, Uint8Array<SharedArrayBuffer>][] {
    const taken = loadedTables.flatMap((table): [LoadedTable, Uint8Array<SharedArrayBuffer>][] => {
      const lines = this.#lines.get(table);
      if (!lines) return [];
      this.#sizes.set(table, Math.ceil(lines.bytes.length * 1.1));
      return [[table, lines.bytes]];
    });
    this.#lines.clear();
    return taken;
  }

  #of(table: LoadedTable): CopyLines {
    let lines = this.#lines.get(table);
    if (!lines) {
      lines = new CopyLines(this.#spare.take(this.#sizes.get(table) ?? 64 * 1024));
      this.#lines.set(table, lines);
    }
    return lines;
  }

  #outcomeBytes(matched: MatchedFields): Uint8Array {
    const known = this.#matches.get(matched.match_reasons);
    if (known && outcomeColumns.every((column) => known.matched[column] === matched[column]))
      return known.bytes;
    const fields = outcomeColumns
      .map((column) => matched[column])
      .map(
        (value) => `\t${copyField(value !== null && typeof value === 'object' ? jsonText(value) : value)}`,
      );
    const bytes = Buffer.from(fields.join(''));
    this.#matches.set(matched.match_reasons, { matched, bytes });
    return bytes;
  }
}
