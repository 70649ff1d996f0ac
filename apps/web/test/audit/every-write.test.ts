import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { indexPlaces, type Place } from '@allmende/knowledge';
import { lifecycle, type App } from '#lib/server/app.ts';
import { startSession } from '#lib/server/accounts/index.ts';
import { hashPassword } from '#lib/server/accounts/passwords.ts';
import { verifyAudit } from '#lib/server/audit/index.ts';
import { openDatabase, type Actor, type Database } from '#lib/server/database/index.ts';
import { routePolicies } from '#lib/server/policy/index.ts';
import { createTown } from '../store/create-town.ts';
import { storeKinds } from '../store/stores.ts';
import { runImport, type ImportJob } from '#lib/server/inventory/index.ts';
import { csv, knowledge, recognition, takeOver } from '../use-cases/given.ts';
import { drive } from './drive-request.ts';
import { password, signIn, withMail, type Given } from './example.ts';
import { silentWrites, writeExamples } from './write-examples.ts';

const running = globalThis as typeof globalThis & { allmendeStarted?: App };

const place: Place = { key: '01000001', name: 'Musterstadt', kind: 'gemeinde', successors: [] };

const writes = Object.entries(routePolicies).flatMap(([route, { actions = {}, GET: _read, ...methods }]) =>
  [...Object.keys(methods), ...Object.keys(actions)].map((call) => `${route} ${call}`),
);

describe('the writes of the site', () => {
  it('each have an example of what must be told, or a reason why not', () => {
    const named = [...Object.keys(writeExamples), ...Object.keys(silentWrites)];
    expect(named.toSorted()).toEqual(writes.toSorted());
  });
});

