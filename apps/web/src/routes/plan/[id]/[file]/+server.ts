import { error } from '@sveltejs/kit';
import { writeLp, writeMps } from '@allmende/planner';
import { app } from '#lib/server/app.ts';
import { texts } from '#lib/i18n/index.ts';
import { textWorkbook } from '#lib/server/papers/index.ts';
import { planInput } from '#lib/server/planning/index.ts';
import { attachment } from '#lib/server/security/index.ts';
import { writeCsv } from '#lib/write-csv.ts';
import { loadPlan } from '../load-plan.ts';
import { planCalendar } from '../plan-calendar.ts';
import { PLAN_FILES, type PlanFile } from '../plan-files.ts';
import { roadmapRows } from '../roadmap-rows.ts';
import type { RequestHandler } from './$types.ts';

const types: Record<PlanFile, string> = {
  'roadmap.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'roadmap.ods': 'application/vnd.oasis.opendocument.spreadsheet',
  'roadmap.csv': 'text/csv; charset=utf-8',
  'steps.ics': 'text/calendar; charset=utf-8',
  'model.lp': 'text/plain; charset=utf-8',
  'model.mps': 'text/plain; charset=utf-8',
};

export const GET: RequestHandler = async ({ locals, params }) => {
  const file = PLAN_FILES.find((each) => each === params.file);
  if (!file) error(404, 'not found');
  const { language } = locals;
  const { plan, knowledge } = await loadPlan(locals, params.id);
  const table = roadmapRows(plan, language);
  const rows = [table.columns, ...table.rows];
  const { sheet } = texts(language).planPage;
  const model = async (write: typeof writeLp): Promise<string> => {
    const input = await planInput(app().db, knowledge, locals.actor, params.id);
    if (!input) error(404, 'not found');
    return write(input);
  };
  const make: Record<PlanFile, () => BodyInit | Promise<BodyInit>> = {
    'roadmap.xlsx': () => textWorkbook(sheet, rows, 'xlsx'),
    'roadmap.ods': () => textWorkbook(sheet, rows, 'ods'),
    'roadmap.csv': () => writeCsv(rows, language === 'de' ? ';' : ','),
    'steps.ics': () => planCalendar(plan, language),
    'model.lp': () => model(writeLp),
    'model.mps': () => model(writeMps),
  };
  return new Response(await make[file](), {
    headers: {
      'content-type': types[file],
      'content-disposition': attachment(`allmende-plan-${plan.id}-${file}`),
    },
  });
};
