import { runNow, draft, csv, knowledge, mappingOf } from '../use-cases/given.ts';
import { indexPlaces } from '@allmende/knowledge';
import { localIdentity } from '#lib/server/accounts/local-authorities.ts';
import {
  confirmImport,
  confirmTowns,
  decideMatches,
  editApplications,
  removeApplications,
  shareProfile,
  viewBatch,
  viewImportProfiles,
} from '#lib/server/inventory/index.ts';
import { addOwnProduct, ownProduct, removeOwnProduct } from '#lib/server/local-products/index.ts';
import { draftUse, releaseUse } from '#lib/server/use-declarations/index.ts';
import { ownProductId } from '#lib/product-link.ts';
import { createLink } from '#lib/server/accounts/index.ts';
import { answerQuestion } from '#lib/server/sovereignty/index.ts';
import { accountExamples } from './account-examples.ts';
import { archiveExamples } from './archive-examples.ts';
import { authorityExamples } from './authority-examples.ts';
import { membershipOf, ofInstance, password, signedInAs, type Example, type Given } from './example.ts';
import { catalogueApiExamples } from './catalogue-api-examples.ts';
import { harvestExamples } from './harvest-examples.ts';
import { linkExamples } from './link-examples.ts';
import { paperExamples } from './paper-examples.ts';
import { planExamples } from './plan-examples.ts';
import { contractExamples } from './contract-examples.ts';
import { exchangeExamples } from './exchange-examples.ts';
import { programExamples } from './program-examples.ts';

const later = '2030-01-31';

async function mandateOf(given: Given): Promise<number> {
  const mandate = {
    authority_id: given.town.authority,
    provider_id: given.provider,
    role: 'lesen',
    granted_by: 'local',
  } as const;
  const { id } = await given.db.asOperator(async (trx) => {
    await trx.updateTable('mandate').set({ ended_at: new Date() }).where('ended_at', 'is', null).execute();
    return trx.insertInto('mandate').values(mandate).returning('id').executeTakeFirstOrThrow();
  });
  return id;
}

