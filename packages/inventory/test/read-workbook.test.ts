import { strFromU8, strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { cpuMilliseconds } from '../../../cpu-milliseconds.ts';
import { interpretList, readList } from '../src/index.ts';
import type { ReadResult, SoftwareList } from '../src/index.ts';
import { ods, odsText, sheetXml, workbookParts, xlsx } from './build-workbook.ts';

const read = (bytes: Uint8Array, sheet?: string): ReadResult =>
  readList({ name: 'liste.xlsx', bytes, ...(sheet === undefined ? {} : { sheet }) });

function listOf(bytes: Uint8Array, sheet?: string): SoftwareList {
  const result = read(bytes, sheet);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.list;
}

function codeOf(bytes: Uint8Array): string | undefined {
  const result = read(bytes);
  return result.ok ? 'ok' : result.problems[0]?.code;
}

const ROWS = [
  ['Softwareverzeichnis 2026'],
  [],
  ['Anwendung', 'Hersteller', 'Vertragsende', 'Kosten p. a.', 'Verbreitung', 'Anzahl Nutzer'],
  ['VOIS', 'HSH', { value: 46_387, style: 1 }, { value: 12_345.5, style: 2 }, { value: 0.4, style: 3 }, 250],
  [
    'ALLRIS',
    'CC e-gov',
    { value: 46_752, style: 1 },
    { value: 12.345, style: 2 },
    '',
    { formula: 'F4*2', value: 500 },
  ],
] as const;

describe('reading workbooks', () => {
  it('reads what current office programs add: metadata of formulas and the people who comment', () => {
    const parts = workbookParts({ Liste: sheetXml(ROWS) });
    const types = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheetMetadata+xml';
    const people = 'application/vnd.ms-excel.person+xml';
    parts['[Content_Types].xml'] = strToU8(
      strFromU8(parts['[Content_Types].xml']!).replace(
        '</Types>',
        `<Override PartName="/xl/metadata.xml" ContentType="${types}"/><Override PartName="/xl/persons/person.xml" ContentType="${people}"/></Types>`,
      ),
    );
    parts['xl/metadata.xml'] = strToU8('<metadata/>');
    parts['xl/persons/person.xml'] = strToU8(
      '<personList><person displayName="A. Mustermann"/></personList>',
    );
    expect(listOf(zipSync(parts)).rows).toHaveLength(2);
  });

  it('gives dates as ISO, amounts and shares with their sign and the stored values of formulas', () => {
    const list = listOf(xlsx(ROWS));
    expect(list.file).toMatchObject({ format: 'xlsx', sheet: 'Liste', sheets: ['Liste'], rows: 2 });
    expect(list.headerLine).toBe(3);
    expect(list.rows).toEqual([
      { line: 4, cells: ['VOIS', 'HSH', '2026-12-31', '12345.5 €', '40 %', '250'] },
      { line: 5, cells: ['ALLRIS', 'CC e-gov', '2027-12-31', '12.3450 €', '', '500'] },
    ]);
    expect(interpretList(list).accepted[1]?.costCents).toBe(1235);
    expect(interpretList(list).accepted[0]).toEqual({
      line: 4,
      name: 'VOIS',
      vendor: 'HSH',
      contractEnd: '2026-12-31',
      costCents: 1_234_550,
      reach: 2,
      users: 250,
    });
  });

  it('takes a formula without stored value for unknown and says so', () => {
    const list = listOf(
      xlsx([
        ['Anwendung', 'Anzahl Nutzer'],
        ['VOIS', { formula: 'SUM(A1:A9)' }],
      ]),
    );
    expect(list.rows[0]?.cells).toEqual(['VOIS']);
    expect(list.problems).toContainEqual({
      severity: 'warning',
      code: 'formula-without-value',
      detail: { count: 1 },
    });
  });

  it('chooses the first sheet that looks like a list, names all, and obeys a wish', () => {
    const bytes = zipSync(
      workbookParts({
        Hinweise: sheetXml([['Bitte Blatt 2 ausfüllen'], ['Danke']]),
        Software: sheetXml([
          ['Verfahren', 'Hersteller'],
          ['VOIS', 'HSH'],
        ]),
      }),
    );
    expect(listOf(bytes).file).toMatchObject({ sheet: 'Software', sheets: ['Hinweise', 'Software'] });
    expect(listOf(bytes, 'Hinweise').file.sheet).toBe('Hinweise');
    const missing = read(bytes, 'Gibt es nicht');
    expect(missing.ok ? [] : missing.problems.map(({ code }) => code)).toEqual(['sheet-not-found']);
  });

  it('reads ODS with dates, numbers and repeated cells', () => {
    const list = listOf(
      ods(
        `<table:table-row>${['Anwendung', 'Hersteller', 'Vertragsende', 'Kosten'].map(odsText).join('')}</table:table-row>` +
          `<table:table-row>${odsText('VOIS')}${odsText('HSH')}<table:table-cell office:value-type="date" office:date-value="2026-12-31"><text:p>31.12.26</text:p></table:table-cell>` +
          '<table:table-cell office:value-type="float" office:value="1234.5"><text:p>1.234,50</text:p></table:table-cell></table:table-row>' +
          `<table:table-row table:number-rows-repeated="2"><table:table-cell office:value-type="string" table:number-columns-repeated="2"><text:p>Doppelt</text:p></table:table-cell></table:table-row>` +
          '<table:table-row table:number-rows-repeated="1048570"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>',
      ),
    );
    expect(list.file.format).toBe('ods');
    expect(list.rows).toEqual([
      { line: 2, cells: ['VOIS', 'HSH', '2026-12-31', '1234.5'] },
      { line: 3, cells: ['Doppelt', 'Doppelt'] },
      { line: 4, cells: ['Doppelt', 'Doppelt'] },
    ]);
  });

  it('lets a cell merged over several rows hold for each of them', () => {
    const rows = [
      ['Amt', 'Anwendung'],
      ['Bürgeramt', 'VOIS'],
      ['', 'AutiSta'],
      ['Kämmerei', 'Infoma'],
    ];
    const list = listOf(
      zipSync(workbookParts({ Liste: sheetXml(rows, ['A2:A3', 'A1:B1', 'XFD1:XFD9', 'A9:A1048576', '!']) })),
    );
    expect(list.rows.map(({ cells }) => cells)).toEqual([
      ['Bürgeramt', 'VOIS'],
      ['Bürgeramt', 'AutiSta'],
      ['Kämmerei', 'Infoma'],
    ]);
  });

  it('ignores pictures, macros and embedded files without inflating them', () => {
    const bomb = new Uint8Array(50_000_000);
    const list = listOf(xlsx(ROWS, { 'xl/media/bild.png': bomb, 'xl/vbaProject.bin': strToU8('Makro') }));
    expect(list.rows).toHaveLength(2);
  });
});

describe('the guard before workbooks', () => {
  const sheetOf = (xml: string): Uint8Array => zipSync({ ...workbookParts({ Liste: xml }) });

  it('stops a bomb while it inflates, whatever its headers say', () => {
    const bytes = sheetOf(`<worksheet>${' '.repeat(70_000_000)}</worksheet>`);
    const view = new DataView(bytes.buffer);
    for (let at = 0; at < bytes.length - 46; at++)
      if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 100, true);
    const before = cpuMilliseconds();
    expect(codeOf(bytes)).toBe('archive-inflates-too-much');
    expect(cpuMilliseconds() - before).toBeLessThan(2000);
  });

  it('refuses more cells than it can hold, also as repetitions', () => {
    const cell =
      '<table:table-cell office:value-type="string" table:number-columns-repeated="16384"><text:p>x</text:p></table:table-cell>';
    expect(
      codeOf(ods(`<table:table-row table:number-rows-repeated="1048576">${cell}</table:table-row>`)),
    ).toBe('workbook-too-many-cells');
  });

  it('refuses document types and entities', () => {
    const laughs =
      '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><worksheet><sheetData/></worksheet>';
    expect(codeOf(sheetOf(laughs))).toBe('xml-declares-entities');
    expect(codeOf(sheetOf('<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd"><worksheet/>'))).toBe(
      'xml-declares-entities',
    );
  });

  it('refuses absurd depth, tags that do not pair and hidden encodings', () => {
    expect(codeOf(sheetOf(`${'<a>'.repeat(100_000)}${'</a>'.repeat(100_000)}`))).toBe('xml-too-deep');
    expect(codeOf(sheetOf('<worksheet><sheetData></worksheet></sheetData>'))).toBe('xml-not-well-formed');
    expect(codeOf(sheetOf('\u0000<\u0000w'))).toBe('xml-not-well-formed');
  });

  it.each(['/xl/worksheets/sheet9.xml', '../../etc/passwd', 'xl/../../x.xml', 'C:\\x.xml', '..\\x.xml'])(
    'refuses the name %s',
    (name) => {
      expect(codeOf(xlsx(ROWS, { [name]: strToU8('x') }))).toBe('archive-unsafe-name');
    },
  );

  it('refuses too many entries, entries of one name, overlapping and encrypted ones', () => {
    const many = Object.fromEntries(Array.from({ length: 2001 }, (_, at) => [`x/${at}`, new Uint8Array()]));
    expect(codeOf(xlsx(ROWS, many))).toBe('archive-too-many-entries');
    expect(codeOf(xlsx(ROWS, { 'XL/workbook.xml': strToU8('<x/>') }))).toBe('archive-entries-overlap');
    expect(
      codeOf(withDirectory(xlsx(ROWS), (view, at, first) => view.setUint32(at + 42, first, true))),
    ).toMatch(/^archive-/);
    expect(codeOf(withDirectory(xlsx(ROWS), (view, at) => view.setUint16(at + 8, 1, true)))).toBe(
      'archive-encrypted',
    );
  });

  it('sees through bit flips by the checksum', () => {
    const bytes = zipSync({ ...workbookParts({ Liste: sheetXml(ROWS) }) }, { level: 0 });
    const at = new TextDecoder('latin1').decode(bytes).indexOf('ALLRIS');
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    expect(codeOf(bytes)).toBe('archive-damaged');
  });

  it('knows a password by its traces', () => {
    const manifest = strToU8('<m><file-entry><encryption-data/></file-entry></m>');
    const noise = Uint8Array.from({ length: 500 }, (_, at) => (at * 97) % 256);
    expect(codeOf(ods('', { 'content.xml': noise, 'META-INF/manifest.xml': manifest }))).toBe(
      'file-is-encrypted-workbook',
    );
    expect(codeOf(zipSync({ mimetype: strToU8('x'), 'encrypted-package': noise }))).toBe(
      'file-is-encrypted-workbook',
    );
    const compound = new Uint8Array(400_000);
    compound.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
    expect(codeOf(compound)).toBe('file-is-legacy-office');
    compound.set(strToU8([...'EncryptedPackage'].join('\0')), 390_000);
    expect(codeOf(compound)).toBe('file-is-encrypted-workbook');
  });

  it('says what other archives are', () => {
    expect(codeOf(zipSync({ 'word/document.xml': strToU8('<x/>') }))).toBe('file-is-document');
    expect(codeOf(zipSync({ 'xl/workbook.bin': strToU8('x') }))).toBe('file-is-binary-workbook');
    expect(codeOf(zipSync({ 'bild.png': strToU8('x') }))).toBe('file-is-archive');
    expect(codeOf(xlsx(ROWS).subarray(0, 900))).toBe('archive-damaged');
  });
});

/** Changes every entry of an archive's directory but the first. */
function withDirectory(
  bytes: Uint8Array,
  change: (view: DataView, at: number, firstOffset: number) => void,
): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let first: number | null = null;
  for (let at = 0; at < bytes.length - 46; at++) {
    if (view.getUint32(at, true) !== 0x02014b50) continue;
    if (first === null) first = view.getUint32(at + 42, true);
    else change(view, at, first);
  }
  return bytes;
}
