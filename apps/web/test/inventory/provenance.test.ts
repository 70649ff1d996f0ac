import { describe, expect, it } from 'vitest';
import { listApplications, readFilter, viewApplication } from '#lib/server/applications/index.ts';
import type { Actor } from '#lib/server/database/index.ts';
import { removeApplications, restoreApplications, undoImport } from '#lib/server/inventory/index.ts';
import {
  applicationStates,
  writeApplicationStates,
} from '#lib/server/inventory/store/imported-applications.ts';
import { storeKinds } from '../store/stores.ts';
import { csv, givenStore, inventoryOf, knowledge } from '../use-cases/given.ts';
import { lastImport, take } from './take.ts';

describe.each(storeKinds())('where an application comes from, in the $name store', (kind) => {
  const given = givenStore(kind);
  const glpi = (name: string, ...rows: (readonly (string | number)[])[]) => ({
    ...csv(['ID', 'Anwendung', 'Anzahl Nutzer'], ...rows),
    name,
  });
  async function pageOf(actor: Actor, id: number) {
    const found = await viewApplication(given.db, knowledge, actor, id, 'de');
    if (found.state !== 'present') throw new Error(found.state);
    return found.view;
  }
  const notSeen = async (actor: Actor) =>
    (await listApplications(given.db, knowledge, actor, readFilter(new URLSearchParams('seen=no')))).rows;

  it('is told down to file and line, for each list that brought it in, changed or renamed it', async () => {
    const actor = await given.newTown();
    await take(given.db, actor, glpi('glpi mai.csv', ['1', 'Hausverfahren', 5], ['7', 'Wahlhelfer', 3]));
    await take(given.db, actor, glpi('glpi juni.csv', ['7', 'Ehrenamt', 4]));
    await take(given.db, actor, glpi('glpi juli.csv', ['7', 'Ehrenamt', 9]));
    await undoImport(given.db, actor, await lastImport(given.db, actor));
    const [house, helpers] = await inventoryOf(given.db, actor);
    const view = await pageOf(actor, helpers?.id ?? 0);
    const told = view.history.map(({ kind: what, list, renamed, fields }) => [
      what,
      list && [list.source, list.fileName, list.line],
      renamed,
      fields.map(({ column, from, to }) => [column, from, to]),
    ]);
    expect(told).toEqual([
      ['import-undone', ['glpi mai', 'glpi juli.csv', 2], null, [['users', 9, 4]]],
      ['import', ['glpi mai', 'glpi juli.csv', 2], null, [['users', 4, 9]]],
      [
        'import',
        ['glpi mai', 'glpi juni.csv', 2],
        'same-id',
        [
          ['name', 'Wahlhelfer', 'Ehrenamt'],
          ['users', 3, 4],
        ],
      ],
      ['import-new', ['glpi mai', 'glpi mai.csv', 3], null, []],
    ]);
    expect(view.sightings).toMatchObject([
      { source: 'glpi mai', fileName: 'glpi juni.csv', line: 2, missingSince: null },
    ]);
    const left = await pageOf(actor, house?.id ?? 0);
    expect(left.history.map(({ kind: what, list }) => [what, list?.fileName])).toEqual([
      ['missing', 'glpi juni.csv'],
      ['import-new', 'glpi mai.csv'],
    ]);
    expect(left.sightings[0]?.missingSince).not.toBeNull();
    expect(left.row.not_seen).toBe(left.sightings[0]?.missingSince?.slice(0, 10));
  });

  it('says that no list names it any more, and no longer once one does', async () => {
    const actor = await given.newTown();
    const both = glpi('glpi.csv', ['1', 'Hausverfahren', 5], ['2', 'KeePassXC', 3]);
    await take(given.db, actor, both);
    const contracts = csv(['Software', 'Kosten p. a.'], ['Hausverfahren', '100 €']);
    await take(given.db, actor, { ...contracts, name: 'vertraege.csv' });
    expect(await notSeen(actor)).toEqual([]);
    await take(given.db, actor, glpi('glpi.csv', ['3', 'Nextcloud', 5]));
    // The contract list still names the other one.
    expect((await notSeen(actor)).map(({ name }) => name)).toEqual(['KeePassXC']);
    const other = await given.newTown();
    expect(await notSeen(other)).toEqual([]);
    await take(given.db, actor, both);
    expect((await notSeen(actor)).map(({ name }) => name)).toEqual(['Nextcloud']);
  });

  it('follows what a person removed while it is away', async () => {
    const actor = await given.newTown();
    await take(given.db, actor, glpi('glpi.csv', ['1', 'Hausverfahren', 5], ['2', 'KeePassXC', 3]));
    const [house] = await inventoryOf(given.db, actor);
    await removeApplications(given.db, actor, [house?.id ?? 0]);
    const result = await take(given.db, actor, glpi('glpi.csv', ['2', 'KeePassXC', 3]));
    expect(result).toMatchObject({ gone: 0, removed: 0 });
    await restoreApplications(given.db, actor, [house?.id ?? 0]);
    expect((await notSeen(actor)).map(({ name }) => name)).toEqual(['Hausverfahren']);
  });

  it('is not written over what a person saved since it was read', async () => {
    const actor = await given.newTown();
    await take(given.db, actor, glpi('glpi.csv', ['1', 'Hausverfahren', 5]));
    const [house] = await inventoryOf(given.db, actor);
    await given.db.asActor(actor, async (trx) => {
      const [state] = await applicationStates(trx, [house?.id ?? 0]);
      if (!state) throw new Error('nothing there');
      expect(await writeApplicationStates(trx, [{ ...state, note: 'erste' }])).toBe(1);
      expect(await writeApplicationStates(trx, [{ ...state, note: 'zweite' }])).toBe(0);
    });
    expect(await inventoryOf(given.db, actor)).toMatchObject([{ note: 'erste' }]);
  });
});
