import { parseAddress } from '../checks/addresses.ts';
import type { Entry, Node } from '../reading/nodes.ts';
import { isNull } from '../reading/nodes.ts';
import { knownIn, presenceIn } from '../model/rules-for.ts';
import type { KeyRule, TextValue, Value } from '../model/rules.ts';
import { NEWEST } from '../model/versions.ts';

/** A file as the reference parser holds it: what is missing is undefined, what failed is left out. */
export type Decoded = string | boolean | undefined | Decoded[] | { [key: string]: Decoded };

export type DecodeProblem =
  | { kind: 'unknown-field'; name: string; offset: number }
  | { kind: 'wrong-type'; offset: number; expected: string; found: string }
  | { kind: 'url'; text: string; word: string };

type Result = { value: Decoded; problem?: DecodeProblem };

const problem = (found: DecodeProblem): Result => ({ value: undefined, problem: found });
const wrongType = (node: Node, expected: string): Result => {
  const found = node.kind === 'scalar' ? node.type : node.kind;
  return problem({ kind: 'wrong-type', offset: node.start, expected, found });
};

/** The first problem wins; what stands beside it is still decoded, what holds it is not. */
export function decodeMap(node: Node, keys: readonly KeyRule[]): Result {
  if (isNull(node)) return { value: undefined };
  if (node.kind !== 'map') return wrongType(node, 'map');
  const value: Record<string, Decoded> = {};
  let first: DecodeProblem | undefined;
  const unknown = new Map(node.entries.map((entry) => [entry.key, entry] as [string, Entry]));
  for (const rule of keys) {
    if (!knownIn(rule, NEWEST)) continue;
    for (const name of rule.oldSpelling ? [rule.key, rule.oldSpelling] : [rule.key]) {
      const entry = unknown.get(name);
      if (!entry) continue;
      unknown.delete(name);
      const decoded = decode(entry.value, rule.value);
      first ??= decoded.problem;
      if (!decoded.problem) value[name] = decoded.value;
    }
  }
  const [left] = unknown.values();
  if (!first && left) first = { kind: 'unknown-field', name: left.key, offset: left.keyStart };
  return first ? { value, problem: first } : { value };
}

function decode(node: Node, rule: Value): Result {
  if (isNull(node)) return { value: undefined };
  switch (rule.type) {
    case 'text':
      return decodeText(node, rule);
    case 'flag':
      return node.kind === 'scalar' && node.type === 'flag'
        ? { value: /^t/iu.test(node.text) }
        : wrongType(node, 'flag');
    case 'list':
      return decodeList(node, rule.of, rule.orSingle === true && isAddress(rule.of));
    case 'map':
      return decodeMap(node, rule.keys);
    case 'languages':
      return decodeLanguages(node, rule.keys);
  }
}

function decodeText(node: Node, rule: TextValue): Result {
  if (node.kind !== 'scalar') return wrongType(node, 'text');
  const text = node.type === 'flag' ? node.text.toLowerCase() : node.text;
  if (!isAddress(rule)) return { value: text };
  const parsed = parseAddress(text);
  if (parsed.ok) return { value: text };
  // The fragment is cut off first and only named when it is what is wrong.
  const [rest = ''] = text.split('#', 1);
  const named = parseAddress(rest).ok ? text : rest;
  return problem({
    kind: 'url',
    text: `parsing URL ${quote(text)}: parse ${quote(named)}: ${parsed.reason}`,
    word: text,
  });
}

/** As Go's `%q`. */
const quote = (text: string): string => JSON.stringify(text).replace(/\\u00([01][0-9a-f])/gu, '\\x$1');

function decodeList(node: Node, of: Value, orSingle: boolean): Result {
  if (node.kind !== 'list') {
    if (!orSingle || node.kind !== 'scalar') return wrongType(node, 'list');
    const single = decode(node, of);
    return single.problem ? single : { value: [single.value] };
  }
  const items: Decoded[] = [];
  for (const item of node.items) {
    const decoded = decode(item, of);
    // A list that may be a single address is tried as one when it fails as a list.
    if (decoded.problem) return orSingle ? wrongType(node, 'list') : decoded;
    items.push(decoded.value ?? emptyOf(of));
  }
  return { value: items };
}

/** Go has no missing item in a list of texts or structures. */
function emptyOf(rule: Value): Decoded {
  if (rule.type === 'text') return isAddress(rule) ? undefined : '';
  return rule.type === 'map' ? {} : undefined;
}

function decodeLanguages(node: Node, keys: readonly KeyRule[]): Result {
  if (node.kind !== 'map') return wrongType(node, 'map');
  const value: Record<string, Decoded> = {};
  for (const entry of node.entries) {
    const decoded = decodeMap(entry.value, keys);
    if (decoded.problem) return decoded;
    value[entry.key] = decoded.value ?? {};
  }
  return { value };
}

export function isAddress(rule: Value): boolean {
  return rule.type === 'text' && /-url$/u.test(rule.rule ?? '');
}

/** Structures that are always there in the reference parser, given or not. */
export function alwaysThere(rule: KeyRule): boolean {
  if (rule.value.type !== 'map') return false;
  return presenceIn(rule, NEWEST) === 'required' || rule.key === 'riuso';
}
