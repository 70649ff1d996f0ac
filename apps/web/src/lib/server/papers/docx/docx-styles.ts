import type { Language } from '#lib/i18n/index.ts';
import { element as e, type XmlElement } from '../office/xml.ts';
import { docxNamespaces, edge, twips, value } from './docx-parts.ts';

const grey = '464646';

interface Look {
  name: string;
  based?: string;
  next?: string;
  keepNext?: boolean;
  /** Twips. */
  before?: number;
  after?: number;
  indent?: { left?: number; right?: number; hanging?: number };
  end?: boolean;
  level?: number;
  borders?: XmlElement[];
  fill?: string;
  tabs?: number;
  bold?: boolean;
  colour?: string;
  /** Points. */
  size?: number;
}

const paragraphs: Record<string, Look> = {
  Normal: { name: 'Normal' },
  BodyText: { name: 'Body Text', based: 'Normal', after: 140 },
  Introduction: { name: 'Introduction', based: 'BodyText', keepNext: true },
  Title: { name: 'Title', based: 'Normal', keepNext: true, before: 340, after: 60, bold: true, size: 18 },
  Subtitle: { name: 'Subtitle', based: 'Normal', after: 60, size: 11 },
  Confidentiality: { name: 'Confidentiality', based: 'Normal', after: 240, bold: true },
  Heading1: heading(1, 13, 400),
  Heading2: heading(2, 11, 280),
  Heading3: heading(3, 10, 220),
  Notice: {
    name: 'Notice',
    based: 'BodyText',
    borders: ['w:top', 'w:left', 'w:bottom', 'w:right'].map((side) =>
      e(side, { 'w:val': 'single', 'w:sz': 8, 'w:space': 6, 'w:color': 'B07A00' }),
    ),
    fill: 'FFF3D6',
    indent: { left: 120, right: 120 },
  },
  ListParagraph: { name: 'List Paragraph', based: 'BodyText', after: 60 },
  Checklist: {
    name: 'Checklist',
    based: 'ListParagraph',
    indent: { left: twips(8), hanging: twips(6) },
    tabs: twips(8),
  },
  Caption: {
    name: 'caption',
    based: 'Normal',
    keepNext: true,
    before: 120,
    after: 60,
    colour: grey,
    size: 9,
  },
  Drawing: { name: 'Drawing', based: 'Normal', after: 220 },
  TableContents: { name: 'Table Contents', based: 'Normal', before: 40, after: 40, size: 9 },
  TableNumbers: { name: 'Table Numbers', based: 'TableContents', end: true },
  TableHeading: { name: 'Table Heading', based: 'TableContents', bold: true },
  TableHeadingNumbers: { name: 'Table Heading Numbers', based: 'TableHeading', end: true },
  AfterTable: { name: 'After Table', based: 'Normal', size: 6 },
  Signature: {
    name: 'Signature Line',
    based: 'Normal',
    before: twips(16),
    borders: [edge('w:top', 4), edge('w:between', 4)],
    indent: { right: twips(80) },
    size: 9,
  },
  Header: { name: 'header', based: 'Normal', colour: grey, size: 8, tabs: -twips(165) },
  Footer: { name: 'footer', based: 'Normal', colour: grey, size: 8, tabs: -twips(165) },
  Letterhead: { name: 'Letterhead', based: 'Normal', bold: true, size: 12 },
  LetterheadLine: { name: 'Letterhead Line', based: 'Normal', colour: grey, size: 9 },
  LetterheadLogo: { name: 'Letterhead Logo', based: 'Normal', end: true },
};

function heading(level: number, size: number, before: number): Look {
  return {
    name: `heading ${level}`,
    based: 'Normal',
    next: 'BodyText',
    keepNext: true,
    before,
    after: 110,
    level: level - 1,
    bold: true,
    size,
  };
}

/** The named styles of a DOCX file: `word/styles.xml`. */
export function docxStyles(language: Language): XmlElement {
  const locale = language === 'de' ? 'de-DE' : 'en-GB';
  const defaults = e(
    'w:docDefaults',
    {},
    e(
      'w:rPrDefault',
      {},
      e(
        'w:rPr',
        {},
        e('w:rFonts', { 'w:ascii': 'Arial', 'w:eastAsia': 'Arial', 'w:hAnsi': 'Arial', 'w:cs': 'Arial' }),
        value('w:sz', 20),
        value('w:szCs', 20),
        e('w:lang', { 'w:val': locale, 'w:eastAsia': locale, 'w:bidi': 'ar-SA' }),
      ),
    ),
    e(
      'w:pPrDefault',
      {},
      e('w:pPr', {}, e('w:spacing', { 'w:after': 0, 'w:line': 264, 'w:lineRule': 'auto' })),
    ),
  );
  return e(
    'w:styles',
    docxNamespaces,
    defaults,
    ...Object.entries(paragraphs).map(([id, look]) => paragraphStyle(id, look)),
    textStyle('Strong', 'Strong', e('w:b')),
    textStyle(
      'PlaceholderText',
      'Placeholder Text',
      e('w:shd', { 'w:val': 'clear', 'w:color': 'auto', 'w:fill': 'FFE38A' }),
    ),
    textStyle('Reference', 'Reference', value('w:vertAlign', 'superscript')),
  );
}

function paragraphStyle(id: string, look: Look): XmlElement {
  const { keepNext, borders, fill, tabs, before, after, indent, end, level } = look;
  const form = [
    ...(keepNext ? [e('w:keepNext')] : []),
    ...(borders ? [e('w:pBdr', {}, ...borders)] : []),
    ...(fill === undefined ? [] : [e('w:shd', { 'w:val': 'clear', 'w:color': 'auto', 'w:fill': fill })]),
    ...(tabs === undefined ? [] : [e('w:tabs', {}, tab(tabs))]),
    ...(before === undefined && after === undefined
      ? []
      : [e('w:spacing', { 'w:before': before, 'w:after': after })]),
    ...(indent
      ? [e('w:ind', Object.fromEntries(Object.entries(indent).map(([side, by]) => [`w:${side}`, by])))]
      : []),
    ...(end ? [value('w:jc', 'right')] : []),
    ...(level === undefined ? [] : [value('w:outlineLvl', level)]),
  ];
  const letters = [
    ...(look.bold ? [e('w:b')] : []),
    ...(look.colour === undefined ? [] : [value('w:color', look.colour)]),
    ...(look.size === undefined ? [] : [value('w:sz', look.size * 2), value('w:szCs', look.size * 2)]),
  ];
  return e(
    'w:style',
    { 'w:type': 'paragraph', 'w:default': id === 'Normal' ? 1 : undefined, 'w:styleId': id },
    value('w:name', look.name),
    ...(look.based === undefined ? [] : [value('w:basedOn', look.based)]),
    ...(look.next === undefined ? [] : [value('w:next', look.next)]),
    e('w:qFormat'),
    ...(form.length > 0 ? [e('w:pPr', {}, ...form)] : []),
    ...(letters.length > 0 ? [e('w:rPr', {}, ...letters)] : []),
  );
}

/** A stop at a distance in twips; a negative one is at the right edge of what stands there. */
const tab = (at: number): XmlElement =>
  e('w:tab', { 'w:val': at < 0 ? 'right' : 'left', 'w:pos': Math.abs(at) });

function textStyle(id: string, name: string, form: XmlElement): XmlElement {
  return e(
    'w:style',
    { 'w:type': 'character', 'w:styleId': id },
    value('w:name', name),
    e('w:qFormat'),
    e('w:rPr', {}, form),
  );
}
