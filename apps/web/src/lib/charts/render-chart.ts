import type { Chart, Shape } from './chart.ts';

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Control characters are not allowed in XML 1.0, not even as references. */
function isAllowed(character: string): boolean {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x20) return code === 0x9 || code === 0xa || code === 0xd;
  return (code < 0xd800 || code > 0xdfff) && code !== 0xfffe && code !== 0xffff;
}

function escaped(value: string): string {
  let result = '';
  for (const character of value) if (isAllowed(character)) result += ENTITIES[character] ?? character;
  return result;
}

function renderShape({ tag, attributes, children }: Shape): string {
  const written = Object.entries(attributes)
    .map(([key, value]) => ` ${key}="${escaped(String(value))}"`)
    .join('');
  const inner = children
    .map((child) => (typeof child === 'string' ? escaped(child) : renderShape(child)))
    .join('');
  return inner === '' ? `<${tag}${written}/>` : `<${tag}${written}>${inner}</${tag}>`;
}

/**
 * The chart as a complete SVG document for papers (PDF, ODT) and downloads. All colours are fixed, no
 * reference leaves the file, text from people is escaped.
 *
 * @example renderChart(intervalBar({ interval: [59, 61], title: 'Abhängigkeit', description: '59–61 von 100' }))
 */
export function renderChart(chart: Chart): string {
  const { width, height, title, description, shapes } = chart;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">` +
    `<title>${escaped(title)}</title><desc>${escaped(description)}</desc>${shapes.map(renderShape).join('')}</svg>`
  );
}
