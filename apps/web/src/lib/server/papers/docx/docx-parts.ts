import type { PaperPicture } from '../office/pictures-of.ts';
import { element as e, type XmlElement } from '../office/xml.ts';

const schemas = 'http://schemas.openxmlformats.org';

/** The namespaces of Office Open XML that our files use. */
export const docxNamespaces = {
  'xmlns:w': `${schemas}/wordprocessingml/2006/main`,
  'xmlns:r': `${schemas}/officeDocument/2006/relationships`,
  'xmlns:wp': `${schemas}/drawingml/2006/wordprocessingDrawing`,
  'xmlns:a': `${schemas}/drawingml/2006/main`,
  'xmlns:pic': `${schemas}/drawingml/2006/picture`,
  'xmlns:mc': `${schemas}/markup-compatibility/2006`,
  'xmlns:w14': 'http://schemas.microsoft.com/office/word/2010/wordml',
  'mc:Ignorable': 'w14',
} as const;

/** The unit of lengths: a twentieth of a point. */
export const twips = (millimetres: number): number => Math.round((millimetres * 1440) / 25.4);
const emu = (millimetres: number): number => Math.round(millimetres * 36_000);

/** An element that holds nothing but one value. */
export const value = (name: string, given: string | number): XmlElement => e(name, { 'w:val': given });

/** A run of text in one form; its lines end with "\n". */
export function run(text: string, ...form: XmlElement[]): XmlElement {
  const lines = text
    .split('\n')
    .flatMap((line, index) => [
      ...(index === 0 ? [] : [e('w:br')]),
      ...(line === '' ? [] : [e('w:t', { 'xml:space': 'preserve' }, line)]),
    ]);
  return e('w:r', {}, ...(form.length > 0 ? [e('w:rPr', {}, ...form)] : []), ...lines);
}

export interface ParagraphForm {
  /** A list that the paragraph is an item of. */
  numbering?: { list: number; level: number } | undefined;
  startsPage?: boolean | undefined;
  /** Stands on the page of what follows. */
  keepsNext?: boolean | undefined;
}

/** A paragraph in a named style. */
export function paragraph(
  style: string,
  content: readonly XmlElement[],
  form: ParagraphForm = {},
): XmlElement {
  const { numbering, startsPage, keepsNext } = form;
  return e(
    'w:p',
    {},
    e(
      'w:pPr',
      {},
      value('w:pStyle', style),
      ...(keepsNext ? [e('w:keepNext')] : []),
      ...(startsPage ? [e('w:pageBreakBefore')] : []),
      ...(numbering
        ? [e('w:numPr', {}, value('w:ilvl', numbering.level), value('w:numId', numbering.list))]
        : []),
    ),
    ...content,
  );
}

/** A picture that stands in the line like a letter. */
export function picture(given: PaperPicture, relation: string, id: number): XmlElement {
  const size = { cx: emu(given.width), cy: emu(given.height) };
  const named = { id, name: relation, descr: given.alt, title: given.title };
  const shape = e(
    'pic:spPr',
    {},
    e('a:xfrm', {}, e('a:off', { x: 0, y: 0 }), e('a:ext', size)),
    e('a:prstGeom', { prst: 'rect' }, e('a:avLst')),
  );
  const fill = e(
    'pic:blipFill',
    {},
    e('a:blip', { 'r:embed': relation }),
    e('a:stretch', {}, e('a:fillRect')),
  );
  const content = e(
    'pic:pic',
    {},
    e('pic:nvPicPr', {}, e('pic:cNvPr', named), e('pic:cNvPicPr')),
    fill,
    shape,
  );
  const inline = e(
    'wp:inline',
    { distT: 0, distB: 0, distL: 0, distR: 0 },
    e('wp:extent', size),
    e('wp:docPr', named),
    e('a:graphic', {}, e('a:graphicData', { uri: docxNamespaces['xmlns:pic'] }, content)),
  );
  return e('w:r', {}, e('w:drawing', {}, inline));
}

/** A line at an edge of a cell or paragraph; `size` in eighths of a point, 0 for none. */
export const edge = (name: string, size: number, color = '000000'): XmlElement =>
  size === 0
    ? e(name, { 'w:val': 'nil' })
    : e(name, { 'w:val': 'single', 'w:sz': size, 'w:space': 0, 'w:color': color });

export interface Cell {
  content: readonly XmlElement[];
  width: number;
  top: number;
  bottom: number;
}

/** A table without lines at its sides; widths in twips. `caption` is read to those who do not see the table. */
export function grid(
  rows: readonly { cells: readonly Cell[]; head?: boolean }[],
  widths: readonly number[],
  caption?: string,
): XmlElement {
  const sides = (name: string): XmlElement => e(name, { 'w:w': 57, 'w:type': 'dxa' });
  const cell = ({ content, width, top, bottom }: Cell): XmlElement =>
    e(
      'w:tc',
      {},
      e(
        'w:tcPr',
        {},
        e('w:tcW', { 'w:w': width, 'w:type': 'dxa' }),
        e('w:tcBorders', {}, edge('w:top', top), edge('w:bottom', bottom, bottom < 4 ? 'AAAAAA' : '000000')),
      ),
      ...content,
    );
  return e(
    'w:tbl',
    {},
    e(
      'w:tblPr',
      {},
      e('w:tblW', { 'w:w': widths.reduce((sum, width) => sum + width, 0), 'w:type': 'dxa' }),
      e('w:tblLayout', { 'w:type': 'fixed' }),
      e('w:tblCellMar', {}, sides('w:left'), sides('w:right')),
      e('w:tblLook', { 'w:val': '0020' }),
      ...(caption === undefined ? [] : [value('w:tblCaption', caption)]),
    ),
    e('w:tblGrid', {}, ...widths.map((width) => e('w:gridCol', { 'w:w': width }))),
    ...rows.map(({ cells, head }) =>
      e(
        'w:tr',
        {},
        e('w:trPr', {}, e('w:cantSplit'), ...(head ? [e('w:tblHeader')] : [])),
        ...cells.map(cell),
      ),
    ),
  );
}
