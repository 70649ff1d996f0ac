import { SaxesParser } from 'saxes';
import { LIMITS } from '../limits.ts';
import { scanXml } from '../workbook/scan-xml.ts';
import type { ProblemCode } from '../problems/problem-codes.ts';

/** An element with local names; text is what stands directly in it. */
export interface XmlElement {
  name: string;
  namespace: string;
  attributes: ReadonlyMap<string, string>;
  text: string;
  children: XmlElement[];
}

/**
 * Reads XML into a tree. Document types, entities of its own, deep nesting, too many elements and tags that do not pair are refused before
 * the parser sees them, so that nothing is fetched and nothing grows.
 */
export function readXml(
  bytes: Uint8Array,
  text: string,
): { ok: true; root: XmlElement } | { ok: false; code: ProblemCode } {
  let elements = 0;
  const refused = scanXml(bytes, () => void elements++);
  if (refused) return { ok: false, code: refused };
  if (elements > LIMITS.nodes) return { ok: false, code: 'too-many-nodes' };
  const open: XmlElement[] = [];
  let root: XmlElement | null = null;
  const parser = new SaxesParser({ xmlns: true });
  parser.on('opentag', ({ local, uri, attributes }) => {
    const element: XmlElement = {
      name: local,
      namespace: uri,
      attributes: new Map(
        Object.values(attributes).map((attribute) => [attribute.local, attribute.value] as const),
      ),
      text: '',
      children: [],
    };
    open.at(-1)?.children.push(element);
    root ??= element;
    open.push(element);
  });
  const addText = (piece: string): void => {
    const element = open.at(-1);
    if (element) element.text += piece;
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', () => void open.pop());
  try {
    parser.write(text).close();
  } catch {
    return { ok: false, code: 'xml-not-well-formed' };
  }
  return root ? { ok: true, root } : { ok: false, code: 'xml-not-well-formed' };
}

/** The children with this local name. */
export function childrenOf(element: XmlElement | undefined, name: string): XmlElement[] {
  return element?.children.filter((child) => child.name === name) ?? [];
}

/** The first child on this path of local names. @example childAt(root, 'CONTENT', 'HARDWARE') */
export function childAt(element: XmlElement | undefined, ...path: string[]): XmlElement | undefined {
  let found = element;
  for (const name of path) found = found?.children.find((child) => child.name === name);
  return found;
}

/** The trimmed text of the first of these children that has one; empty where there is none. */
export function childText(element: XmlElement | undefined, ...names: string[]): string {
  for (const name of names) {
    const text = element?.children.find((child) => child.name === name)?.text.trim();
    if (text) return text;
  }
  return '';
}
