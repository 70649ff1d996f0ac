import { error } from '@sveltejs/kit';
import { app } from '#lib/server/app.ts';
import {
  contractFilter,
  contractTable,
  filterContracts,
  listContracts,
  TABLE_FORMATS,
} from '#lib/server/contracts/index.ts';
import { attachment } from '#lib/server/security/index.ts';
import { texts } from '#lib/i18n/index.ts';
import type { RequestHandler } from './$types.ts';

const types = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  ods: 'application/vnd.oasis.opendocument.spreadsheet',
};

/** The contracts that an address asks for, as the list shows them. */
export const GET: RequestHandler = async ({ locals, params, url }) => {
  const format = TABLE_FORMATS.find((each) => params.file === `contracts.${each}`);
  if (!format) error(404, 'not found');
  const { rows, date } = await listContracts(app().db, locals.actor);
  const chosen = filterContracts(rows, contractFilter(url.searchParams), date);
  const name = `${texts(locals.language).contracts.exportName}-${date}.${format}`;
  return new Response(contractTable(chosen, locals.language, format), {
    headers: { 'content-type': types[format], 'content-disposition': attachment(name) },
  });
};
