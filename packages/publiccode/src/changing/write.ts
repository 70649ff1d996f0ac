import { stringify } from 'yaml';
import { KEYS } from '../model/keys.ts';
import type { PublicCode } from '../model/public-code.ts';
import type { KeyRule, Value } from '../model/rules.ts';
import { keysIn } from '../model/rules-for.ts';
import { NEWEST } from '../model/versions.ts';

/**
 * Writes a file in its one canonical form: the keys in the order of the standard, blank lines between the parts, texts
 * in quotes where another program could take them for something else. What is empty is left out.
 * @example write({ name: 'Medusa' }) // 'publiccodeYmlVersion: "0"\n\nname: Medusa\n'
 */
export function write(model: PublicCode): string {
  const { others = {}, ...known } = model;
  const file = orderedMap({ ...known, publiccodeYmlVersion: model.publiccodeYmlVersion ?? '0' }, KEYS);
  const parts = Object.entries({ ...file, ...others }).map(([key, value]) => ({ key, value }));
  return groups(parts)
    .map((group) => group.map(({ key, value }) => yaml({ [key]: value })).join(''))
    .join('\n');
}

type Part = { key: string; value: unknown };

/** Lines that say little each stay together; whatever has lines of its own gets room. */
function groups(parts: readonly Part[]): Part[][] {
  const groups: Part[][] = [];
  let roomy = true;
  for (const part of parts) {
    const long = typeof part.value === 'object' && part.value !== null;
    if (roomy || long) groups.push([part]);
    else groups.at(-1)?.push(part);
    roomy = long || part.key === 'publiccodeYmlVersion';
  }
  return groups;
}

function yaml(value: unknown): string {
  return stringify(value, {
    version: '1.2',
    // Readers of YAML 1.1 are still about; what they misread gets quotes.
    compat: 'yaml-1.1',
    lineWidth: 100,
    minContentWidth: 40,
    indentSeq: true,
    aliasDuplicateObjects: false,
    defaultStringType: 'PLAIN',
  });
}

function orderedMap(map: object, keys: readonly KeyRule[]): Record<string, unknown> {
  const values = map as Record<string, unknown>;
  return Object.fromEntries(
    keysIn(keys, NEWEST).flatMap((rule) => {
      const value = Object.hasOwn(values, rule.key) ? ordered(values[rule.key], rule.value) : undefined;
      return value === undefined ? [] : [[rule.key, value] as const];
    }),
  );
}

function ordered(value: unknown, rule: Value): unknown {
  if (value === undefined || value === null || value === '') return undefined;
  if (rule.type === 'list') {
    const items = (Array.isArray(value) ? value : [value]).map((item) => ordered(item, rule.of));
    const filled = items.filter((item) => item !== undefined);
    return filled.length > 0 ? filled : undefined;
  }
  if (rule.type === 'map' && typeof value === 'object') return unlessEmpty(orderedMap(value, rule.keys));
  if (rule.type === 'languages' && typeof value === 'object')
    return unlessEmpty(
      Object.fromEntries(
        Object.entries(value).map(([language, texts]) => [language, orderedMap(texts ?? {}, rule.keys)]),
      ),
    );
  return value;
}

function unlessEmpty(map: Record<string, unknown>): Record<string, unknown> | undefined {
  return Object.keys(map).length > 0 ? map : undefined;
}
