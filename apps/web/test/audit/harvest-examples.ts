import { createHmac } from 'node:crypto';
import { recordFile } from '#lib/server/catalogue/index.ts';
import { setHostToken } from '#lib/server/forges/index.ts';
import { addSource, changeSource, propose, removeSource, webhookAccess } from '#lib/server/harvest/index.ts';
import { signedInAs, signIn, withMail, type Example, type Given } from './example.ts';

const told = { authority_id: null };
let count = 0;
const address = (): string => `https://forge.example.org/stadt-${(count += 1)}/code`;

async function sourceIn({ db }: Given, kind = 'organisation') {
  const url = address();
  const added = await addSource(db, 'local', { kind, url });
  if (!added.ok) throw new Error(added.problem);
  return { id: added.id, url, params: { id: String(added.id) }, told };
}

/** As if the first harvest had ended. */
async function restingSource(given: Given) {
  const source = await sourceIn(given);
  const ended = { state: 'done', finished_at: new Date() } as const;
  await given.db.asOperator((trx) =>
    trx.updateTable('harvest_run').set(ended).where('source_id', '=', source.id).execute(),
  );
  return source;
}

const proposalIn = async ({ db }: Given): Promise<string> => {
  const by = { account: null, authority: null, from: null };
  const proposed = await propose(db, by, { kind: 'repository', url: address() });
  return proposed.ok ? String(proposed.id) : '';
};

/** An entry whose file has errors and names an address. */
async function faultyIn(given: Given): Promise<{ params: { id: string } }> {
  const { id: source, url } = await sourceIn(given, 'repository');
  await changeSource(given.db, source, { may_mail: true });
  const content = 'maintenance:\n  contacts:\n    - {name: Erika, email: code@stadt.example}\n';
  const { id } = await given.db.asOperator(async (trx) => {
    const recorded = await recordFile(trx, { url, content, origin: 'harvest', now: new Date() });
    const row = { url, host: 'forge.example.org', source_id: source, software_id: recorded.id };
    await trx.insertInto('harvest_repository').values(row).execute();
    return recorded;
  });
  return { params: { id } };
}

async function asEditor(given: Given) {
  const account_id = await given.account('redaktion@stadt.example');
  await given.db.asOperator((trx) =>
    trx
      .insertInto('instance_role')
      .values({ account_id, role: 'redaktion' })
      .onConflict((conflict) => conflict.doNothing())
      .execute(),
  );
  const { cookies, told: by } = await signedInAs(given, account_id);
  return { cookies, told: { ...by, authority_id: null } };
}

/** Where the catalogue gets its entries from, and what people propose for it. */
export const harvestExamples: Record<string, Example> = {
  '/catalogue/register default': () =>
    Promise.resolve({ body: { kind: 'repository', url: address(), note: 'Läuft bei uns' }, told }),
  '/catalogue/sources add': () => Promise.resolve({ body: { kind: 'organisation', url: address() }, told }),
  '/catalogue/sources restore': async (given) => {
    const { id } = await sourceIn(given);
    await removeSource(given.db, id, new Date());
    return { body: { id: String(id) }, told };
  },
  '/catalogue/sources/[id] run': restingSource,
  '/catalogue/sources/[id] cancel': (given) => sourceIn(given),
  '/catalogue/sources/[id] change': async (given) => ({ ...(await sourceIn(given)), body: { paused: 'on' } }),
  '/catalogue/sources/[id] renew': (given) => sourceIn(given),
  '/catalogue/sources/[id] remove': (given) => sourceIn(given),
  '/catalogue/sources/hosts keep': () =>
    Promise.resolve({ body: { host: 'forge.example.org', token: 'glpat-geheim' }, told }),
  '/catalogue/sources/hosts remove': async ({ db }) => {
    const host = `forge-${(count += 1)}.example.org`;
    await setHostToken(db, 'x'.repeat(32), host, 'glpat-geheim');
    return { body: { host }, told };
  },
  '/catalogue/sources/proposals accept': async (given) => ({
    body: { id: await proposalIn(given), reason: '' },
    told,
  }),
  '/catalogue/sources/proposals refuse': async (given) => ({
    body: { id: await proposalIn(given), reason: 'Kein öffentlicher Code' },
    told,
  }),
  '/catalogue/[id]/owner mail': async (given) => ({
    ...(await faultyIn(given)),
    ...(await asEditor(given)),
    signIn: withMail,
  }),
  '/catalogue/[id]/owner look': async (given) => ({ ...(await faultyIn(given)), told }),
  '/webhooks/[forge] POST': async (given) => {
    const { id, url } = await sourceIn(given, 'repository');
    const access = await webhookAccess(given.db, id, signIn.secret);
    const json = { repository: { html_url: url } };
    const signature = createHmac('sha256', access?.secret ?? '')
      .update(JSON.stringify(json))
      .digest('hex');
    return {
      params: { forge: 'github' },
      query: `source=${id}`,
      headers: { 'x-hub-signature-256': `sha256=${signature}` },
      body: { json },
      cookies: {},
      told: { account_id: 'guest', via: 'guest', authority_id: null },
    };
  },
};
