import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  decideRequest,
  endMandate,
  giveBackMandate,
  giveMandate,
  requestMandate,
  viewGivenMandates,
  viewHeldMandates,
  withdrawRequest,
} from '#lib/server/authorities/index.ts';
import { actFor, resolveSession, startSession, type Identity } from '#lib/server/accounts/index.ts';
import { openDatabase, type Database } from '#lib/server/database/index.ts';
import { storeKinds } from '../store/stores.ts';
import { givenWorld, identityIn, type World } from './world.ts';

describe.each(storeKinds())('acting for a town in the $name store', (kind) => {
  let db: Database;
  let world: World;
  let town: Identity;
  let provider: Identity;

  beforeAll(async () => {
    await kind.start();
    db = await openDatabase(await kind.place());
  });
  beforeEach(async () => {
    world = await givenWorld(db);
    town = await identityIn(db, world.people.upperIt, world.upperTown);
    provider = await identityIn(db, world.people.providerIt, world.provider);
  });
  afterAll(async () => {
    await db.close();
    await kind.stop();
  });

  it('is seen by the town: who may, and when they last did', async () => {
    const token = await startSession(db, world.people.providerIt, {
      factors: [],
      userAgent: '',
      network: '',
    });
    const before = await viewGivenMandates(db, town);
    expect(before.mandates).toMatchObject([
      {
        providerName: 'Rechenzentrum Bachland',
        role: 'bearbeitung',
        lastActive: null,
        people: [{ name: 'Pia Rechenzentrum', roles: ['it-leitung'], lastActive: null }],
      },
    ]);
    const session = (await resolveSession(db, token))?.identity.session ?? '';
    await actFor(db, session, world.upperTown);
    const [mandate] = (await viewGivenMandates(db, town)).mandates;
    expect(Date.now() - (mandate?.lastActive?.getTime() ?? 0)).toBeLessThan(60_000);
  });

  it('ends with the next request of an open session', async () => {
    const token = await startSession(db, world.people.providerIt, {
      factors: [],
      userAgent: '',
      network: '',
    });
    const asked = async () => (await resolveSession(db, token))?.identity;
    await actFor(db, (await asked())?.session ?? '', world.upperTown);
    const acting = await asked();
    expect(acting).toMatchObject({ authority: world.upperTown, mandate: { provider: world.provider } });
    expect(acting?.permissions.has('inventory:write')).toBe(true);
    expect(await endMandate(db, town, world.mandate)).toEqual({ ok: true });
    const after = await asked();
    expect(after?.authority).toBe(world.provider);
    expect(after?.authorities).toEqual([world.provider]);
    expect(after?.choices.map(({ id }) => id)).toEqual([world.provider]);
    expect(await endMandate(db, town, world.mandate)).toEqual({ ok: false, problem: 'not-found' });
  });

  it('can be given, once, and only to who acts for others', async () => {
    const lower = await identityIn(db, world.people.lowerIt, world.lowerTown);
    const give = (to: number) =>
      giveMandate(db, lower, { provider: to, role: 'lesen', expiresAt: new Date(Date.now() + 86_400_000) });
    expect(await give(world.upperTown)).toEqual({ ok: false, problem: 'not-found' });
    expect(await give(world.provider)).toMatchObject({ ok: true });
    expect(await give(world.provider)).toEqual({ ok: false, problem: 'exists' });
    const acting = await identityIn(db, world.people.providerIt, world.lowerTown);
    expect(acting.permissions.has('inventory:read')).toBe(true);
    expect(acting.permissions.has('inventory:write')).toBe(false);
    expect(acting.permissions.has('mandates:manage')).toBe(false);
  });

  it('can be given anew where an earlier mandate has run out', async () => {
    await db.asOperator((trx) =>
      trx
        .updateTable('mandate')
        .set({ expires_at: '2020-01-01T00:00:00Z' })
        .where('id', '=', world.mandate)
        .execute(),
    );
    expect((await viewGivenMandates(db, town)).mandates).toEqual([]);
    expect(
      await giveMandate(db, town, { provider: world.provider, role: 'lesen', expiresAt: null }),
    ).toMatchObject({ ok: true });
  });

  it('can be asked for, and the town may give less than was asked', async () => {
    const ask = (authority: string) =>
      requestMandate(
        db,
        provider,
        { authority, role: 'bearbeitung', reason: 'Betreuung laut Vertrag', language: 'de' },
        null,
      );
    await ask('stadt unterbach');
    await ask('Stadt Unterbach');
    await ask('Stadt, die es nicht gibt');
    const lower = await identityIn(db, world.people.lowerIt, world.lowerTown);
    const { requests } = await viewGivenMandates(db, lower);
    // Worlds of other tests have towns of the same name: then a name alone means nobody.
    const { requests: sent } = await viewHeldMandates(db, provider);
    expect(sent.length).toBe(requests.length);
    const key = await db.asOperator((trx) =>
      trx.selectFrom('authority').select('key').where('id', '=', world.lowerTown).executeTakeFirstOrThrow(),
    );
    if (requests.length === 0) await ask(key.key ?? '');
    const [request] = (await viewGivenMandates(db, lower)).requests;
    expect(request).toMatchObject({ role: 'bearbeitung', reason: 'Betreuung laut Vertrag' });
    const upper = await decideRequest(db, town, request?.id ?? 0, { role: 'lesen', expiresAt: null });
    expect(upper).toEqual({ ok: false, problem: 'not-found' });
    expect(
      await decideRequest(db, lower, request?.id ?? 0, { role: 'lesen', expiresAt: null }),
    ).toMatchObject({ ok: true });
    const { mandates, requests: left } = await viewHeldMandates(db, provider);
    expect(left).toEqual([]);
    expect(mandates.map(({ authority, role }) => [authority, role])).toEqual(
      expect.arrayContaining([[world.lowerTown, 'lesen']]),
    );
    const given = mandates.find(({ authority }) => authority === world.lowerTown);
    const other = await identityIn(db, world.people.lowerIt, world.lowerTown);
    expect(await giveBackMandate(db, other, given?.id ?? 0)).toBe(false);
    expect(await giveBackMandate(db, provider, given?.id ?? 0)).toBe(true);
    expect((await viewGivenMandates(db, lower)).mandates).toEqual([]);
  });

  it('is refused, or taken back by who asked, and leaves nothing open', async () => {
    const key = await db.asOperator((trx) =>
      trx.selectFrom('authority').select('key').where('id', '=', world.lowerTown).executeTakeFirstOrThrow(),
    );
    const ask = () =>
      requestMandate(
        db,
        provider,
        { authority: key.key ?? '', role: 'lesen', reason: '', language: 'de' },
        null,
      );
    const lower = await identityIn(db, world.people.lowerIt, world.lowerTown);
    await ask();
    const [first] = (await viewGivenMandates(db, lower)).requests;
    expect(await decideRequest(db, lower, first?.id ?? 0, 'refuse')).toEqual({ ok: true });
    await ask();
    const [second] = (await viewHeldMandates(db, provider)).requests;
    expect(second?.id).not.toBe(first?.id);
    expect(await withdrawRequest(db, provider, second?.id ?? 0)).toBe(true);
    expect((await viewGivenMandates(db, lower)).requests).toEqual([]);
  });

  it('gives nobody of the provider a say over mandates or members of the town', async () => {
    const acting = await identityIn(db, world.people.providerIt, world.upperTown);
    await expect(viewGivenMandates(db, acting)).rejects.toThrow('not allowed');
    await expect(endMandate(db, acting, world.mandate)).rejects.toThrow('not allowed');
  });
});
