import { strToU8, zipSync } from 'fflate';
import {
  escapeXml,
  freeRows,
  isFree,
  isSheetDate,
  letters,
  sheetText,
  type Book,
  type BookSheet,
  type BookStyle,
  type BookValue,
} from './book.ts';

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packaged = 'http://schemas.openxmlformats.org/package/2006';
const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';

/** In the order of the formats of cells in the part with the styles; 0 is the usual one. */
const styles: readonly BookStyle[] = [
  'explanation',
  'title',
  'heading',
  'text',
  'count',
  'date',
  'money',
  'shown',
  'shown-date',
];

/** The same book gives the same bytes. */
export function writeXlsx(book: Book): Uint8Array {
  const parts: Record<string, string> = {
    '[Content_Types].xml': contentTypes(book),
    '_rels/.rels': `${head}<Relationships xmlns="${packaged}/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': workbookXml(book),
    'xl/_rels/workbook.xml.rels': `${head}<Relationships xmlns="${packaged}/relationships">${book.sheets
      .map(
        (_, at) =>
          `<Relationship Id="rId${at + 1}" Type="${office}/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`,
      )
      .join('')}<Relationship Id="rId99" Type="${office}/styles" Target="styles.xml"/></Relationships>`,
    'xl/styles.xml': stylesXml(book.language),
  };
  for (const [at, sheet] of book.sheets.entries())
    parts[`xl/worksheets/sheet${at + 1}.xml`] = sheetXml(sheet);
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, strToU8(xml)])), {
    mtime: '1980-01-01T12:00:00',
  });
}

function contentTypes({ sheets }: Book): string {
  const overrides = [
    ['/xl/workbook.xml', 'sheet.main'],
    ['/xl/styles.xml', 'styles'],
    ...sheets.map((_, at) => [`/xl/worksheets/sheet${at + 1}.xml`, 'worksheet']),
  ];
  return `${head}<Types xmlns="${packaged}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>${overrides
    .map(([part, kind]) => `<Override PartName="${part}" ContentType="${type}.${kind}+xml"/>`)
    .join('')}</Types>`;
}

function workbookXml({ sheets }: Book): string {
  const named = sheets.flatMap((sheet, at) => {
    if (!sheet.table) return [];
    const range = `${quoted(sheet.name)}!$A$1:$${letters(sheet.columns.length - 1)}$${sheet.rows.length}`;
    return [
      `<definedName name="_xlnm._FilterDatabase" localSheetId="${at}" hidden="1">${escapeXml(range)}</definedName>`,
      `<definedName name="_xlnm.Print_Titles" localSheetId="${at}">${escapeXml(quoted(sheet.name))}!$1:$1</definedName>`,
    ];
  });
  const tags = sheets.map(
    ({ name, hidden }, at) =>
      `<sheet name="${escapeXml(name)}" sheetId="${at + 1}"${hidden ? ' state="hidden"' : ''} r:id="rId${at + 1}"/>`,
  );
  return `${head}<workbook xmlns="${main}" xmlns:r="${office}"><bookViews><workbookView activeTab="0"/></bookViews><sheets>${tags.join('')}</sheets><definedNames>${named.join('')}</definedNames></workbook>`;
}

function quoted(sheet: string): string {
  return `'${sheet.replaceAll("'", "''")}'`;
}

