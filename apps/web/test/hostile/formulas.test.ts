import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { inflateSync } from 'node:zlib';
import { readSheets } from '@allmende/inventory';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fileOfRows } from '#lib/server/inventory/rejected-rows.ts';
import { documentToPdf } from '#lib/server/papers/document-to-pdf.ts';
import { reportDocument } from '#lib/server/papers/report-document.ts';
import { reportWorkbook } from '#lib/server/papers/index.ts';
import { textWorkbook } from '#lib/server/workbooks/text-workbook.ts';
import { writeCsv } from '#lib/write-csv.ts';
import {
  compareBytes,
  formats,
  givenOut,
  knownTo,
  snapshotOf,
  writtenAs,
  type Format,
} from '../exchange/given-exchange.ts';
import { libreOffice } from '../office/run-in-libre-office.ts';
import { reportOf } from '../papers/given-report.ts';
import { formulaPayloads, tidy } from './formula-payloads.ts';

const whole = process.env['HOSTILE'] === 'whole';
const office = libreOffice();
const folder = mkdtempSync(join(tmpdir(), 'allmende-formulas-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const names = formulaPayloads.map((text) => (tidy(text) === '' ? 'x' : text));
const rows = [['Anwendung', 'Hersteller', 'Bemerkung'], ...names.map((name) => [name, 'HSH', name])];
const given = givenOut(
  snapshotOf(...names.map((name) => ({ name: tidy(name), vendor_text: tidy(name), note: name }))),
);
const report = reportOf(
  names.map((name) => ({
    name,
    vendor_text: name,
    department: name,
    product_id: null,
    contract_end: '2027-12-31',
  })),
);
const rejected = (format: 'csv' | 'xlsx' | 'ods', delimiter = ';') =>
  fileOfRows(
    {
      file: { name: `a.${format}`, format, reason: '', encoding: 'utf-8', delimiter, rows: 1 },
      columns:
        rows[0]?.map((header, index) => ({ index, header, role: null, reasons: [], samples: [] })) ?? [],
    },
    rows.slice(1).map((raw, at) => ({ line: at + 2, raw, reason: 'row-without-name', detail: null })),
    'de',
  ).bytes;

/** Every table that leaves the program, by the name of its file. CSV is opened with the separator in its name. */
const tables: Readonly<Record<string, () => Uint8Array>> = {
  'report.xlsx': () => reportWorkbook(report, 'de', 'xlsx'),
  'report.ods': () => reportWorkbook(report, 'de', 'ods'),
  'texts.xlsx': () => textWorkbook('Liste', rows, 'xlsx'),
  'texts.ods': () => textWorkbook('Liste', rows, 'ods'),
  'rejected.xlsx': () => rejected('xlsx'),
  'rejected.ods': () => rejected('ods'),
  ...Object.fromEntries(
    (Object.keys(formats) as Format[]).map((format) => [
      `exchange.${format}`,
      () => writtenAs(format, given),
    ]),
  ),
  'semicolon.csv': () => new TextEncoder().encode(writeCsv(rows, ';')),
  'comma.csv': () => new TextEncoder().encode(writeCsv(rows, ',')),
  'tab.csv': () => new TextEncoder().encode(writeCsv(rows, '\t')),
  'rejected-semicolon.csv': () => rejected('csv'),
};

it('every file of the server that writes a table is among those that are opened here', () => {
  const source = resolve(import.meta.dirname, '../../src');
  const writers = readdirSync(source, { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile() && file.name.endsWith('.ts') && !file.name.endsWith('.test.ts'))
    .map((file) => join(file.parentPath, file.name))
    .filter((file) =>
      /bookType:|[^gn]zipSync\(|content\.xml|worksheets\/|\.join\('[;,\t]'\)\}?\\r\\n/.test(
        readFileSync(file, 'utf8'),
      ),
    )
    .map((file) => file.slice(source.length + 1))
    // Texts hold no cells that compute; `papers/documents` opens them in LibreOffice.
    .filter((file) => !/^lib\/server\/papers\/(odt|docx|office)\//.test(file))
    .sort();
  expect(writers).toEqual([
    'lib/server/exchange/workbook/write-ods.ts',
    'lib/server/exchange/workbook/write-xlsx.ts',
    'lib/server/papers/report-workbook.ts',
    'lib/server/workbooks/text-workbook.ts',
  ]);
});

describe('300 texts that look like formulas, written to a table', () => {
  it('are 300', () => expect(new Set(names).size).toBe(300));

  it.each(Object.entries(tables).filter(([name]) => !/^(?:report|exchange)/.test(name)))(
    'come back unchanged from %s',
    (name, write) => {
      const read = readSheets({ name, bytes: write() });
      if (!read.ok) throw new Error(JSON.stringify(read.problems));
      const [list] = read.lists;
      const at = list.columns.findIndex(({ header }) => header === 'Anwendung');
      expect(list.rows.map(({ cells }) => tidy(cells[at] ?? ''))).toEqual(names.map(tidy));
    },
  );

  it.each(Object.keys(formats) as Format[])(
    'are no change when the exchange workbook comes back as %s',
    (format) => {
      const {
        edits,
        conflicts,
        unreadable,
        rows: troubles,
      } = compareBytes(writtenAs(format, given), knownTo([given]));
      expect({ edits, conflicts, unreadable, troubles }).toEqual({
        edits: [],
        conflicts: [],
        unreadable: [],
        troubles: [],
      });
    },
  );
});

it('make no link, no script and no command in the PDF of the report', () => {
  const pdf = documentToPdf(reportDocument(report, 'de'));
  if (!pdf) throw new Error('the typesetter found no fonts');
  const bytes = Buffer.from(pdf);
  const text = bytes.toString('latin1');
  const streams = [...text.matchAll(/stream\r?\n/g)].flatMap(({ index, 0: found }) => {
    const from = index + found.length;
    try {
      return [inflateSync(bytes.subarray(from, text.indexOf('endstream', from))).toString('latin1')];
    } catch {
      return [];
    }
  });
  expect(streams.length).toBeGreaterThan(3);
  for (const part of [text, ...streams]) {
    expect(part).not.toMatch(/\/(?:JavaScript|JS|Launch|SubmitForm|ImportData|GoToR|EmbeddedFile)\b/);
    expect(part).not.toMatch(/\/URI\s*\([^)]*boese/);
  }
});

/** Opened as a person opens them who lets formulas of CSV files be computed, and saved so that each formula shows. */
function open(files: readonly string[], input: readonly string[] = []): void {
  execFileSync(
    office ?? '',
    [
      `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`,
      ...['--headless', '--norestore', ...input, '--convert-to', 'fods', '--outdir', folder],
      ...files.map((name) => join(folder, name)),
    ],
    { stdio: 'ignore', timeout: 300_000 },
  );
}

const separators: Readonly<Record<string, number>> = {
  'semicolon.csv': 59,
  'comma.csv': 44,
  'tab.csv': 9,
  'rejected-semicolon.csv': 59,
};
/** Without the long run, one file of each writer. */
const opened = Object.keys(tables).filter((name) => whole || !/^(?:rejected|comma|tab)/.test(name));

describe.skipIf(office === undefined)(
  `the same tables in LibreOffice${office === undefined ? ' (skipped: not on the PATH)' : ''}`,
  () => {
    beforeAll(() => {
      for (const name of opened) writeFileSync(join(folder, name), tables[name]?.() ?? '');
      // What a formula of each kind looks like there, so that none is overlooked.
      writeFileSync(join(folder, 'proof.csv'), '=1+1;"=HYPERLINK(""http://a.example"";""b"")"\n');
      const workbooks = opened.filter((name) => !name.endsWith('.csv'));
      open(workbooks.map((name) => name));
      const bySeparator = new Map<number, string[]>();
      for (const name of [...opened.filter((one) => one.endsWith('.csv')), 'proof.csv']) {
        const separator = separators[name] ?? 59;
        bySeparator.set(separator, [...(bySeparator.get(separator) ?? []), name]);
      }
      for (const [separator, files] of bySeparator)
        open(files, [`--infilter=CSV:${separator},34,76,1,,0,false,true,false,false,false,0,true`]);
    }, 600_000);

    const shown = (name: string): string =>
      readFileSync(join(folder, name.replace(/\.\w+$/, '.fods')), 'utf8');

    it('formulas of a file without guard are computed and seen here', () => {
      expect(shown('proof.csv').match(/table:formula=/g)).toHaveLength(2);
    });

    it.each(opened)('%s holds no formula and no link, and every text', (name) => {
      const xml = shown(name);
      expect(xml.match(/table:formula=[^>]{0,80}/g) ?? []).toEqual([]);
      expect(xml.match(/xlink:href="[^"]*boese[^"]*"/g) ?? []).toEqual([]);
      const texts = new Set(cellTexts(xml).map(tidy));
      const missing = names.map(tidy).filter((text) => !texts.has(text) && !texts.has(`'${text}`));
      expect(missing).toEqual([]);
    });
  },
);

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };

/** The text of every cell of a flat spreadsheet. */
function cellTexts(xml: string): string[] {
  return [...xml.matchAll(/<table:table-cell[^>]*[^/]>(.*?)<\/table:table-cell>/gs)].map(([, inside = '']) =>
    inside
      .replace(/<office:annotation.*?<\/office:annotation>/gs, '')
      .replace(/<text:(?:s|tab|line-break)[^>]*>/g, ' ')
      .replace(/<\/text:p>\s*<text:p[^>]*>/g, ' ')
      .replace(/<[^>]+>/g, '')
      .replace(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi, (whole, decimal?: string, hex?: string, name?: string) =>
        decimal
          ? String.fromCodePoint(Number(decimal))
          : hex
            ? String.fromCodePoint(parseInt(hex, 16))
            : (entities[name ?? ''] ?? whole),
      ),
  );
}
