import {
  AndNode,
  BinaryOperationNode,
  ColumnNode,
  OnNode,
  OperationNodeTransformer,
  OperatorNode,
  ParensNode,
  PrimitiveValueListNode,
  ReferenceNode,
  SelectQueryNode,
  SelectionNode,
  TableNode,
  ValueListNode,
  ValueNode,
  ValuesNode,
  WhereNode,
  type ColumnUpdateNode,
  type CommonTableExpressionNameNode,
  type DeleteQueryNode,
  type InsertQueryNode,
  type JoinNode,
  type KyselyPlugin,
  type MergeQueryNode,
  type OperationNode,
  type RawNode,
  type UpdateQueryNode,
} from 'kysely';
import { StoreError } from './engine.ts';
import { namesGiven, targetsOf, wordsOf, type Target } from './named-tables.ts';
import { tableScopes, type TableScope } from './table-scopes.ts';

/**
 * Keeps the queries of a transaction to the rows of these authorities, before the engine sees them: every read, change
 * and deletion gets the condition, joins and subqueries included, and a row is written for one of them only. It stands
 * beside row-level security, so that either alone holds when the other has a hole.
 *
 * Refuses with `StoreError` 42501 what would touch another authority's rows, and throws for what it cannot look into:
 * SQL text that names a table with rows of an authority, MERGE, right and full joins.
 *
 * @example new Kysely({ dialect, plugins: [authorityFence([7])] })
 */
export function authorityFence(authorities: readonly number[]): KyselyPlugin {
  const fence = new Fence(authorities);
  return {
    transformQuery: ({ node }) => {
      if (!readable.has(node.kind)) throw new Error(`A request does not run a ${node.kind}.`);
      return fence.fenced(node);
    },
    transformResult: ({ result }) => Promise.resolve(result),
  };
}

const readable: ReadonlySet<string> = new Set([
  'SelectQueryNode',
  'InsertQueryNode',
  'UpdateQueryNode',
  'DeleteQueryNode',
  'RawNode',
]);

class Fence extends OperationNodeTransformer {
  readonly #authorities: readonly number[];
  /** A query may be built with this handle and then stand inside another one. */
  readonly #done = new WeakSet<OperationNode>();
  /** Names given by WITH in the statement that is looked at. */
  #given = new Set<string>();

  constructor(authorities: readonly number[]) {
    super();
    this.#authorities = authorities;
  }

  fenced<Node extends OperationNode>(node: Node): Node {
    this.#given = namesGiven(node);
    return this.transformNode(node);
  }

