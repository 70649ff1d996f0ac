import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';
import { nameFromUrl } from '#lib/server/catalogue/index.ts';
import type { CodeHosting, Database } from '#lib/server/database/index.ts';

const folder = resolve(import.meta.dirname, '../../../../../shared/data/conformance/catalogue-api');

/** One case of the peer's own tests: a request, and what must come back. */
export interface PeerCase {
  file: string;
  line: number;
  description: string;
  query: string;
  body?: string;
  auth: 'none' | 'good' | 'bad';
  contentType?: string;
  expectedCode: number;
  expectedContentType: string;
  expectedBody?: string;
  checks?: {
    equals?: Record<string, unknown>;
    onlyKeys?: Record<string, string[]>;
    dataLength?: number;
    prev?: string | null;
    next?: string | null;
  };
  setup: boolean;
}

/** Null where the cases do not lie beside the project. */
export function peerCases(): PeerCase[] | null {
  const path = join(folder, 'cases.jsonl');
  if (!existsSync(path)) return null;
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as PeerCase);
}

type Row = Record<string, string | boolean | null | undefined>;

const rowsOf = (name: string): Row[] =>
  parse(readFileSync(join(folder, 'fixtures', `${name}.yml`), 'utf8')) as Row[];

const text = (value: Row[string]): string => String(value);
const textOrNull = (value: Row[string]): string | null => (value ? String(value) : null);
const madeAt = (row: Row) => ({ created_at: text(row['created_at']), updated_at: text(row['updated_at']) });

/** What the peer's tests start from, in our tables. */
export async function loadPeerFixtures(db: Database): Promise<void> {
  await db.asOperator(async (trx) => {
    for (const table of [
      'webhook',
      'webhook_notice',
      'catalogue_log',
      'bundle',
      'software_alias',
      'software',
      'publisher',
      'catalog',
      'catalogue_event',
    ] as const)
      await trx.deleteFrom(table).execute();
    const sources = rowsOf('catalog_sources');
    for (const row of rowsOf('catalogs'))
      await trx
        .insertInto('catalog')
        .values({
          id: text(row['id']),
          name: text(row['name']),
          alternative_id: textOrNull(row['alternative_id']),
          publishers_namespace: null,
          sources: JSON.stringify(
            sources
              .filter((source) => source['catalog_id'] === row['id'])
              .map(({ url, driver }) => ({ url, driver })),
          ),
          ...madeAt(row),
        })
        .execute();
    const hosting = rowsOf('publishers_code_hosting');
    await trx
      .insertInto('publisher')
      .values(
        rowsOf('publishers').map((row) => ({
          id: text(row['id']),
          catalog_id: textOrNull(row['catalog_id']),
          description: text(row['description']),
          email: textOrNull(row['email']),
          alternative_id: textOrNull(row['alternative_id']),
          active: row['active'] !== false,
          code_hosting: JSON.stringify(
            hosting
              .filter((each) => each['publisher_id'] === row['id'])
              .map((each): CodeHosting => ({
                url: text(each['url']),
                group: each['group'] === true,
                createdAt: text(each['created_at']),
                updatedAt: text(each['updated_at']),
              })),
          ),
          ...madeAt(row),
        })),
      )
      .execute();
    const urls = rowsOf('software_urls');
    await trx
      .insertInto('software')
      .values(
        rowsOf('software').map((row) => {
          const url = text(urls.find(({ id }) => id === row['software_url_id'])?.['url']);
          return {
            id: text(row['id']),
            catalog_id: textOrNull(row['catalog_id']),
            publisher_id: null,
            url,
            active: row['active'] !== false,
            vitality: textOrNull(row['vitality']),
            publiccode_yml: text(row['publiccode_yml']),
            file_sha256: 'of a fixture',
            standing: 'faulty' as const,
            gone_reason: null,
            name: nameFromUrl(url),
            origin: 'api' as const,
            origin_url: null,
            fork_of: null,
            merged_into: null,
            ...madeAt(row),
          };
        }),
      )
      .execute();
    const own = new Set(rowsOf('software').map((row) => row['software_url_id']));
    await trx
      .insertInto('software_alias')
      .values(
        urls
          .filter(({ id }) => !own.has(id))
          .map((row) => ({ url: text(row['url']), software_id: text(row['software_id']) })),
      )
      .execute();
    await trx
      .insertInto('catalogue_log')
      .values(
        rowsOf('logs').map((row) => ({
          id: text(row['id']),
          entity_type: textOrNull(row['entity_type']) as 'software' | null,
          entity_id: textOrNull(row['entity_id']),
          message: text(row['message']),
          ...madeAt(row),
        })),
      )
      .execute();
    await trx
      .insertInto('webhook')
      .values(
        rowsOf('webhooks').map((row) => ({
          id: text(row['id']),
          entity_type: text(row['entity_type']) as 'software',
          entity_id: textOrNull(row['entity_id']),
          url: text(row['url']),
          secret_sealed: null,
          ...madeAt(row),
        })),
      )
      .execute();
  });
}

/** Further rows, where a case asks for more than the fixtures hold. */
export async function addManyRows(db: Database): Promise<void> {
  await db.asOperator(async (trx) => {
    const many = Array.from({ length: 150 }, (_, index) => index);
    await trx
      .insertInto('publisher')
      .values(
        many.map((index) => ({
          description: `One of many ${index}`,
          catalog_id: null,
          email: null,
          alternative_id: null,
        })),
      )
      .execute();
    await trx
      .insertInto('catalogue_log')
      .values(many.map((index) => ({ message: `One of many ${index}`, entity_type: null, entity_id: null })))
      .execute();
  });
}
