import { suggestLanguageTag } from '../checks/language-tag.ts';
import { KEYS } from '../model/keys.ts';
import type { PublicCode } from '../model/public-code.ts';
import type { KeyRule, Value } from '../model/rules.ts';
import { keysIn, ruleOf } from '../model/rules-for.ts';
import { NEWEST } from '../model/versions.ts';
import { isNull, type MapNode, type Node } from '../reading/nodes.ts';
import { type PubliccodeDocument, read } from '../reading/read.ts';
import { upgrade } from './upgrade.ts';

/** A value as JSON has it. */
type Plain = string | number | boolean | null | Plain[] | { [key: string]: Plain };

/**
 * What a file says, in the shape of the newest version whatever version it is in: old keys under their names of today,
 * single values as lists, the Italian section as `supports` and `organisation`. What has the wrong type is left out;
 * keys that the standard does not know at the top stand in `others`. Nothing when the file cannot be read.
 * @example toModel(read(text))?.platforms // ['web']
 */
export function toModel(document: PubliccodeDocument): PublicCode | undefined {
  if (document.root?.kind !== 'map') return undefined;
  const upgraded = upgrade(document);
  const today = upgraded.ok && upgraded.changes.length > 0 ? read(upgraded.text) : document;
  if (today.root?.kind !== 'map' || today === document) return modelOf(document.root);
  return withGenericNames(modelOf(today.root), modelOf(document.root));
}

/** A generic name has no successor and is dropped from an upgraded file, but says what kind of software it is. */
function withGenericNames(model: PublicCode, before: PublicCode): PublicCode {
  for (const [tag, { genericName }] of Object.entries(before.description ?? {})) {
    const texts = model.description?.[tag] ?? model.description?.[suggestLanguageTag(tag) ?? tag];
    if (texts && genericName !== undefined) texts.genericName = genericName;
  }
  return model;
}

/** What a map says under the keys of the newest version, as it stands there. */
export function modelOf(root: MapNode): PublicCode {
  const model = plainMap(root, keysIn(KEYS, NEWEST)) as PublicCode;
  const unknown = root.entries.filter(({ key }) => !ruleOf(KEYS, key));
  const others = Object.fromEntries(unknown.map(({ key, value }) => [key, plainNode(value)]));
  return unknown.length > 0 ? { ...model, others } : model;
}

function plainMap(node: MapNode, keys: readonly KeyRule[]): Record<string, Plain> {
  const plain: [string, Plain][] = [];
  for (const rule of keys) {
    const entry = node.entries.find(({ key }) => key === rule.key || key === rule.oldSpelling);
    const value = entry && plainValue(entry.value, rule.value);
    if (value !== undefined) plain.push([rule.key, value]);
  }
  return Object.fromEntries(plain);
}

function plainValue(node: Node, rule: Value): Plain | undefined {
  if (isNull(node)) return undefined;
  switch (rule.type) {
    case 'text':
      return node.kind === 'scalar' && node.type !== 'flag' ? node.text : undefined;
    case 'flag':
      return node.kind === 'scalar' && node.type === 'flag' ? /^t/iu.test(node.text) : undefined;
    case 'list': {
      const items = node.kind === 'list' ? node.items : rule.orSingle ? [node] : [];
      return items.map((item) => plainValue(item, rule.of)).filter((item) => item !== undefined);
    }
    case 'map':
      return node.kind === 'map' ? plainMap(node, keysIn(rule.keys, NEWEST)) : undefined;
    case 'languages':
      return node.kind === 'map' ? plainLanguages(node, rule.keys) : undefined;
  }
}

function plainLanguages(node: MapNode, keys: readonly KeyRule[]): Record<string, Plain> {
  return Object.fromEntries(
    node.entries.flatMap(({ key, value }) =>
      value.kind === 'map' ? [[key, plainMap(value, keysIn(keys, NEWEST))] as const] : [],
    ),
  );
}

function plainNode(node: Node): Plain {
  if (node.kind === 'map')
    return Object.fromEntries(node.entries.map(({ key, value }) => [key, plainNode(value)]));
  if (node.kind === 'list') return node.items.map(plainNode);
  if (node.type === 'null') return null;
  if (node.type === 'flag') return /^t/iu.test(node.text);
  // A number keeps its writing: nobody here knows what it counts.
  return node.text;
}
