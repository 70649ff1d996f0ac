import { atLeast } from '../model/versions.ts';
import { type Entry, entryOf, type MapNode, type Node, textOf, valueOf } from '../reading/nodes.ts';
import { oldFlag } from '../reading/scalar-type.ts';
import { quoted } from './edits.ts';
import type { Upgrading } from './upgrading.ts';

/** Systems that stood in the Italian section and are aliases under `supports` now. */
const SYSTEMS = ['spid', 'cie', 'anpr', 'pagopa', 'io'] as const;

/**
 * The Italian section: what it says of systems goes to `supports`, the code of the body to `organisation`, and the
 * section goes. `legal.repoOwner` goes along as the name of the body, where the body has an identifier.
 */
export function upgradeItaly(upgrading: Upgrading): void {
  const { root, edits, to, note } = upgrading;
  if (!atLeast(to, '0.5')) return;
  const entries = root.entries.filter(({ key }) => key === 'IT' || key === 'it');
  const code = entries
    .map(({ value }) => textOf(valueOf(valueOf(value, 'riuso'), 'codiceIPA')))
    .find(Boolean);
  moveBody(upgrading, code, entries[0]);
  if (!atLeast(to, '0.7')) {
    const [old] = entries;
    if (old?.key === 'it' && entries.length === 1) {
      edits.renameKey(old, 'IT');
      note('key-renamed', 'it', old.keyStart, { from: 'it', to: 'IT' });
    }
    return;
  }
  const supported = new Set(entries.flatMap(({ value }) => systemsIn(value)));
  for (const entry of entries) {
    edits.removeEntry(root, entry);
    note('key-dropped', entry.key, entry.keyStart, { name: entry.key, version: '0.7' });
    const claims = valueOf(entry.value, 'conforme');
    for (const claim of claims?.kind === 'map' ? claims.entries : [])
      if (isTrue(claim.value) && claim.key !== 'gdpr')
        note('value-dropped', `${entry.key}.conforme.${claim.key}`, claim.keyStart, {
          value: `conforme.${claim.key}`,
        });
  }
  addSupports(
    upgrading,
    [...supported].map((name) => `alias:${name}`),
    entries[0],
  );
}

const isTrue = (node: Node | undefined): boolean =>
  node?.kind === 'scalar' && (node.type === 'flag' ? /^t/iu.test(node.text) : oldFlag(node.text) === true);

function systemsIn(section: Node): string[] {
  const platforms = valueOf(section, 'piattaforme');
  const systems: string[] = SYSTEMS.filter(
    (name) => isTrue(valueOf(platforms, name)) || isTrue(valueOf(section, name)),
  );
  return isTrue(valueOf(valueOf(section, 'conforme'), 'gdpr')) ? [...systems, 'gdpr'] : systems;
}

function addSupports(
  { root, edits, note }: Upgrading,
  ids: readonly string[],
  section: Entry | undefined,
): void {
  const supports = entryOf(root, 'supports');
  const known =
    supports?.value.kind === 'list' ? supports.value.items.map((item) => textOf(valueOf(item, 'id'))) : [];
  const missing = ids.filter((id) => !known.includes(id));
  if (!section || missing.length === 0) return;
  for (const id of missing)
    note('key-moved', section.key, section.keyStart, { from: section.key, to: 'supports', value: id });
  const inline = missing.map((id) => `{ id: ${quoted(id)} }`).join(', ');
  if (root.flow) {
    if (!supports) edits.addInBraces(root, `supports: [${inline}]`);
    return;
  }
  if (!supports) {
    const list = missing.map((id) => `  - id: ${quoted(id)}\n`).join('');
    return edits.addLines(root, before(root, section), (indent) => `${indent}supports:\n${list}`);
  }
  if (supports.value.kind !== 'list' || supports.value.flow) return;
  const indent = edits.indentAt(supports.value.start);
  edits.addLines(root, supports, () => missing.map((id) => `${indent}- id: ${quoted(id)}\n`).join(''));
}

function moveBody(
  { root, edits, note }: Upgrading,
  code: string | undefined,
  section: Entry | undefined,
): void {
  const legal = valueOf(root, 'legal');
  const owner = entryOf(legal, 'repoOwner');
  const name = textOf(owner?.value);
  const organisation = entryOf(root, 'organisation');
  const uri = code ? `urn:x-italian-pa:${code}` : undefined;
  if (organisation) {
    if (!owner || legal?.kind !== 'map' || organisation.value.kind !== 'map') return;
    if (!valueOf(organisation.value, 'name') && name) {
      if (organisation.value.flow) edits.addInBraces(organisation.value, `name: ${JSON.stringify(name)}`);
      else edits.addLines(organisation.value, undefined, (indent) => `${indent}name: ${quoted(name)}\n`);
      note('key-moved', 'legal.repoOwner', owner.keyStart, {
        from: 'repoOwner',
        to: 'organisation.name',
        value: name,
      });
    } else note('key-dropped', 'legal.repoOwner', owner.keyStart, { name: 'repoOwner', version: '0.5' });
    return edits.removeEntry(legal, owner);
  }
  if (!uri || !section) return;
  note('key-moved', `${section.key}.riuso.codiceIPA`, section.keyStart, {
    from: 'codiceIPA',
    to: 'organisation.uri',
    value: uri,
  });
  const lines = [`uri: ${JSON.stringify(uri)}`, ...(name ? [`name: ${quoted(name)}`] : [])];
  if (root.flow) edits.addInBraces(root, `organisation: { ${lines.join(', ')} }`);
  else
    edits.addLines(
      root,
      before(root, section),
      (indent) => `${indent}organisation:\n${lines.map((line) => `${indent}  ${line}\n`).join('')}`,
    );
  if (!owner || legal?.kind !== 'map') return;
  edits.removeEntry(legal, owner);
  note('key-moved', 'legal.repoOwner', owner.keyStart, {
    from: 'repoOwner',
    to: 'organisation.name',
    value: name ?? '',
  });
}

/** The key before the section, so that what comes in its place stands where it stood. */
function before(root: MapNode, section: Entry): Entry | undefined {
  const index = root.entries.indexOf(section);
  return index > 0 ? root.entries[index - 1] : undefined;
}
