import { indexKnowledge, type Knowledge, type Source } from '@allmende/knowledge';
import type { Insertable } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listApplications, readFilter, rowsOf, viewApplication } from '#lib/server/applications/index.ts';
import {
  openDatabase,
  type Actor,
  type ApplicationTable,
  type Database,
} from '#lib/server/database/index.ts';
import {
  decideMatch,
  editApplications,
  removeApplications,
  removedApplicationsOf,
  restoreApplications,
  saveCells,
  undoDecision,
  undoEdits,
} from '#lib/server/inventory/index.ts';
import { answerQuestion, undoAnswer } from '#lib/server/sovereignty/index.ts';
import { createTown } from './create-town.ts';
import { storeKinds } from './stores.ts';

const source: Source = { text: 'Beispielquelle', date: '2026-11-01', grade: 'unverified' };
const facts: Knowledge = {
  capabilities: [
    {
      id: 'beispielwesen',
      name: { de: 'Beispielwesen', en: 'Examples' },
      area: 'Verwaltung',
      criticality: 3,
      openGap: false,
    },
  ],
  vendors: [
    {
      id: 'beispiel-ag',
      name: 'Beispiel AG',
      kind: 'company',
      country: 'DE',
      owners: [{ name: 'Example Holding', country: 'US', asOf: '2026-10-01', source }],
      aliases: [],
      formerNames: [],
      source,
    },
  ],
  products: [
    {
      id: 'beispielware',
      name: 'Beispielware',
      aliases: [],
      vendor: 'beispiel-ag',
      licence: { kind: 'proprietary' },
      hosting: ['onprem'],
      capabilities: [{ id: 'beispielwesen', role: 'covers' }],
      components: [],
      functions: ['mail', 'calendar'],
      partialFunctions: [],
      source,
    },
    {
      id: 'freiware',
      name: 'Freiware',
      aliases: [],
      licence: { kind: 'open-source', spdx: 'EUPL-1.2' },
      hosting: ['onprem'],
      capabilities: [{ id: 'beispielwesen', role: 'covers' }],
      components: [],
      functions: ['mail'],
      partialFunctions: ['calendar'],
      source,
    },
  ],
  alternatives: [
    {
      replaces: 'beispielware',
      by: 'freiware',
      coverage: 'most',
      scope: 'product',
      covers: [],
      evidence: 'Beleg',
      source,
    },
  ],
  deployments: [
    {
      product: 'freiware',
      administration: 'Beispielkreis',
      kind: 'district',
      since: 2021,
      status: 'running',
      source,
    },
  ],
  lifecycles: [
    {
      product: 'beispielware',
      cycles: [
        { cycle: '1', end: '2025-01-31', lts: false },
        { cycle: '16', end: false, lts: true },
      ],
      source,
    },
  ],
};
const knowledge = indexKnowledge(facts);

