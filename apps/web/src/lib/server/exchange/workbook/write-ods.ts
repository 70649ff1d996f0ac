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

const mimetype = 'application/vnd.oasis.opendocument.spreadsheet';
const spaces = ['office', 'style', 'text', 'table', 'fo', 'number', 'config']
  .map((prefix) => {
    const name = { fo: 'xsl-fo-compatible', number: 'datastyle' }[prefix] ?? prefix;
    return `xmlns:${prefix}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`;
  })
  .join(' ');
const loext = 'xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0"';
const formulas = 'xmlns:of="urn:oasis:names:tc:opendocument:xmlns:of:1.2"';
const head = '<?xml version="1.0" encoding="UTF-8"?>';

/** The same book gives the same bytes. OpenDocument 1.3; the type stands first and uncompressed. */
export function writeOds(book: Book): Uint8Array {
  const parts: Record<string, string> = {
    'content.xml': contentXml(book),
    'styles.xml': stylesXml(),
    'settings.xml': settingsXml(book),
    'META-INF/manifest.xml': `${head}<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3">${[
      ['/', mimetype],
      ['content.xml', 'text/xml'],
      ['styles.xml', 'text/xml'],
      ['settings.xml', 'text/xml'],
    ]
      .map(
        ([path, kind]) => `<manifest:file-entry manifest:full-path="${path}" manifest:media-type="${kind}"/>`,
      )
      .join('')}</manifest:manifest>`,
  };
  return zipSync(
    {
      mimetype: [strToU8(mimetype), { level: 0 }],
      ...Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, strToU8(xml)])),
    },
    { mtime: '1980-01-01T12:00:00' },
  );
}

function contentXml({ language, sheets }: Book): string {
  const widths = [...new Set(sheets.flatMap(({ columns }) => columns.map(({ width }) => width)))];
  const filters = sheets
    .filter(({ table }) => table)
    .map(
      ({ name, columns, rows }) =>
        `<table:database-range table:name="__Anonymous_Sheet_DB__0" table:target-range-address="${escapeXml(`${quoted(name)}.A1:${quoted(name)}.${letters(columns.length - 1)}${rows.length}`)}" table:display-filter-buttons="true"/>`,
    );
  return [
    `${head}<office:document-content ${spaces} ${formulas} ${loext} office:version="1.3"><office:automatic-styles>`,
    dataStyles(language),
    ...widths.map(
      (width) =>
        `<style:style style:name="w${width}" style:family="table-column"><style:table-column-properties style:column-width="${(width * 0.2 + 0.2).toFixed(2)}cm"/></style:style>`,
    ),
    '<style:style style:name="row" style:family="table-row"><style:table-row-properties style:use-optimal-row-height="true"/></style:style>',
    '<style:style style:name="seen" style:family="table"><style:table-properties table:display="true"/></style:style>',
    '<style:style style:name="hidden" style:family="table"><style:table-properties table:display="false"/></style:style>',
    ...cellStyles(),
    '</office:automatic-styles><office:body><office:spreadsheet><table:content-validations>',
    ...sheets.map(validations),
    '</table:content-validations>',
    ...sheets.map(tableXml),
    `<table:database-ranges>${filters.join('')}</table:database-ranges>`,
    '</office:spreadsheet></office:body></office:document-content>',
  ].join('');
}

function dataStyles(language: Book['language']): string {
  const [day, month, year] = [
    '<number:day number:style="long"/>',
    '<number:month number:style="long"/>',
    '<number:year number:style="long"/>',
  ];
  const text = (sign: string): string => `<number:text>${sign}</number:text>`;
  const date =
    language === 'de' ? [day, text('.'), month, text('.'), year] : [year, text('-'), month, text('-'), day];
  return [
    `<number:date-style style:name="N-date">${date.join('')}</number:date-style>`,
    '<number:number-style style:name="N-count"><number:number number:decimal-places="0" number:min-integer-digits="1" number:grouping="true"/></number:number-style>',
    '<number:number-style style:name="N-money"><number:number number:decimal-places="2" number:min-decimal-places="2" number:min-integer-digits="1" number:grouping="true"/><number:text> €</number:text></number:number-style>',
    '<number:text-style style:name="N-text"><number:text-content/></number:text-style>',
  ].join('');
}

