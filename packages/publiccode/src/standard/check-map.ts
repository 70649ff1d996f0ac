import { KEYS } from '../model/keys.ts';
import {
  deprecatedIn,
  keysBelow,
  keysIn,
  knownIn,
  presenceIn,
  requiredWhenIn,
  ruleOf,
} from '../model/rules-for.ts';
import type { KeyRule, ListValue, TextValue, Value } from '../model/rules.ts';
import { atLeast, type Version } from '../model/versions.ts';
import {
  type Entry,
  isNull,
  type MapNode,
  type Node,
  type ScalarNode,
  textOf,
  valueOf,
} from '../reading/nodes.ts';
import { oldFlag } from '../reading/scalar-type.ts';
import { checkLanguage, checkText } from './check-text.ts';
import type { TextContext } from './text-context.ts';
import type { Spot } from './report.ts';
import { suggest } from './suggest.ts';

const below = (path: string, name: string): string => (path ? `${path}.${name}` : name);
const keySpot = (path: string, { key, keyStart, keyEnd }: Entry): Spot => ({
  key: below(path, key),
  start: keyStart,
  end: keyEnd,
});

/** Walks a file beside the model of a version and tells every difference. */
export class MapChecker {
  readonly #context: TextContext;
  readonly #version: Version;
  /** Where keys belong; only made when one does not belong where it stands. */
  #paths: ReadonlyMap<string, string> | undefined;

  constructor(context: TextContext) {
    this.#context = context;
    this.#version = context.version;
  }

