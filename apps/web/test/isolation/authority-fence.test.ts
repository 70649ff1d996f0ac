import { sql, type Kysely } from 'kysely';
import { describe, expect, it } from 'vitest';
import { bindKysely } from '#lib/server/database/bound-kysely.ts';
import { authorityFence } from '#lib/server/database/authority-fence.ts';
import { isStoreError, type Schema } from '#lib/server/database/index.ts';

/** A handle whose queries are only compiled. */
function fenced(...authorities: number[]): Kysely<Schema> {
  const unconnected = {
    run: () => Promise.reject(new Error('nothing runs here')),
    copyIn: () => Promise.reject(new Error('nothing runs here')),
    release: () => {},
  };
  return bindKysely(unconnected, authorityFence(authorities)).handle;
}

const db = fenced(7);
const isRefused = (error: unknown): boolean => isStoreError(error, '42501');

function refusal(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    return error;
  }
  return undefined;
}

describe('the fence around an authority', () => {
  it('narrows a read to its rows, beside what the query asks for', () => {
    expect(db.selectFrom('application').select('id').compile().sql).toBe(
      'select "id" from "application" where "application"."authority_id" = 7',
    );
    expect(
      db
        .selectFrom('application as a')
        .select('id')
        .where(({ or, eb }) => or([eb('name', '=', 'x'), eb('name', '=', 'y')]))
        .compile().sql,
    ).toBe(
      'select "id" from "application" as "a" where (("name" = $1 or "name" = $2)) and "a"."authority_id" = 7',
    );
  });

  it('names several authorities, and lets nothing through for none', () => {
    expect(fenced(7, 9).selectFrom('answer').selectAll().compile().sql).toContain(
      '"answer"."authority_id" in (7, 9)',
    );
    expect(fenced().selectFrom('answer').selectAll().compile().sql).toContain('where false');
  });

  it('narrows every table of a join, and keeps rows without a partner', () => {
    const query = db
      .selectFrom('import_row')
      .innerJoin('import as i', 'i.id', 'import_row.import_id')
      .leftJoin('upload', 'upload.id', 'i.upload_id')
      .select('line');
    expect(query.compile().sql).toBe(
      'select "line" from "import_row" inner join "import" as "i" on "i"."id" = "import_row"."import_id" ' +
        'left join "upload" on ("upload"."id" = "i"."upload_id") and "upload"."authority_id" = 7 ' +
        'where "import_row"."authority_id" = 7 and "i"."authority_id" = 7'.replace(
          '"import_row"."authority_id" = 7 and',
          '("import_row"."authority_id" = 7) and',
        ),
    );
  });

  it.each([
    [
      'a subquery in the list of columns',
      db.selectFrom('product').select(({ selectFrom }) =>
        selectFrom('application')
          .select(({ fn }) => fn.countAll().as('n'))
          .as('n'),
      ),
      1,
    ],
    [
      'a subquery in the condition',
      db
        .selectFrom('application')
        .select('id')
        .where(({ exists, selectFrom }) => exists(selectFrom('change as c').select('c.id'))),
      2,
    ],
    [
      'a subquery instead of a table',
      db.selectFrom((eb) => eb.selectFrom('answer').selectAll().as('inner')).selectAll(),
      1,
    ],
    [
      'a named subquery',
      db
        .with('mine', (q) => q.selectFrom('answer').selectAll())
        .selectFrom('mine')
        .selectAll(),
      1,
    ],
    [
      'a changing subquery',
      db
        .with('gone', (q) => q.deleteFrom('answer').returningAll())
        .selectFrom('gone')
        .selectAll(),
      1,
    ],
    [
      'a union',
      db.selectFrom('import').select('file_name').union(db.selectFrom('upload').select('name as file_name')),
      2,
    ],
    [
      'a lateral join',
      db
        .selectFrom('import')
        .leftJoinLateral(
          (eb) => eb.selectFrom('import_row').select('line').whereRef('import_id', '=', 'import.id').as('r'),
          (join) => join.onTrue(),
        )
        .select('r.line'),
      2,
    ],
    ['several tables at once', db.selectFrom(['import', 'upload as u']).select('u.id'), 2],
    [
      'an order by a subquery',
      db
        .selectFrom('product')
        .select('id')
        .orderBy((eb) => eb.selectFrom('job').select('id').limit(1)),
      1,
    ],
    [
      'a subquery in SQL text',
      db.selectFrom('product').select(sql`exists ${db.selectFrom('job').select('id')}`.as('x')),
      1,
    ],
    [
      'an insert from a query',
      db
        .insertInto('match_decision')
        .columns(['match_key'])
        .expression((eb) => eb.selectFrom('application').select('match_key')),
      1,
    ],
    ['an update', db.updateTable('application').set({ name: 'x' }), 1],
    [
      'an update from another table',
      db
        .updateTable('application as a')
        .from('import as i')
        .set((eb) => ({ note: eb.ref('i.file_name') }))
        .whereRef('i.id', '=', 'a.last_import'),
      2,
    ],
    ['a deletion', db.deleteFrom('answer'), 1],
    [
      'a deletion using another table',
      db.deleteFrom('answer').using('application').whereRef('application_id', '=', 'application.id'),
      2,
    ],
  ] as const)('reaches into %s', (_what, query, times) => {
    expect(query.compile().sql.match(/"authority_id" = 7/g)).toHaveLength(times);
  });

  it('does not say it twice when a query stands inside another one', () => {
    const inner = db.selectFrom('answer').select('application_id').compile().query;
    const text = db
      .selectFrom('application')
      .select('id')
      .where('id', 'in', db.selectFrom('answer').select('application_id'))
      .compile().sql;
    expect(text.match(/"answer"."authority_id" = 7/g)).toHaveLength(1);
    expect(inner.kind).toBe('SelectQueryNode');
  });

  it('shows everybody what is shared, and lets only whoever gave it take it away', () => {
    expect(db.selectFrom('import_profile').select('id').compile().sql).toBe(
      'select "id" from "import_profile"',
    );
    expect(db.deleteFrom('import_profile').where('id', '=', 'x').compile().sql).toBe(
      'delete from "import_profile" where ("id" = $1) and "import_profile"."id" in (select "import_profile_share"."profile_id" from "import_profile_share" where "import_profile_share"."authority_id" = 7)',
    );
    expect(refusal(() => db.updateTable('import_profile').set({ name: 'x' }).compile())).toSatisfy(isRefused);
  });

  it('leaves facts as they are and shows accounts with a role only', () => {
    expect(db.selectFrom('product').select('id').compile().sql).toBe('select "id" from "product"');
    expect(db.selectFrom('authority').select('id').compile().sql).toContain('"authority"."id" = 7');
    expect(db.selectFrom('account as a').select('a.id').compile().sql).toContain(
      '"a"."id" in (select "membership"."account_id" from "membership" where "membership"."authority_id" = 7)',
    );
  });

  it('lets rows be written for it, and for no other', () => {
    const row = {
      match_key: 'k',
      raw_name: 'n',
      decision: 'new' as const,
      decided_by: 'x',
      product_id: null,
    };
    const insert = (...rows: object[]) =>
      db.insertInto('match_decision').values(rows.map((each) => ({ ...row, ...each })) as never);
    expect(refusal(() => insert({}).compile())).toBeUndefined();
    expect(refusal(() => insert({ authority_id: 7 }).compile())).toBeUndefined();
    expect(refusal(() => insert({ authority_id: 8 }).compile())).toSatisfy(isRefused);
    expect(refusal(() => insert({ authority_id: 7 }, { authority_id: 8 }).compile())).toSatisfy(isRefused);
    expect(refusal(() => insert({ authority_id: null }).compile())).toSatisfy(isRefused);
    expect(refusal(() => insert({ authority_id: '7' }).compile())).toSatisfy(isRefused);
    expect(refusal(() => insert({ authority_id: sql`8` }).compile())).toBeInstanceOf(Error);
    expect(refusal(() => insert({ authority_id: 7, reasons: sql`'[]'::jsonb` }).compile())).toBeUndefined();
    expect(refusal(() => insert({ authority_id: 8, reasons: sql`'[]'::jsonb` }).compile())).toSatisfy(
      isRefused,
    );
    expect(refusal(() => insert({ authority_id: 7 }, {}).compile())).toBeUndefined();
  });

  it('lets nothing be given to another authority', () => {
    const move = (to: number) => db.updateTable('application').set({ authority_id: to }).compile();
    expect(refusal(() => move(7))).toBeUndefined();
    expect(refusal(() => move(8))).toSatisfy(isRefused);
    const upsert = (to: number) =>
      db
        .insertInto('match_decision')
        .values({ match_key: 'k', raw_name: 'n', decision: 'new', decided_by: 'x' })
        .onConflict((conflict) => conflict.column('id').doUpdateSet({ authority_id: to }))
        .compile();
    expect(upsert(7).sql).toContain('where "match_decision"."authority_id" = 7');
    expect(refusal(() => upsert(8))).toSatisfy(isRefused);
  });

  it('refuses tables that are read before it is known who asks, and changes of what is not its own', () => {
    for (const query of [
      db.selectFrom('session').selectAll(),
      db.selectFrom('application').innerJoin('one_time_link', 'for_authority', 'authority_id').select('id'),
      db.insertInto('vendor').values({} as never),
      db.updateTable('product').set({ name: 'x' }),
      db.deleteFrom('authority'),
      db.updateTable('account').set({ name: 'x' }),
      db.insertInto('instance_role').values({ account_id: 'x', role: 'betrieb' }),
    ])
      expect(refusal(() => query.compile())).toSatisfy(isRefused);
  });

  it('throws for what it cannot look into', () => {
    for (const query of [
      sql`select * from application`,
      sql`select * from "allmende"."application"`,
      sql`select id from product, answer`,
      sql`select * from ${sql.table('application')}`,
      sql`truncate job`,
      db.selectFrom('product').select(sql`(select count(*) from change)`.as('n')),
      db.selectFrom('application').rightJoin('import', 'import.id', 'last_import').select('name'),
      db.selectFrom('application').fullJoin('import', 'import.id', 'last_import').select('name'),
      db.mergeInto('application').using('import', 'import.id', 'last_import').whenMatched().thenDelete(),
      db
        .with('application', (q) => q.selectFrom('product').selectAll())
        .selectFrom('application')
        .selectAll(),
      db.schema.dropTable('application'),
    ])
      expect(refusal(() => query.compile(db as never))).toBeInstanceOf(Error);
    for (const query of [
      sql`select 1`,
      sql`select 'application: ' || application.id`,
      sql`select import_id, 'it''s in application' from product`,
    ])
      expect(refusal(() => query.compile(db))).toBeUndefined();
  });

  it('takes a table that it has never heard of for a private one', () => {
    const unknown = db as unknown as Kysely<{ brand_new: { id: number } }>;
    expect(unknown.selectFrom('brand_new').selectAll().compile().sql).toContain(
      '"brand_new"."authority_id" = 7',
    );
  });
});