const dataStyleOf: Partial<Record<BookStyle, string>> = {
  text: 'N-text',
  count: 'N-count',
  date: 'N-date',
  'shown-date': 'N-date',
  money: 'N-money',
};
const allStyles: readonly BookStyle[] = [
  'title',
  'heading',
  'text',
  'count',
  'date',
  'money',
  'shown',
  'shown-date',
  'explanation',
];

function cellStyles(): string[] {
  return allStyles.map((style) => {
    const background = style === 'heading' ? '#d5ddf0' : style.startsWith('shown') ? '#edeef1' : null;
    const wraps = !['count', 'date', 'money', 'shown-date'].includes(style);
    const bold = style === 'heading' || style === 'title';
    const data = dataStyleOf[style];
    return [
      `<style:style style:name="c-${style}" style:family="table-cell"${data === undefined ? '' : ` style:data-style-name="${data}"`}>`,
      `<style:table-cell-properties style:cell-protect="${isFree(style) ? 'none' : 'protected'}" style:vertical-align="top"${wraps ? ' fo:wrap-option="wrap"' : ''}${background === null ? '' : ` fo:background-color="${background}"`}/>`,
      bold ? '<style:text-properties fo:font-weight="bold"/>' : '',
      '</style:style>',
    ].join('');
  });
}

function validationName(sheet: BookSheet, column: number): string | null {
  const isChoice = sheet.table?.choices.some((choice) => choice.column === column) ?? false;
  return isChoice ? `v${column}` : null;
}

function validations(sheet: BookSheet): string {
  const { table, name } = sheet;
  return (table?.choices ?? [])
    .map(({ column, list }) => {
      const from = letters(list.column);
      const condition = `of:cell-content-is-in-list([$${quoted(list.sheet)}.$${from}$1:.$${from}$${list.count}])`;
      return `<table:content-validation table:name="v${column}" table:condition="${escapeXml(condition)}" table:allow-empty-cell="true" table:display-list="unsorted" table:base-cell-address="${escapeXml(`${quoted(name)}.${letters(column)}2`)}"><table:error-message table:title="${escapeXml(table?.wrongTitle ?? '')}" table:display="true" table:message-type="stop"><text:p>${escapeXml(table?.wrong ?? '')}</text:p></table:error-message></table:content-validation>`;
    })
    .join('');
}

/** A name as an address spells it; quotation marks are always allowed. */
function quoted(sheet: string): string {
  return `'${sheet.replaceAll("'", "''")}'`;
}

function tableXml(sheet: BookSheet): string {
  const { name, hidden, columns, rows, table } = sheet;
  const free = columns
    .map(({ style }, column) => `<table:table-cell${attributes(sheet, style, column, false)}/>`)
    .join('');
  const body = rows.map((cells, row) => {
    const tags = cells.map(({ value, style }, column) =>
      cellXml(value, attributes(sheet, style ?? columns[column]?.style ?? 'explanation', column, row === 0)),
    );
    const tag = `<table:table-row table:style-name="row">${tags.join('')}</table:table-row>`;
    return table && row === 0 ? `<table:table-header-rows>${tag}</table:table-header-rows>` : tag;
  });
  return [
    `<table:table table:name="${escapeXml(name)}" table:style-name="${hidden ? 'hidden' : 'seen'}" table:protected="true">`,
    '<loext:table-protection loext:select-protected-cells="true" loext:select-unprotected-cells="true" loext:insert-columns="true" loext:insert-rows="true"/>',
    ...columns.map(
      ({ width, style }) =>
        `<table:table-column table:style-name="w${width}" table:default-cell-style-name="c-${style}"/>`,
    ),
    ...body,
    table
      ? `<table:table-row table:style-name="row" table:number-rows-repeated="${freeRows}">${free}</table:table-row>`
      : '',
    '</table:table>',
  ].join('');
}

