import { childAt, childrenOf, type XmlElement } from '../read-xml.ts';

type Shape = Record<string, unknown>;

/** The members of an element that are texts, as its attributes and its children have them. */
function texts(element: XmlElement, attributes: string, children: string): Shape {
  const shape: Shape = {};
  for (const name of attributes.split(' ').filter(Boolean)) {
    const value = element.attributes.get(name);
    if (value !== undefined) shape[name] = value;
  }
  for (const name of children.split(' ').filter(Boolean)) {
    const child = childAt(element, name);
    if (child) shape[name] = child.text.trim();
  }
  return shape;
}

/** Sets a member from the child of that name, where there is one. */
function take(shape: Shape, element: XmlElement, name: string, read: (child: XmlElement) => unknown): void {
  const child = childAt(element, name);
  if (child) shape[name] = read(child);
}

const listOf =
  (name: string, read: (child: XmlElement) => unknown) =>
  (element: XmlElement): unknown[] =>
    childrenOf(element, name).map(read);

const property = (element: XmlElement): Shape => ({ ...texts(element, 'name', ''), value: element.text });

function license(element: XmlElement): Shape {
  const shape = texts(element, 'bom-ref', 'id name');
  // The same thing said twice is as wrong as two things.
  for (const name of ['id', 'name']) if (childrenOf(element, name).length > 1) shape[name] = null;
  take(shape, element, 'text', (child) => texts(child, 'encoding', ''));
  take(shape, element, 'properties', listOf('property', property));
  return shape;
}

function licenses(element: XmlElement): Shape[] {
  return element.children.flatMap((child): Shape[] => {
    if (child.name === 'license') return [{ license: license(child) }];
    return child.name === 'expression' ? [{ expression: child.text }] : [];
  });
}

const issue = (element: XmlElement): Shape => texts(element, 'type', '');

function patch(element: XmlElement): Shape {
  const shape = texts(element, 'type', '');
  take(shape, element, 'resolves', listOf('issue', issue));
  return shape;
}

function pedigree(element: XmlElement): Shape {
  const shape: Shape = {};
  for (const name of ['ancestors', 'descendants', 'variants'])
    take(shape, element, name, listOf('component', component));
  take(shape, element, 'patches', listOf('patch', patch));
  return shape;
}

function component(element: XmlElement): Shape {
  const shape = texts(element, 'type bom-ref', 'name version versionRange scope');
  if (element.attributes.get('isExternal') === 'true') shape['isExternal'] = true;
  take(
    shape,
    element,
    'hashes',
    listOf('hash', (each) => ({ ...texts(each, 'alg', ''), content: each.text.trim() })),
  );
  take(shape, element, 'licenses', licenses);
  take(shape, element, 'swid', (child) => texts(child, 'tagId name', ''));
  take(shape, element, 'pedigree', pedigree);
  take(shape, element, 'components', listOf('component', component));
  take(shape, element, 'properties', listOf('property', property));
  return shape;
}

function service(element: XmlElement): Shape {
  const shape = texts(element, 'bom-ref', 'name');
  take(shape, element, 'data', (child) =>
    childrenOf(child, 'classification').map((each) => ({
      ...texts(each, 'flow', ''),
      classification: each.text,
    })),
  );
  take(shape, element, 'licenses', licenses);
  take(shape, element, 'services', listOf('service', service));
  take(shape, element, 'properties', listOf('property', property));
  return shape;
}

function dependency(element: XmlElement): Shape[] {
  const own = {
    ...texts(element, 'ref', ''),
    dependsOn: childrenOf(element, 'dependency').map((each) => each.attributes.get('ref') ?? null),
  };
  return [own, ...childrenOf(element, 'dependency').flatMap(dependency)];
}

/** A CycloneDX document as XML in the shape of its JSON, as far as `checkCyclonedx` looks. */
export function cyclonedxOfXml(root: XmlElement): Shape {
  const shape: Shape = {
    bomFormat: 'CycloneDX',
    specVersion: /\/bom\/(.+)$/s.exec(root.namespace)?.[1] ?? '',
    ...texts(root, 'serialNumber', ''),
  };
  take(shape, root, 'metadata', (child) => {
    // Elements of other namespaces may stand anywhere.
    const own = child.children.filter(({ namespace }) => namespace === root.namespace);
    const metadata: Shape = {
      ...Object.fromEntries(own.map(({ name }) => [name, null])),
      ...texts(child, '', 'timestamp'),
    };
    take(metadata, child, 'component', component);
    take(metadata, child, 'licenses', licenses);
    take(metadata, child, 'properties', listOf('property', property));
    return metadata;
  });
  take(shape, root, 'components', listOf('component', component));
  take(shape, root, 'services', listOf('service', service));
  take(shape, root, 'dependencies', (child) => childrenOf(child, 'dependency').flatMap(dependency));
  take(shape, root, 'properties', listOf('property', property));
  take(
    shape,
    root,
    'citations',
    listOf('citation', (each) => texts(each, '', 'attributedTo process pointers expressions')),
  );
  return shape;
}