async function requestOf(given: Given): Promise<number> {
  const { id } = await given.db.asOperator(async (trx) => {
    await trx.updateTable('mandate').set({ ended_at: new Date() }).where('ended_at', 'is', null).execute();
    await trx.deleteFrom('mandate_request').execute();
    return trx
      .insertInto('mandate_request')
      .values({
        authority_id: given.town.authority,
        provider_id: given.provider,
        role: 'lesen',
        requested_by: given.person,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
  });
  return id;
}

const list = () => csv(['Anwendung', 'Amt'], ['Nextcloud', 'Hauptamt'], ['OK.EWO', 'Bürgeramt']);
const waiting = async ({ db, town }: Given) => ({ params: { id: await draft(db, town, list()) } });
const unreachableGlpi = { address: 'http://127.0.0.1:1', userToken: 'token' };
const columns = { 'column-0': 'name', 'column-1': 'department' };
const confirmed = async (given: Given) => {
  const { params } = await waiting(given);
  await confirmImport(given.db, given.town, params.id, await mappingOf(given.db, given.town, params.id));
  return { params };
};
/** A product that the town has described, with an application that is matched with it. */
const ownProductIn = async ({ db, town, application }: Given, name: string) => {
  const product = ownProduct.parse({ name, licence_kind: 'proprietary' });
  const added = await addOwnProduct(db, town, product);
  if (!added.ok) throw new Error(added.problem);
  const decided = { decision: 'accept', product: ownProductId(added.id) } as const;
  await decideMatches(db, town, [{ application: application(), decided }]);
  return { params: { id: String(added.id) } };
};
const draftedUse = async ({ db, town }: Given, product: string) => {
  const drafted = await draftUse({ db, knowledge }, town, { product });
  if (!drafted.ok) throw new Error(drafted.problem);
  return { params: { id: String(drafted.id) } };
};
const releasedUse = async (given: Given) => {
  const { params } = await draftedUse(given, 'thunderbird');
  const identity = await localIdentity(given.db, String(given.town.authority));
  const release = { items: [], confirmed: true, confirmedSecurity: false };
  const facts = { db: given.db, places: indexPlaces([]) };
  await releaseUse(facts, identity, Number(params.id), release, new Date());
  return { params };
};
const ofApplication = (given: Given) => ({ params: { id: String(given.application()) } });

const confirmedAndWaiting = async (given: Given) => {
  await confirmed(given);
  const { params } = await waiting(given);
  const [known] = (await viewImportProfiles(given.db, given.town)).own;
  return { params, known: known?.id ?? '' };
};

const severalTowns = async ({ db, town }: Given) => {
  const actor = await localIdentity(db, String(town.authority));
  const named = actor.choices.find(({ id }) => id === town.authority)?.name ?? '';
  const rows = csv(['Kommune', 'Anwendung'], [named, 'Nextcloud'], ['Atlantis', 'OK.EWO']);
  return { params: { id: await draft(db, town, rows) }, actor };
};

/** One request for each write of the site that changes something and must be told once. */
export const writeExamples: Record<string, Example> = {
  '/inventory bulk': async (given) => ({
    body: { selected: [String(given.application()), String(given.application())], department: 'Amt 10' },
  }),
  '/inventory remove': async (given) => ({ body: { selected: String(given.application()) } }),
  '/inventory undo': async (given) => {
    const id = given.application();
    await editApplications(given.db, given.town, [id], { department: 'Amt 11' });
    return { body: { selected: String(id), done: 'changed' } };
  },
  '/inventory/rows POST': async (given) => ({
    body: {
      json: {
        step: 'edit',
        cells: [{ application: given.application(), column: 'users', from: null, to: 12 }],
      },
    },
  }),
  '/inventory/applications/[id] answer': async (given) => ({
    ...ofApplication(given),
    body: { question: 'W1', value: '3' },
  }),
  '/inventory/applications/[id] edit': async (given) => ({
    ...ofApplication(given),
    body: { at: 'details', department: 'Amt 12' },
  }),
  '/inventory/applications/[id] decide': async (given) => ({
    ...ofApplication(given),
    body: { choice: 'new' },
  }),
  '/inventory/applications/[id] remove': async (given) => ofApplication(given),
  '/inventory/applications/[id] restore': async (given) => {
    const id = given.application();
    await removeApplications(given.db, given.town, [id]);
    return { params: { id: String(id) } };
  },
  '/inventory/applications/[id] undo': async (given) => {
    const id = given.application();
    await editApplications(given.db, given.town, [id], { department: 'Amt 13' });
    return { params: { id: String(id) }, body: { what: 'edit' } };
  },
  '/inventory/import default': () =>
    Promise.resolve({ body: { text: 'Anwendung\tAmt\nNextcloud\tHauptamt\n' } }),
  '/inventory/import/glpi fetch': () => Promise.resolve({ body: unreachableGlpi }),
  // Nothing answers there; that this server asked is told all the same.
  '/inventory/import/glpi test': () => Promise.resolve({ body: unreachableGlpi, status: 422 }),
  '/inventory/import/[id] remap': async (given) => ({ ...(await waiting(given)), body: columns }),
  '/settings/import-profiles share': async (given) => {
    const { known } = await confirmedAndWaiting(given);
    return { body: { mapping: known, name: 'Verfahrensliste' } };
  },
  '/settings/import-profiles withdraw': async (given) => {
    const { known } = await confirmedAndWaiting(given);
    await shareProfile(given.db, given.town, { mapping: known, name: 'Alte Liste', town: null });
    const { shared } = await viewImportProfiles(given.db, given.town);
    return { body: { id: shared.find(({ name }) => name === 'Alte Liste')?.id ?? '' } };
  },
  '/settings/import-profiles forget': async (given) => {
    const { known } = await confirmedAndWaiting(given);
    return { body: { mapping: known } };
  },
  '/inventory/import/[id] towns': async (given) => {
    const { params } = await severalTowns(given);
    // One in the town that the rows come into, one for the list that was taken apart.
    return { params, body: { 'column-0': 'authority', 'column-1': 'name' }, entries: 2 };
  },
  '/inventory/import/batch/[id] undo': async (given) => {
    const { params, actor } = await severalTowns(given);
    const mapping = { 0: 'authority', 1: 'name' } as const;
    const taken = await confirmTowns(given.db, actor, params.id, indexPlaces([]), mapping);
    const batch = taken.ok ? await viewBatch(given.db, actor, taken.batch) : null;
    const [town] = batch?.towns ?? [];
    await runNow(given.db, given.town, town?.import ?? '');
    return { params: { id: batch?.id ?? '' }, body: { authority: String(given.town.authority) } };
  },
  '/inventory/import/[id] guess': waiting,
  '/inventory/import/[id] use': async (given) => {
    const { params, known } = await confirmedAndWaiting(given);
    return { params, body: { use: `confirmed:${known}` } };
  },
  '/inventory/import/[id] run': async (given) => ({ ...(await waiting(given)), body: columns }),
  '/inventory/import/[id] sheet': async (given) => ({ ...(await waiting(given)), body: { sheet: '' } }),
  '/inventory/import/[id] discard': waiting,
  '/inventory/import/[id] cancel': confirmed,
  '/inventory/import/[id] undo': async (given) => {
    const { params } = await confirmed(given);
    await runNow(given.db, given.town, params.id);
    return { params };
  },
  '/inventory/review decide': async (given) => ({
    body: { application: String(given.application()), choice: 'new', name: 'n' },
  }),
  '/inventory/review accept': async (given) => ({
    body: { match: [`${given.application()} nextcloud`, `${given.application()} firefox`] },
  }),
  '/inventory/review undo': async (given) => {
    const decided = await decideMatches(given.db, given.town, [
      { application: given.application(), decided: { decision: 'new' } },
    ]);
    return { body: { batch: String(decided?.batch) } };
  },
  '/inventory/products/new default': () =>
    Promise.resolve({
      body: { name: 'Friedhof 3000', licence_kind: 'proprietary', aliases: 'FH 3000\nFriedhof' },
    }),
  '/inventory/products back': async (given) => {
    const { params } = await ownProductIn(given, 'Bauhof 1');
    await removeOwnProduct(given.db, given.town, Number(params.id), null);
    return { body: { product: params.id } };
  },
  '/inventory/products/[id] save': async (given) => ({
    ...(await ownProductIn(given, 'Bauhof 2')),
    body: { name: 'Bauhof 2', licence_kind: 'open-source', licence_spdx: 'EUPL-1.2' },
  }),
  '/inventory/products/[id] remove': (given) => ownProductIn(given, 'Bauhof 3'),
  '/inventory/products/[id] switch': async (given) => ({
    ...(await ownProductIn(given, 'Bauhof 4')),
    body: { to: 'nextcloud' },
  }),
  '/inventory/use draft': () => Promise.resolve({ body: { product: 'nextcloud' } }),
  '/inventory/use/[id] save': async (given) => ({
    ...(await draftedUse(given, 'openproject')),
    body: { since: '2024-03-01', purpose: 'Vorhaben des Hauses' },
  }),
  '/inventory/use/[id] release': async (given) => ({
    ...(await draftedUse(given, 'libreoffice')),
    body: { confirm: 'on' },
  }),
  '/inventory/use/[id] withdraw': releasedUse,
  '/inventory/use/[id] discard': (given) => draftedUse(given, 'firefox'),
  '/settings/papers default': () => Promise.resolve({ body: { name: 'Stadt Muster', lines: 'Amt 10' } }),
  '/settings/names default': () => Promise.resolve({ body: { takes: 'on' } }),
  '/questions answer': async (given) => ({
    body: { application: String(given.application()), question: 'G3', value: '2', at: '0' },
  }),
  '/questions undo': async (given) => {
    const answer = { application: given.application(), question: 'E2', value: 2 } as const;
    return { body: { change: String(await answerQuestion(given.db, given.town, answer)) } };
  },
  '/settings default': () => Promise.resolve({ body: { name: 'Neustadt', workplaces: '99' } }),
  '/settings/persons/[id] erase': async (given) => {
    const email = 'weg@stadt.example';
    await membershipOf(given, email);
    return { params: { id: await given.account(email) }, body: { confirm: email } };
  },
  '/operate/persons/[id] erase': async (given) => {
    const email = 'fort@stadt.example';
    return { params: { id: await given.account(email) }, body: { confirm: email } };
  },
  '/account/data erase': async (given) => {
    const email = 'geht@stadt.example';
    return { ...ofInstance(await signedInAs(given, await given.account(email))), body: { confirm: email } };
  },
  '/account name': async (given) => ({
    ...ofInstance(await signedInAs(given)),
    body: { name: 'Erika Neumann' },
  }),
  '/account password': async (given) => {
    const account = await given.account('neu@stadt.example');
    const body = { current: password, next: 'ein anderes langes Kennwort' };
    return { ...ofInstance(await signedInAs(given, account)), body };
  },
  '/account endSession': async (given) => {
    const account = await given.account('zwei@stadt.example');
    await given.session(account);
    const { id } = await given.db.asOperator((trx) =>
      trx.selectFrom('session').select('id').where('account_id', '=', account).executeTakeFirstOrThrow(),
    );
    return { ...ofInstance(await signedInAs(given, account)), body: { session: id } };
  },
  '/sign-out POST': async (given) => {
    const account = await given.account('ab@stadt.example');
    const signedIn = await signedInAs(given, account);
    return { ...signedIn, body: {}, told: { ...signedIn.told, authority_id: null } };
  },
  '/sign-in password': async (given) => {
    const email = 'an@stadt.example';
    const account_id = await given.account(email);
    return {
      cookies: { session: '' },
      body: { email, password },
      told: { account_id, via: 'guest', authority_id: null },
    };
  },
  '/report-a-problem default': () =>
    Promise.resolve({
      body: { kind: 'other', message: 'Die Seite lässt sich nicht vorlesen.', page: '/', replyTo: '' },
      told: { authority_id: null },
    }),
  '/operate/site settle': async (given) => {
    const { id } = await given.db.asOperator((trx) =>
      trx
        .insertInto('problem_report')
        .values({ kind: 'other', message: 'm', page: null, reply_to: null })
        .returning('id')
        .executeTakeFirstOrThrow(),
    );
    return { body: { id: String(id) } };
  },
  '/settings/members give': async (given) => {
    await membershipOf(given, 'eins@stadt.example');
    const account = await given.account('eins@stadt.example');
    return { ...(await signedInAs(given)), body: { account, role: 'revision', expires: '' } };
  },
  '/settings/members take': async (given) => ({
    ...(await signedInAs(given)),
    body: { membership: String(await membershipOf(given, 'drei@stadt.example')) },
  }),
  '/settings/members limit': async (given) => ({
    ...(await signedInAs(given)),
    body: { membership: String(await membershipOf(given, 'vier@stadt.example')), expires: later },
  }),
  '/settings/members invite': async (given) => ({
    ...(await signedInAs(given)),
    body: { email: 'gast@stadt.example', name: 'Gast', role: 'lesen' },
  }),
  '/settings/mandates give': async (given) => ({
    ...(await signedInAs(given)),
    body: { provider: String(given.provider), role: 'lesen', expires: '' },
  }),
  '/settings/mandates end': async (given) => ({
    ...(await signedInAs(given)),
    body: { id: String(await mandateOf(given)) },
  }),
  '/settings/mandates accept': async (given) => ({
    ...(await signedInAs(given)),
    body: { id: String(await requestOf(given)), role: 'lesen', expires: '' },
  }),
  '/settings/mandates refuse': async (given) => ({
    ...(await signedInAs(given)),
    body: { id: String(await requestOf(given)) },
  }),
  '/operate/accounts give': async (given) => ({
    ...(await signedInAs(given)),
    body: { account: await given.account('a@stadt.example'), role: 'redaktion' },
  }),
  '/operate/accounts take': async (given) => {
    const account = await given.account('b@stadt.example');
    await given.db.asOperator((trx) =>
      trx.insertInto('instance_role').values({ account_id: account, role: 'redaktion' }).execute(),
    );
    return { ...(await signedInAs(given)), body: { account, role: 'redaktion' } };
  },
  '/operate/accounts switch': async (given) => ({
    ...(await signedInAs(given)),
    body: { account: await given.account('c@stadt.example'), active: 'no' },
  }),
  '/operate/accounts invite': async (given) => ({
    ...(await signedInAs(given)),
    body: { email: 'redaktion@stadt.example', name: 'Redaktion', role: 'redaktion' },
  }),
  '/operate/authorities/new default': async (given) => ({
    ...(await signedInAs(given)),
    body: { name: 'Neuhausen', kind: 'municipality', key: '', workplaces: '', place: '' },
  }),
  '/operate/authorities/[id] change': async (given) => ({
    ...(await signedInAs(given)),
    params: { id: String(given.provider) },
    body: { name: 'Rechenzentrum Nord', kind: 'it-provider', key: '', workplaces: '' },
  }),
  '/operate/authorities/[id] relate': async (given) => ({
    ...(await signedInAs(given)),
    params: { id: String(given.town.authority) },
    body: { kind: 'served-by', other: String(given.provider), from: '', to: '' },
  }),
  '/operate/authorities/[id] invite': async (given) => ({
    ...(await signedInAs(given)),
    params: { id: String(given.provider) },
    body: { email: 'nord@stadt.example', name: 'Nord' },
    told: { account_id: given.person, via: 'session', authority_id: given.provider },
  }),
  '/operate/sign-in map': async (given) => ({
    ...(await signedInAs(given)),
    body: { group: 'IT', target: 'instance', role: 'redaktion' },
  }),
  '/operate/sign-in unmap': async (given) => {
    const { id } = await given.db.asOperator((trx) =>
      trx
        .insertInto('group_role')
        .values({ group_name: 'Alt', for_authority: null, role: 'redaktion', created_by: 'local' })
        .returning('id')
        .executeTakeFirstOrThrow(),
    );
    return { ...(await signedInAs(given)), body: { id: String(id) } };
  },
  '/operate/sign-in connect': async (given) => ({
    ...(await signedInAs(given)),
    body: { name: 'Verzeichnis', target: 'instance' },
  }),
  '/operate/sign-in disconnect': async (given) => {
    const { id } = await given.db.asOperator((trx) =>
      trx
        .insertInto('scim_client')
        .values({ for_authority: null, name: 'Alt', token_hash: Uint8Array.of(7), created_by: 'local' })
        .returning('id')
        .executeTakeFirstOrThrow(),
    );
    return { ...(await signedInAs(given)), body: { id } };
  },
  '/invitation/[token] create': async (given) => {
    const invitation = {
      purpose: 'invitation',
      authority: given.town.authority,
      email: 'kommt@stadt.example',
      role: 'lesen',
      details: { name: 'Kommt' },
      createdBy: given.person,
    } as const;
    const { token } = await given.db.asOperator((trx) => createLink(trx, invitation));
    return {
      cookies: { session: '' },
      params: { token },
      body: { name: 'Kommt Bald', password: 'noch ein langes Kennwort hier' },
      told: { via: 'guest' },
      entries: 2,
    };
  },
  '/invitation/[token] accept': async (given) => {
    const email = 'hier@stadt.example';
    const account = await given.account(email);
    const invitation = {
      purpose: 'invitation',
      authority: given.town.authority,
      email,
      role: 'lesen',
      createdBy: given.person,
    } as const;
    const { token } = await given.db.asOperator((trx) => createLink(trx, invitation));
    return { ...(await signedInAs(given, account)), params: { token }, body: {} };
  },
  '/reset/[token] default': async (given) => {
    const account = await given.account('vergisst@stadt.example');
    const { token } = await given.db.asOperator((trx) =>
      createLink(trx, { purpose: 'reset', account, createdBy: account }),
    );
    return {
      cookies: { session: '' },
      params: { token },
      body: { password: 'ein neues langes Kennwort' },
      told: { via: 'guest', account_id: account, authority_id: null },
      entries: 2,
    };
  },
  '/account/tokens create': async (given) => ({
    ...(await signedInAs(given)),
    body: { target: 'authority', name: 'Auswertung', 'scopes-authority': 'inventory:read', days: '30' },
  }),
  '/operate/site save': () =>
    Promise.resolve({ body: { 'imprint.de': 'Stadt Musterstadt', 'imprint-de': 'Stadt' } }),
  ...authorityExamples,
  ...contractExamples,
  ...exchangeExamples,
  ...programExamples,
  ...catalogueApiExamples,
  ...accountExamples,
  ...archiveExamples,
  ...harvestExamples,
  ...linkExamples,
  ...paperExamples,
  ...planExamples,
};

/** Writes that change nothing which the log would tell of. */
export const silentWrites: Record<string, string> = {
  '/language POST': 'keeps a cookie',
  '/catalogue/[id]/archive cancel': 'ends a copying; nothing that was archived changes',
  '/catalogue/[id]/archive.git/git-upload-pack POST': 'reads objects of a copy',
  '/publiccode check': 'judges a text and keeps nothing',
  '/publiccode fetch': 'asks a forge for a file and keeps nothing',
  '/publiccode repair': 'judges a text and keeps nothing',
  '/publiccode/editor open': 'reads a text and keeps nothing',
  '/publiccode/editor write': 'writes a text and keeps nothing',
  '/publiccode/file POST': 'gives a text back and keeps nothing',
  '/v1/validate POST': 'judges a text and keeps nothing',
  '/reset default':
    'leaves a question for a job; an entry would tell whether the address has an account. That the link was used is told',
  '/authority POST': 'keeps in a cookie or session for whom one acts; each entry names that',
  '/inventory/import/glpi cancel': 'ends what has not been kept yet',
  '/inventory/contracts/new more': 'shows the form again and keeps nothing',
  '/inventory/contracts/[id] more': 'shows the form again and keeps nothing',
  '/operate/persons find': 'looks up an account',
  '/operate/authorities/merge preview': 'shows what a merge would do',
  '/inventory/import/cancel-reading POST': 'ends the reading of a file of which nothing is kept yet',
  '/account/passkey POST': 'asks the browser for a passkey; nothing is kept but the question',
  '/sign-in/passkey POST': 'asks the browser for a passkey; nothing is kept but the question',
};
