import type { LaidDocument } from '#lib/documents/lay-out.ts';
import type { PaperPicture } from '../office/pictures-of.ts';
import { odtPages, odtPageStyles } from './odt-pages.ts';
import { grey, odtNamespaces } from './odt-parts.ts';
import { element as e, type XmlElement } from '../office/xml.ts';

/** The styles, the page and the letterhead of an ODT file: `styles.xml`. */
export function odtStyles(laid: LaidDocument, logo: PaperPicture | null): XmlElement {
  return e(
    'office:document-styles',
    { ...odtNamespaces, 'office:version': '1.3' },
    e(
      'office:font-face-decls',
      {},
      e('style:font-face', {
        'style:name': 'Sans',
        'svg:font-family': "'Liberation Sans', Arial, Helvetica, sans-serif",
        'style:font-family-generic': 'swiss',
        'style:font-pitch': 'variable',
      }),
    ),
    e(
      'office:styles',
      {},
      ...defaults(laid.language),
      ...paragraphStyles(),
      ...textStyles(),
      outline(),
      ...listStyles(),
    ),
    e('office:automatic-styles', {}, ...odtPageStyles()),
    e('office:master-styles', {}, ...odtPages(laid, logo)),
  );
}

function defaults(language: 'de' | 'en'): XmlElement[] {
  const text = e('style:text-properties', {
    'style:font-name': 'Sans',
    'fo:font-size': '10pt',
    'fo:language': language,
    'fo:country': language === 'de' ? 'DE' : 'GB',
    'fo:hyphenate': 'true',
    'fo:hyphenation-remain-char-count': 2,
    'fo:hyphenation-push-char-count': 2,
  });
  const paragraph = e('style:paragraph-properties', {
    'fo:orphans': 2,
    'fo:widows': 2,
    'style:tab-stop-distance': '10mm',
  });
  return [
    e('style:default-style', { 'style:family': 'paragraph' }, paragraph, text),
    e(
      'style:default-style',
      { 'style:family': 'table' },
      e('style:table-properties', { 'table:border-model': 'collapsing' }),
    ),
    e('style:default-style', { 'style:family': 'graphic' }),
  ];
}

type Properties = Record<string, string | number>;

/** A named style; `paragraph` and `text` are its properties. */
function style(
  name: string,
  shown: string,
  parent: string | null,
  paragraph: Properties,
  text: Properties = {},
  more: Properties = {},
): XmlElement {
  return e(
    'style:style',
    {
      'style:name': name,
      'style:display-name': shown === name ? undefined : shown,
      'style:family': 'paragraph',
      'style:parent-style-name': parent ?? undefined,
      ...more,
    },
    ...(Object.keys(paragraph).length > 0 ? [e('style:paragraph-properties', paragraph)] : []),
    ...(Object.keys(text).length > 0 ? [e('style:text-properties', text)] : []),
  );
}

const bold = { 'fo:font-weight': 'bold' };

function heading(level: 1 | 2 | 3, size: string, above: string): XmlElement {
  return style(
    `Heading_20_${level}`,
    `Heading ${level}`,
    'Heading',
    { 'fo:margin-top': above, 'fo:margin-bottom': '2mm' },
    { 'fo:font-size': size },
    { 'style:default-outline-level': level, 'style:next-style-name': 'Text_20_body', 'style:class': 'text' },
  );
}

