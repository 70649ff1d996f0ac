import { error } from '@sveltejs/kit';
import { texts, type Language } from '#lib/i18n/index.ts';
import type { App } from '#lib/server/app.ts';
import { auditCsv, auditLines, listAudit, streamOf } from '#lib/server/audit/index.ts';
import type { Actor } from '#lib/server/database/index.ts';
import { accountNames } from '#lib/server/persons/index.ts';
import { attachment } from '#lib/server/security/index.ts';
import { auditFilter } from './audit-view.ts';

/** The log as a file: `audit.jsonl` the whole chain, `audit.csv` what the filter leaves of it. */
export async function auditFile(
  { db }: App,
  actor: Actor | null,
  file: string,
  search: URLSearchParams,
  language: Language,
): Promise<Response> {
  const t = texts(language).audit;
  const name = `${t.fileName}-${new Date().toISOString().slice(0, 10)}`;
  const answer = (body: ReadableStream<Uint8Array>, type: string, ending: string): Response =>
    new Response(body, {
      headers: { 'content-type': type, 'content-disposition': attachment(`${name}.${ending}`) },
    });
  if (file === 'audit.jsonl')
    return answer(streamOf(auditLines(db, actor)), 'application/x-ndjson; charset=utf-8', 'jsonl');
  if (file !== 'audit.csv') error(404, 'not found');
  const { choices } = await listAudit(db, actor, {}, { before: null, limit: 1 });
  const csv = auditCsv(db, actor, auditFilter(search), {
    headings: [
      t.number,
      t.when,
      t.who,
      'account',
      t.provider,
      t.what,
      t.subject,
      t.changes,
      t.whereFrom,
      'request',
      'hash',
    ],
    separator: language === 'de' ? ';' : ',',
    personOf: async (accounts) => {
      const names = await accountNames(db, accounts);
      return (account) => names.get(account) ?? t.people[account] ?? '';
    },
    operationOf: (operation) => t.operations[operation] ?? operation,
    providerOf: (provider) => choices.providers.find(({ id }) => id === provider)?.name ?? String(provider),
  });
  return answer(streamOf(csv), 'text/csv; charset=utf-8', 'csv');
}
