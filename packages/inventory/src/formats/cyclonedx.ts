import type { Content, Format } from './format.ts';
import { listOf, memberOf, objectOf, textOf } from './json-values.ts';
import { checkCyclonedx } from './sbom/check-cyclonedx.ts';
import { cyclonedxOfXml } from './sbom/cyclonedx-of-xml.ts';
import { listParts, type Part } from './sbom/list-parts.ts';
import { childAt, childrenOf, childText, type XmlElement } from './read-xml.ts';

/** Types of components that an administration runs; libraries, files and the like are parts of those. */
const RUN = new Set(['application', 'platform', 'operating-system', 'firmware', 'container', 'service']);

/** CycloneDX 1.1 to 1.7, JSON and XML: what a system consists of, of which only what one runs is taken. */
export const cyclonedx: Format = {
  id: 'cyclonedx',
  name: 'CycloneDX',
  kinds: ['json', 'xml'],
  recognise(content) {
    if (content.kind === 'json') {
      const names = /cyclonedx/i.test(
        `${textOf(content.value, 'bomFormat')} ${textOf(content.value, '$schema')}`,
      );
      return names && textOf(content.value, 'specVersion') !== '' ? 'content:cyclonedx-json' : null;
    }
    if (content.kind !== 'xml' || content.root.name !== 'bom') return null;
    return content.root.namespace.startsWith('http://cyclonedx.org/schema/bom/')
      ? 'content:cyclonedx-xml'
      : null;
  },
  check(content) {
    if (content.kind === 'json') return checkCyclonedx(content.value, textOf(content.value, 'specVersion'));
    if (content.kind !== 'xml') return null;
    const shape = cyclonedxOfXml(content.root);
    return checkCyclonedx(shape, textOf(shape, 'specVersion'));
  },
  read: (content, log) => listParts(partsOf(content), ({ type }) => RUN.has(type), log),
};

function partsOf(content: Content): Part[] {
  if (content.kind === 'json') {
    const { value } = content;
    return [
      ...jsonParts([memberOf(memberOf(value, 'metadata'), 'component')], 'components', componentOf),
      ...jsonParts(listOf(memberOf(value, 'components')), 'components', componentOf),
      ...jsonParts(listOf(memberOf(value, 'services')), 'services', serviceOf),
    ];
  }
  if (content.kind !== 'xml') return [];
  const { root } = content;
  return [
    ...xmlParts(childrenOf(childAt(root, 'metadata'), 'component'), 'components', xmlComponentOf),
    ...xmlParts(childrenOf(childAt(root, 'components'), 'component'), 'components', xmlComponentOf),
    ...xmlParts(childrenOf(childAt(root, 'services'), 'service'), 'services', xmlServiceOf),
  ];
}

/** Parts may hold parts; they are taken in the order of the file and without recursion, however deep they lie. */
function jsonParts(first: readonly unknown[], inner: string, take: (part: unknown) => Part): Part[] {
  const found: Part[] = [];
  const waiting = [...first].reverse();
  while (waiting.length > 0) {
    const part = waiting.pop();
    if (!objectOf(part)) continue;
    found.push(take(part));
    waiting.push(...listOf(memberOf(part, inner)).toReversed());
  }
  return found;
}

function xmlParts(first: readonly XmlElement[], inner: string, take: (part: XmlElement) => Part): Part[] {
  const found: Part[] = [];
  const waiting = [...first].reverse();
  for (let part = waiting.pop(); part; part = waiting.pop()) {
    found.push(take(part));
    waiting.push(...(childAt(part, inner)?.children ?? []).toReversed());
  }
  return found;
}

function componentOf(part: unknown): Part {
  return {
    type: textOf(part, 'type'),
    name: nameWithGroup(textOf(part, 'group'), textOf(part, 'name')),
    version: textOf(part, 'version'),
    publisher:
      textOf(memberOf(part, 'supplier'), 'name') ||
      textOf(memberOf(part, 'manufacturer'), 'name') ||
      textOf(part, 'publisher'),
    description: textOf(part, 'description'),
    id: textOf(part, 'purl', 'cpe', 'bom-ref'),
    contractEnd: latest(
      listOf(memberOf(part, 'licenses')).map((each) =>
        textOf(memberOf(memberOf(each, 'license'), 'licensing'), 'expiration'),
      ),
    ),
  };
}

function serviceOf(part: unknown): Part {
  return {
    ...componentOf(part),
    type: 'service',
    publisher: textOf(memberOf(part, 'provider'), 'name'),
    id: textOf(part, 'bom-ref'),
  };
}

function xmlComponentOf(part: XmlElement): Part {
  return {
    type: part.attributes.get('type') ?? '',
    name: nameWithGroup(childText(part, 'group'), childText(part, 'name')),
    version: childText(part, 'version'),
    publisher:
      childText(childAt(part, 'supplier'), 'name') ||
      childText(childAt(part, 'manufacturer'), 'name') ||
      childText(part, 'publisher'),
    description: childText(part, 'description'),
    id: childText(part, 'purl', 'cpe') || (part.attributes.get('bom-ref') ?? ''),
    contractEnd: latest(
      childrenOf(childAt(part, 'licenses'), 'license').map((each) =>
        childText(childAt(each, 'licensing'), 'expiration'),
      ),
    ),
  };
}

function xmlServiceOf(part: XmlElement): Part {
  return {
    ...xmlComponentOf(part),
    type: 'service',
    publisher: childText(childAt(part, 'provider'), 'name'),
    id: part.attributes.get('bom-ref') ?? '',
  };
}

/** The group is a namespace of packages, and only of use where the name says nothing by itself. */
const nameWithGroup = (group: string, name: string): string =>
  group !== '' && /^(?:app|server|client|core|web|api|service|backend|frontend)$/i.test(name)
    ? `${group} ${name}`
    : name;

/** The last of several moments, as a day. */
function latest(moments: readonly string[]): string {
  const days = moments.map((moment) => /^\d{4}-\d\d-\d\d/.exec(moment)?.[0] ?? '').sort();
  return days.at(-1) ?? '';
}
