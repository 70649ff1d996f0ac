import { KEYS } from '../model/keys.ts';
import type { Value } from '../model/rules.ts';
import { ruleOf } from '../model/rules-for.ts';
import { atLeast, type Version } from '../model/versions.ts';
import { entryOf, type MapNode, type Node, textOf, valueOf } from '../reading/nodes.ts';
import { oldFlag } from '../reading/scalar-type.ts';
import type { Upgrading } from './upgrading.ts';

const SOFTWARE_TYPES: Readonly<Record<string, string>> = {
  standalone: 'standalone/other',
  softwareAddon: 'addon',
};

/** Keys that went or got another name, outside of description and the Italian section. */
export function upgradeKeys(upgrading: Upgrading): void {
  const { root, edits, from, to, note } = upgrading;
  // Until 0.3 a file could be YAML 1.1, where yes and no were true and false.
  if (!atLeast(from, '0.3') && atLeast(to, '0.3'))
    writeFlags(upgrading, root, { type: 'map', keys: KEYS }, '');
  const type = valueOf(root, 'softwareType');
  const today = Object.hasOwn(SOFTWARE_TYPES, textOf(type) ?? '')
    ? SOFTWARE_TYPES[textOf(type) ?? '']
    : undefined;
  if (type?.kind === 'scalar' && today && atLeast(to, '0.2')) {
    edits.replaceScalar(type, today);
    note('value-replaced', 'softwareType', type.start, { from: type.text, to: today });
  }
  const logo = entryOf(root, 'monochromeLogo');
  if (logo && atLeast(to, '0.3')) {
    if (entryOf(root, 'logo')) drop(upgrading, root, 'monochromeLogo', '', '0.3');
    else {
      edits.renameKey(logo, 'logo');
      note('key-renamed', 'monochromeLogo', logo.keyStart, { from: 'monochromeLogo', to: 'logo' });
    }
  }
  for (const name of ['inputTypes', 'outputTypes']) drop(upgrading, root, name, '', '0.3');
  const legal = valueOf(root, 'legal');
  if (legal?.kind === 'map') drop(upgrading, legal, 'authorsFile', 'legal', '0.4');
  dropContractors(upgrading);
}

/** Contractors of software that nobody is under contract for; meant from the start, and said in 0.5. */
function dropContractors({ root, edits, from, to, note }: Upgrading): void {
  if (atLeast(from, '0.5')) return;
  const maintenance = valueOf(root, 'maintenance');
  const type = textOf(valueOf(maintenance, 'type'));
  const entry = entryOf(maintenance, 'contractors');
  if (maintenance?.kind !== 'map' || !entry || !type || type === 'contract' || !atLeast(to, '0.5')) return;
  edits.removeEntry(maintenance, entry);
  note('key-not-for-type', 'maintenance.contractors', entry.keyStart, { name: 'contractors', type });
}

function drop(
  { edits, to, note }: Upgrading,
  map: MapNode,
  name: string,
  path: string,
  since: Version,
): void {
  const entry = entryOf(map, name);
  if (!entry || !atLeast(to, since)) return;
  edits.removeEntry(map, entry);
  note('key-dropped', path ? `${path}.${name}` : name, entry.keyStart, { name, version: since });
}

function writeFlags(upgrading: Upgrading, node: Node, rule: Value, path: string): void {
  if (rule.type === 'flag' && node.kind === 'scalar' && node.type === 'text' && node.style === 'plain') {
    const flag = oldFlag(node.text);
    if (flag === undefined) return;
    upgrading.edits.replaceScalar(node, String(flag), true);
    upgrading.note('value-replaced', path, node.start, { from: node.text, to: String(flag) });
  }
  if (rule.type === 'list' && node.kind === 'list')
    for (const [index, item] of node.items.entries())
      writeFlags(upgrading, item, rule.of, `${path}[${index}]`);
  if (rule.type === 'map' && node.kind === 'map')
    for (const { key, value } of node.entries) {
      const inner = ruleOf(rule.keys, key);
      if (inner) writeFlags(upgrading, value, inner.value, path ? `${path}.${key}` : key);
    }
}
