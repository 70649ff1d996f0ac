import {
  AliasNode,
  IdentifierNode,
  ListNode,
  TableNode,
  type CommonTableExpressionNameNode,
  type OperationNode,
} from 'kysely';

/** A table as a statement names it: `application as a`. */
export interface Target {
  table: string;
  as: string;
}

/** The tables that a list names directly; subqueries see to themselves. */
export function targetsOf(nodes: readonly (OperationNode | undefined)[] = []): Target[] {
  return nodes.flatMap((node) => {
    if (!node) return [];
    if (TableNode.is(node)) return { table: node.table.identifier.name, as: node.table.identifier.name };
    if (ListNode.is(node)) return targetsOf(node.items);
    if (!AliasNode.is(node) || !TableNode.is(node.node)) return [];
    if (!IdentifierNode.is(node.alias)) throw new Error('An alias of a table is a plain name.');
    return { table: node.node.table.identifier.name, as: node.alias.name };
  });
}

/** Words of SQL text that can name a table: not in a literal, and not `application.` before a column. */
export function wordsOf(fragments: readonly string[]): string[] {
  const text = fragments.join(' ? ').replace(/'(?:[^']|'')*'/g, "''");
  return [...text.matchAll(/\b([a-z_]+)\b"?(?!\s*"?\.)/gi)].map(([, word = '']) => word.toLowerCase());
}

/** Every name that a WITH of the statement gives, wherever it stands. */
export function namesGiven(node: OperationNode): Set<string> {
  const names = new Set<string>();
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) for (const each of value) walk(each);
    else if (typeof value === 'object' && value !== null && 'kind' in value) {
      if (value.kind === 'CommonTableExpressionNameNode')
        names.add((value as CommonTableExpressionNameNode).table.table.identifier.name);
      if (value.kind !== 'PrimitiveValueListNode') for (const each of Object.values(value)) walk(each);
    }
  };
  walk(node);
  return names;
}
