import type { LaidBlock, LaidDocument, LaidTable, Piece } from '#lib/documents/lay-out.ts';
import { introduces } from '../office/introduces.ts';
import { textWidth, type PaperPicture } from '../office/pictures-of.ts';
import { element as e, type XmlElement } from '../office/xml.ts';
import { bulletList, firstOrderedList, headingList, referenceList } from './docx-numbering.ts';
import {
  docxNamespaces,
  grid,
  paragraph,
  picture,
  run,
  twips,
  value,
  type ParagraphForm,
} from './docx-parts.ts';

/** A picture with the name by which the text leads to its file. */
export type RelatedPicture = PaperPicture & { relation: string };

/** What a person reads in a DOCX file, `word/document.xml`, and how many ordered lists it has. */
export function docxContent(
  laid: LaidDocument,
  charts: ReadonlyMap<LaidBlock, RelatedPicture>,
): { root: XmlElement; orderedLists: number } {
  const writer = new Writer(charts);
  const body = e(
    'w:body',
    {},
    paragraph('Title', [run(laid.title)]),
    paragraph('Subtitle', [run(laid.subtitle)]),
    paragraph('Confidentiality', [run(laid.confidentiality)]),
    ...laid.blocks.flatMap((block, index) => writer.block(block, laid.blocks[index + 1])),
    ...writer.references(laid),
    section(),
  );
  return { root: e('w:document', docxNamespaces, body), orderedLists: writer.orderedLists };
}

/** Writes block after block; what the format wants numbered is counted here, so that no number is drawn by lot. */
class Writer {
  orderedLists = 0;
  #charts: ReadonlyMap<LaidBlock, RelatedPicture>;
  #ids = 0;
  /** Asked for by a page break: the next block starts a page. */
  #breaks = false;

  constructor(charts: ReadonlyMap<LaidBlock, RelatedPicture>) {
    this.#charts = charts;
  }

