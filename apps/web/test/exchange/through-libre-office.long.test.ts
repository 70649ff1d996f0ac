import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ExchangeField } from '#lib/server/exchange/columns.ts';
import type { SnapshotRow } from '#lib/server/exchange/snapshot.ts';
import { letters } from '#lib/server/exchange/workbook/book.ts';
import { editInLibreOffice, type OfficeEdit } from '../office/edit-in-libre-office.ts';
import { basicText, libreOffice, runInLibreOffice } from '../office/run-in-libre-office.ts';
import {
  columnOf,
  compareBytes,
  formats,
  givenOut,
  knownTo,
  snapshotOf,
  writtenAs,
  type Format,
} from './given-exchange.ts';

const isThere = libreOffice() !== undefined;

const rows = Array.from({ length: 30 }, (_, at): SnapshotRow['cells'] => ({
  name: at === 3 ? '=SUM(A1:A9)' : `Fachverfahren ${at + 1}`,
  vendor_text: at % 3 === 0 ? null : 'Beispiel AG & Co.',
  version: at % 2 === 0 ? '3.10' : '2024-01',
  department: at % 4 === 0 ? 'Bürgeramt\nStandesamt' : null,
  capability_id: at % 5 === 0 ? 'einwohnermeldewesen' : null,
  users: at * 7,
  criticality: (at % 4) + 1,
  reach: at % 2 === 0 ? null : 2,
  hosting: 'own',
  contract_start: '2020-01-01',
  contract_end: at % 2 === 0 ? '2028-09-30' : null,
  notice_months: 6,
  cost_cents: 1_234_567 + at,
  note: at === 5 ? '+49 30 1234; -7' : null,
  W1: at % 5 === 0 ? 'n/a' : at % 5,
}));
const given = givenOut(snapshotOf(...rows));

const edit = (row: number, field: ExchangeField, to: OfficeEdit['to']): OfficeEdit => ({
  cell: `${letters(columnOf(field))}${row + 2}`,
  to,
});
/** As a colleague types them. */
const edits: OfficeEdit[] = [
  edit(0, 'name', 'Neuer Name'),
  edit(1, 'vendor_text', 'Ä Ö Ü "GmbH"'),
  edit(2, 'version', '3.1'),
  edit(3, 'department', { typed: 'Amt 10' }),
  edit(4, 'capability_id', 'Texte schreiben'),
  edit(5, 'users', { typed: '1200' }),
  edit(6, 'users', null),
  edit(7, 'installations', 12),
  edit(8, 'criticality', '4 – sehr hoch'),
  edit(9, 'reach', null),
  edit(10, 'hosting', 'Dienst (SaaS)'),
  edit(11, 'contract_end', { typed: '2029-12-31' }),
  edit(12, 'contract_start', { typed: '2021-02-03' }),
  edit(13, 'notice_months', 3),
  edit(14, 'cost_cents', 99.5),
  edit(15, 'cost_cents', null),
  edit(16, 'note', 'erste Zeile\nzweite Zeile'),
  edit(17, 'status', 'Ablösung'),
  edit(18, 'W2', '1 – Vollständig und offen, aber nicht erprobt'),
  edit(20, 'W1', 'unbekannt'),
];

