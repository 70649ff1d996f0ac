import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { beforeAll, afterAll, describe, expect, it, vi } from 'vitest';
import { readStandings } from '#lib/server/catalogue/index.ts';
import { openDatabase } from '#lib/server/database/index.ts';
import { addSource, viewSource } from '#lib/server/harvest/index.ts';
import { fileOf } from '../catalogue/file-of.ts';
import { FakeForge } from '../forges/fake/index.ts';
import { buildChild } from '../store/build-child.ts';
import { storeKinds } from '../store/stores.ts';

const repositories = 400;
const kills = 3;

describe.each(storeKinds())('a harvest into the $name store', (kind) => {
  let program: string;
  let forge: FakeForge;

  beforeAll(async () => {
    program = await buildChild('../harvest/harvest-until-killed.ts');
    await kind.start();
    forge = await FakeForge.start('gitea');
    for (let number = 0; number < repositories; number += 1) {
      const path = `stadt/code-${number}`;
      forge.add(path, { files: { 'publiccode.yml': fileOf(`Code ${number}`, forge.at(path)) } });
    }
  });
  afterAll(async () => {
    await forge.stop();
    await kind.stop();
  });

  it('ends complete through kill -9, and asks for almost nothing twice', { timeout: 300_000 }, async () => {
    const place = await kind.place();
    const look = async <T>(work: (db: Awaited<ReturnType<typeof openDatabase>>) => Promise<T>) => {
      const db = await openDatabase(place);
      return work(db).finally(() => db.close());
    };
    const source = await look(async (db) => {
      const added = await addSource(db, 'local', { kind: 'forge', url: forge.origin, forge: 'gitea' });
      return added.ok ? added.id : 0;
    });
    const start = () =>
      spawn(process.execPath, [program, JSON.stringify(place)], {
        env: { ...process.env, ALLMENDE_FORGE_HOSTS: '127.0.0.1' },
        stdio: 'ignore',
      });
    const end = async (child: ChildProcess) => {
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
      // The embedded store has one process at a time, which knows at its start that no other is alive.
      if (kind.name === 'embedded') return;
      // A worker on PostgreSQL may still be alive for all we know: its lease runs for a minute.
      await look((db) =>
        db.asOperator((trx) =>
          trx
            .updateTable('job')
            .set({ lease_until: new Date(0) })
            .where('state', '=', 'running')
            .execute(),
        ),
      );
    };
    let child = start();
    for (let kill = 1; kill <= kills; kill += 1) {
      const goal = (repositories / (kills + 1)) * kill;
      await vi.waitFor(() => expect(forge.count).toBeGreaterThan(goal), { timeout: 60_000, interval: 5 });
      await end(child);
      child = start();
    }
    const asked = await vi.waitFor(
      () => {
        const { count } = forge;
        if (count < repositories) throw new Error('not yet');
        return count;
      },
      { timeout: 60_000, interval: 100 },
    );
    expect(asked).toBeGreaterThan(0);
    let before = -1;
    // Nothing is asked any more: the run has ended, or would never end.
    await vi.waitFor(
      () => {
        const isStill = forge.count === before;
        before = forge.count;
        if (!isStill) throw new Error('still asking');
      },
      { timeout: 120_000, interval: 3000 },
    );
    await end(child);
    await look(async (db) => {
      const view = await viewSource(db, source, { outcome: null, after: '' });
      expect(view?.source.run).toMatchObject({ state: 'done' });
      expect(await readStandings(db)).toEqual({ valid: repositories, faulty: 0, gone: 0 });
      const versions = await db.asOperator((trx) =>
        trx.selectFrom('software_version').select('id').execute(),
      );
      expect(versions).toHaveLength(repositories);
    });
    // A page of the listing and what was under way, for each kill.
    expect(forge.count).toBeLessThan(repositories + 20 + kills * 60);
  });
});
