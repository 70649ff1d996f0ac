import { error } from '@sveltejs/kit';
import { texts } from '#lib/i18n/index.ts';
import { app } from '#lib/server/app.ts';
import {
  documentToDocx,
  documentToOdt,
  documentToPdf,
  logoOf,
  paperTypes,
  samplePaper,
} from '#lib/server/papers/index.ts';
import { attachment } from '#lib/server/security/index.ts';
import type { RequestHandler } from './$types.ts';

const files = {
  'sample.pdf': { type: paperTypes.pdf, write: documentToPdf },
  'sample.odt': { type: paperTypes.odt, write: documentToOdt },
  'sample.docx': { type: paperTypes.docx, write: documentToDocx },
} as const;

export const GET: RequestHandler = async ({ locals, params }) => {
  const { db } = app();
  if (params.file === 'logo.png') {
    const logo = await logoOf(db, locals.actor);
    if (!logo) error(404, 'not found');
    return new Response(new Uint8Array(logo), { headers: { 'content-type': 'image/png' } });
  }
  if (!Object.hasOwn(files, params.file)) error(404, 'not found');
  const { type, write } = files[params.file as keyof typeof files];
  const today = new Date().toISOString().slice(0, 10);
  const bytes = await write(await samplePaper(db, locals.actor, locals.language, today));
  if (!bytes) error(501, texts(locals.language).report.pdfMissing);
  return new Response(bytes as Uint8Array<ArrayBuffer>, {
    headers: { 'content-type': type, 'content-disposition': attachment(`allmende-${params.file}`) },
  });
};