function attributes(sheet: BookSheet, style: BookStyle, column: number, isHeading: boolean): string {
  const validation = isHeading ? null : validationName(sheet, column);
  return ` table:style-name="c-${style}"${validation === null ? '' : ` table:content-validation-name="${validation}"`}`;
}

function cellXml(value: BookValue, given: string): string {
  if (value === null) return `<table:table-cell${given}/>`;
  const typed = (kind: string, attribute: string, text: string): string =>
    `<table:table-cell${given} office:value-type="${kind}" ${attribute}><text:p>${text}</text:p></table:table-cell>`;
  if (typeof value === 'number') return typed('float', `office:value="${value}"`, String(value));
  if (typeof value === 'object' && 'cents' in value)
    return typed('float', `office:value="${value.cents / 100}"`, (value.cents / 100).toFixed(2));
  if (typeof value === 'object' && isSheetDate(value.date))
    return typed('date', `office:date-value="${value.date}"`, value.date);
  const text = sheetText(typeof value === 'object' ? value.date : value);
  const paragraphs = text.split('\n').map((line) => `<text:p>${lineXml(line)}</text:p>`);
  return `<table:table-cell${given} office:value-type="string">${paragraphs.join('')}</table:table-cell>`;
}

/** Blanks beyond the first one are elements, or they would melt into one. */
function lineXml(line: string): string {
  return escapeXml(line)
    .replace(/\t/g, '<text:tab/>')
    .replace(/^ +| {2,}| +$/g, (blanks) => `<text:s text:c="${blanks.length}"/>`);
}

/** Printed across, as wide tables are. */
function stylesXml(): string {
  return `${head}<office:document-styles ${spaces} office:version="1.3"><office:styles/><office:automatic-styles><style:page-layout style:name="across"><style:page-layout-properties fo:page-width="29.7cm" fo:page-height="21cm" style:print-orientation="landscape" style:scale-to-X="1"/></style:page-layout></office:automatic-styles><office:master-styles><style:master-page style:name="Default" style:page-layout-name="across"/></office:master-styles></office:document-styles>`;
}

/** What stays in sight is a matter of the view, which stands apart from the content. */
function settingsXml({ sheets }: Book): string {
  const item = (name: string, kind: string, value: string | number): string =>
    `<config:config-item config:name="${name}" config:type="${kind}">${value}</config:config-item>`;
  const entries = sheets.flatMap(({ name, table }) => {
    if (!table) return [];
    const { frozenColumns } = table;
    const items = [
      item('CursorPositionX', 'int', 1),
      item('CursorPositionY', 'int', 1),
      item('HorizontalSplitMode', 'short', 2),
      item('VerticalSplitMode', 'short', 2),
      item('HorizontalSplitPosition', 'int', frozenColumns),
      item('VerticalSplitPosition', 'int', 1),
      item('ActiveSplitRange', 'short', 3),
      item('PositionLeft', 'int', 0),
      item('PositionRight', 'int', frozenColumns),
      item('PositionTop', 'int', 0),
      item('PositionBottom', 'int', 1),
    ];
    return [
      `<config:config-item-map-entry config:name="${escapeXml(name)}">${items.join('')}</config:config-item-map-entry>`,
    ];
  });
  const active = escapeXml(sheets[0]?.name ?? '');
  return `${head}<office:document-settings ${spaces} xmlns:ooo="http://openoffice.org/2004/office" office:version="1.3"><office:settings><config:config-item-set config:name="ooo:view-settings"><config:config-item-map-indexed config:name="Views"><config:config-item-map-entry>${item('ViewId', 'string', 'view1')}<config:config-item-map-named config:name="Tables">${entries.join('')}</config:config-item-map-named>${item('ActiveTable', 'string', active)}</config:config-item-map-entry></config:config-item-map-indexed></config:config-item-set></office:settings></office:document-settings>`;
}
