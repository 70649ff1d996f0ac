import { sql } from 'kysely';
import type { Database } from '#lib/server/database/index.ts';
import { insertRow } from '../store/insert-row.ts';
import { privateExamples } from '../store/private-examples.ts';
import type { Harvest } from './harvest.ts';
import { strFromU8, unzipSync } from 'fflate';
import type { RunningServer } from './running-server.ts';
import { sessionOf, startIdsAt, type Place, type Visitor, type World } from './world.ts';

/** Everything that somebody can read, by address: pages as their data, tables and the API as they come. */
export async function readEverything(
  server: RunningServer,
  { operations, links }: Harvest,
  visitor: Visitor,
): Promise<Map<string, string>> {
  const code = visitor.actingFor?.code ?? '';
  const session = await sessionOf(server.db, visitor);
  const pages = [...(links.get(code) ?? [])].flatMap(([route, paths]) =>
    [...paths].map((path) =>
      /\.\w+$/.test(path.split('?')[0] ?? '') || route === '/inventory/rows' ? path : dataOf(path),
    ),
  );
  const searches = ['q=zqx', 'sort=cost_cents.desc', 'match=review', 'missing=any', 'ends=year'].map(
    (query) => `/inventory/__data.json?${query}`,
  );
  const api = operations
    .filter(({ method, path }) => method === 'GET' && !path.includes('{'))
    .map(({ path }) => path);
  const read = new Map<string, string>();
  for (const path of new Set([
    ...pages,
    ...searches,
    ...api,
    '/report/report.xlsx',
    '/inventory/rows?as=csv',
  ])) {
    if (path.endsWith('.pdf')) continue;
    const { status, body, headers } = await server.ask({
      method: 'GET',
      path,
      headers: { cookie: `session=${session ?? ''}` },
    });
    const isPacked = /opendocument|openxml/.test(headers['content-type'] ?? '');
    const text = isPacked
      ? Object.values(unzipSync(body))
          .map((file) => strFromU8(file))
          .join('\n')
      : body.toString();
    read.set(path, `${status} ${text}`);
  }
  return read;
}

function dataOf(path: string): string {
  const [plain = '', search] = path.split('?');
  return `${plain === '/' ? '' : plain}/__data.json${search === undefined ? '' : `?${search}`}`;
}

/** Changes everything that can be counted, summed or chosen in one authority. */
export async function changeEverything(db: Database, world: World, place: Place): Promise<void> {
  await db.asOperator(async (trx) => {
    await startIdsAt(trx, Object.keys(privateExamples), 92_000_000_000);
    await sql`update application set name = 'anders ' || id, cost_cents = id, users = 5000, installations = 77,
      criticality = 4, reach = 3, match_state = 'review', match_key = 'anders', vendor_text = 'Anderer Anbieter',
      department = 'Anderes Amt', contract_end = '2027-01-01', deleted_at = null, product_id = 'libreoffice',
      source_key = 'anders ' || id where authority_id = ${place.id}`.execute(trx);
    await sql`update answer set value = 4 - value where authority_id = ${place.id}`.execute(trx);
    await sql`update import set rows = 999, accepted = 999, file_name = 'anders' where authority_id = ${place.id}`.execute(
      trx,
    );
    await sql`update authority set workplaces = 9999 where id = ${place.id}`.execute(trx);
    await sql`update match_decision set revoked_at = now() where authority_id = ${place.id}`.execute(trx);
    const account = world.rows.get('account')?.get(place.code)?.[0];
    for (let row = 0; row < 12; row++) {
      const previous = new Map<string, Record<string, unknown>>([['account', { id: account }]]);
      for (const table of ['upload', 'import', 'application', 'import_row', 'answer', 'change']) {
        const given = { ...privateExamples[table]?.(previous), authority_id: place.id };
        const own =
          table === 'application'
            ? { name: `neu ${row}`, source_key: `neu ${row}`, match_key: `neu ${row}`, match_state: 'review' }
            : {};
        previous.set(table, await insertRow(trx, table, { ...given, ...own }));
      }
    }
  });
}