function paragraphStyles(): XmlElement[] {
  return [
    style('Standard', 'Standard', null, {}, {}, { 'style:class': 'text' }),
    style('Text_20_body', 'Text body', 'Standard', {
      'fo:margin-top': '0mm',
      'fo:margin-bottom': '2.5mm',
      'fo:line-height': '120%',
    }),
    style('Introduction', 'Introduction', 'Text_20_body', { 'fo:keep-with-next': 'always' }),
    style(
      'Heading',
      'Heading',
      'Standard',
      { 'fo:keep-with-next': 'always' },
      { ...bold, 'fo:hyphenate': 'false' },
    ),
    style(
      'Title',
      'Title',
      'Heading',
      { 'fo:margin-top': '6mm', 'fo:margin-bottom': '1mm', 'style:page-number': 'auto' },
      { 'fo:font-size': '18pt' },
      { 'style:master-page-name': 'First' },
    ),
    style('Subtitle', 'Subtitle', 'Standard', { 'fo:margin-bottom': '1mm' }, { 'fo:font-size': '11pt' }),
    style('Confidentiality', 'Confidentiality', 'Standard', { 'fo:margin-bottom': '4mm' }, bold),
    heading(1, '13pt', '7mm'),
    heading(2, '11pt', '5mm'),
    heading(3, '10pt', '4mm'),
    style('Notice', 'Notice', 'Text_20_body', {
      'fo:border': '1pt solid #b07a00',
      'fo:background-color': '#fff3d6',
      'fo:padding': '2.5mm',
    }),
    style('List_20_Item', 'List Item', 'Text_20_body', { 'fo:margin-bottom': '1mm' }),
    style(
      'Caption',
      'Caption',
      'Standard',
      { 'fo:margin-top': '2mm', 'fo:margin-bottom': '1mm', 'fo:keep-with-next': 'always' },
      { 'fo:font-size': '9pt', 'fo:color': grey },
    ),
    style('Drawing', 'Drawing', 'Standard', { 'fo:margin-bottom': '4mm' }),
    style('Table_20_Contents', 'Table Contents', 'Standard', {}, { 'fo:font-size': '9pt' }),
    style('Table_20_Numbers', 'Table Numbers', 'Table_20_Contents', { 'fo:text-align': 'end' }),
    style('Table_20_Heading', 'Table Heading', 'Table_20_Contents', {}, bold),
    style('Table_20_Heading_20_Numbers', 'Table Heading Numbers', 'Table_20_Heading', {
      'fo:text-align': 'end',
    }),
    style('After_20_Table', 'After Table', 'Standard', {}, { 'fo:font-size': '6pt' }),
    style(
      'Signature',
      'Signature',
      'Standard',
      {
        'fo:margin-top': '16mm',
        'fo:margin-right': '80mm',
        'fo:border-top': '0.5pt solid #000000',
        'fo:padding': '1mm',
        'style:join-border': 'false',
      },
      { 'fo:font-size': '9pt' },
    ),
    style('Header', 'Header', 'Standard', {}, { 'fo:font-size': '8pt', 'fo:color': grey }),
    style('Header_20_Right', 'Header Right', 'Header', { 'fo:text-align': 'end' }, bold),
    style('Footer', 'Footer', 'Header', {}),
    style('Footer_20_Right', 'Footer Right', 'Footer', { 'fo:text-align': 'end' }),
    style('Letterhead', 'Letterhead', 'Standard', {}, { ...bold, 'fo:font-size': '12pt' }),
    style(
      'Letterhead_20_Line',
      'Letterhead Line',
      'Standard',
      {},
      { 'fo:font-size': '9pt', 'fo:color': grey },
    ),
    style('Letterhead_20_Logo', 'Letterhead Logo', 'Standard', { 'fo:text-align': 'end' }),
  ];
}

function textStyles(): XmlElement[] {
  const text = (name: string, shown: string, properties: Properties): XmlElement =>
    e(
      'style:style',
      { 'style:name': name, 'style:display-name': shown, 'style:family': 'text' },
      e('style:text-properties', properties),
    );
  return [
    text('Strong_20_Emphasis', 'Strong Emphasis', bold),
    text('Placeholder', 'Placeholder', { 'fo:background-color': '#ffe38a' }),
    text('Reference', 'Reference', { 'style:text-position': 'super 65%' }),
    text('Internet_20_link', 'Internet link', {}),
    e('style:style', { 'style:name': 'Graphics', 'style:family': 'graphic' }),
  ];
}

/** Headings count themselves, so that one that is put in between gets its number. */
function outline(): XmlElement {
  return e(
    'text:outline-style',
    { 'style:name': 'Outline' },
    ...[1, 2, 3].map((level) =>
      e(
        'text:outline-level-style',
        { 'text:level': level, 'style:num-format': 1, 'text:display-levels': level },
        e(
          'style:list-level-properties',
          { 'text:list-level-position-and-space-mode': 'label-alignment' },
          e('style:list-level-label-alignment', { 'text:label-followed-by': 'space' }),
        ),
      ),
    ),
  );
}

function listStyles(): XmlElement[] {
  const level = e(
    'style:list-level-properties',
    { 'text:list-level-position-and-space-mode': 'label-alignment' },
    e('style:list-level-label-alignment', {
      'text:label-followed-by': 'listtab',
      'text:list-tab-stop-position': '7mm',
      'fo:text-indent': '-5mm',
      'fo:margin-left': '7mm',
    }),
  );
  const bullets = (name: string, sign: string): XmlElement =>
    e(
      'text:list-style',
      { 'style:name': name },
      e('text:list-level-style-bullet', { 'text:level': 1, 'text:bullet-char': sign }, level),
    );
  const numbers = (name: string, prefix: string, suffix: string): XmlElement =>
    e(
      'text:list-style',
      { 'style:name': name },
      e(
        'text:list-level-style-number',
        {
          'text:level': 1,
          'style:num-format': 1,
          'style:num-prefix': prefix === '' ? undefined : prefix,
          'style:num-suffix': suffix,
        },
        level,
      ),
    );
  return [
    bullets('Bullets', '•'),
    bullets('Checks', '☐'),
    numbers('Numbers', '', '.'),
    numbers('References', '[', ']'),
  ];
}
