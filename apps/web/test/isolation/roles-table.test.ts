import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import {
  authorityRoles,
  instanceRoles,
  mandatePermissions,
  permissions,
  type Permission,
} from '#lib/server/accounts/index.ts';

const names: Record<string, string> = {
  leitung: 'Leitung',
  'it-leitung': 'IT-Leitung',
  bearbeitung: 'Bearbeitung',
  lesen: 'Lesen',
  datenschutz: 'Datenschutz',
  revision: 'Revision',
  betrieb: 'Betrieb',
  redaktion: 'Redaktion',
  umfrageleitung: 'Umfrageleitung',
};

const intro = `# Roles

Who may do what. This page is made from \`apps/web/src/lib/server/accounts/roles.ts\` by \`npx vitest run test/isolation/roles-table.test.ts -u\` in \`apps/web\`; the test fails where it is not up to date.

A role is given in one authority and counts there only. Whoever holds roles in several acts for one of them at a time, and is never allowed in one what a role in another allows. Everybody who has signed in may manage their own account; a guest may read what is public.
`;

const mandates = `
## Under a mandate

An authority can let a provider act for it. Somebody of the provider then may do what **both** the mandate and their own role at the provider allow, and only people with the roles IT-Leitung, Bearbeitung or Lesen act for others. Ending a mandate works with the next request.
`;

const rest = `
## What no role opens

- Roles for the instance see no row of an authority: no application, no answer, no list.
- Accounts of vendors can hold no role in an authority; the schema refuses it.
- An API token may do what was chosen for it, and never more than its person may at the moment of the request. It never manages accounts, tokens, roles or mandates.
- A relation between authorities (belongs to, served by, member of, merged into) opens nothing by itself.

How this is enforced twice, and how it is tested: [isolation.md](isolation.md).
`;

it('docs/roles.md says what the program does', async () => {
  const authority = table(
    Object.entries(authorityRoles).map(([role, granted]) => [names[role] ?? role, granted]),
  );
  const instance = table(
    Object.entries(instanceRoles).map(([role, granted]) => [names[role] ?? role, granted]),
  );
  const mandate = table(
    (['bearbeitung', 'lesen'] as const).map((role) => [
      `mandate ${names[role] ?? role}, own role IT-Leitung`,
      mandatePermissions('it-leitung', role),
    ]),
  );
  const page = [
    intro,
    '## In an authority\n',
    authority,
    '\n## For the instance\n',
    instance,
    mandates,
    mandate,
    rest,
  ];
  await expect(page.join('\n')).toMatchFileSnapshot(
    resolve(import.meta.dirname, '../../../../docs/roles.md'),
  );
});

/** Columns as wide as their widest cell, as Prettier would set them. */
function table(roles: [string, readonly Permission[]][]): string {
  const granted = (Object.entries(permissions) as [Permission, string][]).filter(([permission]) =>
    roles.some(([, own]) => own.includes(permission)),
  );
  const rows = [
    ['May', ...roles.map(([name]) => name)],
    ...granted.map(([permission, what]) => [
      `${what} (\`${permission}\`)`,
      ...roles.map(([, own]) => (own.includes(permission) ? '✓' : '')),
    ]),
  ];
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  const lineOf = (row: string[]) =>
    `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  const ruler = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`;
  return [lineOf(rows[0] ?? []), ruler, ...rows.slice(1).map(lineOf)].join('\n');
}
