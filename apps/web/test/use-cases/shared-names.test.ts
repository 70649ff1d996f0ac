import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import type { Actor, Database } from '#lib/server/database/index.ts';
import { recognitionOf } from '#lib/server/recognition/index.ts';
import { agreeOnNames, chooseNameSharing, nameSharingOf } from '#lib/server/shared-names/index.ts';
import { agreedProduct } from '#lib/server/shared-names/agree.ts';
import { whyKeptPrivate, wordsOfAuthorities } from '#lib/server/shared-names/why-kept-private.ts';
import { matchKey } from '@allmende/inventory';
import { storeKinds, type StoreKind } from '../store/stores.ts';
import { givenStore, knowledge } from './given.ts';

/** A name that the matcher knows no product for. */
const name = 'Zentralkartei Plus';
const key = matchKey(name);

interface World {
  db: Database;
  /** Towns with somebody of their own in each. */
  towns: Actor[];
}

describe.each(storeKinds())('names that towns share on the $name store', (kind) => {
  it('are nowhere to be seen while two towns have confirmed them, before and after counting', async () => {
    const { db, towns } = await world();
    const [first, second, third, attacker] = towns as [Actor, Actor, Actor, Actor];
    const before = await everythingVisible(db, attacker);
    await confirm(db, [first, second]);
    expect(await everythingVisible(db, attacker)).toEqual(before);
    await agreeOnNames(db, knowledge);
    expect(await everythingVisible(db, attacker)).toEqual(before);
    // Nor to the two themselves, or to a third town that decides otherwise.
    expect(await sharedWith(db, first)).toEqual([]);
    await decide(db, third, 'firefox');
    await agreeOnNames(db, knowledge);
    expect(await everythingVisible(db, attacker)).toEqual(before);
  });

  it('are recognised for all with the third, and tell neither who, nor how many, nor when', async () => {
    const { db, towns } = await world();
    const [attacker] = towns.splice(3, 1) as [Actor];
    await confirm(db, towns.slice(0, 3));
    await agreeOnNames(db, knowledge);
    const withThree = await everythingVisible(db, attacker);
    const match = (await recognitionOf({ db, knowledge }, attacker)).match(name, undefined);
    expect(match).toMatchObject({ product: 'nextcloud', decision: 'accept' });
    expect(match.reasons[0]).toEqual({ code: 'confirmed-by-others' });
    const columns = await db.asOperator((trx) => trx.selectFrom('shared_name').selectAll().execute());
    expect(columns).toEqual([{ match_key: key, product_id: 'nextcloud' }]);
    // A fourth and a fifth voice change nothing that anybody else sees.
    await confirm(db, towns.slice(3, 5));
    await agreeOnNames(db, knowledge);
    expect(await everythingVisible(db, attacker)).toEqual(withThree);
  });

  it('are recognised no more for a town that does not want them', async () => {
    const { db, towns } = await world();
    const [a, b, c, other] = towns as [Actor, Actor, Actor, Actor];
    await confirm(db, [a, b, c]);
    await agreeOnNames(db, knowledge);
    await chooseNameSharing(db, knowledge, other, { gives: true, takes: false });
    expect((await recognitionOf({ db, knowledge }, other)).match(name, undefined).product).toBeNull();
  });

  it('wait for a person where the list names another vendor', async () => {
    const { db, towns } = await world();
    const [a, b, c, other] = towns as [Actor, Actor, Actor, Actor];
    await confirm(db, [a, b, c]);
    await agreeOnNames(db, knowledge);
    const match = (await recognitionOf({ db, knowledge }, other)).match(name, 'Microsoft');
    expect(match).toMatchObject({ product: 'nextcloud', decision: 'review' });
    expect(match.reasons.map(({ code }) => code)).toContain('vendor-contradicts');
  });

  it('lose a voice at once when its town stops giving, and gain none before the night', async () => {
    const { db, towns } = await world();
    const [a, b, c, d] = towns as [Actor, Actor, Actor, Actor];
    await confirm(db, [a, b, c]);
    await agreeOnNames(db, knowledge);
    expect(await sharedWith(db, d)).toEqual([key]);
    await chooseNameSharing(db, knowledge, a, { gives: false, takes: true });
    expect(await sharedWith(db, d)).toEqual([]);
    await chooseNameSharing(db, knowledge, a, { gives: true, takes: true });
    expect(await sharedWith(db, d)).toEqual([]);
    await agreeOnNames(db, knowledge);
    expect(await sharedWith(db, d)).toEqual([key]);
  });

  it('take three persons, too: nobody agrees with themselves on behalf of many towns', async () => {
    const { db, towns } = await world();
    const provider = towns.map((town) => ({ ...town, id: towns[0]?.id ?? '' }));
    await confirm(db, provider);
    await agreeOnNames(db, knowledge);
    expect(await sharedWith(db, provider[0] as Actor)).toEqual([]);
  });

  it('count towns that have become one as one, and a made-up town not at all', async () => {
    const { db, towns } = await world();
    const [a, b, c, d] = towns as [Actor, Actor, Actor, Actor];
    await confirm(db, [a, b, c]);
    await db.asOperator((trx) =>
      trx
        .insertInto('authority_relation')
        .values({ from_id: b.authority, to_id: a.authority, kind: 'merged-into', valid_from: '2026-01-01' })
        .execute(),
    );
    await agreeOnNames(db, knowledge);
    expect(await sharedWith(db, d)).toEqual([]);
    await confirm(db, [d]);
    await agreeOnNames(db, knowledge);
    expect(await sharedWith(db, d)).toEqual([key]);
    await db.asOperator((trx) =>
      trx.updateTable('authority').set({ sample: true }).where('id', '=', d.authority).execute(),
    );
    await agreeOnNames(db, knowledge);
    expect(await sharedWith(db, d)).toEqual([]);
  });

  it('end when enough towns take their decision back', async () => {
    const { db, towns } = await world();
    const [a, b, c, d] = towns as [Actor, Actor, Actor, Actor];
    await confirm(db, [a, b, c]);
    await agreeOnNames(db, knowledge);
    await db.asActor(a, (trx) => trx.updateTable('match_decision').set({ revoked_at: new Date() }).execute());
    await agreeOnNames(db, knowledge);
    expect(await sharedWith(db, d)).toEqual([]);
  });

  it('never hold the name of a town, nor a product that a town described itself', async () => {
    const { db, towns } = await world();
    for (const town of towns.slice(0, 3)) {
      await decide(db, town, 'nextcloud', 'Cloud der Stadt Auenhain');
      await decide(db, town, 'local:1', 'Hausverwaltung Gold');
    }
    await agreeOnNames(db, knowledge);
    expect(await sharedWith(db, towns[4] as Actor)).toEqual([]);
    const view = await nameSharingOf(db, towns[0] as Actor, knowledge, 'Stadt Auenhain');
    expect(view.own.map(({ because }) => because)).toEqual(['authority', 'own-product']);
  });

  it('can be written by nobody who asks for something', async () => {
    const { db, towns } = await world();
    const row = { match_key: 'x', product_id: 'nextcloud' };
    await expect(
      db.asActor(towns[0] as Actor, (trx) => trx.insertInto('shared_name').values(row).execute()),
    ).rejects.toMatchObject({ code: '42501' });
    const open = db.withLayers({ checks: false, rowLevelSecurity: true });
    await expect(
      open.asActor(towns[0] as Actor, (trx) => trx.insertInto('shared_name').values(row).execute()),
    ).rejects.toMatchObject({ code: '42501' });
  });

  const given = givenStore(kind as StoreKind);

  /** Five towns of an instance where nothing was decided yet. */
  async function world(): Promise<World> {
    const { db } = given;
    const towns: Actor[] = [];
    await db.asOperator(async (trx) => {
      await trx.deleteFrom('match_decision').execute();
      await trx.deleteFrom('shared_name').execute();
    });
    for (const [place, called] of ['Auenhain', 'Birkenau', 'Cordingen', 'Dornfeld', 'Eichwald'].entries()) {
      const { id } = await db.asOperator((trx) =>
        trx
          .insertInto('authority')
          .values({ name: `Stadt ${called}`, kind: 'municipality' })
          .returning('id')
          .executeTakeFirstOrThrow(),
      );
      towns.push({ id: `person-${place}`, name: 'Person', authority: id, authorities: [id] });
    }
    return { db, towns };
  }
});

