import {
  addContract,
  contractFields,
  removeContract,
  suggestedContracts,
  uploadContractList,
  viewContract,
} from '#lib/server/contracts/index.ts';
import { editApplications } from '#lib/server/inventory/index.ts';
import { csv } from '../use-cases/given.ts';
import type { Example, Given } from './example.ts';

async function contractOf({ db, town }: Given, applications: number[] = []): Promise<string> {
  const fields = contractFields.parse({ title: 'Pflege', end: '2029-12-31', applications });
  const added = await addContract(db, town, fields);
  if (!added.ok) throw new Error(added.problem);
  return String(added.id);
}
const removed = async (given: Given): Promise<string> => {
  const id = await contractOf(given);
  await removeContract(given.db, given.town, Number(id));
  return id;
};

const list = () => csv(['Vertrag', 'Vertragsende'], ['Pflege Friedhof', '31.12.2029']);
const uploaded = async ({ db, town }: Given) => {
  const read = await uploadContractList(db, town, list(), 'de');
  if (!read.ok) throw new Error(read.messages.join(' '));
  return { params: { id: read.id } };
};

/** Contracts of the town, and what a person wants to be told of them. */
export const contractExamples: Record<string, Example> = {
  '/inventory/contracts restore': async (given) => ({ body: { contract: await removed(given) } }),
  '/inventory/contracts/new create': async (given) => ({
    body: { title: 'Lizenz', end: '2028-06-30', applications: String(given.application()) },
  }),
  '/inventory/contracts/take default': async (given) => {
    const { db, town } = given;
    await editApplications(db, town, [given.application()], { contract_end: '2031-03-31' });
    const [group] = await suggestedContracts(db, town);
    return { body: { group: group?.key ?? '' } };
  },
  '/inventory/contracts/[id] save': async (given) => ({
    params: { id: await contractOf(given) },
    body: { revision: '1', title: 'Pflege', note: 'neu' },
  }),
  '/inventory/contracts/[id] remove': async (given) => ({ params: { id: await contractOf(given) } }),
  '/inventory/contracts/[id] restore': async (given) => ({ params: { id: await removed(given) } }),
  '/inventory/contracts/[id] resolve': async (given) => {
    const application = given.application();
    const id = await contractOf(given, [application]);
    await editApplications(given.db, given.town, [application], { contract_end: '2030-12-31' });
    const view = await viewContract(given.db, given.town, Number(id));
    const revision = view && !('removed' in view) ? view.contract.revision : 0;
    return { params: { id }, body: { revision: String(revision) } };
  },
  '/inventory/contracts/import default': () => Promise.resolve({ body: { upload: list() } }),
  '/inventory/contracts/import/[id] map': async (given) => ({
    ...(await uploaded(given)),
    body: { 'column-0': 'name' },
  }),
  '/inventory/contracts/import/[id] run': uploaded,
  '/inventory/contracts/import/[id] discard': uploaded,
  '/inventory/contracts/notices mails': () => Promise.resolve({ body: { mails: 'on' } }),
  '/inventory/contracts/notices calendar': () => Promise.resolve({ body: {} }),
  '/inventory/contracts/notices revoke': () => Promise.resolve({ body: {} }),
};