describe.skipIf(!isThere)(
  `a workbook that colleagues edit in LibreOffice${isThere ? '' : ' (skipped: LibreOffice is not on the PATH)'}`,
  () => {
    let folder: string;
    const path = (name: string): string => join(folder, name);
    beforeAll(() => {
      folder = mkdtempSync(join(tmpdir(), 'allmende-exchange-'));
      for (const format of Object.keys(formats) as Format[])
        writeFileSync(path(`given.${format}`), writtenAs(format, given));
    });
    afterAll(() => rmSync(folder, { recursive: true, force: true }));
    const back = (name: string) => compareBytes(new Uint8Array(readFileSync(path(name))), knownTo([given]));

    it.each([
      ['ods', 'ods'],
      ['ods', 'xlsx'],
      ['xlsx', 'ods'],
      ['xlsx', 'xlsx'],
    ] as const)('shows no change when it was only opened as %s and saved as %s', async (from, to) => {
      const name = `saved-${from}.${to}`;
      await editInLibreOffice(path(`given.${from}`), [], path(name));
      const { untouched, ...rest } = back(name);
      expect(rest).toEqual({
        ...{ edits: [], conflicts: [], additions: [], unreadable: [], rows: [] },
        ...{ already: 0, computed: 0, removed: 0, missing: [], twice: [] },
      });
      expect(untouched).toBe(30 * 26);
    });

    it.each([
      ['ods', 'ods'],
      ['ods', 'xlsx'],
      ['xlsx', 'xlsx'],
    ] as const)('shows exactly 20 changes after 20 edits (%s, saved as %s)', async (from, to) => {
      const name = `edited-${from}.${to}`;
      await editInLibreOffice(path(`given.${from}`), edits, path(name));
      const { edits: found, unreadable, conflicts, rows: troubles } = back(name);
      expect({ unreadable, conflicts, troubles }).toEqual({ unreadable: [], conflicts: [], troubles: [] });
      expect(
        Object.fromEntries(found.map(({ application, field, after }) => [`${application}.${field}`, after])),
      ).toEqual({
        '1.name': 'Neuer Name',
        '2.vendor_text': 'Ä Ö Ü "GmbH"',
        '3.version': '3.1',
        '4.department': 'Amt 10',
        '5.capability_id': 'textverarbeitung',
        '6.users': 1200,
        '7.users': null,
        '8.installations': 12,
        '9.criticality': 4,
        '10.reach': null,
        '11.hosting': 'saas',
        '12.contract_end': '2029-12-31',
        '13.contract_start': '2021-02-03',
        '14.notice_months': 3,
        '15.cost_cents': 9950,
        '16.cost_cents': null,
        '17.note': 'erste Zeile\nzweite Zeile',
        '18.status': 'Ablösung',
        '19.W2': 1,
        '21.W1': 'unknown',
      });
      expect(found).toHaveLength(20);
    });

    it.each(['ods', 'xlsx'] as const)(
      'keeps locks, lists and types and holds no formula (%s)',
      async (format) => {
        const file = path(`given.${format}`);
        const choice = letters(columnOf('criticality'));
        const told = await runInLibreOffice(`
  book = Opened(${basicText(pathToFileURL(file).href)})
  sheet = book.Sheets.getByIndex(0)
  Print #1, "sheets=" & Join(book.Sheets.ElementNames, "|")
  Print #1, "visible=" & sheet.IsVisible & book.Sheets.getByIndex(1).IsVisible & book.Sheets.getByIndex(2).IsVisible
  Print #1, "protected=" & sheet.isProtected() & book.Sheets.getByIndex(1).isProtected()
  Print #1, "key locked=" & sheet.getCellRangeByName("A2").CellProtection.IsLocked
  Print #1, "name locked=" & sheet.getCellRangeByName("B2").CellProtection.IsLocked
  Print #1, "product locked=" & sheet.getCellRangeByName("C2").CellProtection.IsLocked
  Print #1, "free row locked=" & sheet.getCellRangeByName("B200").CellProtection.IsLocked
  For Each at In Array("${choice}2", "${choice}200", "B2")
    rule = sheet.getCellRangeByName(at).Validation
    Print #1, at & " list=" & rule.Type & " " & rule.getFormula1()
  Next at
  Print #1, "end type=" & sheet.getCellRangeByName("${letters(columnOf('contract_end'))}2").FormulaResultType2 & " " & sheet.getCellRangeByName("${letters(columnOf('contract_end'))}2").String
  Print #1, "cost=" & sheet.getCellRangeByName("${letters(columnOf('cost_cents'))}2").Value
  Print #1, "formula text=" & sheet.getCellRangeByName("B5").String
  formulas = 0
  For at = 0 To book.Sheets.Count - 1
    formulas = formulas + book.Sheets.getByIndex(at).queryContentCells(16).Count
  Next at
  Print #1, "formulas=" & formulas
  ranges = book.getPropertyValue("UnnamedDatabaseRanges")
  Print #1, "filter=" & ranges.getByTable(0).AutoFilter
  Print #1, "frozen=" & book.CurrentController.hasFrozenPanes()
  book.close(True)`);
        const list = '$Auswahllisten.$B$1:$B$4';
        expect(told.split('\n')).toEqual([
          'sheets=Anwendungen|Erläuterungen|Auswahllisten',
          'visible=TrueTrueFalse',
          'protected=TrueTrue',
          'key locked=True',
          'name locked=False',
          'product locked=True',
          'free row locked=False',
          `${choice}2 list=6 ${list}`,
          `${choice}200 list=6 ${list}`,
          'B2 list=0 ',
          'end type=2 30.09.2028',
          'cost=12345.67',
          'formula text==SUM(A1:A9)',
          'formulas=0',
          'filter=True',
          'frozen=True',
          '',
        ]);
      },
    );
  },
);
