import type { Document } from '#lib/documents/document.ts';
import { layOut, type LaidBlock, type LaidDocument } from '#lib/documents/lay-out.ts';
import { packParts } from '../office/pack-parts.ts';
import { picturesOf, textWidth } from '../office/pictures-of.ts';
import { element as e, writeXml, type XmlElement } from '../office/xml.ts';
import { docxContent, type RelatedPicture } from './docx-content.ts';
import { docxNumbering } from './docx-numbering.ts';
import { docxNamespaces, grid, paragraph, picture, run, twips, value } from './docx-parts.ts';
import { docxStyles } from './docx-styles.ts';

const schemas = 'http://schemas.openxmlformats.org';
const related = `${schemas}/officeDocument/2006/relationships`;
const wordType = (part: string): string =>
  `application/vnd.openxmlformats-officedocument.wordprocessingml.${part}+xml`;

/**
 * Writes a document as DOCX (Office Open XML, transitional) with real styles, numbered headings, header rows,
 * alternative texts, boxes to tick and marked placeholders. The same document gives the same bytes.
 *
 * @example await documentToDocx(document)
 */
export async function documentToDocx(document: Document): Promise<Uint8Array<ArrayBuffer>> {
  const laid = layOut(document);
  const { logo, charts } = await picturesOf(document, laid);
  const drawn = new Map<LaidBlock, RelatedPicture>(
    [...charts].map(([block, chart], index) => [block, { ...chart, relation: `chart-${index + 1}` }]),
  );
  const { root, orderedLists } = docxContent(laid, drawn);
  const pictures = [...drawn.values()];
  const mark = logo && { ...logo, relation: 'logo' };
  const part = (name: string): string => `${name}.xml`;
  const parts = ['styles', 'numbering', 'settings', 'header', 'letterhead', 'footer'];
  return packParts({
    '[Content_Types].xml': writeXml(types()),
    '_rels/.rels': writeXml(
      relations([
        ['document', `${related}/officeDocument`, 'word/document.xml'],
        ['properties', `${schemas}/package/2006/relationships/metadata/core-properties`, 'docProps/core.xml'],
      ]),
    ),
    'docProps/core.xml': writeXml(properties(laid)),
    'word/document.xml': writeXml(root),
    'word/_rels/document.xml.rels': writeXml(
      relations([
        ...parts.map((name): Relation => [name, `${related}/${kindOf(name)}`, part(name)]),
        ...pictures.map(pictureRelation),
      ]),
    ),
    'word/styles.xml': writeXml(docxStyles(laid.language)),
    'word/numbering.xml': writeXml(docxNumbering(orderedLists)),
    'word/settings.xml': writeXml(settings()),
    'word/header.xml': writeXml(e('w:hdr', docxNamespaces, head(laid, laid.running))),
    'word/letterhead.xml': writeXml(e('w:hdr', docxNamespaces, ...letterhead(laid, mark))),
    'word/footer.xml': writeXml(e('w:ftr', docxNamespaces, foot(laid))),
    ...(mark ? { 'word/_rels/letterhead.xml.rels': writeXml(relations([pictureRelation(mark)])) } : {}),
    ...Object.fromEntries(
      [...pictures, ...(mark ? [mark] : [])].map(({ relation, png }) => [`word/media/${relation}.png`, png]),
    ),
  });
}

type Relation = [id: string, type: string, target: string];

const kindOf = (part: string): string => (part === 'letterhead' ? 'header' : part);

const pictureRelation = ({ relation }: RelatedPicture): Relation => [
  relation,
  `${related}/image`,
  `media/${relation}.png`,
];

const relations = (all: readonly Relation[]): XmlElement =>
  e(
    'Relationships',
    { xmlns: `${schemas}/package/2006/relationships` },
    ...all.map(([id, type, target]) => e('Relationship', { Id: id, Type: type, Target: target })),
  );

function types(): XmlElement {
  const part = (name: string, type: string): XmlElement =>
    e('Override', { PartName: name, ContentType: type });
  return e(
    'Types',
    { xmlns: `${schemas}/package/2006/content-types` },
    e('Default', {
      Extension: 'rels',
      ContentType: 'application/vnd.openxmlformats-package.relationships+xml',
    }),
    e('Default', { Extension: 'xml', ContentType: 'application/xml' }),
    e('Default', { Extension: 'png', ContentType: 'image/png' }),
    part('/word/document.xml', wordType('document.main')),
    ...['styles', 'numbering', 'settings', 'header', 'footer'].map((name) =>
      part(`/word/${name}.xml`, wordType(name)),
    ),
    part('/word/letterhead.xml', wordType('header')),
    part('/docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml'),
  );
}

function properties({ title, subtitle, authority, date, language }: LaidDocument): XmlElement {
  const at = (name: string): XmlElement => e(name, { 'xsi:type': 'dcterms:W3CDTF' }, `${date}T00:00:00Z`);
  return e(
    'cp:coreProperties',
    {
      'xmlns:cp': `${schemas}/package/2006/metadata/core-properties`,
      'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
      'xmlns:dcterms': 'http://purl.org/dc/terms/',
      'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
    },
    e('dc:title', {}, title),
    e('dc:subject', {}, subtitle),
    e('dc:creator', {}, authority),
    e('dc:language', {}, language === 'de' ? 'de-DE' : 'en-GB'),
    at('dcterms:created'),
    at('dcterms:modified'),
  );
}

function settings(): XmlElement {
  return e(
    'w:settings',
    docxNamespaces,
    value('w:defaultTabStop', twips(10)),
    e('w:autoHyphenation'),
    e(
      'w:compat',
      {},
      // Without it, Word opens the file in the mode for its older versions.
      e('w:compatSetting', {
        'w:name': 'compatibilityMode',
        'w:uri': 'http://schemas.microsoft.com/office/word',
        'w:val': 15,
      }),
    ),
  );
}

const strong = (text: string): XmlElement => run(text, value('w:rStyle', 'Strong'));

const head = ({ confidentiality }: LaidDocument, left: string): XmlElement =>
  paragraph('Header', [run(left), e('w:r', {}, e('w:tab')), strong(confidentiality)]);

function letterhead(laid: LaidDocument, logo: RelatedPicture | null): XmlElement[] {
  const widths = [twips(textWidth - 60), twips(60)] as const;
  const left = [
    paragraph('Letterhead', [run(laid.authority)]),
    ...laid.letterhead.map((line) => paragraph('LetterheadLine', [run(line)])),
  ];
  const right = paragraph('LetterheadLogo', logo ? [picture(logo, logo.relation, 1)] : []);
  const cells = [left, [right]].map((content, index) => ({
    content,
    width: widths[index] ?? 0,
    top: 0,
    bottom: 4,
  }));
  return [head(laid, ''), grid([{ cells }], widths), paragraph('Header', [])];
}

function foot({ footer, words }: LaidDocument): XmlElement {
  const field = (name: string): XmlElement => e('w:fldSimple', { 'w:instr': ` ${name} ` }, run('1'));
  return paragraph('Footer', [
    run(footer),
    e('w:r', {}, e('w:tab')),
    run(`${words.page} `),
    field('PAGE'),
    run(` ${words.of} `),
    field('NUMPAGES'),
  ]);
}