  block(block: LaidBlock, next: LaidBlock | undefined): XmlElement[] {
    switch (block.kind) {
      case 'heading': {
        const numbering = block.number === '' ? undefined : { list: headingList, level: block.level - 1 };
        return [this.#paragraph(`Heading${block.level}`, [run(block.text)], { numbering })];
      }
      case 'paragraph':
        return [this.#paragraph(introduces(next) ? 'Introduction' : 'BodyText', this.#pieces(block.text))];
      case 'notice':
        return [this.#paragraph('Notice', this.#pieces(block.text))];
      case 'list': {
        if (block.ordered) this.orderedLists += 1;
        const list = block.ordered ? firstOrderedList + this.orderedLists - 1 : bulletList;
        return block.items.map((item) =>
          this.#paragraph('ListParagraph', this.#pieces(item), { numbering: { list, level: 0 } }),
        );
      }
      case 'checklist':
        return block.items.map((item) =>
          this.#paragraph('Checklist', [this.#box(), e('w:r', {}, e('w:tab')), ...this.#pieces(item)]),
        );
      case 'facts':
        return this.#facts(block.rows);
      case 'table':
        return this.#table(block);
      case 'chart': {
        const chart = this.#charts.get(block);
        if (!chart) return [];
        return [
          this.#paragraph('Caption', [run(block.title)]),
          paragraph('Drawing', [picture(chart, chart.relation, (this.#ids += 1))]),
        ];
      }
      case 'signature':
        return block.lines.map((line) => this.#paragraph('Signature', [run(line)]));
      case 'page-break':
        this.#breaks = true;
        return [];
    }
  }

  references({ references: all, words }: LaidDocument): XmlElement[] {
    if (all.length === 0) return [];
    const entries = all.map(({ number, text, places }) => {
      const back = Array.from({ length: places }, (_, index) => index + 1).flatMap((place) => [
        ...(place === 1 ? [] : [run(', ')]),
        link(`place_${number}_${place}`, run(String(place))),
      ]);
      return paragraph(
        'ListParagraph',
        [
          ...this.#bookmark(`reference_${number}`),
          run(text),
          ...(places === 0 ? [] : [run(` (${words.usedAt} `), ...back, run(')')]),
        ],
        { numbering: { list: referenceList, level: 0 } },
      );
    });
    return [this.#paragraph('Heading1', [run(words.references)]), ...entries];
  }

  #paragraph(style: string, content: readonly XmlElement[], form: ParagraphForm = {}): XmlElement {
    const startsPage = this.#breaks;
    this.#breaks = false;
    return paragraph(style, content, { ...form, startsPage });
  }

  #facts(rows: readonly { label: string; value: Piece[] }[]): XmlElement[] {
    if (rows.length === 0) return [];
    const widths = [twips(50), twips(textWidth - 50)] as const;
    const look = { top: 0, bottom: 2 };
    return [
      grid(
        rows.map(({ label, value: given }) => ({
          cells: [
            { ...look, width: widths[0], content: [this.#paragraph('TableHeading', [run(label)])] },
            { ...look, width: widths[1], content: [this.#paragraph('TableContents', this.#pieces(given))] },
          ],
        })),
        widths,
      ),
      paragraph('AfterTable', []),
    ];
  }

  #table({ caption, columns, rows, totals, together }: LaidTable): XmlElement[] {
    const shares = columns.reduce((sum, { share }) => sum + share, 0);
    const widths = columns.map(({ share }) => twips((share / shares) * textWidth));
    const title = this.#paragraph('Caption', [run(caption)]);
    const cells = (
      style: string,
      content: readonly XmlElement[][],
      [top, bottom]: [number, number],
      keepsNext: boolean,
    ) =>
      columns.map(({ numeric }, index) => ({
        width: widths[index] ?? 0,
        top,
        bottom,
        content: [paragraph(numeric ? numbersOf(style) : style, content[index] ?? [], { keepsNext })],
      }));
    const filled = (row: readonly Piece[][]): XmlElement[][] => row.map((each) => this.#pieces(each));
    const head = columns.map(({ label }) => [run(label)]);
    const last = totals.length > 0 ? rows.length : rows.length - 1;
    return [
      title,
      grid(
        [
          { cells: cells('TableHeading', head, [0, 6], true), head: true },
          ...rows.map((row, index) => ({
            cells: cells('TableContents', filled(row), [0, 2], together && index < last),
          })),
          ...(totals.length > 0 ? [{ cells: cells('TableHeading', filled(totals), [6, 2], false) }] : []),
        ],
        widths,
        caption,
      ),
      paragraph('AfterTable', []),
    ];
  }

  #pieces(all: readonly Piece[]): XmlElement[] {
    return all.flatMap((piece): XmlElement[] => {
      // No field of the kind that a click replaces: LibreOffice makes PDF files of those without their mark.
      if (piece.kind === 'placeholder')
        return [run(`[${piece.text}]`, value('w:rStyle', 'PlaceholderText'), value('w:highlight', 'yellow'))];
      if (piece.kind === 'reference')
        return [
          run(piece.text),
          ...this.#bookmark(`place_${piece.number}_${piece.place}`),
          link(`reference_${piece.number}`, run(`[${piece.number}]`, value('w:rStyle', 'Reference'))),
        ];
      return [piece.strong ? run(piece.text, value('w:rStyle', 'Strong')) : run(piece.text)];
    });
  }

  /** A box that a click ticks. */
  #box(): XmlElement {
    const font = { 'w:ascii': 'MS Gothic', 'w:eastAsia': 'MS Gothic', 'w:hAnsi': 'MS Gothic' };
    const state = (name: string, sign: string): XmlElement =>
      e(`w14:${name}`, { 'w14:val': sign, 'w14:font': 'MS Gothic' });
    return e(
      'w:sdt',
      {},
      e(
        'w:sdtPr',
        {},
        value('w:id', (this.#ids += 1)),
        e(
          'w14:checkbox',
          {},
          e('w14:checked', { 'w14:val': '0' }),
          state('checkedState', '2612'),
          state('uncheckedState', '2610'),
        ),
      ),
      e('w:sdtContent', {}, run('☐', e('w:rFonts', { 'w:hint': 'eastAsia', ...font }))),
    );
  }

  #bookmark(name: string): XmlElement[] {
    const id = (this.#ids += 1);
    return [e('w:bookmarkStart', { 'w:id': id, 'w:name': name }), e('w:bookmarkEnd', { 'w:id': id })];
  }
}

const numbersOf = (style: string): string =>
  style === 'TableHeading' ? 'TableHeadingNumbers' : 'TableNumbers';

const link = (to: string, content: XmlElement): XmlElement =>
  e('w:hyperlink', { 'w:anchor': to, 'w:history': 1 }, content);

/** A4 with a first page of its own. */
function section(): XmlElement {
  const strip = (kind: 'header' | 'footer', type: string, relation: string): XmlElement =>
    e(`w:${kind}Reference`, { 'w:type': type, 'r:id': relation });
  return e(
    'w:sectPr',
    {},
    strip('header', 'default', 'header'),
    strip('header', 'first', 'letterhead'),
    strip('footer', 'default', 'footer'),
    strip('footer', 'first', 'footer'),
    e('w:pgSz', { 'w:w': twips(210), 'w:h': twips(297) }),
    e('w:pgMar', {
      'w:top': twips(24),
      'w:right': twips(20),
      'w:bottom': twips(22),
      'w:left': twips(25),
      'w:header': twips(12),
      'w:footer': twips(12),
      'w:gutter': 0,
    }),
    e('w:titlePg'),
  );
}
