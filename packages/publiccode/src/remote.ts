import type { Finding } from './findings.ts';
import { isHttpUrl } from './checks/addresses.ts';
import { KEYS } from './model/keys.ts';
import type { TextRule, Value } from './model/rules.ts';
import { ruleOf } from './model/rules-for.ts';
import type { Node } from './reading/nodes.ts';
import type { PubliccodeDocument } from './reading/read.ts';

/** Whoever can look at the network does it for this package; how fast, how often and where not to is theirs to say. */
export interface Remote {
  /** Whether an address answers; `reason` is shown as it is. */
  reach(address: string): Promise<{ ok: true } | { ok: false; reason: string }>;
}

export interface FoundAddress {
  key: string;
  address: string;
  start: number;
  end: number;
}

const ADDRESSES: ReadonlySet<TextRule> = new Set([
  'repository-url',
  'http-url',
  'video-url',
  'image',
  'screenshot',
]);

/** All addresses of the web in a file, in its order. */
export function addressesIn(document: PubliccodeDocument): FoundAddress[] {
  return document.root ? collect(document.root, { type: 'map', keys: KEYS }, '') : [];
}

/**
 * Looks at every address of a file, each only once, and tells those that do not answer.
 * @example await checkRemote(document, { reach: async (address) => ({ ok: (await fetch(address)).ok, reason: '' }) })
 */
export async function checkRemote(document: PubliccodeDocument, remote: Remote): Promise<Finding[]> {
  const found = addressesIn(document);
  const answers = new Map(
    await Promise.all(
      [...new Set(found.map(({ address }) => address))].map(
        async (address) => [address, await remote.reach(address)] as const,
      ),
    ),
  );
  return found.flatMap(({ key, address, start, end }): Finding[] => {
    const answer = answers.get(address);
    if (!answer || answer.ok) return [];
    const { line: endLine, column: endColumn } = document.placeOf(end);
    const detail = { word: address, reason: answer.reason };
    return [
      {
        severity: 'error',
        code: 'address-unreachable',
        key,
        ...document.placeOf(start),
        endLine,
        endColumn,
        detail,
      },
    ];
  });
}

function collect(node: Node, rule: Value, key: string): FoundAddress[] {
  switch (rule.type) {
    case 'text':
      return node.kind === 'scalar' && rule.rule && ADDRESSES.has(rule.rule) && isHttpUrl(node.text)
        ? [{ key, address: node.text, start: node.start, end: node.end }]
        : [];
    case 'list':
      if (node.kind !== 'list') return rule.orSingle ? collect(node, rule.of, key) : [];
      return node.items.flatMap((item, index) => collect(item, rule.of, `${key}[${index}]`));
    case 'map':
      return below(node, (name) => ruleOf(rule.keys, name)?.value, key);
    case 'languages':
      return below(node, () => ({ type: 'map', keys: rule.keys }), key);
    case 'flag':
      return [];
  }
}

function below(node: Node, ruleFor: (name: string) => Value | undefined, key: string): FoundAddress[] {
  if (node.kind !== 'map') return [];
  return node.entries.flatMap(({ key: name, value }) => {
    const rule = ruleFor(name);
    return rule ? collect(value, rule, key ? `${key}.${name}` : name) : [];
  });
}
