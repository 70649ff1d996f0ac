import type { Format, Row } from './format.ts';
import { childAt, childrenOf, childText, type XmlElement } from './read-xml.ts';

/** Applications of an ArchiMate model in the Open Group's exchange format (AMEFF), with the capabilities they serve. */
export const archimate: Format = {
  id: 'archimate',
  name: 'ArchiMate Model Exchange (AMEFF)',
  kinds: ['xml'],
  recognise(content) {
    if (content.kind !== 'xml' || content.root.name !== 'model') return null;
    return /^http:\/\/www\.opengroup\.org\/xsd\/archimate\/3\.\d\/$/.test(content.root.namespace)
      ? 'content:archimate-model'
      : null;
  },
  read(content) {
    if (content.kind !== 'xml') return { columns: {}, rows: [] };
    const { root } = content;
    const elements = childrenOf(childAt(root, 'elements'), 'element');
    const byId = new Map(elements.map((element) => [element.attributes.get('identifier') ?? '', element]));
    const served = servedBy(childrenOf(childAt(root, 'relationships'), 'relationship'), byId);
    const definitions = new Map(
      childrenOf(childAt(root, 'propertyDefinitions'), 'propertyDefinition').map((each) => [
        each.attributes.get('identifier') ?? '',
        childText(each, 'name').toLowerCase(),
      ]),
    );
    const rows: Row[] = [];
    elements.forEach((element, index) => {
      if (typeOf(element) !== 'ApplicationComponent' && typeOf(element) !== 'SystemSoftware') return;
      const properties = propertiesOf(element, definitions);
      const of = (...names: string[]): string =>
        names.map((name) => properties.get(name)).find(Boolean) ?? '';
      const id = element.attributes.get('identifier') ?? '';
      rows.push({
        line: index + 1,
        cells: [
          childText(element, 'name'),
          of('vendor', 'publisher', 'leverancier', 'hersteller', 'anbieter', 'supplier'),
          of('version', 'versie'),
          (served.get(id) ?? []).join(', '),
          childText(element, 'documentation'),
          of('object id', 'guid') || id,
        ],
      });
    });
    return {
      columns: {
        Name: 'name',
        Publisher: 'vendor',
        Version: 'version',
        Function: 'capability',
        Description: 'description',
        ID: 'external-id',
      },
      rows,
    };
  },
};

const typeOf = (element: XmlElement): string => (element.attributes.get('type') ?? '').replace(/^.*:/, '');

/** Names of reference components, capabilities and functions that an application realises, specialises or serves. */
function servedBy(
  relationships: readonly XmlElement[],
  byId: ReadonlyMap<string, XmlElement>,
): Map<string, string[]> {
  const served = new Map<string, string[]>();
  for (const each of relationships) {
    if (!['Realization', 'Specialization', 'Serving'].includes(typeOf(each))) continue;
    const target = byId.get(each.attributes.get('target') ?? '');
    const source = each.attributes.get('source') ?? '';
    const name = childText(target, 'name');
    if (name !== '' && (served.get(source)?.length ?? 0) < 20)
      served.set(source, [...(served.get(source) ?? []), name]);
  }
  return served;
}

function propertiesOf(
  element: XmlElement,
  definitions: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  const properties = new Map<string, string>();
  for (const property of childrenOf(childAt(element, 'properties'), 'property')) {
    const name = definitions.get(property.attributes.get('propertyDefinitionRef') ?? '');
    if (name) properties.set(name, childText(property, 'value'));
  }
  return properties;
}
