import { Secret, TOTP } from 'otpauth';
import {
  beginPasskey,
  beginPasskeySignIn,
  beginPasskeyStep,
  createLink,
  createToken,
  finishPasskey,
  hashToken,
  identityOf,
  signInWithPassword,
  type Identity,
} from '#lib/server/accounts/index.ts';
import { newTotp } from '#lib/server/accounts/totp.ts';
import { SoftAuthenticator } from '../accounts/soft-authenticator.ts';
import {
  membershipOf,
  ofInstance,
  password,
  signedInAs,
  signIn,
  withMail,
  type Example,
  type Given,
} from './example.ts';

const visitor = { address: '203.0.113.9', userAgent: '', device: null, previous: null };

async function identityFor({ db, town }: Given, account: string): Promise<Identity> {
  const identity = await identityOf(db, account, town.authority, { via: 'session', session: null });
  if (!identity) throw new Error('no such account');
  return identity;
}

/** One-time codes of an account, in use or waiting for their first code; gives the code of this moment. */
async function withCodes({ db }: Given, account: string, state: 'in use' | 'waiting'): Promise<string> {
  const { key, sealed } = newTotp(signIn, account);
  const totp_confirmed_at = state === 'in use' ? new Date() : null;
  await db.asOperator((trx) =>
    trx
      .updateTable('account')
      .set({ totp_secret: sealed, totp_confirmed_at })
      .where('id', '=', account)
      .execute(),
  );
  return new TOTP({ secret: Secret.fromBase32(key) }).generate();
}

async function askedForPasskey(given: Given, account: string) {
  const begun = await beginPasskey(given.db, signIn, await identityFor(given, account), password);
  if (!begun.ok) throw new Error(begun.problem);
  const authenticator = new SoftAuthenticator(signIn.origin);
  return { authenticator, flow: begun.flow, answer: authenticator.register(begun.options) };
}

async function withPasskey(given: Given, account: string): Promise<SoftAuthenticator> {
  const { authenticator, flow, answer } = await askedForPasskey(given, account);
  const kept = { flow, answer, name: 'Schlüssel', language: 'de' } as const;
  const made = await finishPasskey(given.db, signIn, await identityFor(given, account), kept);
  if (!made.ok) throw new Error(made.problem);
  return authenticator;
}

/** A sign-in whose password was right, and that waits for the second step. */
async function halfSignedIn({ db }: Given, email: string): Promise<string> {
  const half = await signInWithPassword(db, signIn, { email, password }, visitor);
  if (!half.ok || !('flow' in half)) throw new Error('a second step was expected');
  return half.flow;
}

const asGuest = (account_id: string, cookies: Record<string, string> = {}) => ({
  cookies,
  told: { account_id, via: 'guest', authority_id: null },
});

async function withdrawn({ db, person }: Given, authority: number | null): Promise<{ id: string }> {
  const invitation = {
    purpose: 'invitation',
    authority,
    email: 'doch-nicht@stadt.example',
    role: authority === null ? 'redaktion' : 'lesen',
    createdBy: person,
  } as const;
  const { token } = await db.asOperator((trx) => createLink(trx, invitation));
  return { id: Buffer.from(hashToken(token)).toString('hex') };
}

