import { error } from '@sveltejs/kit';
import { app } from '#lib/server/app.ts';
import { withNotices } from '#lib/server/contracts/index.ts';
import { knowledgeOf } from '#lib/server/local-products/index.ts';
import { localAuthorities } from '#lib/server/accounts/index.ts';
import { dependenceReport, paperToPdf, reportPaper, reportWorkbook } from '#lib/server/papers/index.ts';
import { attachment } from '#lib/server/security/index.ts';
import { measureAuthority } from '#lib/server/sovereignty/index.ts';
import { texts } from '#lib/i18n/index.ts';
import type { RequestHandler } from './$types.ts';

const types = {
  'report.pdf': 'application/pdf',
  'report.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'report.ods': 'application/vnd.oasis.opendocument.spreadsheet',
} as const;

export const GET: RequestHandler = async ({ locals, params }) => {
  if (!Object.hasOwn(types, params.file)) error(404, 'not found');
  const file = params.file as keyof typeof types;
  const { db } = app();
  const knowledge = await knowledgeOf(app(), locals.actor);
  const measured = await withNotices(db, locals.actor, await measureAuthority(db, knowledge, locals.actor));
  const authority = (await localAuthorities(db)).find(({ id }) => id === locals.actor.authority);
  if (!authority || measured.applications.length === 0) error(404, texts(locals.language).report.empty);
  const report = dependenceReport(measured, knowledge, authority, locals.language);
  const bytes =
    file === 'report.pdf'
      ? paperToPdf(reportPaper(report, locals.language))
      : reportWorkbook(report, locals.language, file === 'report.ods' ? 'ods' : 'xlsx');
  if (!bytes) error(501, texts(locals.language).report.pdfMissing);
  const name = `allmende-${authority.name.toLowerCase().replace(/\s+/g, '-')}-${report.figures.date}.${file.slice('report.'.length)}`;
  return new Response(bytes as Uint8Array<ArrayBuffer>, {
    headers: { 'content-type': types[file], 'content-disposition': attachment(name) },
  });
};
