import { listOf, memberOf, objectOf, textOf } from '../json-values.ts';
import { all, each, filled, object, text, word, type Fault, type Rule } from './rule.ts';

const moment = text(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/);
const id = text(/^SPDXRef-[A-Za-z0-9.-]+$/);
const reference = text(/^(?:NONE|NOASSERTION|(?:DocumentRef-[A-Za-z0-9.-]+:)?SPDXRef-[A-Za-z0-9.-]+)$/);
const actor = text(/^(?:NOASSERTION|(?:Person|Organization): .+)$/s);
const PURPOSES =
  'APPLICATION|FRAMEWORK|LIBRARY|CONTAINER|OPERATING-SYSTEM|OPERATING_SYSTEM|DEVICE|FIRMWARE|SOURCE|ARCHIVE|FILE|INSTALL|OTHER';

const version2 = object({
  required: 'spdxVersion SPDXID name dataLicense documentNamespace creationInfo',
  rules: {
    spdxVersion: text(/^SPDX-2\.\d$/),
    SPDXID: text(/^SPDXRef-DOCUMENT$/),
    name: filled,
    dataLicense: text(/^CC0-1\.0$/),
    documentNamespace: text(/^[a-z][a-z0-9+.-]*:[^#]+$/i),
    creationInfo: object({
      required: 'created creators',
      rules: {
        created: moment,
        creators: all(each(text(/^(?:Person|Organization|Tool): ?.+$/s)), (creators, pointer) =>
          listOf(creators).length > 0 ? null : { pointer, found: 'creators', kind: 'missing' },
        ),
      },
    }),
    packages: each(
      object({
        required: 'SPDXID name downloadLocation',
        rules: {
          SPDXID: id,
          name: filled,
          downloadLocation: filled,
          supplier: actor,
          originator: actor,
          primaryPackagePurpose: word(PURPOSES),
          validUntilDate: moment,
          checksums: each(object({ required: 'algorithm checksumValue' })),
          externalRefs: each(object({ required: 'referenceCategory referenceType referenceLocator' })),
        },
      }),
    ),
    relationships: each(
      object({
        required: 'spdxElementId relationshipType relatedSpdxElement',
        rules: {
          spdxElementId: reference,
          relatedSpdxElement: reference,
          relationshipType: text(/^[A-Z_]+$/),
        },
      }),
    ),
    documentDescribes: each(id),
  },
});

/** Where an SPDX 2.2 or 2.3 document as JSON breaks its specification; null for one that keeps it. */
export function checkSpdx2(document: unknown): Fault | null {
  return version2(document, '') ?? idsOnce(listOf(memberOf(document, 'packages')), 'SPDXID', '/packages');
}

const element: Rule = object({
  required: 'spdxId type creationInfo',
  rules: { spdxId: text(/^(?:[a-z][a-z0-9+.-]*:|_:).+$/is), type: filled },
});
const creation: Rule = object({
  required: 'specVersion created createdBy',
  rules: { specVersion: text(/^3\.\d+(?:\.\d+)?$/), created: moment, createdBy: each(filled) },
});
const relationship: Rule = object({
  required: 'from relationshipType to',
  rules: { from: filled, to: each(filled) },
});
const spdx3Package: Rule = object({
  required: 'name',
  rules: { name: filled, software_primaryPurpose: text(/^[a-zA-Z]+$/) },
});

/** Where an SPDX 3.0 graph breaks its specification; null for one that keeps it. */
export function checkSpdx3(document: unknown): Fault | null {
  const graph = listOf(memberOf(document, '@graph'));
  let creations = 0;
  for (const [index, node] of graph.entries()) {
    const pointer = `/@graph/${index}`;
    const type = textOf(node, 'type', '@type');
    if (objectOf(node) === null || type === '') return { pointer, found: 'type', kind: 'missing' };
    if (type === 'CreationInfo') creations++;
    const fault =
      type === 'CreationInfo'
        ? creation(node, pointer)
        : isElement(type)
          ? (element(node, pointer) ??
            (type === 'Relationship' ? relationship(node, pointer) : null) ??
            (type === 'software_Package' ? spdx3Package(node, pointer) : null))
          : null;
    if (fault) return fault;
  }
  return creations === 0 ? { pointer: '/@graph', found: 'CreationInfo', kind: 'missing' } : null;
}

/** Elements have an identity; hashes, external identifiers and the like are parts of them. */
const isElement = (type: string): boolean =>
  /^(?:SpdxDocument|Bom|Relationship|Annotation|Person|Organization|SoftwareAgent|Agent|Tool|software_(?:Package|File|Snippet|Sbom))$/.test(
    type,
  );

function idsOnce(list: readonly unknown[], member: string, pointer: string): Fault | null {
  const seen = new Set<string>();
  for (const [index, node] of list.entries()) {
    const found = textOf(node, member);
    if (found !== '' && seen.has(found))
      return { pointer: `${pointer}/${index}/${member}`, found, kind: 'not-allowed' };
    seen.add(found);
  }
  return null;
}

const HEAD = 'SPDXVersion DataLicense SPDXID DocumentName DocumentNamespace Creator Created'.split(' ');

/** Where an SPDX document as lines of tags breaks its specification, by the number of the line. */
export function checkSpdxTags(content: string): Fault | null {
  const head = new Set<string>();
  let open: { name: string; line: number; tags: Set<string> } | null = null;
  const left = (): Fault | null => {
    const missing = ['SPDXID', 'PackageDownloadLocation'].find((tag) => open && !open.tags.has(tag));
    return open && missing !== undefined
      ? { pointer: `#L${open.line}`, found: missing, kind: 'missing' }
      : null;
  };
  let inPackage = false;
  let quoted = false;
  for (const [index, line] of content.split('\n').entries()) {
    const was = quoted;
    if (line.includes('<text>')) quoted = true;
    if (line.includes('</text>')) quoted = false;
    const [, tag, value = ''] =
      was || line.startsWith('#') ? [] : (/^\s*(\w+):\s*(.*)$/.exec(line.slice(0, 2000)) ?? []);
    if (tag === undefined) continue;
    if (tag === 'PackageName' || tag === 'FileName' || tag === 'SnippetSPDXID') {
      const fault = left();
      if (fault) return fault;
      inPackage = true;
      open = tag === 'PackageName' ? { name: value, line: index + 1, tags: new Set() } : null;
    } else if (open) open.tags.add(tag);
    if (!inPackage) head.add(tag);
    const wrong =
      (tag === 'SPDXID' && !/^SPDXRef-[A-Za-z0-9.-]+\s*$/.test(value)) ||
      (tag === 'DataLicense' && value.trim() !== 'CC0-1.0') ||
      (tag === 'Created' && moment(value.trim(), '') !== null) ||
      ((tag === 'PackageSupplier' || tag === 'PackageOriginator') && actor(value.trim(), '') !== null);
    if (wrong)
      return { pointer: `#L${index + 1}`, found: `${tag}: ${value.slice(0, 50)}`, kind: 'not-allowed' };
  }
  const missing = HEAD.find((tag) => !head.has(tag));
  return left() ?? (missing === undefined ? null : { pointer: '#L1', found: missing, kind: 'missing' });
}
