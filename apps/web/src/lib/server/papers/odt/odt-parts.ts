import type { PaperPicture } from '../office/pictures-of.ts';
import { element as e, type XmlElement } from '../office/xml.ts';

const oasis = 'urn:oasis:names:tc:opendocument:xmlns';

/** The namespaces of OpenDocument that our files use. */
export const odtNamespaces = {
  'xmlns:office': `${oasis}:office:1.0`,
  'xmlns:style': `${oasis}:style:1.0`,
  'xmlns:text': `${oasis}:text:1.0`,
  'xmlns:table': `${oasis}:table:1.0`,
  'xmlns:draw': `${oasis}:drawing:1.0`,
  'xmlns:meta': `${oasis}:meta:1.0`,
  'xmlns:fo': `${oasis}:xsl-fo-compatible:1.0`,
  'xmlns:svg': `${oasis}:svg-compatible:1.0`,
  'xmlns:xlink': 'http://www.w3.org/1999/xlink',
  'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
} as const;

/** The colour of what accompanies the text. */
export const grey = '#464646';

/** Millimetres as OpenDocument writes them. */
export const millimetres = (length: number): string => `${Math.round(length * 100) / 100}mm`;

/** A picture that stands in the line like a letter; `name` is the one of its file, without ending. */
export function odtFrame(picture: PaperPicture, name: string): XmlElement {
  return e(
    'draw:frame',
    {
      'draw:style-name': 'Graphics',
      'draw:name': name,
      'text:anchor-type': 'as-char',
      'svg:width': millimetres(picture.width),
      'svg:height': millimetres(picture.height),
    },
    e('draw:image', {
      'xlink:href': `Pictures/${name}.png`,
      'xlink:type': 'simple',
      'xlink:show': 'embed',
      'xlink:actuate': 'onLoad',
      'draw:mime-type': 'image/png',
    }),
    e('svg:title', {}, picture.title),
    e('svg:desc', {}, picture.alt),
  );
}