async function decide(db: Database, town: Actor, product: string, raw = name): Promise<void> {
  await db.asActor(town, (trx) =>
    trx
      .insertInto('match_decision')
      .values({
        match_key: matchKey(raw),
        raw_name: raw,
        product_id: product,
        decision: 'accept',
        decided_by: town.id,
      })
      .execute(),
  );
}

async function confirm(db: Database, towns: readonly Actor[]): Promise<void> {
  for (const town of towns) await decide(db, town, 'nextcloud');
}

async function sharedWith(db: Database, town: Actor): Promise<string[]> {
  const { shared } = await nameSharingOf(db, town, knowledge, '');
  return shared.map((each) => each.name);
}

/** All that somebody of another town can find out: every table they may read, their pages, how a name is recognised. */
async function everythingVisible(db: Database, attacker: Actor): Promise<unknown> {
  const recognition = await recognitionOf({ db, knowledge }, attacker);
  return {
    rows: await db.asActor(attacker, async (trx) => ({
      shared: await trx.selectFrom('shared_name').selectAll().execute(),
      decisions: await trx.selectFrom('match_decision').selectAll().execute(),
      changes: await trx.selectFrom('change').selectAll().execute(),
      entries: await trx.selectFrom('audit_entry').selectAll().execute(),
      jobs: await trx.selectFrom('job').selectAll().execute(),
    })),
    page: await nameSharingOf(db, attacker, knowledge, 'Stadt Dornfeld'),
    match: recognition.match(name, undefined),
  };
}

