import { read, utils, write } from '@e965/xlsx';
import { unzipSync, strFromU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { confirmImport, rejectedRows, viewImport } from '#lib/server/inventory/index.ts';
import type { Actor } from '#lib/server/database/index.ts';
import { storeKinds } from '../store/stores.ts';
import { draft, givenStore, inventoryOf, mappingOf, runNow, type Given } from './given.ts';

const rows = [
  ['Verfahren', 'Hersteller', 'Bemerkung'],
  ['VOIS', 'HSH', 'läuft'],
  ['', 'Ohne Namen GmbH', '=1+1'],
  ['---', 'Kein Name', '"ja"; nein\nzweite Zeile'],
  ['', 'Auch ohne', '-'],
];

const text = (separator: string) =>
  rows
    .map((cells) =>
      cells.map((cell) => (/["\n;,]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(separator),
    )
    .join('\r\n');
const latin1 = (given: string) => Uint8Array.from(given, (sign) => sign.charCodeAt(0));
const utf16 = (given: string) => new Uint8Array(Buffer.from(`\ufeff${given}`, 'utf16le'));
const workbook = (bookType: 'xlsx' | 'ods') => {
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet(rows), 'Verfahren');
  return new Uint8Array(write(book, { type: 'array', bookType }) as ArrayBuffer);
};

const files: [what: string, given: Given & { name: string }][] = [
  ['a CSV with a mark', { name: 'liste.csv', bytes: new TextEncoder().encode(`\ufeff${text(';')}`) }],
  ['a CSV with commas', { name: 'liste.csv', bytes: new TextEncoder().encode(text(',')) }],
  ['a CSV in Windows-1252', { name: 'liste.csv', bytes: latin1(text(';')) }],
  ['a TSV in UTF-16', { name: 'liste.tsv', bytes: utf16(text('\t')) }],
  ['an Excel workbook', { name: 'liste.xlsx', bytes: workbook('xlsx') }],
  ['an OpenDocument table', { name: 'liste.ods', bytes: workbook('ods') }],
];

const embedded = storeKinds().filter(({ name }) => name === 'embedded');

describe.each(storeKinds())('rejected rows on the $name store', (kind) => {
  const given = givenStore(kind);
  const taken = async (town: Actor, of: Given) => {
    const id = await draft(given.db, town, of);
    await confirmImport(given.db, town, id, await mappingOf(given.db, town, id));
    await runNow(given.db, town, id);
    return id;
  };

  it('come back as a file like the one that was given, with the reason first', async () => {
    const town = await given.newTown();
    const id = await taken(town, files[0]![1]);
    const file = await rejectedRows(given.db, town, id, 'de');
    expect(file).toMatchObject({ name: 'liste-zurueckgewiesen.csv', type: 'text/csv' });
    expect(Buffer.from(file!.bytes).toString()).toBe(
      '\ufeffGrund der Zurückweisung;Verfahren;Hersteller;Bemerkung\r\n' +
        "Zeile 3: In der Zeile steht kein Name einer Software. Sie wurde nicht übernommen. Bitte ergänzen Sie den Namen oder bestimmen Sie eine andere Spalte als Namen.;;Ohne Namen GmbH;'=1+1\r\n" +
        'Zeile 4: In der Zeile steht kein Name einer Software. Sie wurde nicht übernommen. Bitte ergänzen Sie den Namen oder bestimmen Sie eine andere Spalte als Namen.;\'---;Kein Name;"""ja""; nein\nzweite Zeile"\r\n' +
        "Zeile 6: In der Zeile steht kein Name einer Software. Sie wurde nicht übernommen. Bitte ergänzen Sie den Namen oder bestimmen Sie eine andere Spalte als Namen.;;Auch ohne;'-\r\n",
    );
  });

  it('are the same before the list is taken over, and none of a neighbour', async () => {
    const [town, neighbour] = [await given.newTown(), await given.newTown()];
    const id = await draft(given.db, town, files[0]![1]);
    const before = await rejectedRows(given.db, town, id, 'en');
    expect(Buffer.from(before!.bytes).toString().split('\r\n')).toHaveLength(5);
    expect(await rejectedRows(given.db, neighbour, id, 'de')).toBeNull();
    expect(await rejectedRows(given.db, town, 'nonsense', 'de')).toBeNull();
  });
});

describe.each(embedded)('a file of rejected rows', (kind) => {
  const given = givenStore(kind);

  it.each(files)('of %s can be corrected and brought in again', async (_what, of) => {
    const town = await given.newTown();
    const id = await draft(given.db, town, of);
    const view = await viewImport(given.db, town, id, { language: 'de', all: false });
    expect(view?.counts.rejected).toBe(3);
    await confirmImport(given.db, town, id, await mappingOf(given.db, town, id));
    await runNow(given.db, town, id);
    const file = await rejectedRows(given.db, town, id, 'de');
    if (!file) throw new Error('a file');
    const again = await draft(given.db, town, { name: file.name, bytes: corrected(file) });
    const shown = await viewImport(given.db, town, again, { language: 'de', all: false });
    expect(shown).toMatchObject({
      origin: { kind: 'confirmed' },
      counts: { accepted: 3, folded: 0, rejected: 0 },
      format: view?.format,
      encoding: view?.encoding,
    });
    await confirmImport(given.db, town, again, await mappingOf(given.db, town, again));
    await runNow(given.db, town, again);
    const inventory = await inventoryOf(given.db, town);
    expect(inventory.map(({ name }) => name).toSorted()).toEqual(['LOGA', 'MESO', 'OK.EWO', 'VOIS']);
    expect(inventory.find(({ name }) => name === 'LOGA')?.note).toBe('=1+1');
  });

  it.each(['xlsx', 'ods'] as const)('holds no formula as %s', async (bookType) => {
    const town = await given.newTown();
    const id = await draft(given.db, town, { name: `liste.${bookType}`, bytes: workbook(bookType) });
    const file = await rejectedRows(given.db, town, id, 'de');
    const parts = Object.entries(unzipSync(file!.bytes))
      .map(([, part]) => strFromU8(part))
      .join('\n');
    expect(parts).toContain('=1+1');
    expect(parts).not.toMatch(/<f[ >]|table:formula/);
  });
});

/** The file with names where they were missing, as somebody would write them in a spreadsheet. */
function corrected({ name, bytes }: { name: string; bytes: Uint8Array }): Uint8Array {
  const names = ['LOGA', 'MESO', 'OK.EWO'];
  const type = /\.(xlsx|ods)$/.exec(name)?.[1];
  if (type) {
    const book = read(bytes, { type: 'array' });
    const sheet = book.Sheets[book.SheetNames[0]!]!;
    names.forEach((text, at) => (sheet[`B${at + 2}`] = { t: 's', v: text }));
    return new Uint8Array(write(book, { type: 'array', bookType: type as 'xlsx' | 'ods' }) as ArrayBuffer);
  }
  const isWide = bytes[0] === 0xff;
  const plain = isWide ? Buffer.from(bytes).toString('utf16le') : Buffer.from(bytes).toString('latin1');
  const separator = name.endsWith('.tsv') ? '\t' : plain.includes('Verfahren;') ? ';' : ',';
  let at = 0;
  const lines = plain.split('\r\n').map((line, row) => {
    if (row === 0 || line === '') return line;
    const [, reason = ''] = /^("(?:[^"]|"")*"|[^"][^;,\t]*)/.exec(line) ?? [];
    const rest = line.slice(reason.length + 1);
    return [reason, names[at++], ...rest.split(separator).slice(1)].join(separator);
  });
  const text = lines.join('\r\n');
  return new Uint8Array(Buffer.from(text, isWide ? 'utf16le' : 'latin1'));
}
