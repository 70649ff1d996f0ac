import type { Condition, KeyRule, Presence, Value } from './rules.ts';
import { at, atLeast, type Version } from './versions.ts';

/** Whether a version has a key at all. */
export function knownIn(rule: KeyRule, version: Version): boolean {
  return atLeast(version, rule.since ?? '0.1') && (rule.gone === undefined || !atLeast(version, rule.gone));
}

export function presenceIn(rule: KeyRule, version: Version): Presence {
  return at(rule.presence ?? [], version) ?? 'optional';
}

export function deprecatedIn(rule: KeyRule, version: Version): boolean {
  return rule.deprecated !== undefined && atLeast(version, rule.deprecated.since);
}

export function requiredWhenIn(rule: KeyRule, version: Version): Condition | undefined {
  return at(rule.requiredWhen ?? [], version);
}

/** Asked for every map of every file, and always the same. */
const known = new WeakMap<readonly KeyRule[], Map<Version, readonly KeyRule[]>>();

/** The keys of a map that a version knows, in the order of the model. */
export function keysIn(keys: readonly KeyRule[], version: Version): readonly KeyRule[] {
  let byVersion = known.get(keys);
  if (!byVersion) known.set(keys, (byVersion = new Map()));
  let found = byVersion.get(version);
  if (!found) byVersion.set(version, (found = keys.filter((rule) => knownIn(rule, version))));
  return found;
}

/** The rule of a key by its written name, an older spelling included. */
export function ruleOf(keys: readonly KeyRule[], name: string): KeyRule | undefined {
  return keys.find(({ key, oldSpelling }) => key === name || oldSpelling === name);
}

/** The keys that stand in a value, through lists. */
export function keysBelow(value: Value): readonly KeyRule[] {
  if (value.type === 'list') return keysBelow(value.of);
  return value.type === 'map' || value.type === 'languages' ? value.keys : [];
}
