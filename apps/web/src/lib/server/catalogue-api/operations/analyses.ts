import { z } from '@hono/zod-openapi';
import { noteChange } from '#lib/server/audit/index.ts';
import type { Analysis, Transaction } from '#lib/server/database/index.ts';
import { timeText } from '../api-times.ts';
import { catalogOf } from '../catalog-of.ts';
import { CatalogueProblem } from '../catalogue-problem.ts';
import { isObject } from '../json-value.ts';
import { mergePatched } from '../merge-patch.ts';
import type { CatalogueOperation } from '../operation.ts';
import { faulty, readJson } from '../read-body.ts';
import { writeAnalysis } from '../store/catalogs.ts';
import { softwareOf } from './software.ts';

/** Characters of JSON. */
const largest = 200_000;

const analysisSchema = z
  .record(z.string(), z.looseObject({ v: z.number().int().min(1).max(999), t: z.string().optional() }))
  .openapi('Analysis', {
    description: 'Objects by namespace, each with its version; the server adds the time to what is changed',
  });

/** An analysis after a merge patch. Throws a problem (400, 422) for a patch that is none, or leads to no analysis. */
function changed(known: Analysis, body: string, now: Date, title: string): Analysis {
  const patch = readJson(body, title);
  if (!isObject(patch)) throw new CatalogueProblem(400, title, 'invalid or malformed JSON');
  const stamped = Object.entries(patch).map(([namespace, given]) => [
    namespace,
    isObject(given) ? { ...given, t: timeText(now) } : given,
  ]);
  const result = mergePatched(known, Object.fromEntries(stamped)) as Analysis;
  const faults = Object.entries(result).flatMap(([namespace, value]: [string, unknown]) => {
    if (!isObject(value)) return [{ field: namespace, rule: 'type', value: '' }];
    const version = value['v'];
    if (version === undefined) return [{ field: `${namespace}.v`, rule: 'required', value: '' }];
    const isVersion = Number.isInteger(version) && Number(version) >= 1 && Number(version) <= 999;
    return isVersion
      ? []
      : [{ field: `${namespace}.v`, rule: 'range', value: String(version).slice(0, 255) }];
  });
  if (faults.length > 0) throw faulty(title, faults);
  if (JSON.stringify(result).length > largest)
    throw faulty(title, [{ field: 'analysis', rule: 'max', value: '' }]);
  return result;
}

async function write(
  trx: Transaction,
  table: 'catalog' | 'software',
  { id, analysis }: { id: string; analysis: Analysis },
  next: Analysis,
): Promise<Analysis> {
  await writeAnalysis(trx, table, id, next);
  const before = { namespaces: Object.keys(analysis) };
  noteChange(trx, { subject: `${table}:${id}`, before, after: { namespaces: Object.keys(next) } });
  return next;
}

const common = { tag: 'analyses', scope: 'analysis:write', answer: analysisSchema } as const;
const read = { ...common, method: 'get', scope: null } as const;
const written = { ...common, method: 'patch', body: analysisSchema } as const;

export const analysisOperations: readonly CatalogueOperation[] = [
  {
    ...read,
    id: 'getCatalogAnalysis',
    path: '/catalogs/{id}/analysis',
    summary: 'What others have found out about a catalogue',
    run: async (call) => (await catalogOf(call, "can't get Catalog analysis")).analysis,
  },
  {
    ...written,
    id: 'changeCatalogAnalysis',
    path: '/catalogs/{id}/analysis',
    summary: 'Keep what was found out about a catalogue (merge patch)',
    run: async (call) => {
      const title = "can't update Catalog analysis";
      const known = await catalogOf(call, title);
      return write(call.trx, 'catalog', known, changed(known.analysis, call.body, call.now, title));
    },
  },
  {
    ...read,
    id: 'getSoftwareAnalysis',
    path: '/software/{id}/analysis',
    summary: 'What others have found out about software',
    run: async (call) => (await softwareOf(call, "can't get Software analysis")).analysis,
  },
  {
    ...written,
    id: 'changeSoftwareAnalysis',
    path: '/software/{id}/analysis',
    summary: 'Keep what was found out about software (merge patch)',
    run: async (call) => {
      const title = "can't update Software analysis";
      const known = await softwareOf(call, title);
      return write(call.trx, 'software', known, changed(known.analysis, call.body, call.now, title));
    },
  },
];
