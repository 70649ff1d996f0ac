import { PREFIXES, type RdfNode, type RdfValue } from './node.ts';

/** What stands at the head of a Turtle document. */
export const turtleHead = (): string =>
  `${Object.entries(PREFIXES)
    .map(([prefix, iri]) => `@prefix ${prefix}: <${iri}> .`)
    .join('\n')}\n`;

/**
 * A resource as Turtle. What has a name of its own and is described in place follows as a statement of its own.
 *
 * @example turtleOf({ iri: 'https://stadt.example/a', types: ['dcat:Catalog'], says: [] }) // '<https://…/a> a dcat:Catalog .\n'
 */
export function turtleOf(node: RdfNode): string {
  const later: RdfNode[] = [];
  const body = bodyOf(node, later);
  const subject = node.iri === undefined ? '[]' : `<${node.iri}>`;
  return `\n${subject} ${body} .\n${later.map(turtleOf).join('')}`;
}

function bodyOf({ types, says }: RdfNode, later: RdfNode[]): string {
  const parts = [
    ...(types.length > 0 ? [`a ${types.join(', ')}`] : []),
    ...says
      .filter(([, values]) => values.length > 0)
      .map(
        ([predicate, values]) => `${predicate} ${values.map((value) => valueOf(value, later)).join(', ')}`,
      ),
  ];
  return parts.join(' ;\n  ');
}

function valueOf(value: RdfValue, later: RdfNode[]): string {
  if ('types' in value) {
    if (value.iri === undefined) return `[ ${bodyOf(value, later)} ]`;
    later.push(value);
    return `<${value.iri}>`;
  }
  if ('iri' in value) return `<${value.iri}>`;
  const quoted = `"${value.text.replace(/[\u0000-\u001f"\\\u007f]/g, escaped).replace(/\p{Surrogate}/gu, '\uFFFD')}"`;
  if ('type' in value) return `${quoted}^^${value.type}`;
  return value.language === undefined ? quoted : `${quoted}@${value.language.toLowerCase()}`;
}

const short: Record<string, string> = { '"': '\\"', '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };
const escaped = (sign: string): string =>
  short[sign] ?? `\\u${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
