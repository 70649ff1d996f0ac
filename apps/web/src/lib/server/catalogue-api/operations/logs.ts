import { z } from '@hono/zod-openapi';
import { noteChange } from '#lib/server/audit/index.ts';
import type { CatalogueEntity } from '#lib/server/database/index.ts';
import { timeText } from '../api-times.ts';
import { catalogIdOf, catalogOf } from '../catalog-of.ts';
import { CatalogueProblem } from '../catalogue-problem.ts';
import { idField, requiredText, times } from '../fields.ts';
import type { Call, CatalogueOperation } from '../operation.ts';
import { pageOf, readPage } from '../page.ts';
import { pageSchema, pageSearch, placeOf } from '../page-schema.ts';
import { patchedDocument } from '../patched-document.ts';
import { checked, readObject } from '../read-body.ts';
import { deleteLog, insertLog, selectLog, selectLogs, updateLog, type Log } from '../store/logs.ts';
import { softwareOf } from './software.ts';

const logFields = z.strictObject({ message: requiredText(20_000).min(2, 'min') }).openapi('LogFields');

const logSchema = z
  .object({
    id: idField,
    message: z.string(),
    entity: z.string().optional().openapi({ example: '/software/c353756e-8597-4e46-a99b-7da2e141603b' }),
    ...times,
  })
  .openapi('Log');

const logAnswer = (log: Log) => ({
  id: log.id,
  createdAt: timeText(log.created_at),
  updatedAt: timeText(log.updated_at),
  message: log.message,
  ...(log.entity_type !== null && { entity: `/${log.entity_type}/${log.entity_id}` }),
});

type About = { type: CatalogueEntity; id: string } | null;

async function write({ trx, body, now }: Call, about: About, title: string) {
  const { message } = checked(logFields, readObject(body, title), title);
  const entity = { entity_type: about?.type ?? null, entity_id: about?.id ?? null };
  const log = await insertLog(trx, { ...entity, message, created_at: now, updated_at: now });
  noteChange(trx, { subject: `log:${log.id}`, before: null, after: { message } });
  return logAnswer(log);
}

async function list({ trx, search }: Call, about: About, title: string) {
  const page = readPage(search, title);
  const text = (search.get('search') ?? '').slice(0, 200).replaceAll('\0', '');
  const rows = await selectLogs(trx, page, about, text);
  return pageOf<Log>(rows, search, { of: logAnswer, place: placeOf });
}

async function logOf({ trx, params }: Call, title: string): Promise<Log> {
  const log = await selectLog(trx, params['id'] ?? '');
  if (!log) throw new CatalogueProblem(404, title, 'Log was not found');
  return log;
}

const common = { tag: 'logs', scope: 'logs:write', answer: logSchema } as const;
const listed = {
  ...common,
  method: 'get',
  scope: null,
  search: { search: 'A part of the message', ...pageSearch },
  answer: pageSchema('Logs', logSchema),
} as const;
const written = { ...common, method: 'post', body: logFields } as const;
const creating = "can't create Log";

export const logOperations: readonly CatalogueOperation[] = [
  {
    ...listed,
    id: 'listLogs',
    path: '/logs',
    summary: 'Logs, newest first',
    run: (call) => list(call, null, "can't get Logs"),
  },
  {
    ...written,
    id: 'createLog',
    path: '/logs',
    summary: 'Write a log about nothing in particular',
    run: (call) => write(call, null, creating),
  },
  {
    ...listed,
    id: 'listSoftwareLogs',
    path: '/software/{id}/logs',
    summary: 'Logs about software, newest first',
    run: async (call) => {
      const title = "can't get Logs";
      return list(call, { type: 'software', id: (await softwareOf(call, title)).id }, title);
    },
  },
  {
    ...written,
    id: 'createSoftwareLog',
    path: '/software/{id}/logs',
    summary: 'Write a log about software',
    run: async (call) =>
      write(call, { type: 'software', id: (await softwareOf(call, creating)).id }, creating),
  },
  {
    ...written,
    id: 'createCatalogLog',
    path: '/catalogs/{id}/logs',
    summary: 'Write a log about a catalogue',
    run: async (call) =>
      write(call, { type: 'catalogs', id: (await catalogOf(call, creating)).id }, creating),
  },
  {
    ...written,
    id: 'createCatalogSoftwareLog',
    path: '/catalogs/{id}/software/{software}/logs',
    summary: 'Write a log about software of a catalogue; crawlers ask for it',
    run: async (call) => {
      const catalog = await catalogIdOf(call, creating);
      const software = await softwareOf(call, creating, 'software');
      if (software.catalog_id !== catalog)
        throw new CatalogueProblem(404, creating, 'Software was not found');
      return write(call, { type: 'software', id: software.id }, creating);
    },
  },
  {
    ...common,
    id: 'getLog',
    method: 'get',
    path: '/logs/{id}',
    summary: 'One log',
    scope: null,
    run: async (call) => logAnswer(await logOf(call, "can't get Log")),
  },
  {
    ...written,
    id: 'changeLog',
    method: 'patch',
    path: '/logs/{id}',
    summary: 'Change a log',
    run: async (call) => {
      const title = "can't update Log";
      const known = await logOf(call, title);
      const before = { message: known.message };
      const { message } = patchedDocument(call, logFields, before, title);
      noteChange(call.trx, { subject: `log:${known.id}`, before, after: { message } });
      return logAnswer(await updateLog(call.trx, known.id, message, call.now));
    },
  },
  {
    ...common,
    id: 'deleteLog',
    method: 'delete',
    path: '/logs/{id}',
    summary: 'Remove a log',
    answer: null,
    run: async (call) => {
      const known = await logOf(call, "can't delete Log");
      await deleteLog(call.trx, known.id);
      noteChange(call.trx, { subject: `log:${known.id}`, before: { message: known.message }, after: null });
      return null;
    },
  },
];