describe.each(storeKinds())('the inventory on the $name store', (kind) => {
  let db: Database;
  let town: Actor;
  let neighbour: Actor;

  beforeAll(async () => {
    await kind.start();
    db = await openDatabase(await kind.place());
    town = await createTown(db, 'Musterstadt');
    neighbour = await createTown(db, 'Nachbarstadt');
  });

  afterAll(async () => {
    await db.close();
    await kind.stop();
  });

  let count = 0;
  const put = async (fields: Partial<Insertable<ApplicationTable>> = {}, actor = town): Promise<number> => {
    count += 1;
    const name = fields.name ?? `Anwendung ${count}`;
    const { id } = await db.asActor(actor, (trx) =>
      trx
        .insertInto('application')
        .values({
          source_key: `test:${count}`,
          name,
          raw_name: name,
          match_key: `test ${count}`,
          match_state: 'new',
          ...fields,
        })
        .returning('id')
        .executeTakeFirstOrThrow(),
    );
    return id;
  };
  const rows = async (query: string, actor = town) =>
    (await listApplications(db, knowledge, actor, readFilter(new URLSearchParams(query)))).rows;
  const rowOf = async (id: number) => {
    const [row] = await rowsOf(db, knowledge, town, [id]);
    if (!row) throw new Error(`no row of ${id}`);
    return row;
  };
  const stored = (id: number) =>
    db.asActor(town, (trx) =>
      trx.selectFrom('application').selectAll().where('id', '=', id).executeTakeFirstOrThrow(),
    );
  const present = async (id: number) => {
    const found = await viewApplication(db, knowledge, town, id, 'de');
    if (found.state !== 'present') throw new Error(`application ${id} is ${found.state}`);
    return found.view;
  };

  it('shows what the product brings where the list says nothing', async () => {
    const id = await put({
      name: 'Verfahren mit Produkt',
      product_id: 'beispielware',
      match_state: 'accept',
    });
    expect(await rowOf(id)).toMatchObject({
      product: 'Beispielware',
      vendor_text: null,
      known_vendor: 'Beispiel AG',
      owner: 'Example Holding',
      country: 'US',
      capability_id: null,
      known_capability: 'beispielwesen',
      area: 'Verwaltung',
      criticality: null,
      known_criticality: '3',
    });
  });

  it('knows the last day for giving notice only when end and period are known', async () => {
    const both = await put({ contract_end: '2028-02-29', notice_months: 3 });
    const endOnly = await put({ contract_end: '2028-02-29' });
    expect((await rowOf(both)).notice_by).toBe('2027-11-30');
    expect((await rowOf(endOnly)).notice_by).toBeNull();
  });

  it('narrows down by words, state, owner, contract end and missing answers', async () => {
    const soon = new Date(Date.now() + 40 * 86_400_000).toISOString().slice(0, 10);
    const id = String(
      await put({
        name: 'Zeiterfassung Rathaus',
        department: 'Hauptamt',
        match_state: 'review',
        contract_end: soon,
      }),
    );
    const ids = async (query: string) => (await rows(query)).map((row) => row.id);
    expect(await ids('q=rathaus+hauptamt')).toEqual([id]);
    expect(await ids('q=rathaus+bauamt')).toEqual([]);
    expect(await ids('match=review')).toEqual([id]);
    expect(await ids('ends=3')).toEqual([id]);
    expect(await ids('owner=Example+Holding')).not.toContain(id);
    expect(await ids('owner=unknown&q=zeiterfassung')).toEqual([id]);
    expect(await ids('missing=W2&q=zeiterfassung')).toEqual([id]);
    expect(await ids('missing=department&q=zeiterfassung')).toEqual([]);
    expect(await ids('class=open&q=zeiterfassung')).toEqual([id]);
    expect(await ids('class=A&q=zeiterfassung')).toEqual([]);
    expect((await ids('match=nonsense')).length).toBeGreaterThan(1);
  });

  it('corrects several applications at once and takes that back', async () => {
    const ids = [await put({ department: 'Amt 1' }), await put(), await put({ department: 'Amt 9' })];
    const changed = await editApplications(db, town, ids, { department: 'Amt 9', hosting: 'own' });
    expect(changed.toSorted((a, b) => a - b)).toEqual(ids);
    expect(await undoEdits(db, town, ids)).toBe(3);
    expect(await Promise.all(ids.map(async (id) => (await stored(id)).department))).toEqual([
      'Amt 1',
      null,
      'Amt 9',
    ]);
    expect((await stored(ids[0] ?? 0)).edited).toEqual([]);
    expect(await undoEdits(db, town, ids)).toBe(0);
  });

  it('leaves an application alone that an edit does not change', async () => {
    const id = await put({ department: 'Amt 1' });
    expect(await editApplications(db, town, [id], { department: 'Amt 1' })).toEqual([]);
    expect((await stored(id)).revision).toBe(1);
  });

  it('saves a pasted block whole or not at all', async () => {
    const [first, second] = [await put({ users: 5 }), await put({ users: 7 })];
    const cells = [
      { application: first, column: 'users' as const, from: 5, to: 50 },
      { application: second, column: 'criticality' as const, from: null, to: '9' },
    ];
    expect(await saveCells(db, town, { step: 'edit', cells })).toEqual({
      ok: false,
      code: 'invalid',
      column: 'criticality',
    });
    expect((await stored(first)).users).toBe(5);
    cells[1] = { application: second, column: 'criticality', from: null, to: '4' };
    expect(await saveCells(db, town, { step: 'edit', cells })).toEqual({
      ok: true,
      applications: [first, second],
    });
    expect([(await stored(first)).users, (await stored(second)).criticality]).toEqual([50, 4]);
  });

  it('refuses a cell that somebody else has changed meanwhile', async () => {
    const id = await put({ note: 'alt' });
    await editApplications(db, town, [id], { note: 'von anderen' });
    const edit = {
      step: 'edit' as const,
      cells: [{ application: id, column: 'note' as const, from: 'alt', to: 'neu' }],
    };
    expect(await saveCells(db, town, edit)).toEqual({ ok: false, code: 'stale', column: 'note' });
    expect((await stored(id)).note).toBe('von anderen');
  });

  it('takes a cell back together with its mark of correction', async () => {
    const id = await put({ users: 5 });
    const cell = { application: id, column: 'users' as const };
    await saveCells(db, town, { step: 'edit', cells: [{ ...cell, from: 5, to: null }] });
    expect(await stored(id)).toMatchObject({ users: null, edited: ['users'] });
    await saveCells(db, town, { step: 'undo', cells: [{ ...cell, from: null, to: 5 }] });
    expect(await stored(id)).toMatchObject({ users: 5, edited: [] });
    await saveCells(db, town, { step: 'redo', cells: [{ ...cell, from: 5, to: null }] });
    expect(await stored(id)).toMatchObject({ users: null, edited: ['users'] });
  });

  it('puts the value back even where the newest edit is another one', async () => {
    const id = await put({ users: 5 });
    await saveCells(db, town, {
      step: 'edit',
      cells: [{ application: id, column: 'users', from: 5, to: 6 }],
    });
    await editApplications(db, town, [id], { note: 'dazwischen' });
    await saveCells(db, town, {
      step: 'undo',
      cells: [{ application: id, column: 'users', from: 6, to: 5 }],
    });
    expect(await stored(id)).toMatchObject({ users: 5, note: 'dazwischen' });
  });

  it('brings removed applications back with their answers', async () => {
    const id = await put({ name: 'Kommt zurück' });
    await answerQuestion(db, town, { application: id, question: 'W2', value: 1 });
    expect(await removeApplications(db, town, [id])).toEqual([id]);
    expect(await rows('q=kommt+zurück')).toEqual([]);
    expect(await viewApplication(db, knowledge, town, id, 'de')).toMatchObject({
      state: 'removed',
      name: 'Kommt zurück',
    });
    expect(await removedApplicationsOf(db, town)).toMatchObject([{ id, name: 'Kommt zurück' }]);
    expect(await removedApplicationsOf(db, neighbour)).toEqual([]);
    expect(await restoreApplications(db, town, [id])).toEqual([id]);
    expect(await removedApplicationsOf(db, town)).toEqual([]);
    expect((await present(id)).answers.find(({ variable }) => variable === 'W2')).toMatchObject({
      value: 1,
      from: 'given',
    });
  });

  it('does not bring an application back that has come in anew', async () => {
    const id = await put({ source_key: 'id:doppelt' });
    await removeApplications(db, town, [id]);
    await put({ source_key: 'id:doppelt' });
    expect(await restoreApplications(db, town, [id])).toEqual([]);
  });

  it('shows and changes nothing of another authority', async () => {
    const id = await put({ name: 'Geheimes Verfahren' });
    expect(await rows('q=geheimes', neighbour)).toEqual([]);
    expect(await viewApplication(db, knowledge, neighbour, id, 'de')).toEqual({ state: 'none' });
    expect(await editApplications(db, neighbour, [id], { note: 'fremd' })).toEqual([]);
    expect(await removeApplications(db, neighbour, [id])).toEqual([]);
    const cells = [{ application: id, column: 'note' as const, from: null, to: 'fremd' }];
    expect(await saveCells(db, neighbour, { step: 'edit', cells })).toMatchObject({
      ok: false,
      code: 'gone',
    });
    expect((await stored(id)).note).toBeNull();
  });

  it('tells of each answer whether it was given, follows from facts, is missing or has expired', async () => {
    const id = await put({ product_id: 'beispielware', match_state: 'accept' });
    const change = await answerQuestion(db, town, {
      application: id,
      question: 'W3',
      value: 2,
      grade: 'B',
      evidence: 'Vertrag § 4',
    });
    await db.asActor(town, (trx) =>
      trx
        .insertInto('answer')
        .values({
          application_id: id,
          variable: 'G3',
          value: 1,
          state: 'known',
          grade: 'S',
          answered_on: '2020-01-01',
          answered_by: 'local',
        })
        .execute(),
    );
    const of = async (variable: string) =>
      (await present(id)).answers.find((answer) => answer.variable === variable);
    expect(await of('W3')).toMatchObject({
      value: 2,
      from: 'given',
      grade: 'B',
      evidence: 'Vertrag § 4',
      expired: false,
    });
    expect(await of('G1')).toMatchObject({ value: 4, from: 'facts', unverified: true });
    expect((await of('G1'))?.reason).toBeTruthy();
    expect(await of('W2')).toMatchObject({ value: 'unknown', from: 'missing' });
    expect(await of('G3')).toMatchObject({ from: 'given', expired: true });
    await undoAnswer(db, town, change ?? 0);
    expect(await of('W3')).toMatchObject({ from: 'missing' });
  });

  it('shows owner, alternatives, who runs them, coverage and the life cycle of the version', async () => {
    const id = await put({ product_id: 'beispielware', match_state: 'accept', version: '16.4' });
    const { product } = await present(id);
    expect(product?.owners).toMatchObject([{ name: 'Example Holding', asOf: '2026-10-01' }]);
    expect(product?.alternatives).toMatchObject([
      {
        id: 'freiware',
        coverage: 'most',
        running: 1,
        deployments: [{ administration: 'Beispielkreis', since: 2021 }],
      },
    ]);
    expect(product?.coverage?.products).toEqual(['Beispielware', 'Freiware']);
    expect(product?.coverage?.rows.find((row) => row.function === 'calendar')?.cells).toEqual([
      'full',
      'part',
    ]);
    expect(product?.cycles).toMatchObject([{ cycle: '16', end: false, from: 'version' }]);
  });

  it('keeps the history of an application, newest first', async () => {
    const id = await put({ match_key: 'geschichte', users: 1 });
    await editApplications(db, town, [id], { users: 2 });
    await undoEdits(db, town, [id]);
    const decided = await decideMatch(db, town, id, { decision: 'accept', product: 'freiware' });
    expect((await present(id)).match).toMatchObject({ state: 'decided', decision: { id: decided?.id } });
    await undoDecision(db, town, decided?.id ?? 0);
    const { history, match } = await present(id);
    expect(match).toMatchObject({ state: 'new', decision: null });
    expect(history.map((entry) => entry.kind)).toEqual(['match-undone', 'match', 'edit-undone', 'edit']);
    expect(history.at(-1)?.fields).toEqual([{ column: 'users', from: 1, to: 2 }]);
    expect(history[1]?.fields).toContainEqual({ column: 'product_id', from: null, to: 'Freiware' });
  });
});
