import type { LaidBlock, LaidDocument, LaidTable, Piece } from '#lib/documents/lay-out.ts';
import { millimetres, odtFrame, odtNamespaces } from './odt-parts.ts';
import { introduces } from '../office/introduces.ts';
import { textWidth, type PaperPicture } from '../office/pictures-of.ts';
import { element as e, type XmlElement } from '../office/xml.ts';

type Content = XmlElement | string;

/** What a person reads in an ODT file: `content.xml`. */
export function odtContent(laid: LaidDocument, charts: ReadonlyMap<LaidBlock, PaperPicture>): XmlElement {
  const writer = new Writer(charts);
  const blocks = laid.blocks.flatMap((block, index) => writer.block(block, laid.blocks[index + 1]));
  return e(
    'office:document-content',
    { ...odtNamespaces, 'office:version': '1.3' },
    e('office:automatic-styles', {}, ...cellStyles(), ...writer.styles),
    e(
      'office:body',
      {},
      e(
        'office:text',
        {},
        paragraph('Title', laid.title),
        paragraph('Subtitle', laid.subtitle),
        paragraph('Confidentiality', laid.confidentiality),
        ...blocks,
        ...references(laid),
      ),
    ),
  );
}

const paragraph = (style: string, ...content: Content[]): XmlElement =>
  e('text:p', { 'text:style-name': style }, ...content);

/** Writes block after block and gathers the styles that only one of them needs. */
class Writer {
  readonly styles: XmlElement[] = [];
  #charts: ReadonlyMap<LaidBlock, PaperPicture>;
  #tables = 0;
  #drawings = 0;
  /** Asked for by a page break: the next block starts a page. */
  #breaks = false;

  constructor(charts: ReadonlyMap<LaidBlock, PaperPicture>) {
    this.#charts = charts;
  }

