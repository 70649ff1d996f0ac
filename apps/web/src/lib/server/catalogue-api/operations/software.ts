import type { z } from '@hono/zod-openapi';
import { noteChange } from '#lib/server/audit/index.ts';
import {
  buryEntry,
  entryById,
  normaliseRepositoryUrl,
  recordFile,
  stateEntry,
  type Entry,
} from '#lib/server/catalogue/index.ts';
import { catalogIdOf } from '../catalog-of.ts';
import { CatalogueProblem } from '../catalogue-problem.ts';
import type { Call, CatalogueOperation } from '../operation.ts';
import { pageOf, readPage } from '../page.ts';
import { pageSchema, pageSearch, placeOf } from '../page-schema.ts';
import { patchedDocument } from '../patched-document.ts';
import { checked, readObject } from '../read-body.ts';
import { softwareAnswer, softwareDocument, softwareFields, softwareSchema } from '../software-shape.ts';
import { selectOwners, selectSoftware, selectSoftwarePage } from '../store/software.ts';

type Fields = z.output<typeof softwareFields>;

/** The software that the path names. Throws a problem (404) for none, and for what was withdrawn. */
export async function softwareOf({ trx, params }: Call, title: string, name = 'id'): Promise<Entry> {
  const entry = await selectSoftware(trx, params[name] ?? '');
  if (!entry) throw new CatalogueProblem(404, title, 'Software was not found');
  return entry;
}

const addressesOf = ({ url, aliases = [] }: Fields): string[] => [...new Set([url, ...aliases])];

/** The address as it is told in the log, without the file, of which every version is kept anyway. */
const toldOf = ({ publiccodeYml, ...fields }: Fields) => ({ ...fields, publiccodeYml: publiccodeYml.length });

async function answerAbout(call: Call, id: string) {
  const entry = await entryById(call.trx, id);
  if (!entry) throw new Error('the entry was there a moment ago');
  return softwareAnswer(entry);
}

async function create(call: Call, catalog: string | null, title: string) {
  const { trx, now } = call;
  const fields = checked(softwareFields, readObject(call.body, title), title);
  const owners = await selectOwners(trx, addressesOf(fields));
  // What is gone comes back by being entered again.
  if (owners.some(({ isGone }) => !isGone)) throw new CatalogueProblem(409, title, 'url already exists');
  const file = { url: fields.url, content: fields.publiccodeYml, catalogId: catalog, now };
  const { id, outcome } = await recordFile(trx, { ...file, origin: 'api' });
  if (outcome !== 'new' && outcome !== 'revived')
    throw new CatalogueProblem(409, title, 'url already exists');
  const { active = true, vitality = null } = fields;
  const aliases = addressesOf(fields).filter((each) => each !== fields.url);
  const { url } = fields;
  const moved = outcome === 'revived' && { url };
  await stateEntry(trx, id, { ...moved, aliases, active, vitality, catalogId: catalog }, now);
  noteChange(trx, { subject: `software:${id}`, before: null, after: toldOf(fields) });
  return answerAbout(call, id);
}

async function change(call: Call, known: Entry, title: string) {
  const { trx, now } = call;
  const before = softwareDocument(known);
  const fields = patchedDocument(call, softwareFields, before, title);
  const owners = await selectOwners(trx, addressesOf(fields));
  if (owners.some(({ id }) => id !== known.id)) throw new CatalogueProblem(409, title, 'url already exists');
  const { url, active = true, vitality = null } = fields;
  const aliases = addressesOf(fields).filter((each) => each !== url);
  await stateEntry(trx, known.id, { ...(url !== known.url && { url }), aliases, active, vitality }, now);
  const isSent = fields.publiccodeYml !== known.publiccode_yml || known.standing === 'gone';
  if (isSent) await recordFile(trx, { url, content: fields.publiccodeYml, origin: 'api', now });
  noteChange(trx, { subject: `software:${known.id}`, before: toldOf(before), after: toldOf(fields) });
  return answerAbout(call, known.id);
}

async function list({ trx, search }: Call, catalog: string | null | undefined) {
  const page = readPage(search, "can't get Software");
  const all = search.get('all')?.startsWith('true') ?? false;
  const federated = search.get('federated') === 'true';
  const asked = search.get('url');
  const url = asked === null || asked === '' ? undefined : normaliseRepositoryUrl(asked);
  return pageOf<Entry>(await selectSoftwarePage(trx, page, { all, catalog, federated, url }), search, {
    of: softwareAnswer,
    place: placeOf,
  });
}

const common = { tag: 'software', scope: 'software:write', answer: softwareSchema } as const;
const listed = {
  ...common,
  method: 'get',
  scope: null,
  search: {
    url: 'The address of a repository, or one that it had',
    all: 'true: with what is switched off or no longer found',
    federated: 'true: with what other catalogues have found, see docs/federation.md',
    ...pageSearch,
  },
  answer: pageSchema('Software', softwareSchema),
} as const;
const written = { ...common, body: softwareFields } as const;

export const softwareOperations: readonly CatalogueOperation[] = [
  {
    ...listed,
    id: 'listSoftware',
    path: '/software',
    summary: 'Software',
    run: (call) => list(call, undefined),
  },
  {
    ...written,
    id: 'createSoftware',
    method: 'post',
    path: '/software',
    summary: 'Enter software; its file is checked and kept whatever its errors',
    run: (call) => create(call, null, "can't create Software"),
  },
  {
    ...common,
    id: 'getSoftware',
    method: 'get',
    path: '/software/{id}',
    summary: 'One software',
    scope: null,
    run: async (call) => softwareAnswer(await softwareOf(call, "can't get Software")),
  },
  {
    ...written,
    id: 'changeSoftware',
    method: 'patch',
    path: '/software/{id}',
    summary: 'Change software',
    run: async (call) => {
      const title = "can't update Software";
      return change(call, await softwareOf(call, title), title);
    },
  },
  {
    ...common,
    id: 'deleteSoftware',
    method: 'delete',
    path: '/software/{id}',
    summary: 'Withdraw software; its versions are kept, and entered again it is back under the same id',
    answer: null,
    run: async (call) => {
      const { trx, now } = call;
      const known = await softwareOf(call, "can't delete Software");
      await buryEntry(trx, known.id, 'withdrawn', now);
      await stateEntry(trx, known.id, { aliases: [], catalogId: null }, now);
      const before = toldOf(softwareDocument(known));
      noteChange(trx, { subject: `software:${known.id}`, before, after: null });
      return null;
    },
  },
  {
    ...listed,
    id: 'listCatalogSoftware',
    path: '/catalogs/{id}/software',
    summary: 'Software of a catalogue; ∅ is what belongs to none',
    run: async (call) => list(call, await catalogIdOf(call, "can't get Software")),
  },
  {
    ...written,
    id: 'createCatalogSoftware',
    method: 'post',
    path: '/catalogs/{id}/software',
    summary: 'Enter software in a catalogue',
    run: async (call) => {
      const title = "can't create Software";
      return create(call, await catalogIdOf(call, title), title);
    },
  },
  {
    ...written,
    id: 'changeCatalogSoftware',
    method: 'patch',
    path: '/catalogs/{id}/software/{software}',
    summary: 'Change software of a catalogue',
    run: async (call) => {
      const title = "can't update Software";
      const catalog = await catalogIdOf(call, title);
      const known = await softwareOf(call, title, 'software');
      if (known.catalog_id !== catalog) throw new CatalogueProblem(404, title, 'Software was not found');
      return change(call, known, title);
    },
  },
];
