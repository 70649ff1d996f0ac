import { describe, expect, it } from 'vitest';
import {
  confirmImport,
  endUpload,
  forgetMapping,
  remapImport,
  shareProfile,
  uploadList,
  viewImport,
  viewImportProfiles,
  whileWanted,
  withdrawProfile,
} from '#lib/server/inventory/index.ts';
import type { Actor } from '#lib/server/database/index.ts';
import { storeKinds } from '../store/stores.ts';
import { csv, draft, givenStore, runNow, takeOver, type Given } from './given.ts';

const headings = ['Verfahren', 'Firma', 'Interne Nr.', 'Laufzeit bis', 'Bemerkung'];
const list = csv(
  headings,
  ['VOIS', 'HSH', '17', '31.12.2027', 'alt'],
  ['ALLRIS', 'CC e-gov', '18', 'bald', 'neu'],
);
/** What a person means: the remark is a department, the number is evaluated as an id. */
const meant = { 0: 'name', 1: 'vendor', 2: 'external-id', 3: 'contract-end', 4: 'department' } as const;

describe.each(storeKinds())('the wizard on the $name store', (kind) => {
  const given = givenStore(kind);
  const shown = async (town: Actor, id: string) => {
    const view = await viewImport(given.db, town, id, { language: 'de', all: false });
    if (!view) throw new Error('no such import');
    return view;
  };
  const confirm = async (town: Actor, of: Given = list) => {
    const id = await draft(given.db, town, of);
    await confirmImport(given.db, town, id, meant);
    await runNow(given.db, town, id);
  };
  const roles = async (town: Actor, id: string) =>
    (await shown(town, id)).columns.map(({ header, role }) => [header, role]);

  it('takes the mapping that was confirmed last, says so, and goes back to its guess with one call', async () => {
    const town = await given.newTown();
    const first = await draft(given.db, town, list);
    const guessed = await roles(town, first);
    expect((await shown(town, first)).origin).toBeNull();
    await confirm(town);

    const again = await draft(given.db, town, list);
    expect((await shown(town, again)).origin).toMatchObject({ kind: 'confirmed', name: 'liste.csv' });
    expect((await roles(town, again)).map(([, role]) => role)).toEqual(Object.values(meant));
    await remapImport(given.db, town, again, { guess: true });
    const back = await shown(town, again);
    expect(back.origin).toBeNull();
    expect(await roles(town, again)).toEqual(guessed);
    expect(back.offers).toMatchObject([{ origin: { kind: 'confirmed' }, fit: 'same' }]);
    await remapImport(given.db, town, again, { use: back.offers[0]?.use ?? '' });
    expect((await roles(town, again)).map(([, role]) => role)).toEqual(Object.values(meant));
  });

  it('follows columns that moved, and only offers the mapping where columns were added', async () => {
    const town = await given.newTown();
    await confirm(town);
    const turned = csv([...headings].reverse(), ['alt', '31.12.2027', '17', 'HSH', 'VOIS']);
    const moved = await draft(given.db, town, turned);
    expect((await roles(town, moved)).map(([, role]) => role)).toEqual(Object.values(meant).reverse());
    const wider = await draft(
      given.db,
      town,
      csv(['Amt', ...headings], ['Amt 10', 'VOIS', 'HSH', '17', '', '']),
    );
    const view = await shown(town, wider);
    expect(view.origin).toBeNull();
    expect(view.offers).toMatchObject([{ fit: 'wider', added: ['Amt'] }]);
    await remapImport(given.db, town, wider, { use: view.offers[0]?.use ?? '' });
    expect(await roles(town, wider)).toContainEqual(['Bemerkung', 'department']);
  });

  it('keeps what one authority confirmed from every other', async () => {
    const [town, neighbour] = [await given.newTown(), await given.newTown()];
    await confirm(town);
    const theirs = await draft(given.db, neighbour, list);
    expect(await shown(neighbour, theirs)).toMatchObject({ origin: null, offers: [] });
    expect((await viewImportProfiles(given.db, neighbour)).own).toEqual([]);
    const [own] = (await viewImportProfiles(given.db, town)).own;
    await remapImport(given.db, neighbour, theirs, { use: `confirmed:${own?.id}` });
    expect((await shown(neighbour, theirs)).origin).toBeNull();
    expect(await forgetMapping(given.db, neighbour, own?.id ?? '')).toBe(false);
    expect(await forgetMapping(given.db, town, own?.id ?? '')).toBe(true);
    expect((await shown(town, await draft(given.db, town, list))).origin).toBeNull();
  });

  it('offers a shared profile to others, without telling whose it is, until it is withdrawn', async () => {
    const [town, neighbour] = [await given.newTown(), await given.newTown()];
    await confirm(town);
    const [own] = (await viewImportProfiles(given.db, town)).own;
    const share = { mapping: own?.id ?? '', name: `Verträge ${kind.name}`, town: null };
    expect(await shareProfile(given.db, town, share)).toEqual({ ok: true });

    const theirs = await draft(given.db, neighbour, list);
    const [offer] = (await shown(neighbour, theirs)).offers;
    expect(offer).toMatchObject({ origin: { kind: 'profile', name: share.name, town: null }, fit: 'same' });
    await remapImport(given.db, neighbour, theirs, { use: offer?.use ?? '' });
    expect((await roles(neighbour, theirs)).map(([, role]) => role)).toEqual(Object.values(meant));
    const seen = (await viewImportProfiles(given.db, neighbour)).shared.find(
      ({ name }) => name === share.name,
    );
    expect(seen).toMatchObject({ town: null, isOurs: false });
    expect(JSON.stringify(seen)).not.toContain('Musterstadt');
    expect(JSON.stringify(seen)).not.toContain('VOIS');

    expect(await withdrawProfile(given.db, neighbour, seen?.id ?? '')).toBe(false);
    expect(await withdrawProfile(given.db, town, seen?.id ?? '')).toBe(true);
    expect((await shown(neighbour, await draft(given.db, neighbour, list))).offers).toEqual([]);
  });

  it.each([
    ['the conditions of queries', { checks: true, rowLevelSecurity: false }],
    ['row-level security', { checks: false, rowLevelSecurity: true }],
  ])('lets nobody else withdraw a profile, by %s alone', async (what, layers) => {
    const [town, neighbour] = [await given.newTown(), await given.newTown()];
    await confirm(town);
    const [own] = (await viewImportProfiles(given.db, town)).own;
    await shareProfile(given.db, town, { mapping: own?.id ?? '', name: what, town: null });
    const one = given.db.withLayers(layers);
    const seen = async (actor: Actor) =>
      (await viewImportProfiles(one, actor)).shared.find(({ name }) => name === what);
    expect(await seen(neighbour)).toMatchObject({ isOurs: false });
    const id = (await seen(town))?.id ?? '';
    expect(await withdrawProfile(one, neighbour, id)).toBe(false);
    expect(await seen(town)).toMatchObject({ isOurs: true });
    expect(await withdrawProfile(one, town, id)).toBe(true);
    expect(await seen(neighbour)).toBeUndefined();
  });

  it('shares no heading that is content, and nothing where the names stand under one', async () => {
    const town = await given.newTown();
    await confirm(
      town,
      csv(
        ['Verfahren', 'HSH Soft- und Hardware GmbH', 'x', 'Laufzeit bis', 'y'],
        ['VOIS', 'a', '1', '', 'b'],
      ),
    );
    const [own] = (await viewImportProfiles(given.db, town)).own;
    expect(own?.leftOut).toEqual([{ header: 'HSH Soft- und Hardware GmbH', doubt: 'content' }]);
    await shareProfile(given.db, town, { mapping: own?.id ?? '', name: 'Teilweise', town: null });
    const { shared } = await viewImportProfiles(given.db, town);
    expect(
      shared.find(({ name }) => name === 'Teilweise')?.columns.map(({ header }) => header),
    ).not.toContain('HSH Soft- und Hardware GmbH');
    const headless = await given.newTown();
    await confirm(headless, csv(['Verfahren GmbH 4711', 'b', 'c', 'd', 'e'], ['VOIS', 'a', '1', '', 'b']));
    const [wrong] = (await viewImportProfiles(given.db, headless)).own;
    expect(wrong?.mayShare).toBe(false);
    const refused = await shareProfile(given.db, headless, {
      mapping: wrong?.id ?? '',
      name: 'Nein',
      town: null,
    });
    expect(refused).toEqual({ ok: false, problem: 'no-name-column' });
  });

  it.each([
    ['', 'name-missing'],
    ['x'.repeat(81), 'name-too-long'],
    ['Liste von erika@stadt.example', 'name-personal'],
  ])('refuses the name %s for a profile', async (name, problem) => {
    const town = await given.newTown();
    expect(await shareProfile(given.db, town, { mapping: 'a'.repeat(64), name, town: null })).toEqual({
      ok: false,
      problem,
    });
  });

  it('shows how values are read, and tells problems once per kind', async () => {
    const town = await given.newTown();
    const rows = Array.from({ length: 30 }, (_, at) => [
      `Programm ${at}`,
      '',
      at,
      at % 3 ? `32.${at}.2026` : '31.12.2026',
      '',
    ]);
    const id = await draft(
      given.db,
      town,
      csv(['Verfahren', 'Firma', 'Nr.', 'Vertragsende', 'Bemerkung'], ...rows, ['', 'x', '', '', '']),
    );
    const view = await shown(town, id);
    const ends = view.readings.find(({ role }) => role === 'contract-end');
    expect(ends?.rows).toEqual({ read: 10, unknown: 1, unreadable: 20 });
    expect(ends?.values[0]).toMatchObject({ text: 'nicht lesbar, gilt als unbekannt', tone: 'bad', rows: 1 });
    expect(ends?.values.at(-1)).toMatchObject({
      raw: '31.12.2026',
      text: '2026-12-31 (31. Dezember 2026)',
      tone: 'fine',
      rows: 10,
    });
    expect(view.notes.find(({ title }) => title === 'Datum nicht lesbar')).toMatchObject({
      count: 20,
      lines: [3, 4, 6, 7, 9],
      columns: ['Vertragsende'],
      more: 15,
      remedy: 'Tragen Sie das Datum als TT.MM.JJJJ ein.',
    });
    expect(view.rejections).toMatchObject([
      { title: 'Zeile ohne Namen einer Anwendung', count: 1, lines: [32] },
    ]);
    const { id: done } = await takeOver(
      given.db,
      town,
      csv(['Verfahren', 'Firma'], ['VOIS', ''], ['', 'x'], ['', 'y']),
    );
    expect((await shown(town, done)).rejections).toMatchObject([{ count: 2, lines: [3, 4] }]);
  });

  it('keeps nothing of an upload that is cancelled while it is read', async () => {
    const town = await given.newTown();
    const cancel = AbortSignal.timeout(5);
    await expect(uploadList(given.db, town, list, 'de', cancel)).rejects.toThrow();
    const imports = await given.db.asActor(town, (trx) => trx.selectFrom('import').select('id').execute());
    expect(imports).toEqual([]);
  });
});

describe('an upload under way', () => {
  const town: Actor = { id: 'a', name: '', authority: 1, authorities: [1] };
  const upload = '3f2b8c1e-1111-4222-8333-abcdefabcdef';
  const never = new AbortController().signal;
  const untilEnded = (signal: AbortSignal) =>
    new Promise<string>((_, reject) => signal.addEventListener('abort', () => reject(new Error('ended'))));

  it('is ended by who sent it, and by nobody else', async () => {
    const work = whileWanted(town, upload, never, untilEnded);
    expect(endUpload({ ...town, id: 'b' }, upload)).toBe(false);
    expect(endUpload({ ...town, authority: 2, authorities: [2] }, upload)).toBe(false);
    expect(endUpload(town, upload)).toBe(true);
    expect(await work).toBeNull();
    expect(endUpload(town, upload)).toBe(false);
  });

  it('gives what it read when nobody ends it, and throws what went wrong', async () => {
    expect(await whileWanted(town, upload, never, () => Promise.resolve('read'))).toBe('read');
    await expect(whileWanted(town, '', never, () => Promise.reject(new Error('broken')))).rejects.toThrow(
      'broken',
    );
  });
});
