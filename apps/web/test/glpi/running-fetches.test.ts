import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Actor } from '#lib/server/database/index.ts';
import { readAllowedHosts } from '#lib/server/outbound/index.ts';
import { beginFetch, cancelFetch, viewFetch, type GlpiRequest } from '#lib/server/glpi/running-fetches.ts';
import { viewImport } from '#lib/server/inventory/index.ts';
import { storeKinds } from '../store/stores.ts';
import { givenStore } from '../use-cases/given.ts';
import { GlpiServer, softwareRows, type GlpiOptions } from './glpi-server.ts';

const running: GlpiServer[] = [];
afterEach(async () => {
  for (const server of running.splice(0)) await server.stop();
});

const allowed = readAllowedHosts('127.0.0.1');
const token = 'canarytoken0815';

async function glpi(options: Partial<GlpiOptions> = {}): Promise<GlpiRequest> {
  const server = await GlpiServer.start({ software: softwareRows(3), userToken: token, ...options });
  running.push(server);
  return {
    access: { address: server.address, appToken: null, signIn: { userToken: token } },
    wholeTree: true,
  };
}

async function ended(actor: Actor, id: string) {
  return vi.waitFor(
    () => {
      const { current } = viewFetch(actor, id) ?? {};
      if (!current || current.state === 'running') throw new Error('still running');
      return current;
    },
    { timeout: 60_000, interval: 20 },
  );
}

describe.each(storeKinds())('a list fetched from GLPI into the $name store', (kind) => {
  const given = givenStore(kind);

  async function begin(actor: Actor, request: GlpiRequest): Promise<string> {
    const begun = await beginFetch(given.db, actor, request, allowed, 'de');
    if (!begun.ok) throw new Error(begun.trouble.code);
    return begun.id;
  }

  it('waits as a draft like an uploaded file, and no token is kept', async () => {
    const town = await given.newTown();
    const id = await begin(town, await glpi({ software: softwareRows(1200) }));
    const end = await ended(town, id);
    if (end.state !== 'done') throw new Error(JSON.stringify(end));
    const view = await viewImport(given.db, town, end.draft, { language: 'de', all: false });
    expect(view).toMatchObject({
      state: 'draft',
      rows: 1200,
      format: 'GLPI (REST)',
      counts: { accepted: 1200 },
    });
    const stored = await given.db.asActor(town, (trx) => trx.selectFrom('upload').selectAll().execute());
    expect(JSON.stringify(stored)).not.toMatch(/canarytoken|Mustermann/);
  });

  it('is seen and cancelled by nobody but who began it, for the authority that it was begun for', async () => {
    const town = await given.newTown();
    const other = await given.newTown();
    const id = await begin(town, await glpi({ software: softwareRows(5000), hangSearch: 3 }));
    expect(viewFetch(other, id)).toBeNull();
    expect(viewFetch({ ...town, id: 'somebody else' }, id)).toBeNull();
    cancelFetch(other, id);
    expect(viewFetch(town, id)?.current.state).toBe('running');
    cancelFetch(town, id);
    expect(await ended(town, id)).toMatchObject({ state: 'failed', trouble: { code: 'cancelled' } });
    const drafts = await given.db.asActor(town, (trx) => trx.selectFrom('import').select('id').execute());
    expect(drafts).toEqual([]);
  });

  it('comes one at a time for an authority', async () => {
    const town = await given.newTown();
    const id = await begin(town, await glpi({ hangSearch: 1 }));
    expect(await beginFetch(given.db, town, await glpi(), allowed, 'de')).toEqual({
      ok: false,
      trouble: { code: 'already-running' },
    });
    cancelFetch(town, id);
    await ended(town, id);
    const again = await begin(town, await glpi());
    expect((await ended(town, again)).state).toBe('done');
  });

  it('is told as failed where GLPI refuses, or holds nothing', async () => {
    const town = await given.newTown();
    const refused = await begin(town, await glpi({ userToken: 'another' }));
    expect(await ended(town, refused)).toMatchObject({ trouble: { code: 'wrong-sign-in' } });
    const empty = await begin(town, await glpi({ software: [] }));
    const end = await ended(town, empty);
    expect(end).toMatchObject({ state: 'failed', trouble: { code: 'list-refused' } });
    expect(end.state === 'failed' && end.messages[0]).toMatch(/Software/);
  });
});