describe('agreement', () => {
  const voice = (authority: number, product: string | null, account = `p${authority}`) => ({
    authority,
    product,
    account,
  });

  it('needs four for each that decided otherwise, „no product“ included', () => {
    const three = [1, 2, 3].map((id) => voice(id, 'firefox'));
    expect(agreedProduct(three)).toBe('firefox');
    expect(agreedProduct([...three, voice(4, null)])).toBeNull();
    expect(agreedProduct([...three, voice(4, 'firefox'), voice(5, null)])).toBe('firefox');
    expect(agreedProduct([...three, voice(4, 'firefox'), voice(5, 'edge'), voice(6, null)])).toBeNull();
  });

  it('is never on nothing, and never with fewer than three towns or persons', () => {
    const some = fc.array(
      fc.record({
        authority: fc.integer({ min: 1, max: 6 }),
        product: fc.constantFrom('a', 'b', null),
        account: fc.constantFrom('p', 'q', 'r', 's'),
      }),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(some, (voices) => {
        const agreed = agreedProduct(voices);
        const agreeing = voices.filter(({ product }) => product === agreed);
        const towns = new Set(agreeing.map(({ authority }) => authority)).size;
        const persons = new Set(agreeing.map(({ account }) => account)).size;
        expect(agreed === null || (towns >= 3 && persons >= 3)).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('a name is kept private', () => {
  const towns = wordsOfAuthorities(['Stadt Auenhain', 'Landkreis Rhön-Grabfeld', 'Gemeinde Ru']);
  const because = (raw: string) => whyKeptPrivate(matchKey(raw), [raw], towns);

  it.each([
    ['Auenhain-Portal', 'authority'],
    ['auenhainer Bürgerkonto', 'authority'],
    ['Fachverfahren Rhön', 'authority'],
    ['Portal müller@stadt.example', 'address'],
    ['\\\\server\\freigabe\\programm', 'address'],
    ['Zugang Frau Müller', 'person'],
    ['Vertrag 4711 0815', 'number'],
    ['Lizenz AB12CD34', 'number'],
    ['Rechner srv001', 'number'],
    ['550e8400-e29b-41d4-a716-446655440000', 'length'],
    ['x', 'length'],
    ['ein Name der viel länger ist als irgendein Produkt heißen kann und weiter geht', 'length'],
  ])('when it could point to somebody: %s', (raw, reason) => {
    expect(because(raw)).toBe(reason);
  });

  it.each(['OK.EWO 2023', 'Microsoft Office 365', 'Camunda 8', 'LOGA3', 'Ruby Installer', '7-Zip 22.01'])(
    'and shared where it names a product only: %s',
    (raw) => {
      expect(because(raw)).toBeNull();
    },
  );
});
