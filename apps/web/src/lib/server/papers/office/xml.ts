/** An element; texts among the children are plain and are escaped when written. */
export interface XmlElement {
  name: string;
  attributes: Readonly<Record<string, string | number | undefined>>;
  children: readonly (XmlElement | string)[];
}

/**
 * An element of XML. Attributes without a value are left out.
 *
 * @example element('text:p', { 'text:style-name': 'Title' }, 'Amt & Rat')
 */
export function element(
  name: string,
  attributes: XmlElement['attributes'] = {},
  ...children: XmlElement['children']
): XmlElement {
  return { name, attributes, children };
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\n': '&#10;',
};
const escaped = (text: string): string => text.replace(/[&<>"\n]/g, (sign) => entities[sign] ?? sign);

function written({ name, attributes, children }: XmlElement): string {
  const given = Object.entries(attributes)
    .map(([key, value]) => (value === undefined ? '' : ` ${key}="${escaped(String(value))}"`))
    .join('');
  if (children.length === 0) return `<${name}${given}/>`;
  const inner = children.map((child) => (typeof child === 'string' ? escaped(child) : written(child)));
  return `<${name}${given}>${inner.join('')}</${name}>`;
}

/**
 * A file of XML with this element as its root. Texts must hold only what XML can hold, see `plainText`.
 *
 * @example writeXml(element('a', {}, '1 < 2')) // the bytes of <?xml …?><a>1 &lt; 2</a>
 */
export function writeXml(root: XmlElement): Uint8Array {
  return new TextEncoder().encode(
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${written(root)}`,
  );
}
