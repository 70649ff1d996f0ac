import { error } from '@sveltejs/kit';
import { app } from '#lib/server/app.ts';
import { withNotices } from '#lib/server/contracts/index.ts';
import { knowledgeOf } from '#lib/server/local-products/index.ts';
import { localAuthorities } from '#lib/server/accounts/index.ts';
import {
  dependenceReport,
  documentToDocx,
  documentToOdt,
  documentToPdf,
  letterheadOf,
  paperTypes,
  reportDocument,
  reportWorkbook,
  type DependenceReport,
  type Letterhead,
} from '#lib/server/papers/index.ts';
import { attachment } from '#lib/server/security/index.ts';
import { measureAuthority } from '#lib/server/sovereignty/index.ts';
import { texts, type Language } from '#lib/i18n/index.ts';
import type { RequestHandler } from './$types.ts';

const types = {
  'report.pdf': paperTypes.pdf,
  'report.odt': paperTypes.odt,
  'report.docx': paperTypes.docx,
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
  const letterhead = await db.asActor(locals.actor, (trx) => letterheadOf(trx, authority.id));
  const bytes = await writeReport(file, report, locals.language, letterhead);
  if (!bytes) error(501, texts(locals.language).report.pdfMissing);
  const name = `allmende-${authority.name.toLowerCase().replace(/\s+/g, '-')}-${report.figures.date}.${file.slice('report.'.length)}`;
  return new Response(bytes as Uint8Array<ArrayBuffer>, {
    headers: { 'content-type': types[file], 'content-disposition': attachment(name) },
  });
};

async function writeReport(
  file: keyof typeof types,
  report: DependenceReport,
  language: Language,
  letterhead: Letterhead,
): Promise<Uint8Array | null> {
  switch (file) {
    case 'report.pdf':
      return documentToPdf(reportDocument(report, language, letterhead));
    case 'report.odt':
      return documentToOdt(reportDocument(report, language, letterhead));
    case 'report.docx':
      return documentToDocx(reportDocument(report, language, letterhead));
    case 'report.xlsx':
    case 'report.ods':
      return reportWorkbook(report, language, file === 'report.ods' ? 'ods' : 'xlsx');
  }
}