describe.each(storeKinds())('in the $name store', (kind) => {
  let db: Database;
  let town: Actor;
  let person: string;
  let provider: number;
  let free: number[] = [];
  let hash = '';
  const folder = mkdtempSync(join(tmpdir(), 'allmende-audit-'));
  const given = (): Given => ({
    db,
    town,
    application: () => {
      const id = free.pop();
      if (id === undefined) throw new Error('give the town more applications');
      return id;
    },
    account: async (email) =>
      db.asOperator(async (trx) => {
        const known = await trx
          .selectFrom('account')
          .select('id')
          .where('email', '=', email)
          .executeTakeFirst();
        const { id } =
          known ??
          (await trx
            .insertInto('account')
            .values({ name: email, email, password_hash: hash, totp_secret: null })
            .returning('id')
            .executeTakeFirstOrThrow());
        return id;
      }),
    session: (account) => startSession(db, account, { factors: ['password'], userAgent: '', network: '' }),
    person,
    provider,
  });

  beforeAll(async () => {
    await kind.start();
    db = await openDatabase(await kind.place());
    town = await createTown(db, 'Musterstadt');
    const names = Array.from({ length: 60 }, (_, index) => [`Fachverfahren Nr. ${index}`, 'Hauptamt']);
    await takeOver(db, town, csv(['Anwendung', 'Amt'], ...names));
    free = (await db.asActor(town, (trx) => trx.selectFrom('application').select('id').execute())).map(
      ({ id }) => id,
    );
    hash = await hashPassword(password);
    person = await given().account('leitung@stadt.example');
    await db.asOperator(async (trx) => {
      const role = { account_id: person, authority_id: town.authority, granted_by: 'local' };
      await trx
        .insertInto('membership')
        .values({ ...role, role: 'it-leitung' })
        .execute();
      await trx.insertInto('instance_role').values({ account_id: person, role: 'betrieb' }).execute();
      const house = { name: 'Rechenzentrum', kind: 'it-provider' } as const;
      provider = (await trx.insertInto('authority').values(house).returning('id').executeTakeFirstOrThrow())
        .id;
    });
    running.allmendeStarted = {
      db,
      knowledge,
      places: indexPlaces([place]),
      version: '0',
      signIn: null,
      catalogueSearch: {} as App['catalogueSearch'],
      archive: { folder, bytes: 0 },
      exports: folder,
      operation: {
        db,
        lifecycle: lifecycle(),
        work: { pause: () => Promise.resolve(), resume: () => Promise.resolve(), isAlive: () => true },
        scratch: folder,
        backups: folder,
        workFactor: 10,
        prepare: () => Promise.resolve(),
      },
    };
    lifecycle().open();
  });
  afterAll(async () => {
    delete running.allmendeStarted;
    await db.close();
    await kind.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const entries = () =>
    db.asOperator((trx) =>
      trx.selectFrom('audit_entry').selectAll().orderBy('chain').orderBy('seq').execute(),
    );

  it.each(Object.keys(writeExamples))('%s is told once, with who, what and from where', async (write) => {
    const [route = '', call = ''] = write.split(' ');
    const request = await writeExamples[write]?.(given());
    const before = await entries();
    const started = running.allmendeStarted;
    if (!started) throw new Error('started before');
    started.signIn = request?.cookies ? (request.signIn ?? signIn) : null;
    const answer = await drive({ route, call, cookies: { authority: String(town.authority) }, ...request });
    started.signIn = null;
    if (request?.status !== undefined) expect(answer.status).toBe(request.status);
    else expect(answer.status, JSON.stringify(answer)).toBeLessThan(400);
    const added = (await entries()).filter(
      (entry) => !before.some(({ chain, seq }) => chain === entry.chain && seq === entry.seq),
    );
    expect(added).toHaveLength(request?.entries ?? 1);
    const [entry] = added.toSorted((a, b) => b.chain - a.chain);
    expect(entry).toMatchObject({
      ...(request?.cookies ? {} : { account_id: 'local' }),
      via: 'local',
      operation: `${route} ${call === 'default' ? 'POST' : call}`,
      network: '203.0.113.0/24',
      authority_id: route.startsWith('/operate') ? null : town.authority,
      ...request?.told,
    });
    expect(entry?.request_id).toMatch(/^[0-9a-f-]{36}$/);
    // What was changed, not only which tables.
    const [change] = JSON.parse(entry?.changes ?? '[]') as { subject: string }[];
    expect(change?.subject).toMatch(/^(?!tables)./);
  });

  it.each(['/inventory/rows', '/audit/[file]', '/operate/audit/[file]'])(
    'a file of %s that leaves the house is told once',
    async (route) => {
      const before = await entries();
      const answer = await drive({
        route,
        call: 'GET',
        params: { file: 'audit.jsonl' },
        query: 'as=csv',
        cookies: { authority: String(town.authority) },
      });
      expect(answer.status).toBe(200);
      const after = await entries();
      expect(after).toHaveLength(before.length + 1);
      expect(after.some(({ operation }) => operation === `${route} GET`)).toBe(true);
    },
  );

  it('the job that takes a list over is told once, with its counts, as done by who started it', async () => {
    const request = await writeExamples['/inventory/import/[id] run']?.(given());
    const id = request?.params?.['id'] ?? '';
    const cookies = { session: await startSession(db, person, { factors: [], userAgent: '', network: '' }) };
    const started = running.allmendeStarted;
    if (!started) throw new Error('started before');
    started.signIn = signIn;
    await drive({ route: '/inventory/import/[id]', call: 'run', ...request, cookies });
    started.signIn = null;
    const before = await entries();
    const job = await db.asOperator((trx) =>
      trx.selectFrom('job').select('payload').where('idempotency_key', '=', id).executeTakeFirstOrThrow(),
    );
    expect(JSON.stringify(job.payload)).not.toContain('stadt.example');
    await runImport(
      {
        db,
        payload: job.payload as ImportJob,
        signal: AbortSignal.timeout(60_000),
        report: () => Promise.resolve(),
      },
      recognition,
    );
    const after = await entries();
    expect(after).toHaveLength(before.length + 1);
    const entry = after.find(
      ({ operation, subject }) => operation === 'job import-list' && subject === `import:${id}`,
    );
    expect(entry).toMatchObject({ account_id: person, via: 'job', authority_id: town.authority });
    expect(JSON.parse(entry?.changes ?? '')).toEqual([
      { subject: `import:${id}`, before: null, after: expect.objectContaining({ added: 2 }) },
    ]);
  });

  it('a request that is refused, or changes nothing, is not told', async () => {
    const before = await entries();
    const cookies = { authority: String(town.authority) };
    const refused = await drive({ route: '/settings', call: 'default', body: { name: '' }, cookies });
    expect(refused.status).toBe(422);
    await drive({ route: '/inventory', call: 'remove', body: { selected: '999999' }, cookies });
    await drive({ route: '/language', call: 'POST', body: { language: 'en' }, cookies });
    expect(await entries()).toHaveLength(before.length);
  });

  it('asking for a new password is not told, whether or not the address has an account', async () => {
    const before = await entries();
    const started = running.allmendeStarted;
    if (!started) throw new Error('started before');
    started.signIn = withMail;
    for (const email of ['leitung@stadt.example', 'niemand@stadt.example']) {
      const answer = await drive({ route: '/reset', call: 'default', body: { email } });
      expect(answer).toMatchObject({ status: 200, data: { sent: true } });
    }
    started.signIn = null;
    expect(await entries()).toEqual(before);
  });

  it('a transaction that fails leaves neither the change nor the entry', async () => {
    const before = await entries();
    const cells = [
      { application: free.pop(), column: 'users', from: null, to: 1 },
      { application: 999_999, column: 'users', from: null, to: 1 },
    ];
    const answer = await drive({
      route: '/inventory/rows',
      call: 'POST',
      body: { json: { step: 'edit', cells } },
      cookies: { authority: String(town.authority) },
    });
    expect(answer.status).toBe(409);
    expect(await entries()).toHaveLength(before.length);
  });

  it('the chains are whole after all of it', async () => {
    expect(await verifyAudit(db, town)).toMatchObject({ ok: true });
    expect(await verifyAudit(db, null)).toMatchObject({ ok: true });
  });
});
