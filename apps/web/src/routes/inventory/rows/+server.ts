import { error, json } from '@sveltejs/kit';
import { cellText } from '#lib/components/data-table/cell-text.ts';
import { shownValue } from '#lib/components/data-table/column.ts';
import { formatter, texts } from '#lib/i18n/index.ts';
import { app } from '#lib/server/app.ts';
import { knowledgeOf } from '#lib/server/local-products/index.ts';
import { rowsOf } from '#lib/server/applications/index.ts';
import { savedCells, saveCells } from '#lib/server/inventory/index.ts';
import { writeCsv } from '#lib/write-csv.ts';
import { inventoryView, namedIn } from '../inventory-view.ts';
import type { RequestHandler } from './$types.ts';

/** All rows of a view, as data for the table or – `?as=csv` – as the file of what is seen. */
export const GET: RequestHandler = async ({ locals, url }) => {
  const view = await inventoryView(app(), locals, url.searchParams);
  if (url.searchParams.get('as') !== 'csv') return json(view.rows);
  const format = formatter(locals.language);
  const columns = view.columns.filter(({ hidden }) => !hidden);
  const csv = writeCsv(
    [
      columns.map(({ label }) => label),
      ...view.rows.map((row) => columns.map((column) => cellText(column, shownValue(row, column), format))),
    ],
    locals.language === 'de' ? ';' : ',',
  );
  const name = `${texts(locals.language).inventoryTable.exportName}-${view.date}.csv`;
  return new Response(csv, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${name}"`,
    },
  });
};

/** Saves edited cells and gives the rows back as they now are, computed cells included. */
export const POST: RequestHandler = async ({ request, locals }) => {
  if (!request.headers.get('content-type')?.startsWith('application/json')) error(415, 'JSON only');
  const parsed = savedCells.safeParse(await request.json().catch(() => null));
  if (!parsed.success) return json({ ok: false, code: 'invalid', column: 'name' }, { status: 422 });
  const { db } = app();
  const knowledge = await knowledgeOf(app(), locals.actor);
  const saved = await saveCells(db, locals.actor, parsed.data);
  if (!saved.ok) return json(saved, { status: 409 });
  const rows = await rowsOf(db, knowledge, locals.actor, saved.applications);
  return json({ ok: true, rows: namedIn(rows, locals.language) });
};
