import type { Document } from '#lib/documents/document.ts';
import { layOut, type LaidDocument } from '#lib/documents/lay-out.ts';
import { odtContent } from './odt-content.ts';
import { odtNamespaces } from './odt-parts.ts';
import { odtStyles } from './odt-styles.ts';
import { packParts } from '../office/pack-parts.ts';
import { picturesOf, type PaperPicture } from '../office/pictures-of.ts';
import { element as e, writeXml, type XmlElement } from '../office/xml.ts';

const type = 'application/vnd.oasis.opendocument.text';

/**
 * Writes a document as an OpenDocument text (ODF 1.3) with real styles, numbered headings, header rows, alternative
 * texts, marked placeholders and references that lead there and back. The same document gives the same bytes.
 *
 * @example await documentToOdt(document)
 */
export async function documentToOdt(document: Document): Promise<Uint8Array<ArrayBuffer>> {
  const laid = layOut(document);
  const { logo, charts } = await picturesOf(document, laid);
  const pictures: [string, PaperPicture][] = [...charts.values()].map((chart, index) => [
    `Pictures/chart-${index + 1}.png`,
    chart,
  ]);
  if (logo) pictures.push(['Pictures/logo.png', logo]);
  return packParts({
    mimetype: new TextEncoder().encode(type),
    'META-INF/manifest.xml': writeXml(manifest(pictures.map(([path]) => path))),
    'content.xml': writeXml(odtContent(laid, charts)),
    'styles.xml': writeXml(odtStyles(laid, logo)),
    'meta.xml': writeXml(properties(laid)),
    ...Object.fromEntries(pictures.map(([path, { png }]) => [path, png])),
  });
}

function manifest(pictures: readonly string[]): XmlElement {
  const entry = (path: string, mediaType: string): XmlElement =>
    e('manifest:file-entry', { 'manifest:full-path': path, 'manifest:media-type': mediaType });
  return e(
    'manifest:manifest',
    {
      'xmlns:manifest': 'urn:oasis:names:tc:opendocument:xmlns:manifest:1.0',
      'manifest:version': '1.3',
    },
    entry('/', type),
    ...['content.xml', 'styles.xml', 'meta.xml'].map((path) => entry(path, 'text/xml')),
    ...pictures.map((path) => entry(path, 'image/png')),
  );
}

function properties({ title, subtitle, authority, date, language }: LaidDocument): XmlElement {
  const at = `${date}T00:00:00Z`;
  return e(
    'office:document-meta',
    { ...odtNamespaces, 'office:version': '1.3' },
    e(
      'office:meta',
      {},
      e('meta:generator', {}, 'Allmende'),
      e('dc:title', {}, title),
      e('dc:subject', {}, subtitle),
      e('meta:initial-creator', {}, authority),
      e('dc:creator', {}, authority),
      e('meta:creation-date', {}, at),
      e('dc:date', {}, at),
      e('dc:language', {}, language === 'de' ? 'de-DE' : 'en-GB'),
    ),
  );
}
