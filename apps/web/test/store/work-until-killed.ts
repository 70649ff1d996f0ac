import { readFileSync, writeSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { everyPermission, type Identity } from '#lib/server/accounts/index.ts';
import { mergeAuthorities } from '#lib/server/authorities/index.ts';
import {
  isStoreError,
  openDatabase,
  type Actor,
  type Database,
  type DatabaseConfig,
} from '#lib/server/database/index.ts';
import {
  confirmImport,
  editApplications,
  runImport,
  uploadList,
  type Recognition,
} from '#lib/server/inventory/index.ts';
import { createTown } from './create-town.ts';

/**
 * Tells what the store holds, then works for ever, and tells each piece of work when it begins and when the store has
 * acknowledged it. Whoever started it kills it.
 */
export type Work = 'save' | 'import' | 'merge';

export interface Order {
  place: DatabaseConfig;
  /** Null only looks. */
  work: Work | null;
  /** Number of the next piece of work. */
  next: number;
  town: Actor;
  /** Applications that a save changes together. */
  applications: number[];
  list: string;
}

/** What stands in the store, and what of it is only half there. */
export interface Standing {
  saved: number;
  imported: number[];
  merged: number[];
  halves: string[];
}

const [given = '{}'] = process.argv.slice(2);
const { place, work, next, town, applications, list } = JSON.parse(given) as Order;

/** Straight to the descriptor: a line that waited in a buffer would be lost with the process. */
function tell(what: 'begun' | 'done' | 'standing', value: unknown): void {
  writeSync(1, `${JSON.stringify([what, value])}\n`);
}

/** Recognises nothing: what matters here is whether rows stay. */
const recognition: Recognition = {
  match: (raw) => ({ raw, decision: 'new', product: null, score: 0, reasons: [], candidates: [] }),
  matchKey: (name) => name.toLowerCase(),
  capabilityByName: () => null,
};

const operator: Identity = {
  id: 'local',
  name: 'local',
  authority: 0,
  authorities: [],
  via: 'local',
  roles: [],
  instanceRoles: ['betrieb'],
  permissions: new Set(everyPermission),
  mandate: null,
  session: null,
  choices: [],
};

async function standing(db: Database): Promise<Standing> {
  const halves: string[] = [];
  const all = async <Row>(query: ReturnType<typeof sql<Row>>): Promise<Row[]> =>
    (await db.asOperator((trx) => query.execute(trx))).rows;

  const notes = await all(
    sql<{
      note: string;
    }>`select distinct coalesce(note, '-1') as note from application where id = any(${applications}::bigint[])`,
  );
  if (notes.length !== 1) halves.push(`a save reached ${notes.length} states at once`);
  const saved = Number(notes[0]?.note);
  const histories = await all(
    sql<{ note: string; entries: number }>`
      select after->>'note' as note, count(*)::int as entries from change
      where authority_id = ${town.authority} and after ? 'note' group by 1`,
  );
  const entries = new Map(histories.map((row) => [Number(row.note), row.entries]));
  for (let n = 0; n <= saved; n++)
    if (entries.get(n) !== applications.length)
      halves.push(`save ${n} has ${entries.get(n) ?? 0} entries of history`);
  if (entries.size !== saved + 1)
    halves.push(`history tells of ${entries.size} saves, the rows of ${saved + 1}`);

  const imports = await all(
    sql<{
      name: string;
      state: string;
      expected: number;
      accepted: number;
      rows: number;
      applications: number;
    }>`
      select a.name, i.state, i.accepted + i.folded + i.rejected as expected, i.accepted,
        (select count(*)::int from import_row r where r.authority_id = a.id) as rows,
        (select count(*)::int from application p where p.authority_id = a.id) as applications
      from import i join authority a on a.id = i.authority_id where a.name like 'Import %'`,
  );
  const imported: number[] = [];
  for (const row of imports) {
    const isDone = row.state === 'done';
    if (isDone) imported.push(Number(row.name.slice(7)));
    const whole = isDone
      ? row.rows === row.expected && row.applications === row.accepted && row.rows > 0
      : row.rows + row.applications === 0;
    if (!whole)
      halves.push(`${row.name} is ${row.state} with ${row.applications} applications and ${row.rows} rows`);
  }

  const fusions = await all(
    sql<{ name: string; relations: number; ended: number; changes: number; closure: number }>`
      select name,
        (select count(*)::int from authority_relation r where r.to_id = a.id and r.kind = 'merged-into') as relations,
        (select count(*)::int from authority_relation r join authority e on e.id = r.from_id
          where r.to_id = a.id and r.kind = 'merged-into' and e.ended_on is not null) as ended,
        (select count(*)::int from authority_closure c where c.to_id = a.id and c.kind = 'merged-into') as closure,
        (select count(*)::int from authority_change c where a.id = any(c.into_ids)) as changes
      from authority a where name like 'Fusion %'`,
  );
  for (const row of fusions)
    if (row.relations !== 2 || row.ended !== 2 || row.changes !== 1 || row.closure !== 2)
      halves.push(`${row.name} has ${JSON.stringify(row)}`);
  const [ended] = await all(
    sql<{ count: number }>`select count(*)::int as count from authority where ended_on is not null`,
  );
  if (ended?.count !== 2 * fusions.length)
    halves.push(`${ended?.count} ended authorities for ${fusions.length} merges`);
  return { saved, imported, merged: fusions.map(({ name }) => Number(name.slice(7))), halves };
}

async function save(db: Database, n: number): Promise<void> {
  const changed = await editApplications(db, town, applications, { note: String(n) });
  // None, when the process before had committed this very number and died before it could tell.
  if (changed.length !== applications.length && changed.length !== 0)
    throw new Error('a save changed too little');
}

async function takeOver(db: Database, n: number): Promise<void> {
  const actor = await createTown(db, `Import ${n}`);
  const file = { name: 'liste.csv', bytes: new Uint8Array(readFileSync(list)) };
  const uploaded = await uploadList(db, actor, file, 'de');
  if (!uploaded.ok) throw new Error(uploaded.messages.join(' '));
  const draft = await db.asActor(actor, (trx) =>
    trx.selectFrom('import').select('mapping').where('id', '=', uploaded.id).executeTakeFirstOrThrow(),
  );
  await confirmImport(db, actor, uploaded.id, draft.mapping ?? {});
  await resume(db, actor, uploaded.id);
}

async function resume(db: Database, actor: Actor, importId: string): Promise<void> {
  const { signal } = new AbortController();
  await runImport({ db, payload: { importId, actor }, signal, report: () => Promise.resolve() }, recognition);
}

/** What a killed process left running comes in now, as the queue would have it. */
async function resumeAll(db: Database): Promise<void> {
  const { rows } = await db.asOperator((trx) =>
    sql<{
      id: string;
      authority: number;
    }>`select id, authority_id as authority from import where state = 'running'`.execute(trx),
  );
  for (const { id, authority } of rows)
    await resume(db, { ...town, authority, authorities: [authority] }, id);
}

async function merge(db: Database, n: number): Promise<void> {
  const first = await createTown(db, `Ort ${n} links`);
  const second = await createTown(db, `Ort ${n} rechts`);
  const into = { name: `Fusion ${n}`, kind: 'municipality', key: null, workplaces: null } as const;
  const from = [first.authority, second.authority];
  const merged = await mergeAuthorities(db, operator, { from, into, on: '2026-01-01' });
  if (!merged.ok) throw new Error(merged.problem);
}

/** A database server whose process was killed needs a moment. */
async function openPatiently(): Promise<Database> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await openDatabase(place);
    } catch (error) {
      const passes = ['08001', '08006', '57P03', '57P02', '57P01'].some((code) => isStoreError(error, code));
      if (!passes || attempt === 100) throw error;
      await pause(100);
    }
  }
}

const db = await openPatiently();
tell('standing', await standing(db));
if (work === null) {
  await db.close();
  process.exit(0);
}
const works = { save, import: takeOver, merge };
await resumeAll(db);
for (let n = next; ; n++) {
  tell('begun', n);
  await works[work](db, n);
  tell('done', n);
}
