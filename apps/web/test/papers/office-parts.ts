import { unzipSync } from 'fflate';
import { SaxesParser } from 'saxes';

/** The parts of an office file, each read by a parser that accepts well-formed XML only. */
export function xmlPartsOf(file: Uint8Array): Map<string, string> {
  const parts = new Map<string, string>();
  for (const [path, bytes] of Object.entries(unzipSync(file))) {
    if (!/\.(?:xml|rels)$/.test(path)) continue;
    const xml = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    const parser = new SaxesParser({ xmlns: true });
    parser.on('error', (error) => {
      throw new Error(`${path}: ${error.message}`);
    });
    parser.write(xml).close();
    parts.set(path, xml);
  }
  return parts;
}

/** What a part says, without its elements. */
export function textOfXml(xml: string): string {
  let text = '';
  const parser = new SaxesParser();
  parser.on('text', (piece) => (text += piece));
  parser.write(xml).close();
  return text;
}
