import type { Content, Format } from './format.ts';
import { checkSpdx2, checkSpdx3, checkSpdxTags } from './sbom/check-spdx.ts';
import { listOf, memberOf, textOf } from './json-values.ts';
import { listParts, type Part } from './sbom/list-parts.ts';

interface Package extends Part {
  /** The document is about this package. */
  described: boolean;
}

/** Purposes of packages that an administration runs. */
const RUN = new Set([
  'application',
  'operating-system',
  'operatingsystem',
  'container',
  'firmware',
  'platform',
]);

/** SPDX 2.2 and 2.3 as JSON. */
export const spdxJson: Format = {
  id: 'spdx',
  name: 'SPDX 2 (JSON)',
  kinds: ['json'],
  recognise(content) {
    if (content.kind !== 'json') return null;
    return /^SPDX-2\.\d+$/.test(textOf(content.value, 'spdxVersion')) ? 'content:spdx-json' : null;
  },
  check: (content) => (content.kind === 'json' ? checkSpdx2(content.value) : null),
  read(content, log) {
    const document = content.kind === 'json' ? content.value : null;
    const described = new Set(listOf(memberOf(document, 'documentDescribes')));
    for (const each of listOf(memberOf(document, 'relationships')))
      if (textOf(each, 'relationshipType') === 'DESCRIBES')
        described.add(memberOf(each, 'relatedSpdxElement'));
    const packages = listOf(memberOf(document, 'packages')).map((each) => ({
      name: textOf(each, 'name'),
      version: textOf(each, 'versionInfo'),
      publisher: organisationOf(textOf(each, 'supplier', 'originator')),
      type: textOf(each, 'primaryPackagePurpose').toLowerCase(),
      description: textOf(each, 'summary', 'description'),
      contractEnd: textOf(each, 'validUntilDate').slice(0, 10),
      id: textOf(each, 'SPDXID'),
      described: described.has(memberOf(each, 'SPDXID')),
    }));
    return listParts(packages, isRun, log);
  },
};

/** SPDX 3.0 as JSON-LD: a graph of elements. */
export const spdxGraph: Format = {
  id: 'spdx',
  name: 'SPDX 3 (JSON-LD)',
  kinds: ['json'],
  recognise(content) {
    if (content.kind !== 'json') return null;
    const contexts = [memberOf(content.value, '@context')].flat();
    const isSpdx = contexts.some(
      (each) => typeof each === 'string' && /spdx.*\/3\.\d+/.test(each.slice(0, 500)),
    );
    return isSpdx && Array.isArray(memberOf(content.value, '@graph')) ? 'content:spdx-json-ld' : null;
  },
  check: (content) => (content.kind === 'json' ? checkSpdx3(content.value) : null),
  read(content, log) {
    const graph = content.kind === 'json' ? listOf(memberOf(content.value, '@graph')) : [];
    const names = new Map(graph.map((each) => [textOf(each, 'spdxId', '@id'), textOf(each, 'name')]));
    const roots = new Set(
      graph
        .filter((each) => /(?:^|_)(?:SpdxDocument|Sbom|Bom)$/.test(textOf(each, 'type')))
        .flatMap((each) => listOf(memberOf(each, 'rootElement'))),
    );
    const packages = graph
      .filter((each) => textOf(each, 'type') === 'software_Package')
      .map((each) => ({
        name: textOf(each, 'name'),
        version: textOf(each, 'software_packageVersion'),
        publisher:
          names.get(textOf(each, 'suppliedBy')) ??
          names.get(String(listOf(memberOf(each, 'originatedBy'))[0])) ??
          '',
        type: textOf(each, 'software_primaryPurpose').toLowerCase(),
        description: textOf(each, 'summary', 'description'),
        contractEnd: textOf(each, 'validUntilTime').slice(0, 10),
        id: textOf(each, 'spdxId', '@id'),
        described: roots.has(memberOf(each, 'spdxId')),
      }));
    return listParts(packages, isRun, log);
  },
};

/** SPDX 2.2 and 2.3 as lines of `Tag: value`. */
export const spdxTags: Format = {
  id: 'spdx',
  name: 'SPDX 2 (tag-value)',
  kinds: ['text'],
  recognise(content) {
    if (content.kind !== 'text') return null;
    return /^SPDXVersion:\s*SPDX-2\.\d+\s*$/m.test(content.text.slice(0, 5000))
      ? 'content:spdx-tag-value'
      : null;
  },
  check: (content) => (content.kind === 'text' ? checkSpdxTags(content.text) : null),
  read: (content, log) => listParts(packagesOfTags(content), isRun, log),
};

function packagesOfTags(content: Content): Package[] {
  const packages: Package[] = [];
  const described = new Set<string>();
  let current: Package | null = null;
  // Texts over several lines hold nothing that is taken.
  const text = content.kind === 'text' ? content.text.replace(/<text>[^]*?(?:<\/text>|$)/g, '') : '';
  for (const line of text.split('\n')) {
    const colon = line.indexOf(':');
    if (colon < 1 || line.startsWith('#')) continue;
    const value = line.slice(colon + 1).trim();
    const known = value === 'NOASSERTION' || value === 'NONE' ? '' : value;
    switch (line.slice(0, colon).trim()) {
      case 'PackageName':
        current = {
          name: value,
          version: '',
          publisher: '',
          type: '',
          description: '',
          contractEnd: '',
          id: '',
          described: false,
        };
        packages.push(current);
        break;
      case 'FileName':
      case 'SnippetSPDXID':
        current = null;
        break;
      case 'SPDXID':
        if (current) current.id = value;
        break;
      case 'PackageVersion':
        if (current) current.version = known;
        break;
      case 'PackageSupplier':
        if (current) current.publisher = organisationOf(known);
        break;
      case 'PackageOriginator':
        if (current && current.publisher === '') current.publisher = organisationOf(known);
        break;
      case 'PrimaryPackagePurpose':
        if (current) current.type = value.toLowerCase();
        break;
      case 'PackageSummary':
        if (current) current.description = known;
        break;
      case 'ValidUntilDate':
        if (current) current.contractEnd = value.slice(0, 10);
        break;
      case 'Relationship': {
        const [, target] = /\bDESCRIBES\s+(\S+)/.exec(value) ?? [];
        if (target !== undefined) described.add(target);
      }
    }
  }
  return packages.map((each) => ({ ...each, described: described.has(each.id) }));
}

/** What is run by its purpose, and what the document is about where it names no purpose; everything else is a part. */
const isRun = ({ type, described }: Package): boolean => RUN.has(type) || (described && type === '');

/** `Organization: X (mail)` is X; a person is nobody to depend on and stays out. */
function organisationOf(text: string): string {
  const [, name] = /^(?:Organization|Tool):\s*([^(]*)/i.exec(text) ?? [];
  return name?.trim() ?? '';
}
