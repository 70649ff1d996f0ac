import { describe, expect, it } from 'vitest';
import {
  confirmImport,
  decideMatch,
  editApplications,
  removeApplications,
  restoreApplications,
  undoDecision,
  undoEdit,
  undoImport,
  uploadList,
} from '#lib/server/inventory/index.ts';
import { answerQuestion, undoAnswer } from '#lib/server/sovereignty/index.ts';
import type { Actor } from '#lib/server/database/index.ts';
import { storeKinds } from '../store/stores.ts';
import {
  csv,
  draft,
  givenStore,
  importOf,
  inventoryOf,
  mappingOf,
  pictureOf,
  runNow,
  takeOver,
} from '../use-cases/given.ts';

const list = csv(['Name', 'Anzahl'], ['Gewerbe Plus 4711', 12], ['Friedhof Alt 3', 4]);

describe.each(storeKinds())('an inventory over a merge in the $name store', (kind) => {
  const store = givenStore(kind);

  /** Two towns that had the same list, ended, and their successor, which reaches both. */
  async function given(): Promise<{ first: Actor; second: Actor; successor: Actor; alone: Actor }> {
    const [first, second, alone] = [await store.newTown(), await store.newTown(), await store.newTown()];
    await takeOver(store.db, first, list);
    await takeOver(store.db, second, list);
    const authorities = [alone.authority, first.authority, second.authority];
    return { first, second, alone, successor: { ...alone, authorities } };
  }

  const changesOf = (actor: Actor) =>
    store.db.asActor(actor, (trx) =>
      trx.selectFrom('change').select(['authority_id', 'kind']).where('kind', '<>', 'import').execute(),
    );

  it('shows what both had, and edits stay where the row is, with their history', async () => {
    const { first, second, successor, alone } = await given();
    expect(await inventoryOf(store.db, successor)).toHaveLength(4);
    const [row] = await inventoryOf(store.db, first);
    const id = row?.id ?? 0;
    expect(await editApplications(store.db, successor, [id], { users: 99 })).toEqual([id]);
    const change = await answerQuestion(store.db, successor, { application: id, question: 'W1', value: 3 });
    expect(change).not.toBeNull();
    expect((await inventoryOf(store.db, first))[0]).toMatchObject({ users: 99 });
    expect(await inventoryOf(store.db, alone)).toEqual([]);
    expect(await changesOf(alone)).toEqual([]);
    expect((await changesOf(first)).map((each) => each.kind).toSorted()).toEqual(['answer', 'edit']);
    expect(await undoAnswer(store.db, successor, change ?? 0)).toBe(true);
    expect(await undoEdit(store.db, successor, id)).toBe(true);
    expect((await inventoryOf(store.db, first))[0]).toMatchObject({ users: row?.users ?? null });
    expect(await changesOf(second)).toEqual([]);
  });

  it('decides a name for the town whose row it is, and not for the other', async () => {
    const { first, second, successor, alone } = await given();
    const [row] = await inventoryOf(store.db, first);
    const before = await pictureOf(store.db, second);
    const decided = await decideMatch(store.db, successor, row?.id ?? 0, { decision: 'new' });
    expect(decided?.applications).toBe(1);
    expect(await pictureOf(store.db, second)).toEqual(before);
    const decisions = (actor: Actor) =>
      store.db.asActor(actor, (trx) => trx.selectFrom('match_decision').select('authority_id').execute());
    expect(await decisions(alone)).toEqual([]);
    expect(await decisions(first)).toEqual([{ authority_id: first.authority }]);
    expect(await undoDecision(store.db, successor, decided?.id ?? 0)).toBe(true);
  });

  it('removes and brings back rows of the same name that belong to different towns', async () => {
    const { successor } = await given();
    const ids = (await inventoryOf(store.db, successor)).map(({ id }) => id);
    expect(await removeApplications(store.db, successor, ids)).toHaveLength(4);
    expect(await restoreApplications(store.db, successor, ids)).toHaveLength(4);
    expect(await inventoryOf(store.db, successor)).toHaveLength(4);
  });

  it('takes the list of the successor in as its own, and takes it back alone', async () => {
    const { first, second, successor, alone } = await given();
    const before = [await pictureOf(store.db, first), await pictureOf(store.db, second)];
    const { id, result } = await takeOver(store.db, successor, list);
    expect(result).toMatchObject({ added: 2, changed: 0, unchanged: 0 });
    expect(await inventoryOf(store.db, alone)).toHaveLength(2);
    expect((await takeOver(store.db, successor, list)).result).toMatchObject({ added: 0, unchanged: 2 });
    expect(await undoImport(store.db, successor, id)).toEqual({ ok: false });
    expect([await pictureOf(store.db, first), await pictureOf(store.db, second)]).toEqual(before);
  });

  it('lets the last import of each town be taken back, whichever was later', async () => {
    const [first, alone] = [await store.newTown(), await store.newTown()];
    const { id } = await takeOver(store.db, first, list);
    await takeOver(store.db, alone, list);
    const successor = { ...alone, authorities: [alone.authority, first.authority] };
    expect(await undoImport(store.db, successor, id)).toEqual({ ok: true });
    expect(await inventoryOf(store.db, first)).toEqual([]);
    expect(await inventoryOf(store.db, alone)).toHaveLength(2);
  });

  it('takes no list into a town that has ended, also not one that was on its way', async () => {
    const town = await store.newTown();
    const onItsWay = await draft(store.db, town, list);
    await store.db.asOperator((trx) =>
      trx.updateTable('authority').set({ ended_on: '2026-01-01' }).where('id', '=', town.authority).execute(),
    );
    const refused = await uploadList(store.db, town, list, 'de');
    expect(refused).toMatchObject({ ok: false });
    expect(JSON.stringify(refused)).toContain('Wechseln Sie zur Nachfolgerin');
    await confirmImport(store.db, town, onItsWay, await mappingOf(store.db, town, onItsWay));
    expect(await runNow(store.db, town, onItsWay)).toBeNull();
    expect(await importOf(store.db, town, onItsWay)).toMatchObject({
      state: 'failed',
      problems: [{ code: 'authority-ended' }],
    });
    expect(await inventoryOf(store.db, town)).toEqual([]);
  });
});
