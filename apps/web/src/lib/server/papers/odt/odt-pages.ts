import type { LaidDocument } from '#lib/documents/lay-out.ts';
import { grey, odtFrame } from './odt-parts.ts';
import type { PaperPicture } from '../office/pictures-of.ts';
import { element as e, type XmlElement } from '../office/xml.ts';

function pageLayout(): XmlElement {
  const strip = (name: string, gap: string): XmlElement =>
    e(
      name,
      {},
      e('style:header-footer-properties', {
        'fo:min-height': '8mm',
        [gap]: '4mm',
        'style:dynamic-spacing': 'false',
      }),
    );
  return e(
    'style:page-layout',
    { 'style:name': 'A4' },
    e('style:page-layout-properties', {
      'fo:page-width': '210mm',
      'fo:page-height': '297mm',
      'style:print-orientation': 'portrait',
      'fo:margin-top': '12mm',
      'fo:margin-bottom': '12mm',
      'fo:margin-left': '25mm',
      'fo:margin-right': '20mm',
    }),
    strip('style:header-style', 'fo:margin-bottom'),
    strip('style:footer-style', 'fo:margin-top'),
  );
}

/** How the page, its head and its foot look. */
export function odtPageStyles(): XmlElement[] {
  const column = (name: string, width: string): XmlElement =>
    e(
      'style:style',
      { 'style:name': name, 'style:family': 'table-column' },
      e('style:table-column-properties', { 'style:column-width': width }),
    );
  const cell = (name: string, border: string): XmlElement =>
    e(
      'style:style',
      { 'style:name': name, 'style:family': 'table-cell' },
      e('style:table-cell-properties', {
        'fo:border': 'none',
        'fo:border-bottom': border,
        'fo:padding-bottom': '2mm',
        'style:vertical-align': 'bottom',
      }),
    );
  return [
    pageLayout(),
    e(
      'style:style',
      { 'style:name': 'Strip', 'style:family': 'table' },
      e('style:table-properties', { 'style:width': '165mm', 'table:align': 'left' }),
    ),
    column('Wide', '105mm'),
    column('Narrow', '60mm'),
    cell('Open', 'none'),
    cell('Ruled', `0.5pt solid ${grey}`),
  ];
}

const strip = (name: string, cell: string, left: XmlElement[], right: XmlElement[]): XmlElement =>
  e(
    'table:table',
    { 'table:name': name, 'table:style-name': 'Strip' },
    e('table:table-column', { 'table:style-name': 'Wide' }),
    e('table:table-column', { 'table:style-name': 'Narrow' }),
    e(
      'table:table-row',
      {},
      ...[left, right].map((content) =>
        e('table:table-cell', { 'table:style-name': cell, 'office:value-type': 'string' }, ...content),
      ),
    ),
  );

const line = (name: string, ...content: (XmlElement | string)[]): XmlElement =>
  e('text:p', { 'text:style-name': name }, ...content);

/** The first page with the letterhead, and those that follow. */
export function odtPages(laid: LaidDocument, logo: PaperPicture | null): XmlElement[] {
  const confidential = line('Header_20_Right', laid.confidentiality);
  const head = strip('Head', 'Open', [line('Header', laid.running)], [confidential]);
  const letterhead = strip(
    'Letterhead',
    'Ruled',
    [line('Letterhead', laid.authority), ...laid.letterhead.map((text) => line('Letterhead_20_Line', text))],
    [logo ? line('Letterhead_20_Logo', odtFrame(logo, 'logo')) : line('Letterhead_20_Logo')],
  );
  const pages = line(
    'Footer_20_Right',
    `${laid.words.page} `,
    e('text:page-number', { 'text:select-page': 'current' }, '1'),
    ` ${laid.words.of} `,
    e('text:page-count', {}, '1'),
  );
  const footer = (name: string): XmlElement =>
    e('style:footer', {}, strip(name, 'Open', [line('Footer', laid.footer)], [pages]));
  const master = (name: string, next: string | undefined, header: XmlElement[], foot: string): XmlElement =>
    e(
      'style:master-page',
      { 'style:name': name, 'style:page-layout-name': 'A4', 'style:next-style-name': next },
      e('style:header', {}, ...header),
      footer(foot),
    );
  return [
    master('Standard', undefined, [head], 'Foot'),
    master('First', 'Standard', [confidential, letterhead], 'FirstFoot'),
  ];
}
