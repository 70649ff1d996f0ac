import { describe, expect, it } from 'vitest';
import { indexPlaces, type Place } from '@allmende/knowledge';
import { identityFrom, type Identity } from '#lib/server/accounts/index.ts';
import { recordFile } from '#lib/server/catalogue/index.ts';
import type { Actor, AuthorityRole } from '#lib/server/database/index.ts';
import { decideMatches } from '#lib/server/inventory/index.ts';
import {
  declaredUse,
  discardUse,
  draftFromApplication,
  draftUse,
  editUse,
  ownUse,
  ownUses,
  releaseUse,
  tendUses,
  usesByLand,
  usesOf,
  usesOfProducts,
  withdrawUse,
} from '#lib/server/use-declarations/index.ts';
import { storeKinds } from '../store/stores.ts';
import { csv, givenStore, inventoryOf, knowledge, takeOver } from '../use-cases/given.ts';

const köln: Place = { key: '05315000', name: 'Köln, Stadt', kind: 'kreisfreie-stadt', successors: [] };
const places = indexPlaces([köln]);
const now = new Date('2026-11-22T09:00:00Z');
const later = (days: number) => new Date(now.getTime() + days * 86_400_000);
const everything = { items: ['since', 'version', 'purpose', 'operation', 'contact'] as const };
const sure = { confirmed: true, confirmedSecurity: false };

const yaml = (name: string, category = 'document-management') =>
  `publiccodeYmlVersion: "0.5"\nname: ${name}\nurl: https://git.stadt.example/${name.toLowerCase()}\ncategories:\n  - ${category}\n`;