function stylesXml(language: Book['language']): string {
  const date = language === 'de' ? String.raw`dd\.mm\.yyyy` : String.raw`yyyy\-mm\-dd`;
  const numbers: Partial<Record<BookStyle, number>> = {
    text: 49,
    count: 3,
    date: 164,
    'shown-date': 164,
    money: 165,
  };
  const fonts: Partial<Record<BookStyle, number>> = { title: 1, heading: 1, shown: 2, 'shown-date': 2 };
  const fills: Partial<Record<BookStyle, number>> = { heading: 2, shown: 3, 'shown-date': 3 };
  const formats = styles.map((style) => {
    const wrap = style === 'date' || style === 'count' || style === 'money' ? '' : ' wrapText="1"';
    return `<xf numFmtId="${numbers[style] ?? 0}" fontId="${fonts[style] ?? 0}" fillId="${fills[style] ?? 0}" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyAlignment="1" applyProtection="1"><alignment vertical="top"${wrap}/><protection locked="${isFree(style) ? 0 : 1}"/></xf>`;
  });
  const fill = (colour: string): string =>
    `<fill><patternFill patternType="solid"><fgColor rgb="${colour}"/></patternFill></fill>`;
  return `${head}<styleSheet xmlns="${main}"><numFmts count="2"><numFmt numFmtId="164" formatCode="${date}"/><numFmt numFmtId="165" formatCode="#,##0.00\\ &quot;€&quot;"/></numFmts><fonts count="3"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font><font><sz val="11"/><color rgb="FF4A4F5C"/><name val="Calibri"/></font></fonts><fills count="4"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>${fill('FFD5DDF0')}${fill('FFEDEEF1')}</fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="${formats.length}">${formats.join('')}</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;
}

function sheetXml({ columns, rows, table }: BookSheet): string {
  const cols = columns.map(
    ({ width, style }, at) =>
      `<col min="${at + 1}" max="${at + 1}" width="${width + 1}" style="${styles.indexOf(style)}" customWidth="1"/>`,
  );
  const body = rows.map(
    (cells, row) =>
      `<row r="${row + 1}">${cells
        .map(({ value, style }, column) =>
          cellXml(value, `${letters(column)}${row + 1}`, style ?? columns[column]?.style ?? 'explanation'),
        )
        .join('')}</row>`,
  );
  return [
    `${head}<worksheet xmlns="${main}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>`,
    table
      ? `<sheetViews><sheetView workbookViewId="0" tabSelected="1"><pane xSplit="${table.frozenColumns}" ySplit="1" topLeftCell="${letters(table.frozenColumns)}2" activePane="bottomRight" state="frozen"/></sheetView></sheetViews>`
      : '<sheetViews><sheetView workbookViewId="0"/></sheetViews>',
    `<sheetFormatPr defaultRowHeight="15"/><cols>${cols.join('')}</cols><sheetData>${body.join('')}</sheetData>`,
    // In this element 0 is what stays allowed.
    '<sheetProtection sheet="1" objects="1" scenarios="1" formatCells="0" formatColumns="0" formatRows="0" insertColumns="0" insertRows="0" sort="0" autoFilter="0"/>',
    table
      ? `<autoFilter ref="A1:${letters(columns.length - 1)}${rows.length}"/>${validations(table, rows.length)}`
      : '',
    '<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/></worksheet>',
  ].join('');
}

function cellXml(value: BookValue, at: string, style: BookStyle): string {
  const cell = `<c r="${at}" s="${styles.indexOf(style)}"`;
  if (value === null) return `${cell}/>`;
  if (typeof value === 'number') return `${cell}><v>${value}</v></c>`;
  if (typeof value === 'object' && 'cents' in value) return `${cell}><v>${value.cents / 100}</v></c>`;
  if (typeof value === 'object' && isSheetDate(value.date))
    return `${cell}><v>${Date.parse(`${value.date}T00:00:00Z`) / 86_400_000 + 25_569}</v></c>`;
  // The format spells signs as _x000D_; what only looks like that is marked.
  const text = sheetText(typeof value === 'object' ? value.date : value).replace(
    /_(?=x[0-9a-f]{4}_)/gi,
    '_x005F_',
  );
  return `${cell} t="inlineStr"><is><t xml:space="preserve">${escapeXml(text)}</t></is></c>`;
}

function validations({ choices, wrongTitle, wrong }: NonNullable<BookSheet['table']>, rows: number): string {
  const each = choices.map(({ column, list }) => {
    const letter = letters(column);
    const from = letters(list.column);
    const range = `${quoted(list.sheet)}!$${from}$1:$${from}$${list.count}`;
    return `<dataValidation type="list" allowBlank="1" showErrorMessage="1" errorTitle="${escapeXml(wrongTitle)}" error="${escapeXml(wrong)}" sqref="${letter}2:${letter}${rows + freeRows}"><formula1>${escapeXml(range)}</formula1></dataValidation>`;
  });
  return each.length === 0
    ? ''
    : `<dataValidations count="${each.length}">${each.join('')}</dataValidations>`;
}
