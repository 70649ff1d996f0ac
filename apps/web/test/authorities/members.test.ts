import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  confirmHandover,
  giveInstanceRole,
  giveRole,
  handoverOf,
  limitRole,
  listAccounts,
  listMembers,
  mergeAuthorities,
  openPredecessors,
  switchAccount,
  takeInstanceRole,
  takeOver,
  takeRole,
} from '#lib/server/authorities/index.ts';
import { openDatabase, type Database } from '#lib/server/database/index.ts';
import { resolveSession, startSession, type Identity } from '#lib/server/accounts/index.ts';
import { storeKinds } from '../store/stores.ts';
import { givenAccount, givenWorld, identityIn, type World } from './world.ts';

const today = new Date().toISOString().slice(0, 10);
const nextYear = new Date(Date.now() + 365 * 86_400_000);

describe.each(storeKinds())('people and roles in the $name store', (kind) => {
  let db: Database;
  let world: World;
  let it1: Identity;

  beforeAll(async () => {
    await kind.start();
    db = await openDatabase(await kind.place());
  });
  beforeEach(async () => {
    world = await givenWorld(db);
    it1 = await identityIn(db, world.people.upperIt, world.upperTown);
  });
  afterAll(async () => {
    await db.close();
    await kind.stop();
  });

  const rolesOf = async (account: string) =>
    (await listMembers(db, it1)).find((each) => each.account === account)?.roles ?? [];

  it('are listed for the own authority only', async () => {
    const members = await listMembers(db, it1);
    expect(members.map(({ name }) => name)).toEqual(['Bo Beide', 'Ira Oben', 'Lea Oben', 'Lu Oben']);
    const provider = await identityIn(db, world.people.providerIt, world.upperTown);
    await expect(listMembers(db, provider)).rejects.toThrow('not allowed');
  });

  it('are given, limited and taken, effective with the next request', async () => {
    const { upperReader } = world.people;
    expect(
      await giveRole(db, it1, { account: upperReader, role: 'bearbeitung', expiresAt: nextYear }),
    ).toEqual({ ok: true });
    const reader = () => identityIn(db, upperReader, world.upperTown);
    expect((await reader()).permissions.has('inventory:write')).toBe(true);
    expect(await giveRole(db, it1, { account: upperReader, role: 'bearbeitung', expiresAt: null })).toEqual({
      ok: false,
      problem: 'exists',
    });
    const given = (await rolesOf(upperReader)).find(({ role }) => role === 'bearbeitung');
    expect(await limitRole(db, it1, given?.id ?? 0, new Date(2020, 0))).toEqual({
      ok: false,
      problem: 'in-the-past',
    });
    expect(await limitRole(db, it1, given?.id ?? 0, null)).toEqual({ ok: true });
    expect(await takeRole(db, it1, given?.id ?? 0)).toEqual({ ok: true });
    expect((await reader()).permissions.has('inventory:write')).toBe(false);
  });

  it('of another authority are out of reach', async () => {
    const lower = await identityIn(db, world.people.lowerIt, world.lowerTown);
    const theirs = (await listMembers(db, lower))[0]?.roles[0]?.id ?? 0;
    expect(await takeRole(db, it1, theirs)).toEqual({ ok: false, problem: 'not-found' });
    expect(
      await giveRole(db, it1, { account: world.people.lowerIt, role: 'lesen', expiresAt: null }),
    ).toEqual({ ok: false, problem: 'not-found' });
  });

  it('keep a last IT-Leitung: it is neither taken nor limited, also not by two at once', async () => {
    const [own] = await rolesOf(world.people.upperIt);
    expect(await takeRole(db, it1, own?.id ?? 0)).toEqual({ ok: false, problem: 'last-it-lead' });
    expect(await limitRole(db, it1, own?.id ?? 0, nextYear)).toEqual({ ok: false, problem: 'last-it-lead' });
    const second = await givenAccount(db, 'Zweite', [[world.upperTown, 'it-leitung']]);
    const [theirs] = await rolesOf(second);
    const it2 = await identityIn(db, second, world.upperTown);
    const both = await Promise.all([takeRole(db, it1, theirs?.id ?? 0), takeRole(db, it2, own?.id ?? 0)]);
    expect(both.map(({ ok }) => ok).toSorted()).toEqual([false, true]);
  });

  it('from the directory are changed there', async () => {
    await db.asOperator((trx) =>
      trx
        .updateTable('membership')
        .set({ source: 'oidc' })
        .where('account_id', '=', world.people.upperReader)
        .execute(),
    );
    const [role] = await rolesOf(world.people.upperReader);
    expect(await takeRole(db, it1, role?.id ?? 0)).toEqual({ ok: false, problem: 'directory' });
    expect(await limitRole(db, it1, role?.id ?? 0, nextYear)).toEqual({ ok: false, problem: 'directory' });
  });

  it('of a successor see a predecessor only after a lead there and the operator agree, and pass that on', async () => {
    const { upperTown, lowerTown, operator, people } = world;
    await mergeAuthorities(db, operator, { from: [lowerTown], into: upperTown, on: today });
    const open = { authority: upperTown, predecessor: lowerTown };
    const upper = (account: string) => identityIn(db, account, upperTown);
    expect(await openPredecessors(db, await upper(people.upperIt), people.upperReader, true)).toEqual({
      ok: false,
      problem: 'no-reach',
    });
    expect(await takeOver(db, operator, open)).toEqual({ ok: false, problem: 'not-confirmed' });
    expect(await confirmHandover(db, await upper(people.upperIt))).toMatchObject({ ok: false });
    const lead = await identityIn(db, people.lowerIt, lowerTown);
    expect(await handoverOf(db, lead)).toEqual({
      successor: { id: upperTown, name: 'Stadt Oberbach' },
      isConfirmed: false,
    });
    const editor = await identityIn(db, people.bothEditor, lowerTown);
    expect(await confirmHandover(db, editor)).toEqual({ ok: false, problem: 'not-allowed' });
    expect(await confirmHandover(db, lead)).toEqual({ ok: true });
    expect((await upper(people.upperIt)).authorities).toEqual([upperTown]);
    expect(await takeOver(db, operator, open)).toEqual({ ok: true, people: 1 });
    expect((await upper(people.upperIt)).authorities).toEqual([upperTown, lowerTown]);
    expect(await takeOver(db, operator, open)).toEqual({ ok: false, problem: 'is-held' });
    expect((await upper(people.upperReader)).authorities).toEqual([upperTown]);
    const now = await upper(people.upperIt);
    expect(await openPredecessors(db, now, people.upperReader, true)).toEqual({ ok: true });
    expect((await upper(people.upperReader)).authorities).toEqual([upperTown, lowerTown]);
    expect(
      await giveRole(db, now, { account: people.upperReader, role: 'bearbeitung', expiresAt: null }),
    ).toEqual({ ok: true });
    expect((await upper(people.upperReader)).authorities).toEqual([upperTown, lowerTown]);
    expect(await openPredecessors(db, now, people.upperReader, false)).toEqual({ ok: true });
    expect((await upper(people.upperReader)).authorities).toEqual([upperTown]);
  });

  it('for the instance keep a last Betrieb, and a switched-off account is out at once', async () => {
    const { operator } = world;
    const first = await givenAccount(db, 'Betrieb Eins', []);
    const second = await givenAccount(db, 'Betrieb Zwei', []);
    await db.asOperator((trx) => trx.deleteFrom('instance_role').execute());
    expect(await giveInstanceRole(db, operator, first, 'betrieb')).toEqual({ ok: true });
    expect(await takeInstanceRole(db, operator, first, 'betrieb')).toEqual({
      ok: false,
      problem: 'last-operator',
    });
    expect(await switchAccount(db, operator, first, false)).toEqual({ ok: false, problem: 'last-operator' });
    await giveInstanceRole(db, operator, second, 'betrieb');
    const token = await startSession(db, second, { factors: [], userAgent: '', network: '' });
    expect(await resolveSession(db, token)).not.toBeNull();
    expect(await switchAccount(db, { ...operator, id: second }, second, false)).toEqual({
      ok: false,
      problem: 'oneself',
    });
    expect(await switchAccount(db, operator, second, false)).toEqual({ ok: true });
    expect(await resolveSession(db, token)).toBeNull();
    const listed = (await listAccounts(db, operator)).find(({ id }) => id === second);
    expect(listed).toMatchObject({ active: false, roles: [{ role: 'betrieb', source: 'given' }] });
  });

  it('for the instance are not for accounts of vendors', async () => {
    const vendor = await db.asOperator((trx) =>
      trx
        .insertInto('account')
        .values({ kind: 'vendor', name: 'Anbieter', email: null, totp_secret: null, password_hash: null })
        .returning('id')
        .executeTakeFirstOrThrow(),
    );
    expect(await giveInstanceRole(db, world.operator, vendor.id, 'redaktion')).toEqual({
      ok: false,
      problem: 'vendor',
    });
  });
});
