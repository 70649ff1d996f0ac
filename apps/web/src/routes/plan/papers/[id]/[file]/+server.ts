import { error, redirect } from '@sveltejs/kit';
import {
  documentToDocx,
  documentToOdt,
  documentToPdf,
  financeSheets,
  textWorkbook,
} from '#lib/server/papers/index.ts';
import { attachment } from '#lib/server/security/index.ts';
import { texts } from '#lib/i18n/index.ts';
import { writeCsv } from '#lib/write-csv.ts';
import { loadPaper } from '../load-paper.ts';
import type { RequestHandler } from './$types.ts';

const types: Readonly<Record<string, string>> = {
  pdf: 'application/pdf',
  odt: 'application/vnd.oasis.opendocument.text',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  ods: 'application/vnd.oasis.opendocument.spreadsheet',
  csv: 'text/csv; charset=utf-8',
};
const writers = { pdf: documentToPdf, odt: documentToOdt, docx: documentToDocx } as const;

export const GET: RequestHandler = async ({ locals, params, url }) => {
  const [name = '', format = ''] = params.file.split('.');
  const type = Object.hasOwn(types, format) ? types[format] : undefined;
  if (type === undefined || params.file !== `${name}.${format}`) error(404, 'not found');
  const paper = await loadPaper(locals, params.id);
  const t = texts(paper.language).papers;
  let body: BodyInit | null = null;
  if (name === 'costs' && paper.finance) {
    const rows = financeSheets(paper.finance, paper.language);
    if (format === 'csv') body = writeCsv(rows, paper.language === 'de' ? ';' : ',');
    else if (format === 'xlsx' || format === 'ods') body = textWorkbook(t.sheet, rows, format);
  } else {
    const output = paper.outputs.find(({ file }) => file === name);
    if (!output || !Object.hasOwn(writers, format)) error(404, 'not found');
    // Names in a text that should be free of them are shown before it is handed out.
    if (output.mark !== null && url.searchParams.get('seen') !== output.mark)
      redirect(303, `/plan/papers/${paper.id}?names=${encodeURIComponent(`${name}.${format}`)}#download`);
    const bytes = await writers[format as keyof typeof writers](output.document);
    if (!bytes) error(501, texts(locals.language).papers.pdfMissing);
    body = bytes as Uint8Array<ArrayBuffer>;
  }
  if (body === null) error(404, 'not found');
  return new Response(body, {
    headers: {
      'content-type': type,
      'content-disposition': attachment(
        `allmende-${t.fileNames[name as keyof typeof t.fileNames]}-${paper.id}.${format}`,
      ),
    },
  });
};
