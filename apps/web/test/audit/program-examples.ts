import { buffer } from 'node:stream/consumers';
import { interpretList, readList } from '@allmende/inventory';
import { createToken, identityOf, type Identity } from '#lib/server/accounts/index.ts';
import { app } from '#lib/server/app.ts';
import { answerScim, connectDirectory } from '#lib/server/directory/index.ts';
import { backUp } from '#lib/server/operating/index.ts';
import { csv } from '../use-cases/given.ts';
import type { Example, Given } from './example.ts';

const passphrase = 'fünf zufällige Wörter';
const withPassphrase = { 'allmende-passphrase': Buffer.from(passphrase).toString('base64') };

const userSchema = 'urn:ietf:params:scim:schemas:core:2.0:User';
const patchSchema = 'urn:ietf:params:scim:api:messages:2.0:PatchOp';
const userOf = (name: string, active = true) => ({
  schemas: [userSchema],
  userName: `${name}@stadt.example`,
  displayName: name,
  active,
  emails: [{ primary: true, type: 'work', value: `${name}@stadt.example` }],
});

/** A directory of the town: what it shows, and how the log names it. */
async function directoryOf({ db, town }: Given) {
  const connection = { name: 'Verzeichnis', target: town.authority };
  const connected = await connectDirectory(db, { id: 'local' } as Identity, connection);
  if (!connected.ok) throw new Error(connected.problem);
  const { id } = await db.asOperator((trx) =>
    trx.selectFrom('scim_client').select('id').orderBy('created_at', 'desc').executeTakeFirstOrThrow(),
  );
  return {
    cookies: {},
    headers: { authorization: `Bearer ${connected.token}` },
    told: { account_id: `scim:${id}`, via: 'guest', authority_id: town.authority },
  };
}

async function withUser(given: Given, name: string) {
  const written = await directoryOf(given);
  const request = new Request('http://127.0.0.1:3000/scim/v2/Users', {
    method: 'POST',
    headers: { ...written.headers, 'content-type': 'application/scim+json' },
    body: JSON.stringify(userOf(name)),
  });
  const base = 'http://127.0.0.1:3000/scim/v2';
  const answer = await answerScim(given.db, request, { path: 'Users', base });
  const { id } = (await answer.json()) as { id: string };
  return { ...written, params: { path: `Users/${id}` } };
}

/** A list as the command line sends it for the authority with this key. */
function lineOfList(key: string) {
  const { bytes } = csv(['Anwendung', 'Amt'], ['Nextcloud', 'Hauptamt']);
  const read = readList({ name: `${key}.csv`, bytes });
  if (!read.ok) throw new Error('a plain list is read');
  const mapping = Object.fromEntries(read.list.columns.map(({ index, role }) => [index, role]));
  const interpretation = interpretList(read.list, mapping);
  return {
    key,
    name: `${key}.csv`,
    size: 1,
    sha256: 'a'.repeat(64),
    list: read.list,
    mapping,
    interpretation,
  };
}

/** What programs send: directories, users of the API, and the commands that run the instance. */
export const programExamples: Record<string, Example> = {
  '/api/v1/[...path] POST': async (given) => {
    const by = { via: 'session', session: null } as const;
    const identity = await identityOf(given.db, given.person, given.town.authority, by);
    if (!identity) throw new Error('no such account');
    const created = await createToken(given.db, identity, {
      target: 'authority',
      name: 'Pflege',
      scopes: ['inventory:read', 'inventory:write'],
      days: 30,
    });
    if (!created.ok) throw new Error(created.problem);
    return {
      cookies: {},
      headers: { authorization: `Bearer ${created.text}` },
      params: { path: `applications/${given.application()}` },
      body: { json: { department: 'Amt 14' } },
      told: { account_id: given.person, via: 'token' },
    };
  },
  '/scim/v2/[...path] POST': async (given) => ({
    ...(await directoryOf(given)),
    params: { path: 'Users' },
    body: { json: userOf('verzeichnet-1') },
  }),
  '/scim/v2/[...path] PUT': async (given) => ({
    ...(await withUser(given, 'verzeichnet-2')),
    body: { json: userOf('verzeichnet-2', false) },
  }),
  '/scim/v2/[...path] PATCH': async (given) => ({
    ...(await withUser(given, 'verzeichnet-3')),
    body: {
      json: { schemas: [patchSchema], Operations: [{ op: 'replace', path: 'active', value: false }] },
    },
  }),
  '/scim/v2/[...path] DELETE': async (given) => withUser(given, 'verzeichnet-4'),
  '/operate/backup POST': () => Promise.resolve({ headers: withPassphrase }),
  '/operate/import POST': async ({ db }) => {
    const key = `9${Date.now()}`.slice(0, 12);
    const { id } = await db.asOperator((trx) =>
      trx
        .insertInto('authority')
        .values({ name: 'Füllstadt', kind: 'municipality', key })
        .returning('id')
        .executeTakeFirstOrThrow(),
    );
    return {
      body: { file: new TextEncoder().encode(`${JSON.stringify(lineOfList(key))}\n`) },
      told: { authority_id: id },
    };
  },
  '/operate/restore POST': async () => {
    const { file } = await backUp(app().operation, passphrase);
    return {
      headers: withPassphrase,
      query: 'replace=everything',
      body: { file: new Uint8Array(await buffer(file)) },
    };
  },
  // After a move that succeeds nothing more is taken here; what is told stands before the copy.
  '/operate/move POST': () =>
    Promise.resolve({ body: { json: { to: 'postgres://nobody@127.0.0.1:1/none' } }, status: 409 }),
};