describe.each(storeKinds())('a use declaration on the $name store', (kind) => {
  const given = givenStore(kind);
  const facts = () => ({ db: given.db, knowledge });

  async function town(): Promise<Actor> {
    const actor = await given.newTown();
    await given.db.asOperator(async (trx) => {
      const name = `Stadt ${actor.authority}`;
      await trx
        .updateTable('authority')
        .set({ sample: false, name })
        .where('id', '=', actor.authority)
        .execute();
      await trx
        .insertInto('authority_place')
        .values({ body_id: actor.authority, place_key: '05315000' })
        .execute();
    });
    return actor;
  }

  const as = (actor: Actor, role: AuthorityRole): Identity => ({
    ...identityFrom(
      {
        account: { id: 'someone', name: 'Jemand' },
        instanceRoles: [],
        memberships: [
          {
            authority: actor.authority,
            name: 'Ort',
            sample: false,
            workplaces: null,
            endedOn: null,
            predecessors: false,
            merged: [],
            role,
          },
        ],
        mandates: [],
      },
      actor.authority,
    ),
    via: 'session',
    session: null,
  });

  async function entry(name: string, category?: string): Promise<string> {
    const recorded = await given.db.asOperator((trx) =>
      recordFile(trx, {
        url: `https://git.stadt.example/${name.toLowerCase()}`,
        content: yaml(name, category),
        origin: 'harvest',
        now,
      }),
    );
    return recorded.id;
  }

  async function drafted(actor: Actor, software: string): Promise<number> {
    const draft = await draftUse(facts(), actor, { software });
    if (!draft.ok) throw new Error(draft.problem);
    return draft.id;
  }

  const full = declaredUse.parse({
    since: '2024-03-01',
    version: '4.2.1',
    purpose: 'Sitzungen des Rates',
    operation: 'provider',
    contact: 'IT-Steuerung, it@stadt.example',
  });

  it('is seen by nobody until it is released, and then item by item', async () => {
    const [actor, software] = [await town(), await entry('Ratssaal')];
    const id = await drafted(actor, software);
    await editUse(given.db, actor, id, full);
    expect(await usesOf(given.db, software, now)).toEqual([]);
    const lead = as(actor, 'leitung');
    const context = { db: given.db, places };
    const released = await releaseUse(context, lead, id, { items: ['since', 'purpose'], ...sure }, now);
    expect(released).toEqual({ ok: true, until: '2028-11-22' });
    const [use, ...others] = await usesOf(given.db, software, now);
    expect(others).toEqual([]);
    expect(use).toMatchObject({
      authority_name: `Stadt ${actor.authority}`,
      place_key: '05315000',
      since: '2024-03-01',
      purpose: 'Sitzungen des Rates',
      version: null,
      operation: null,
      contact: null,
      verified_role: 'leitung',
      published_on: '2026-11-22',
      expires_on: '2028-11-22',
      origin_url: null,
    });
    expect(await usesByLand(given.db, now)).toContainEqual({ software, land: '05', count: 1 });
    // What is corrected inside stays inside until it is released again, which replaces what was public.
    await editUse(given.db, actor, id, { ...full, purpose: 'Alles' });
    expect((await usesOf(given.db, software, now))[0]?.purpose).toBe('Sitzungen des Rates');
    await releaseUse(context, lead, id, { items: ['purpose'], ...sure }, now);
    expect(await usesOf(given.db, software, now)).toMatchObject([{ since: null, purpose: 'Alles' }]);
    expect(await withdrawUse(given.db, lead, id)).toBe(true);
    expect(await usesOf(given.db, software, now)).toEqual([]);
    expect((await ownUse(facts(), actor, id))?.state).toBe('withdrawn');
    expect(await withdrawUse(given.db, lead, id)).toBe(false);
  });

  it('is released by Leitung and IT-Leitung of its own authority alone', async () => {
    const [actor, other, software] = [await town(), await town(), await entry('Friedhofsplan')];
    const id = await drafted(actor, software);
    const context = { db: given.db, places };
    for (const role of ['bearbeitung', 'lesen', 'revision', 'datenschutz'] as const)
      await expect(releaseUse(context, as(actor, role), id, { items: [], ...sure }, now)).rejects.toThrow(
        'not allowed',
      );
    const foreign = await releaseUse(context, as(other, 'it-leitung'), id, { items: [], ...sure }, now);
    expect(foreign).toEqual({ ok: false, problem: 'unknown' });
    expect(await ownUse(facts(), other, id)).toBeNull();
    expect(await editUse(given.db, other, id, full)).toBe(false);
    expect(await discardUse(given.db, other, id)).toBe(false);
    expect(await withdrawUse(given.db, as(other, 'leitung'), id)).toBe(false);
    const own = await releaseUse(context, as(actor, 'it-leitung'), id, { items: [], ...sure }, now);
    expect(own.ok).toBe(true);
    expect(await usesOf(given.db, software, now)).toMatchObject([{ verified_role: 'it-leitung' }]);
    expect(await discardUse(given.db, actor, id), 'what is public is withdrawn first').toBe(false);
  });

  it('needs a confirmation, and a second one for what protects the house', async () => {
    const actor = await town();
    const lead = as(actor, 'leitung');
    const context = { db: given.db, places };
    const wall = await drafted(actor, await entry('Brandmauer', 'it-security'));
    const unconfirmed = { items: [], confirmed: false, confirmedSecurity: true };
    expect(await releaseUse(context, lead, wall, unconfirmed, now)).toMatchObject({ problem: 'confirm' });
    expect(await releaseUse(context, lead, wall, { items: [], ...sure }, now)).toMatchObject({
      problem: 'confirm-security',
    });
    const twice = { items: [], confirmed: true, confirmedSecurity: true };
    expect(await releaseUse(context, lead, wall, twice, now)).toMatchObject({ ok: true });
    const product = await draftUse(facts(), actor, { product: 'opnsense' });
    expect(product.ok && (await ownUse(facts(), actor, product.id))?.is_security).toBe(true);
  });

  it('is not released for a day that has not come', async () => {
    const actor = await town();
    const id = await drafted(actor, await entry('Zukunft'));
    await editUse(given.db, actor, id, { ...full, since: '2027-01-01' });
    const release = () =>
      releaseUse({ db: given.db, places }, as(actor, 'leitung'), id, { ...everything, ...sure }, now);
    expect(await release()).toEqual({ ok: false, problem: 'future' });
  });

  it('ends after two years unless it is renewed, and somebody is told before', async () => {
    const [actor, software] = [await town(), await entry('Baumkataster')];
    const id = await drafted(actor, software);
    const lead = as(actor, 'leitung');
    const release = (at: Date) => releaseUse({ db: given.db, places }, lead, id, { items: [], ...sure }, at);
    await release(now);
    const email = `leitung${actor.authority}@stadt.example`;
    await given.db.asOperator(async (trx) => {
      const account = await trx
        .insertInto('account')
        .values({ name: 'Erika Beispiel', email, password_hash: null, totp_secret: null })
        .returning('id')
        .executeTakeFirstOrThrow();
      await trx
        .insertInto('membership')
        .values({
          account_id: account.id,
          authority_id: actor.authority,
          role: 'leitung',
          granted_by: 'local',
        })
        .execute();
    });
    const signIn = {
      origin: new URL('https://allmende.example'),
      proxyHops: 0,
      secret: 's',
      mail: { url: 'smtp://127.0.0.1:1', from: 'allmende@stadt.example' },
      oidc: null,
    };
    const mails = async () =>
      (
        await given.db.asOperator((trx) =>
          trx.selectFrom('job').select('payload').where('kind', '=', 'send-mail').execute(),
        )
      ).filter(({ payload }) => JSON.stringify(payload).includes(email)).length;
    await tendUses(given.db, signIn, later(600));
    expect(await mails()).toBe(0);
    await tendUses(given.db, signIn, later(680));
    await tendUses(given.db, signIn, later(681));
    expect(await mails(), 'told once').toBe(1);
    await release(later(690));
    await tendUses(given.db, signIn, later(732));
    expect(await usesOf(given.db, software, later(732)), 'renewed').toHaveLength(1);
    await tendUses(given.db, signIn, later(690 + 732));
    expect(await usesOf(given.db, software, now)).toEqual([]);
    expect((await ownUse(facts(), actor, id))?.state).toBe('expired');
  });

  it('is no longer public when its authority has ended or was deleted', async () => {
    const [ended, deleted, software] = [await town(), await town(), await entry('Winterdienst')];
    for (const actor of [ended, deleted]) {
      const id = await drafted(actor, software);
      await releaseUse({ db: given.db, places }, as(actor, 'leitung'), id, { items: [], ...sure }, now);
    }
    expect(await usesOf(given.db, software, now)).toHaveLength(2);
    await given.db.asOperator(async (trx) => {
      await trx
        .updateTable('authority')
        .set({ ended_on: '2026-11-01' })
        .where('id', '=', ended.authority)
        .execute();
      await trx.deleteFrom('authority').where('id', '=', deleted.authority).execute();
    });
    await tendUses(given.db, null, now);
    expect(await usesOf(given.db, software, now)).toEqual([]);
  });

  it('is prepared from the inventory, for open source alone, and never with the version', async () => {
    const actor = await town();
    await takeOver(
      given.db,
      actor,
      csv(
        ['Anwendung', 'Version'],
        ['Nextcloud', '28.0.1'],
        ['Microsoft Office 2019', '16'],
        ['Unbekanntes XY', '1'],
      ),
    );
    const applications = await inventoryOf(given.db, actor);
    const nextcloud = applications.find(({ raw_name }) => raw_name.startsWith('Nextcloud'));
    const office = applications.find(({ raw_name }) => raw_name.startsWith('Microsoft'));
    expect((await ownUses(facts(), actor)).suggestions).toEqual([
      { application: nextcloud?.id, name: nextcloud?.name, product: { id: 'nextcloud', name: 'Nextcloud' } },
    ]);
    const purpose = () => 'Dateiablage';
    expect(await draftFromApplication(facts(), actor, office?.id ?? 0, purpose)).toMatchObject({ ok: false });
    const draft = await draftFromApplication(facts(), actor, nextcloud?.id ?? 0, purpose);
    if (!draft.ok) throw new Error(draft.problem);
    expect(await ownUse(facts(), actor, draft.id)).toMatchObject({
      product_id: 'nextcloud',
      application_id: nextcloud?.id,
      purpose: 'Dateiablage',
      version: null,
      state: 'draft',
    });
    expect((await ownUses(facts(), actor)).suggestions).toEqual([]);
    expect(await draftFromApplication(facts(), actor, nextcloud?.id ?? 0, purpose), 'opened').toEqual(draft);
    expect(await usesOfProducts(given.db, ['nextcloud'], now)).toEqual([]);
    await decideMatches(given.db, actor, [{ application: nextcloud?.id ?? 0, decided: { decision: 'new' } }]);
    expect((await ownUse(facts(), actor, draft.id))?.product_id).toBe('nextcloud');
  });

  it('is about the entry of the catalogue where the product has one', async () => {
    const actor = await town();
    const repository = knowledge.products.get('openproject')?.repository ?? '';
    const { id } = await given.db.asOperator((trx) =>
      recordFile(trx, { url: repository, content: yaml('OpenProject'), origin: 'harvest', now }),
    );
    const draft = await draftUse(facts(), actor, { product: 'openproject' });
    expect(draft.ok && (await ownUse(facts(), actor, draft.id))).toMatchObject({
      software_id: id,
      product_id: null,
    });
    expect(await draftUse(facts(), actor, { software: id })).toEqual(draft);
    expect(await draftUse(facts(), actor, { product: 'microsoft-office' })).toMatchObject({ ok: false });
  });

  it('of a made-up authority is shown, and counted nowhere', async () => {
    const [actor, software] = [await given.newTown(), await entry('Probe')];
    const id = await drafted(actor, software);
    await releaseUse({ db: given.db, places }, as(actor, 'leitung'), id, { items: [], ...sure }, now);
    expect(await usesOf(given.db, software, now)).toMatchObject([{ is_sample: true }]);
    expect((await usesByLand(given.db, now)).filter((each) => each.software === software)).toEqual([]);
  });
});