/** What people do about their accounts and second factors, and what others do for them. */
export const accountExamples: Record<string, Example> = {
  '/account email': async (given) => ({
    ...ofInstance(await signedInAs(given, await given.account('umzug@stadt.example'))),
    signIn: withMail,
    body: { email: 'angekommen@stadt.example', proof: password },
  }),
  '/confirm/[token] default': async (given) => {
    const account = await given.account('umgezogen@stadt.example');
    const change = {
      purpose: 'email-change',
      account,
      email: 'neu-da@stadt.example',
      createdBy: account,
    } as const;
    const { token } = await given.db.asOperator((trx) => createLink(trx, change));
    return { ...asGuest(account), params: { token }, body: {} };
  },
  '/account beginTotp': async (given) => ({
    ...ofInstance(await signedInAs(given, await given.account('codes-1@stadt.example'))),
    body: { proof: password },
  }),
  '/account/totp default': async (given) => {
    const account = await given.account('codes-2@stadt.example');
    const code = await withCodes(given, account, 'waiting');
    return { ...ofInstance(await signedInAs(given, account)), body: { code } };
  },
  '/account dropTotp': async (given) => {
    const account = await given.account('codes-3@stadt.example');
    await withCodes(given, account, 'in use');
    return { ...ofInstance(await signedInAs(given, account)), body: { proof: password } };
  },
  '/account renewCodes': async (given) => {
    const account = await given.account('codes-4@stadt.example');
    await withCodes(given, account, 'in use');
    return { ...ofInstance(await signedInAs(given, account)), body: { proof: password } };
  },
  '/account addPasskey': async (given) => {
    const account = await given.account('passkey-1@stadt.example');
    const { flow, answer } = await askedForPasskey(given, account);
    const written = ofInstance(await signedInAs(given, account));
    return {
      ...written,
      cookies: { ...written.cookies, 'sign-in': flow },
      body: { answer: JSON.stringify(answer), name: 'Schlüssel' },
    };
  },
  '/account renamePasskey': async (given) => {
    const account = await given.account('passkey-2@stadt.example');
    const { id } = await withPasskey(given, account);
    return { ...ofInstance(await signedInAs(given, account)), body: { id, name: 'Neuer Name' } };
  },
  '/account dropPasskey': async (given) => {
    const account = await given.account('passkey-3@stadt.example');
    const { id } = await withPasskey(given, account);
    return { ...ofInstance(await signedInAs(given, account)), body: { id, proof: password } };
  },
  '/sign-in passkey': async (given) => {
    const account = await given.account('passkey-4@stadt.example');
    const authenticator = await withPasskey(given, account);
    const { flow, options } = await beginPasskeySignIn(given.db, signIn);
    const answer = JSON.stringify(authenticator.signIn(options));
    return { ...asGuest(account, { 'sign-in': flow }), body: { answer } };
  },
  '/sign-in/code passkey': async (given) => {
    const email = 'passkey-5@stadt.example';
    const account = await given.account(email);
    const authenticator = await withPasskey(given, account);
    const flow = await halfSignedIn(given, email);
    const begun = await beginPasskeyStep(given.db, signIn, flow);
    if (!begun) throw new Error('a question to the passkey was expected');
    const answer = JSON.stringify(authenticator.signIn(begun.options));
    return { ...asGuest(account, { 'sign-in': flow }), body: { answer } };
  },
  '/sign-in/code code': async (given) => {
    const email = 'codes-5@stadt.example';
    const account = await given.account(email);
    const code = await withCodes(given, account, 'in use');
    const flow = await halfSignedIn(given, email);
    return { ...asGuest(account, { 'sign-in': flow }), body: { code } };
  },
  '/account/tokens revoke': async (given) => {
    const wanted = { target: 'authority', name: 'Alt', scopes: ['inventory:read'], days: 30 } as const;
    const identity = await identityFor(given, given.person);
    const created = await createToken(given.db, identity, { ...wanted, scopes: [...wanted.scopes] });
    if (!created.ok) throw new Error(created.problem);
    return { ...(await signedInAs(given)), body: { id: created.id } };
  },
  '/operate/accounts reset': async (given) => ({
    ...(await signedInAs(given)),
    body: { account: await given.account('vergesslich@stadt.example') },
  }),
  '/settings/members reset': async (given) => {
    await membershipOf(given, 'zerstreut@stadt.example');
    return {
      ...(await signedInAs(given)),
      body: { account: await given.account('zerstreut@stadt.example') },
    };
  },
  '/operate/accounts withdraw': async (given) => ({
    ...(await signedInAs(given)),
    body: await withdrawn(given, null),
  }),
  '/settings/members withdraw': async (given) => ({
    ...(await signedInAs(given)),
    body: await withdrawn(given, given.town.authority),
  }),
  // The last of all: from here on, nobody else runs the instance.
  '/setup/[token] default': async (given) => {
    const { token } = await given.db.asOperator(async (trx) => {
      await trx.deleteFrom('instance_role').where('role', '=', 'betrieb').execute();
      return createLink(trx, { purpose: 'setup', createdBy: 'start' });
    });
    return {
      cookies: {},
      params: { token },
      body: { name: 'Erste', email: 'erste@stadt.example', password: 'noch ein langes Kennwort hier' },
      told: { via: 'guest', authority_id: null },
      entries: 2,
    };
  },
};
