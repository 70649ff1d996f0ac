import { error } from '@sveltejs/kit';
import { texts } from '#lib/i18n/index.ts';
import { app } from '#lib/server/app.ts';
import { exportFile } from '#lib/server/exchange/index.ts';
import type { RequestHandler } from './$types.ts';

const types = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  ods: 'application/vnd.oasis.opendocument.spreadsheet',
};

/** The workbook of an export: its number, and the format after the point. */
export const GET: RequestHandler = async ({ locals, params }) => {
  const [, id, format] = /^(\d{1,15})\.(xlsx|ods)$/.exec(params.file) ?? [];
  if (format !== 'xlsx' && format !== 'ods') error(404, 'not found');
  const file = await exportFile(app().db, locals.actor, Number(id), format);
  if (!file) error(404, 'not found');
  const name = `${texts(locals.language).exchange.fileName}-${file.date}.${format}`;
  return new Response(file.bytes as Uint8Array<ArrayBuffer>, {
    headers: {
      'content-type': types[format],
      'content-disposition': `attachment; filename="${name}"`,
    },
  });
};