  protected override transformSelectQuery(node: SelectQueryNode): SelectQueryNode {
    if (this.#done.has(node)) return node;
    const plain = super.transformSelectQuery(node);
    return this.#noted({
      ...plain,
      ...this.#where(plain, [...targetsOf(plain.from?.froms), ...joined(plain)]),
    });
  }

  protected override transformUpdateQuery(node: UpdateQueryNode): UpdateQueryNode {
    if (this.#done.has(node)) return node;
    const plain = super.transformUpdateQuery(node);
    const changed = targetsOf([plain.table]);
    for (const { table } of changed) this.#mayWrite(table, ['authority', 'itself']);
    const read = [...changed, ...targetsOf(plain.from?.froms), ...joined(plain)];
    return this.#noted({ ...plain, ...this.#where(plain, read) });
  }

  protected override transformDeleteQuery(node: DeleteQueryNode): DeleteQueryNode {
    if (this.#done.has(node)) return node;
    const plain = super.transformDeleteQuery(node);
    const gone = targetsOf(plain.from.froms);
    for (const { table } of gone) this.#mayWrite(table, ['authority', 'shared']);
    const read = [...gone, ...targetsOf(plain.using?.tables), ...joined(plain)];
    const given = gone.filter(({ table }) => this.#scopeOf(table) === 'shared');
    const ours = given.map(({ as }) => this.#isGivenByUs(as));
    return this.#noted({ ...plain, ...this.#where(plain, read, ours) });
  }

  protected override transformInsertQuery(node: InsertQueryNode): InsertQueryNode {
    if (this.#done.has(node)) return node;
    const plain = super.transformInsertQuery(node);
    const [target] = targetsOf([plain.into]);
    if (!target) throw new Error('An insert without a table.');
    this.#mayWrite(target.table, ['authority', 'shared']);
    this.#checkOwners(plain);
    if (!plain.onConflict?.updates) return this.#noted(plain);
    // What is there already may be another authority's: then nothing happens.
    const condition = this.#conditionOf(target);
    const { updateWhere } = plain.onConflict;
    return this.#noted({
      ...plain,
      onConflict: {
        ...plain.onConflict,
        ...(condition && { updateWhere: WhereNode.create(both(updateWhere?.where, condition)) }),
      },
    });
  }

  protected override transformMergeQuery(_node: MergeQueryNode): MergeQueryNode {
    throw new Error('MERGE is not fenced; write it as an insert with ON CONFLICT, or as an update.');
  }

  protected override transformJoin(node: JoinNode): JoinNode {
    const plain = super.transformJoin(node);
    if (!filteredByWhere.has(plain.joinType) && !filteredByOn.has(plain.joinType))
      throw new Error(`A ${plain.joinType} is not fenced; write it as a left join.`);
    if (filteredByWhere.has(plain.joinType)) return plain;
    const conditions = targetsOf([plain.table]).flatMap((target) => this.#conditionOf(target) ?? []);
    return conditions.reduce<JoinNode>(
      (join, condition) => ({ ...join, on: OnNode.create(both(join.on?.on, condition)) }),
      plain,
    );
  }

  protected override transformColumnUpdate(node: ColumnUpdateNode): ColumnUpdateNode {
    if (ColumnNode.is(node.column) && node.column.column.name === 'authority_id')
      this.#checkOwner(node.value);
    return super.transformColumnUpdate(node);
  }

  protected override transformCommonTableExpressionName(
    node: CommonTableExpressionNameNode,
  ): CommonTableExpressionNameNode {
    const name = node.table.table.identifier.name;
    if (name in tableScopes) throw new Error(`WITH gives a result the name of a table: ${name}`);
    return super.transformCommonTableExpressionName(node);
  }

  protected override transformRaw(node: RawNode): RawNode {
    const tables = node.parameters.filter(TableNode.is).map(({ table }) => table.identifier.name);
    for (const name of [...tables, ...wordsOf(node.sqlFragments)])
      if (isScoped(name) && tableScopes[name] !== 'facts')
        throw new StoreError(
          `permission denied for table ${name} in SQL text, which is not fenced; use the query builder`,
          '42501',
          { table: name },
        );
    return super.transformRaw(node);
  }

  #noted<Node extends OperationNode>(node: Node): Node {
    this.#done.add(node);
    return node;
  }

  #where(
    { where }: { where?: WhereNode },
    targets: readonly Target[],
    more: readonly OperationNode[] = [],
  ): { where?: WhereNode } {
    const conditions = [...targets.flatMap((target) => this.#conditionOf(target) ?? []), ...more];
    if (conditions.length === 0) return {};
    return { where: WhereNode.create(conditions.reduce<OperationNode | undefined>(both, where?.where)!) };
  }

  #conditionOf({ table, as }: Target): OperationNode | null {
    switch (this.#scopeOf(table)) {
      case 'facts':
      case 'shared':
        return null;
      case 'authority':
        return this.#isOurs(as, 'authority_id');
      case 'itself':
        return this.#isOurs(as, 'id');
      case 'chain':
        return this.#isOurs(as, 'chain');
      case 'members':
        return BinaryOperationNode.create(
          columnOf(as, 'id'),
          OperatorNode.create('in'),
          ParensNode.create(this.#ours('membership', 'account_id')),
        );
      case 'operator':
        throw new StoreError(`permission denied for table ${table}`, '42501', { table });
    }
  }

  /** A column of the rows that are ours in a table with an `authority_id`. */
  #ours(table: string, column: string): SelectQueryNode {
    return {
      ...SelectQueryNode.createFrom([TableNode.create(table)]),
      selections: [SelectionNode.create(columnOf(table, column))],
      where: WhereNode.create(this.#isOurs(table, 'authority_id')),
    };
  }

  /** The one table that is given to all; whose a row is stands in the table of shares. */
  #isGivenByUs(as: string): OperationNode {
    const ours = this.#ours('import_profile_share', 'profile_id');
    return BinaryOperationNode.create(columnOf(as, 'id'), OperatorNode.create('in'), ParensNode.create(ours));
  }

  /** A name that nobody knows is a private table that was added: then its rows have an authority, or the query fails. */
  #scopeOf(table: string): TableScope {
    if (isScoped(table)) return tableScopes[table];
    return this.#given.has(table) ? 'facts' : 'authority';
  }

  #isOurs(as: string, column: string): OperationNode {
    const [first, ...more] = this.#authorities;
    if (first === undefined) return ValueNode.createImmediate(false);
    // Written out instead of passed: the planner then knows how many rows to expect, and reads an index in its order.
    if (more.length === 0)
      return BinaryOperationNode.create(
        columnOf(as, column),
        OperatorNode.create('='),
        ValueNode.createImmediate(first),
      );
    return BinaryOperationNode.create(
      columnOf(as, column),
      OperatorNode.create('in'),
      ValueListNode.create(this.#authorities.map((id) => ValueNode.createImmediate(id))),
    );
  }

  #mayWrite(table: string, scopes: readonly TableScope[]): void {
    if (!scopes.includes(this.#scopeOf(table)))
      throw new StoreError(`permission denied for table ${table}`, '42501', { table });
  }

  /** A row that names no authority is created in the one that the request works on. */
  #checkOwners({ columns, values }: InsertQueryNode): void {
    const at = columns?.findIndex(({ column }) => column.name === 'authority_id') ?? -1;
    if (at < 0) return;
    if (!values || !ValuesNode.is(values))
      throw new Error('Leave authority_id to its default where rows come from a query.');
    for (const row of values.values)
      if (PrimitiveValueListNode.is(row)) this.#checkOwnerId(row.values[at]);
      else this.#checkOwner(row.values[at]);
  }

  #checkOwner(value: OperationNode | undefined): void {
    if (value?.kind === 'DefaultInsertValueNode') return;
    if (!value || !ValueNode.is(value)) throw new Error('authority_id is written as a value.');
    this.#checkOwnerId(value.value);
  }

  #checkOwnerId(id: unknown): void {
    if (typeof id !== 'number' || !this.#authorities.includes(id))
      throw new StoreError('new row violates the fence of its authority', '42501', {
        column: 'authority_id',
      });
  }
}

const filteredByWhere: ReadonlySet<string> = new Set([
  'InnerJoin',
  'CrossJoin',
  'LateralInnerJoin',
  'LateralCrossJoin',
]);
/** A condition behind the join would also drop the rows that found no partner. */
const filteredByOn: ReadonlySet<string> = new Set(['LeftJoin', 'LateralLeftJoin']);

function joined({ joins = [] }: { joins?: readonly JoinNode[] }): Target[] {
  return targetsOf(joins.filter(({ joinType }) => filteredByWhere.has(joinType)).map(({ table }) => table));
}

function columnOf(as: string, column: string): ReferenceNode {
  return ReferenceNode.create(ColumnNode.create(column), TableNode.create(as));
}

function both(before: OperationNode | undefined, condition: OperationNode): OperationNode {
  return before ? AndNode.create(ParensNode.create(before), condition) : condition;
}

function isScoped(table: string): table is keyof typeof tableScopes {
  return Object.hasOwn(tableScopes, table);
}