  /** @param spot of the key that holds the map. */
  map(node: MapNode, keys: readonly KeyRule[], spot: Spot): void {
    for (const entry of node.entries) this.#entry(entry, node, keys, spot.key);
    for (const rule of keysIn(keys, this.#version)) this.#absence(rule, node, spot);
  }

  #entry(entry: Entry, map: MapNode, keys: readonly KeyRule[], path: string): void {
    const { report } = this.#context;
    const spot = keySpot(path, entry);
    const rule = ruleOf(keys, entry.key);
    if (!rule) return this.#unknownKey(entry, keys, spot);
    if (!knownIn(rule, this.#version)) {
      const early = !atLeast(this.#version, rule.since ?? '0.1');
      const successor = rule.renamedTo ?? rule.deprecated?.successor;
      const name = entry.key;
      if (early) report.error('key-not-yet', spot, { name, since: rule.since ?? '', version: this.#version });
      else
        report.error('key-gone', spot, { name, gone: rule.gone ?? '', ...(successor ? { successor } : {}) });
      if (!early) return;
    }
    if (entry.key === rule.oldSpelling && atLeast(this.#version, '0.3')) {
      report.say('warning', 'key-old-spelling', spot, { name: entry.key, suggestion: rule.key });
      if (map.entries.some(({ key }) => key === rule.key))
        report.error('key-twice', spot, { name: entry.key, other: rule.key });
    }
    if (isNull(entry.value)) return;
    if (deprecatedIn(rule, this.#version)) {
      const { successor } = rule.deprecated ?? {};
      report.say('warning', 'key-deprecated', spot, { name: entry.key, ...(successor ? { successor } : {}) });
    }
    const type = textOf(valueOf(map, rule.onlyWhen?.key ?? '')) ?? '';
    if (rule.onlyWhen && !rule.onlyWhen.values.includes(type))
      // The rule was meant from the start and said in 0.5.
      report.say(atLeast(this.#version, '0.5') ? 'error' : 'warning', 'value-not-for-type', spot, {
        name: entry.key,
        type: rule.onlyWhen.values.join(', '),
      });
    this.value(
      entry.value,
      rule.value,
      { key: spot.key, start: entry.value.start, end: entry.value.end },
      spot,
    );
  }

  #unknownKey(entry: Entry, keys: readonly KeyRule[], spot: Spot): void {
    const { report } = this.#context;
    const known = keysIn(keys, this.#version).map(({ key }) => key);
    const suggestion = suggest(entry.key, known);
    this.#paths ??= pathsBelow(keysIn(KEYS, this.#version), this.#version);
    const elsewhere = suggestion ? undefined : this.#paths.get(entry.key);
    if (elsewhere && elsewhere !== spot.key)
      report.error('key-misplaced', spot, { name: entry.key, suggestion: elsewhere });
    else report.error('key-unknown', spot, { name: entry.key, ...(suggestion ? { suggestion } : {}) });
  }

  #absence(rule: KeyRule, node: MapNode, spot: Spot): void {
    if (rule.value.type === 'text' && rule.value.rule === 'version') return;
    const entry =
      node.entries.find(({ key }) => key === rule.key) ??
      node.entries.find(({ key }) => key === rule.oldSpelling);
    const empty = !entry || isNull(entry.value) || textOf(entry.value)?.trim() === '';
    if (!empty) return;
    const where = entry ? keySpot(spot.key, entry) : { ...spot, key: below(spot.key, rule.key) };
    const { report } = this.#context;
    const needed = requiredWhenIn(rule, this.#version);
    const type = textOf(valueOf(node, needed?.key ?? '')) ?? '';
    if (presenceIn(rule, this.#version) === 'required')
      report.error('value-missing', where, { name: rule.key });
    else if (needed?.values.includes(type))
      report.error('value-needed-for-type', where, { name: rule.key, type });
  }

  value(node: Node, rule: Value, spot: Spot, key: Spot): void {
    switch (rule.type) {
      case 'text':
        return this.#text(node, rule, spot);
      case 'flag':
        return this.#flag(node, spot);
      case 'list':
        return this.#list(node, rule, spot, key);
      case 'map':
        return node.kind === 'map' ? this.map(node, rule.keys, key) : this.#wrongType(node, 'map', spot);
      case 'languages':
        return node.kind === 'map'
          ? this.#languages(node, rule.keys, key)
          : this.#wrongType(node, 'map', spot);
    }
  }

  #text(node: Node, rule: TextValue, spot: Spot): void {
    if (rule.rule === 'version') return;
    if (node.kind !== 'scalar' || node.type === 'flag' || node.type === 'null')
      return this.#wrongType(node, 'text', spot);
    // 1.10 is read as 1.1 by most programs, and +49… as a number.
    if (node.type === 'number')
      this.#context.report.say('warning', 'number-not-text', spot, { word: node.text });
    if (node.text.trim() !== '' || rule.rule === 'date') checkText(rule, node.text, spot, this.#context);
  }

  #flag(node: Node, spot: Spot): void {
    if (node.kind === 'scalar' && node.type === 'flag') return;
    const old = node.kind === 'scalar' && node.style === 'plain' ? oldFlag(node.text) : undefined;
    if (old === undefined) return this.#wrongType(node, 'flag', spot);
    // Until 0.3 a file could be YAML 1.1.
    const severity = atLeast(this.#version, '0.3') ? 'error' : 'warning';
    this.#context.report.say(severity, 'boolean-yaml11', spot, {
      word: (node as ScalarNode).text,
      suggestion: String(old),
    });
  }

  #list(node: Node, rule: ListValue, spot: Spot, key: Spot): void {
    if (node.kind !== 'list') {
      if (rule.orSingle && node.kind === 'scalar') return this.value(node, rule.of, spot, key);
      return this.#wrongType(node, 'list', spot);
    }
    if (rule.filled && node.items.length === 0)
      this.#context.report.error('list-empty', key, { name: key.key.split('.').at(-1) ?? '' });
    for (const [index, item] of node.items.entries()) {
      const place = { key: `${spot.key}[${index}]`, start: item.start, end: item.end };
      this.value(item, rule.of, place, place);
    }
  }

  #languages(node: MapNode, keys: readonly KeyRule[], key: Spot): void {
    const { report } = this.#context;
    if (node.entries.length === 0) report.error('list-empty', key, { name: key.key });
    for (const entry of node.entries) {
      const spot = keySpot(key.key, entry);
      checkLanguage(entry.key, spot, this.#context);
      if (entry.value.kind === 'map') this.map(entry.value, keys, spot);
      else this.#wrongType(entry.value, 'map', spot);
    }
    for (const rule of keysIn(keys, this.#version)) {
      if (presenceIn(rule, this.#version) !== 'in-one-language') continue;
      const without = node.entries.filter(({ value }) => !hasContent(valueOf(value, rule.key)));
      if (node.entries.length > 0 && without.length === node.entries.length)
        report.error('value-missing-in-every-language', key, { name: rule.key });
      else
        for (const entry of without)
          report.say('note', 'value-missing-in-language', keySpot(key.key, entry), {
            name: rule.key,
            language: entry.key,
          });
    }
  }

  #wrongType(node: Node, expected: string, spot: Spot): void {
    const found = node.kind === 'scalar' ? node.type : node.kind;
    this.#context.report.error('wrong-type', spot, { expected, found });
  }
}

/** An empty list is told as such, so it counts as there. */
function hasContent(node: Node | undefined): boolean {
  return node !== undefined && textOf(node)?.trim() !== '';
}

/** Where in the file the keys below its top belong; the first place of each name. */
function pathsBelow(keys: readonly KeyRule[], version: Version, prefix = ''): Map<string, string> {
  const paths = new Map<string, string>();
  for (const rule of keys) {
    const path = below(prefix, rule.key);
    if (prefix && !paths.has(rule.key)) paths.set(rule.key, path);
    const inner =
      rule.value.type === 'languages'
        ? `${path}.<language>`
        : rule.value.type === 'list'
          ? `${path}[]`
          : path;
    for (const [name, found] of pathsBelow(keysIn(keysBelow(rule.value), version), version, inner))
      if (!paths.has(name)) paths.set(name, found);
  }
  return paths;
}
