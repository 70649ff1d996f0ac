import { app } from '#lib/server/app.ts';
import { countJobs } from '#lib/server/jobs/index.ts';
import { renderMetrics } from '#lib/server/operating/index.ts';
import type { RequestHandler } from './$types.ts';

export const GET: RequestHandler = async () => {
  const { db, version, operation } = app();
  // The other figures are wanted most when the store is away.
  const jobs = await countJobs(db).catch(() => []);
  const { closed } = operation.lifecycle;
  return new Response(renderMetrics({ version, store: db.kind, closed, jobs }), {
    headers: { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' },
  });
};
