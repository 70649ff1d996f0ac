import { element as e, type XmlElement } from '../office/xml.ts';
import { docxNamespaces, twips, value } from './docx-parts.ts';

/** Lists that every document has; ordered ones follow, each counting for itself. */
export const headingList = 1;
export const bulletList = 2;
export const referenceList = 3;
export const firstOrderedList = 4;

/** How lists and headings count: `word/numbering.xml`. */
export function docxNumbering(orderedLists: number): XmlElement {
  const indent = { left: twips(7), hanging: twips(5) };
  const ordered = 4;
  const lists = [
    abstract(
      headingList,
      [1, 2, 3].map((depth) => level(depth - 1, 'decimal', headingText(depth), null)),
    ),
    abstract(bulletList, [level(0, 'bullet', '•', indent)]),
    abstract(referenceList, [level(0, 'decimal', '[%1]', { left: twips(9), hanging: twips(9) })]),
    abstract(ordered, [level(0, 'decimal', '%1.', indent)]),
  ];
  const fixed = [headingList, bulletList, referenceList].map((id) =>
    e('w:num', { 'w:numId': id }, value('w:abstractNumId', id)),
  );
  const counted = Array.from({ length: orderedLists }, (_, index) =>
    e(
      'w:num',
      { 'w:numId': firstOrderedList + index },
      value('w:abstractNumId', ordered),
      e('w:lvlOverride', { 'w:ilvl': 0 }, value('w:startOverride', 1)),
    ),
  );
  return e('w:numbering', docxNamespaces, ...lists, ...fixed, ...counted);
}

/** „1“, „1.1“, „1.1.1“. */
const headingText = (depth: number): string =>
  Array.from({ length: depth }, (_, index) => `%${index + 1}`).join('.');

const abstract = (id: number, levels: readonly XmlElement[]): XmlElement =>
  e(
    'w:abstractNum',
    { 'w:abstractNumId': id },
    value('w:multiLevelType', levels.length > 1 ? 'multilevel' : 'singleLevel'),
    ...levels,
  );

function level(
  depth: number,
  format: string,
  text: string,
  indent: { left: number; hanging: number } | null,
): XmlElement {
  return e(
    'w:lvl',
    { 'w:ilvl': depth },
    value('w:start', 1),
    value('w:numFmt', format),
    ...(indent ? [] : [value('w:suff', 'space')]),
    value('w:lvlText', text),
    value('w:lvlJc', 'left'),
    ...(indent ? [e('w:pPr', {}, e('w:ind', { 'w:left': indent.left, 'w:hanging': indent.hanging }))] : []),
  );
}
