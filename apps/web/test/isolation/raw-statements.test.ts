import { readFileSync, readdirSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { tableScopes } from '#lib/server/database/table-scopes.ts';

const server = resolve(import.meta.dirname, '../../src/lib/server');

/** Statements for the operator, who stands outside of the fence. The running program refuses them to everybody else. */
const ofTheOperator: Record<string, string> = {
  'jobs/store.ts': 'takes and counts jobs of all authorities',
  'authorities/store/': 'creates, merges and splits authorities',
  'directory/store/': 'rights from a directory, before it is known who asks',
  'persons/store/': 'retention and erasure, over all authorities',
  'accounts/store/': 'signing in, before it is known who asks',
  'shared-names/store.ts': 'counts at night how many authorities agree on a name',
};

const personal = Object.entries(tableScopes).flatMap(([name, scope]) => (scope === 'facts' ? [] : [name]));
const names = new RegExp(
  `\\b(?:from|join|into|update|using|truncate)\\s+(?:only\\s+)?"?(${personal.join('|')})\\b"?(?!\\s*\\.)`,
  'gi',
);

/** The texts of the SQL templates in a source file that name a table whose rows belong to somebody. */
function rawStatements(source: string): string[] {
  return [...source.matchAll(/\bsql(?:<(?:[^<>`]|<[^<>`]*>)*>)?`((?:[^`\\]|\\.)*)`/gs)].flatMap(
    ([, text = '']) =>
      [...text.replace(/'(?:[^']|'')*'/g, "''").matchAll(names)].map(([, table = '']) => table.toLowerCase()),
  );
}

it('a statement in SQL text that names private rows is found', () => {
  expect(
    rawStatements('await sql<{ n: number }>`select count(*) as n from application`.execute(trx)'),
  ).toEqual(['application']);
  expect(rawStatements('sql`delete from "answer" using import where true`')).toEqual(['answer', 'import']);
  expect(rawStatements("sql`select 'from application', x from product`")).toEqual([]);
});

it('no feature reads or writes private rows in SQL text, which the fence cannot look into', () => {
  const files = readdirSync(server, { recursive: true, withFileTypes: true }).flatMap((file) =>
    file.isFile() && file.name.endsWith('.ts') && !file.name.endsWith('.test.ts')
      ? [join(file.parentPath, file.name)]
      : [],
  );
  expect(files.length).toBeGreaterThan(100);
  const found = files.flatMap((file) => {
    const path = relative(server, file).replaceAll('\\', '/');
    if (path.startsWith('database/')) return [];
    if (Object.keys(ofTheOperator).some((allowed) => path.startsWith(allowed))) return [];
    return rawStatements(readFileSync(file, 'utf8')).map((table) => `${path}: ${table}`);
  });
  expect(found).toEqual([]);
});
