import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyAudit } from '#lib/server/audit/index.ts';
import { openDatabase, type Actor, type Database } from '#lib/server/database/index.ts';
import { erasePerson, retentionChore, retentionRules } from '#lib/server/persons/index.ts';
import { createTown } from '../store/create-town.ts';
import { insertRow } from '../store/insert-row.ts';
import { storeKinds } from '../store/stores.ts';
import { plantPerson } from './person-examples.ts';

const day = 86_400_000;

it('docs/audit.md tells what the program keeps, and how long', () => {
  const text = readFileSync(resolve(import.meta.dirname, '../../../../docs/audit.md'), 'utf8');
  const table = text.split('<!-- retention -->')[1]?.split('<!-- /retention -->')[0] ?? '';
  const rows = [...table.matchAll(/^\| (.+?) +\| +(\S.*?) +\|$/gm)]
    .slice(2)
    .map(([, what, time]) => [what, time]);
  const years = (days: number): string =>
    days > 3650 ? `${Math.round(days / 365.25)} years` : `${days} days`;
  expect(rows).toEqual(retentionRules.map(({ what, days }) => [what.en, days === 1 ? '1 day' : years(days)]));
});

describe.each(storeKinds())('what has been kept long enough in the $name store', (kind) => {
  let db: Database;
  let town: Actor;

  beforeAll(async () => {
    await kind.start();
    db = await openDatabase(await kind.place());
    town = await createTown(db, 'Musterstadt');
    await plantPerson(db, town.authority, 'kanari');
    const { rows } = await db.asOperator((trx) =>
      sql<{
        id: string;
      }>`insert into account (name, email) values ('Weg', 'weg@stadt.example') returning id::text`.execute(
        trx,
      ),
    );
    await db.asOperator(async (trx) => {
      // Everything ends today; the future is a matter of the day on which the chore runs.
      await sql`update session set expires_at = now()`.execute(trx);
      await sql`update one_time_link set expires_at = now()`.execute(trx);
      await sql`update sign_in_flow set expires_at = now()`.execute(trx);
      await sql`update api_token set expires_at = now()`.execute(trx);
      await sql`update job set state = 'done', finished_at = now()`.execute(trx);
    });
    await erasePerson(db, rows[0]?.id ?? '', 'self');
    await db.asOperator(async (trx) => {
      const ofTown = (table: string, row: Record<string, unknown>) =>
        insertRow(trx, table, { ...row, authority_id: town.authority });
      const upload = await ofTown('upload', { name: 'l.csv', sha256: 'a', size: 1 });
      await ofTown('import', {
        upload_id: upload['id'],
        file_name: 'l.csv',
        file_sha256: 'a',
        format: 'csv',
      });
      const removed = await ofTown('application', {
        source_key: 'r',
        name: 'Weg',
        raw_name: 'Weg',
        match_key: 'weg',
        match_state: 'new',
        deleted_at: new Date(),
      });
      await ofTown('change', {
        actor: 'local',
        kind: 'remove',
        subject: `application:${String(removed['id'])}`,
      });
      const folded = { match_key: 'f', raw_name: 'f', decision: 'folded', decided_by: 'local' };
      await ofTown('match_decision', folded);
      await ofTown('application', {
        source_key: 'f',
        name: 'Gefaltet',
        raw_name: 'f',
        match_key: 'f',
        match_state: 'decided',
        deleted_at: new Date(),
      });
    });
  });
  afterAll(async () => {
    await db.close();
    await kind.stop();
  });

  const count = (statement: string) =>
    db.asOperator(async (trx) => {
      const { rows } = await sql
        .raw<{ count: number }>(`select count(*)::int as count from ${statement}`)
        .execute(trx);
      return rows[0]?.count ?? 0;
    });

  const places: Record<string, string> = {
    drafts: "import where state = 'draft'",
    flows: 'sign_in_flow',
    sessions: 'session',
    links: 'one_time_link',
    removed: "application where name = 'Weg'",
    accounts: 'account where erased_at is not null',
    jobs: 'job',
    devices: 'known_device',
    tokens: 'api_token',
    reports: 'problem_report',
    erasures: 'erasure',
    audit: "audit_entry where operation = 'kanari-audit.operation'",
  };

  it('has a rule for each kind of thing, with the shortest time first', () => {
    expect(retentionRules.map(({ id }) => id).sort()).toEqual(Object.keys(places).sort());
    const days = retentionRules.map((rule) => rule.days);
    expect(days).toEqual(days.toSorted((a, b) => a - b));
  });

  it('stays until its last day and goes on the next, rule by rule', async () => {
    const start = Date.now();
    const another = () =>
      db.asActor(town, (trx) =>
        trx.insertInto('audit_entry').values({ account_id: 'x', via: 'x', operation: 'x' }).execute(),
      );
    await another();
    for (const days of new Set(retentionRules.map((rule) => rule.days))) {
      const ids = retentionRules.filter((rule) => rule.days === days).map(({ id }) => id);
      const left = async () => Promise.all(ids.map((id) => count(places[id] ?? '')));
      await retentionChore(db, new Date(start + days * day - 3_600_000));
      const before = await left();
      expect(
        before.every((rows) => rows > 0),
        `${ids.join()} on the last day: ${before.join()}`,
      ).toBe(true);
      const gone = await retentionChore(db, new Date(start + days * day + 3_600_000));
      expect(await left(), ids.join()).toEqual(ids.map(() => 0));
      for (const id of ids) expect(gone[id], id).toBeGreaterThan(0);
    }
    expect(await count("application where name = 'Gefaltet'")).toBe(1);
    expect(await count("change where kind = 'remove'")).toBe(0);
    expect(await count("account where name like 'kanari%'")).toBe(1);
  });

  it('goes without breaking the chain of the log, which tells of it', async () => {
    expect(await verifyAudit(db, town)).toMatchObject({ ok: true });
    expect(await verifyAudit(db, null)).toMatchObject({ ok: true });
    expect(await count("audit_entry where operation = 'audit.prune'")).toBeGreaterThan(0);
    expect(
      await count("audit_entry where operation = 'job retention removed' and authority_id is not null"),
    ).toBeLessThanOrEqual(1);
  });

  it('goes once: the next night finds nothing more', async () => {
    const again = await retentionChore(db, new Date(Date.now() + 3 * day));
    expect(Object.values(again).every((gone) => gone === 0)).toBe(true);
  });
});