  block(block: LaidBlock, next: LaidBlock | undefined): XmlElement[] {
    switch (block.kind) {
      case 'heading':
        return [
          e(
            'text:h',
            {
              'text:style-name': this.#style(`Heading_20_${block.level}`),
              'text:outline-level': block.level,
              'text:is-list-header': block.number === '' ? 'true' : undefined,
            },
            block.text,
          ),
        ];
      case 'paragraph':
        return [
          paragraph(this.#style(introduces(next) ? 'Introduction' : 'Text_20_body'), ...pieces(block.text)),
        ];
      case 'notice':
        return [paragraph(this.#style('Notice'), ...pieces(block.text))];
      case 'list':
        return [this.#list(block.ordered ? 'Numbers' : 'Bullets', block.items)];
      case 'checklist':
        return [this.#list('Checks', block.items)];
      case 'facts':
        return this.#facts(block.rows);
      case 'table':
        return this.#table(block);
      case 'chart': {
        const picture = this.#charts.get(block);
        if (!picture) return [];
        return [
          paragraph(this.#style('Caption'), block.title),
          paragraph('Drawing', odtFrame(picture, `chart-${(this.#drawings += 1)}`)),
        ];
      }
      case 'signature':
        return block.lines.map((line) => paragraph(this.#style('Signature'), line));
      case 'page-break':
        this.#breaks = true;
        return [];
    }
  }

  /** The style, or one like it that starts a page. */
  #style(name: string): string {
    if (!this.#breaks) return name;
    this.#breaks = false;
    const own = `${name}_20_on_20_new_20_page`;
    if (!this.styles.some(({ attributes }) => attributes['style:name'] === own))
      this.styles.push(
        e(
          'style:style',
          { 'style:name': own, 'style:family': 'paragraph', 'style:parent-style-name': name },
          e('style:paragraph-properties', { 'fo:break-before': 'page' }),
        ),
      );
    return own;
  }

  #list(style: string, items: readonly Piece[][]): XmlElement {
    return e(
      'text:list',
      { 'text:style-name': style },
      ...items.map((item) =>
        e('text:list-item', {}, paragraph(this.#style('List_20_Item'), ...pieces(item))),
      ),
    );
  }

  #facts(rows: readonly { label: string; value: Piece[] }[]): XmlElement[] {
    if (rows.length === 0) return [];
    return [
      this.#grid(
        [50, textWidth - 50],
        [],
        rows.map(({ label, value }) =>
          row([cell('Body', 'Table_20_Heading', [label]), cell('Body', 'Table_20_Contents', pieces(value))]),
        ),
      ),
      paragraph('After_20_Table'),
    ];
  }

  #table({ caption, columns, rows, totals, together }: LaidTable): XmlElement[] {
    const shares = columns.reduce((sum, { share }) => sum + share, 0);
    const cells = (style: string, look: string, content: readonly Piece[][]): XmlElement =>
      row(
        columns.map(({ numeric }, index) =>
          cell(style, numeric ? numbersOf(look) : look, pieces(content[index] ?? [])),
        ),
      );
    const head = row(
      columns.map(({ label, numeric }) =>
        cell('Head', numeric ? numbersOf('Table_20_Heading') : 'Table_20_Heading', [label]),
      ),
    );
    return [
      paragraph(this.#style('Caption'), caption),
      this.#grid(
        columns.map(({ share }) => (share / shares) * textWidth),
        [e('table:table-header-rows', {}, head)],
        [
          ...rows.map((each) => cells('Body', 'Table_20_Contents', each)),
          ...(totals.length > 0 ? [cells('Total', 'Table_20_Heading', totals)] : []),
        ],
        { title: caption, together },
      ),
      paragraph('After_20_Table'),
    ];
  }

  #grid(
    widths: readonly number[],
    head: XmlElement[],
    rows: XmlElement[],
    { title, together = false }: { title?: string; together?: boolean } = {},
  ): XmlElement {
    const name = `Table${(this.#tables += 1)}`;
    this.styles.push(
      e(
        'style:style',
        { 'style:name': name, 'style:family': 'table' },
        e('style:table-properties', {
          'style:width': millimetres(textWidth),
          'table:align': 'left',
          'style:may-break-between-rows': together ? 'false' : undefined,
          'fo:break-before': this.#breaks ? 'page' : undefined,
        }),
      ),
      ...widths.map((width, index) =>
        e(
          'style:style',
          { 'style:name': `${name}.${index + 1}`, 'style:family': 'table-column' },
          e('style:table-column-properties', { 'style:column-width': millimetres(width) }),
        ),
      ),
    );
    this.#breaks = false;
    return e(
      'table:table',
      { 'table:name': name, 'table:style-name': name },
      ...(title === undefined ? [] : [e('table:title', {}, title)]),
      ...widths.map((_, index) => e('table:table-column', { 'table:style-name': `${name}.${index + 1}` })),
      ...head,
      ...rows,
    );
  }
}

const numbersOf = (style: string): string =>
  style === 'Table_20_Heading' ? 'Table_20_Heading_20_Numbers' : 'Table_20_Numbers';

const row = (cells: readonly XmlElement[]): XmlElement =>
  e('table:table-row', { 'table:style-name': 'Row' }, ...cells);

const cell = (style: string, look: string, content: readonly Content[]): XmlElement =>
  e(
    'table:table-cell',
    { 'table:style-name': style, 'office:value-type': 'string' },
    paragraph(look, ...content),
  );

function cellStyles(): XmlElement[] {
  const look = (name: string, top: string, bottom: string): XmlElement =>
    e(
      'style:style',
      { 'style:name': name, 'style:family': 'table-cell' },
      e('style:table-cell-properties', {
        'fo:padding': '1mm',
        'fo:border-left': 'none',
        'fo:border-right': 'none',
        'fo:border-top': top,
        'fo:border-bottom': bottom,
      }),
    );
  const thin = '0.25pt solid #aaaaaa';
  const thick = '0.75pt solid #000000';
  return [
    look('Head', 'none', thick),
    look('Body', 'none', thin),
    look('Total', thick, thin),
    e(
      'style:style',
      { 'style:name': 'Row', 'style:family': 'table-row' },
      e('style:table-row-properties', { 'fo:keep-together': 'always' }),
    ),
  ];
}

function lines(text: string): Content[] {
  return text.split('\n').flatMap((line, index) => (index === 0 ? [line] : [e('text:line-break'), line]));
}

const link = (to: string, ...content: Content[]): XmlElement =>
  e(
    'text:a',
    {
      'xlink:type': 'simple',
      'xlink:href': `#${to}`,
      'text:style-name': 'Internet_20_link',
      'text:visited-style-name': 'Internet_20_link',
    },
    ...content,
  );

const span = (style: string, ...content: Content[]): XmlElement =>
  e('text:span', { 'text:style-name': style }, ...content);

function pieces(all: readonly Piece[]): Content[] {
  return all.flatMap((piece): Content[] => {
    // No field of the kind that a click replaces: office programs print those as a blank.
    if (piece.kind === 'placeholder') return [span('Placeholder', `[${piece.text}]`)];
    if (piece.kind === 'reference')
      return [
        ...lines(piece.text),
        e('text:bookmark', { 'text:name': `place-${piece.number}-${piece.place}` }),
        link(`reference-${piece.number}`, span('Reference', `[${piece.number}]`)),
      ];
    return piece.strong ? [span('Strong_20_Emphasis', ...lines(piece.text))] : lines(piece.text);
  });
}

function references({ references: all, words }: LaidDocument): XmlElement[] {
  if (all.length === 0) return [];
  const entries = all.map(({ number, text, places }) => {
    const back = Array.from({ length: places }, (_, index) => index + 1).flatMap((place): Content[] => [
      place === 1 ? '' : ', ',
      link(`place-${number}-${place}`, String(place)),
    ]);
    return e(
      'text:list-item',
      {},
      paragraph(
        'List_20_Item',
        e('text:bookmark', { 'text:name': `reference-${number}` }),
        text,
        ...(places === 0 ? [] : [` (${words.usedAt} `, ...back, ')']),
      ),
    );
  });
  return [
    e(
      'text:h',
      { 'text:style-name': 'Heading_20_1', 'text:outline-level': 1, 'text:is-list-header': 'true' },
      words.references,
    ),
    e('text:list', { 'text:style-name': 'References' }, ...entries),
  ];
}
