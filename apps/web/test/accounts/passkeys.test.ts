import { describe, expect, it } from 'vitest';
import {
  beginPasskey,
  beginPasskeySignIn,
  beginPasskeyStep,
  dropPasskey,
  finishPasskey,
  namePasskey,
  offersPasskeys,
  ownAccount,
  signInWithCode,
  signInWithPasskey,
  signInWithPassword,
  type Identity,
} from '#lib/server/accounts/index.ts';
import { storeKinds } from '../store/stores.ts';
import {
  anyToken,
  givenAccounts,
  goodPassword,
  identityBy,
  identityIn,
  identityWithout,
  mailsTo,
  signIn,
  visitor,
  withMail,
  type Person,
} from './given-accounts.ts';
import { SoftAuthenticator, type Deviation } from './soft-authenticator.ts';

describe('passkeys', () => {
  it('are offered where browsers make them: over https, on localhost, never for a bare address', () => {
    const offered = (origin: string) => offersPasskeys({ ...signIn, origin: new URL(origin) });
    expect(offered('https://allmende.stadt.example')).toBe(true);
    expect(offered('http://localhost:3000')).toBe(true);
    expect(offered('http://allmende.stadt.example')).toBe(false);
    expect(offered('http://127.0.0.1:3000')).toBe(false);
    expect(offered('https://192.168.1.7')).toBe(false);
    expect(offered('https://[::1]:3000')).toBe(false);
  });
});

describe.each(storeKinds())('passkeys on the $name store', (kind) => {
  const given = givenAccounts(kind);
  const wrong = { ok: false, problem: 'wrong' };

  async function register(identity: Identity, deviation: Deviation = {}) {
    const begun = await beginPasskey(given.db, signIn, identity, goodPassword);
    if (!begun.ok) throw new Error(begun.problem);
    const device = new SoftAuthenticator(signIn.origin);
    const answer = device.register(begun.options, deviation);
    const finish = (by: Identity = identity, flow = begun.flow) =>
      finishPasskey(given.db, signIn, by, { flow, answer, name: 'Dienst-Laptop', language: 'de' });
    return { device, finish };
  }

  async function withPasskey(): Promise<{
    person: Person;
    identity: Identity;
    device: SoftAuthenticator;
    codes: string[];
  }> {
    const person = await given.newPerson();
    const identity = await identityIn(given.db, person);
    const { device, finish } = await register(identity);
    const result = await finish();
    if (!result.ok) throw new Error(result.problem);
    return { person, identity, device, codes: result.codes };
  }

  async function alone(device: SoftAuthenticator, deviation: Deviation = {}) {
    const { options, flow } = await beginPasskeySignIn(given.db, signIn);
    const answer = device.signIn(options, deviation);
    return signInWithPasskey(given.db, signIn, { kind: 'passkey-sign-in', flow, answer }, visitor());
  }

  it('sign in without name and password, and the session says so', async () => {
    const { person, device } = await withPasskey();
    const result = await alone(device);
    if (!result.ok) throw new Error(result.problem);
    const identity = await identityBy(given.db, result.session);
    expect(identity.id).toBe(person.id);
    const account = await ownAccount(given.db, signIn, identity);
    expect(account?.sessions.find(({ isCurrent }) => isCurrent)?.factors).toEqual(['passkey']);
    expect(account?.passkeys).toMatchObject([{ name: 'Dienst-Laptop', lastUsed: expect.any(Date) }]);
  });

  it('are asked for as the second step after a password, and satisfy it', async () => {
    const { person, device } = await withPasskey();
    const half = await signInWithPassword(
      given.db,
      signIn,
      { email: person.email, password: goodPassword },
      visitor(),
    );
    if (!half.ok || !('flow' in half)) throw new Error('the password alone was enough');
    const begun = await beginPasskeyStep(given.db, signIn, half.flow);
    expect(begun?.options.allowCredentials).toMatchObject([{ id: device.id }]);
    const answer = device.signIn(begun?.options ?? { challenge: '' }, { userHandle: null });
    const step = { kind: 'second-factor', flow: half.flow, answer } as const;
    const result = await signInWithPasskey(given.db, signIn, step, visitor());
    if (!result.ok) throw new Error(result.problem);
    expect((await identityBy(given.db, result.session)).id).toBe(person.id);
    expect(await signInWithPasskey(given.db, signIn, step, visitor()), 'a second time').toEqual(wrong);
  });

  it.each<[string, Deviation]>([
    ['another question', { challenge: anyToken() }],
    ['no question', { challenge: '' }],
    ['another site', { origin: 'https://evil.example' }],
    ['a site that sounds like ours', { origin: 'https://allmende.stadt.example.evil.example' }],
    ['our name without encryption', { origin: 'http://allmende.stadt.example' }],
    ['another port', { origin: 'https://allmende.stadt.example:8443' }],
    ['another site’s keys', { rpId: 'evil.example' }],
    ['the domain above', { rpId: 'stadt.example' }],
    ['a registration', { type: 'webauthn.create' }],
    ['nobody verified', { isVerified: false }],
    ['nobody present', { isPresent: false }],
    ['no account named', { userHandle: null }],
    [
      'another account named',
      { userHandle: Buffer.from('00000000-0000-0000-0000-000000000000').toString('base64url') },
    ],
    ['an empty account', { userHandle: '' }],
    ['a spoilt signature', { spoil: 'signature' }],
    ['spoilt authenticator data', { spoil: 'authenticator-data' }],
    ['spoilt client data', { spoil: 'client-data' }],
    ['an unknown key', { id: 'AAAA' }],
    ['a key that is no id', { id: 'a\u0000b' }],
  ])('do not sign in with %s', async (_what, deviation) => {
    const { device } = await withPasskey();
    expect(await alone(device, deviation)).toEqual(wrong);
    expect(await alone(device), 'done rightly').toMatchObject({ ok: true });
  });

  it('do not sign in when the counter goes back or stands still: the key was copied', async () => {
    const { device } = await withPasskey();
    expect(await alone(device, { counter: 7 })).toMatchObject({ ok: true });
    for (const counter of [7, 6, 1, 0])
      expect(await alone(device, { counter }), String(counter)).toEqual(wrong);
    expect(await alone(device, { counter: 8 })).toMatchObject({ ok: true });
  });

  it('that do not count at all keep working', async () => {
    const { device } = await withPasskey();
    for (let round = 0; round < 3; round += 1)
      expect(await alone(device, { counter: 0 })).toMatchObject({ ok: true });
  });

  it('answer each question once, and no question of another kind or sign-in', async () => {
    const { person, device } = await withPasskey();
    const first = await beginPasskeySignIn(given.db, signIn);
    const answer = device.signIn(first.options);
    const by = (flow: string, kind: 'passkey-sign-in' | 'second-factor' = 'passkey-sign-in') =>
      signInWithPasskey(given.db, signIn, { kind, flow, answer }, visitor());
    const second = await beginPasskeySignIn(given.db, signIn);
    expect(await by(second.flow), 'of another sign-in').toEqual(wrong);
    expect(await by(first.flow, 'second-factor'), 'as a second step').toEqual(wrong);
    expect(await by('')).toEqual(wrong);
    expect(await by(anyToken())).toEqual(wrong);
    expect(await by(first.flow)).toMatchObject({ ok: true });
    expect(await by(first.flow), 'twice').toEqual(wrong);

    const late = await beginPasskeySignIn(given.db, signIn);
    const lateAnswer = device.signIn(late.options);
    await given.db.asOperator((trx) =>
      trx
        .updateTable('sign_in_flow')
        .set({ expires_at: new Date(Date.now() - 1000) })
        .execute(),
    );
    expect(
      await signInWithPasskey(
        given.db,
        signIn,
        { kind: 'passkey-sign-in', flow: late.flow, answer: lateAnswer },
        visitor(),
      ),
      'too late',
    ).toEqual(wrong);
    expect(
      (
        await given.db.asOperator((trx) =>
          trx.selectFrom('passkey').select('account_id').where('id', '=', device.id).executeTakeFirst(),
        )
      )?.account_id,
    ).toBe(person.id);
  });

  it('are no second step for somebody else’s password', async () => {
    const mine = await withPasskey();
    const theirs = await withPasskey();
    const half = await signInWithPassword(
      given.db,
      signIn,
      { email: theirs.person.email, password: goodPassword },
      visitor(),
    );
    if (!half.ok || !('flow' in half)) throw new Error('the password alone was enough');
    const begun = await beginPasskeyStep(given.db, signIn, half.flow);
    const answer = mine.device.signIn(begun?.options ?? { challenge: '' });
    expect(
      await signInWithPasskey(
        given.db,
        signIn,
        { kind: 'second-factor', flow: half.flow, answer },
        visitor(),
      ),
    ).toEqual(wrong);
  });

  it('of a locked account open nothing', async () => {
    const { person, device } = await withPasskey();
    await given.db.asOperator((trx) =>
      trx.updateTable('account').set({ active: false }).where('id', '=', person.id).execute(),
    );
    expect(await alone(device)).toEqual(wrong);
  });

  it.each([null, 'x', 7, [], {}, { id: 'x' }, { id: 'x', rawId: 'x', type: 'public-key', response: {} }])(
    'are not what a browser answers with %j',
    async (answer) => {
      const { flow } = await beginPasskeySignIn(given.db, signIn);
      expect(
        await signInWithPasskey(given.db, signIn, { kind: 'passkey-sign-in', flow, answer }, visitor()),
      ).toEqual(wrong);
      const identity = await identityIn(given.db, await given.newPerson());
      const begun = await beginPasskey(given.db, signIn, identity, goodPassword);
      if (!begun.ok) throw new Error(begun.problem);
      const made = { flow: begun.flow, answer, name: 'x', language: 'de' } as const;
      expect(await finishPasskey(given.db, signIn, identity, made)).toEqual(wrong);
    },
  );

  it.each<[string, Deviation]>([
    ['another question', { challenge: anyToken() }],
    ['another site', { origin: 'https://evil.example' }],
    ['another site’s name', { rpId: 'evil.example' }],
    ['nobody verified', { isVerified: false }],
    ['a sign-in', { type: 'webauthn.get' }],
    ['another id than the key’s', { id: 'AAAA' }],
  ])('are not made with %s', async (_what, deviation) => {
    const identity = await identityIn(given.db, await given.newPerson());
    const { finish } = await register(identity, deviation);
    expect(await finish()).toEqual(wrong);
    expect((await ownAccount(given.db, signIn, identity))?.passkeys).toEqual([]);
  });

  it('are made once by whom they were begun, and for nobody else', async () => {
    const identity = await identityIn(given.db, await given.newPerson());
    const other = await identityIn(given.db, await given.newPerson());
    const stolen = await register(identity);
    expect(await stolen.finish(other)).toEqual(wrong);
    expect(await stolen.finish(), 'the question was used up').toEqual(wrong);
    const { finish, device } = await register(identity);
    expect(await finish()).toMatchObject({ ok: true });
    expect(await finish()).toEqual(wrong);
    expect(await alone(device)).toMatchObject({ ok: true });
    const again = await beginPasskey(given.db, signIn, other, goodPassword);
    if (!again.ok) throw new Error(again.problem);
    const answer = device.register(again.options);
    const made = { flow: again.flow, answer, name: 'x', language: 'de' } as const;
    expect(await finishPasskey(given.db, signIn, other, made), 'a key of somebody else').toEqual(wrong);
  });

  it('are made only after the password was given again', async () => {
    const identity = await identityIn(given.db, await given.newPerson());
    expect(await beginPasskey(given.db, signIn, identity, 'wrong')).toEqual({
      ok: false,
      problem: 'wrong-password',
    });
    const elsewhere = await given.newPerson({ password: null });
    expect(await beginPasskey(given.db, signIn, await identityWithout(given.db, elsewhere), '')).toEqual({
      ok: false,
      problem: 'sign-in-again',
    });
  });

  it('bring recovery codes along, which replace a lost one', async () => {
    const { person, codes } = await withPasskey();
    expect(codes).toHaveLength(10);
    const half = await signInWithPassword(
      given.db,
      signIn,
      { email: person.email, password: goodPassword },
      visitor(),
    );
    if (!half.ok || !('flow' in half)) throw new Error('the password alone was enough');
    const given1 = { flow: half.flow, code: codes[3] ?? '', language: 'de' } as const;
    expect(await signInWithCode(given.db, signIn, given1, visitor())).toMatchObject({ ok: true });
  });

  it('are named and removed by their owner alone, who is told by mail', async () => {
    const { person, identity, device } = await withPasskey();
    const other = await identityIn(given.db, await given.newPerson());
    const drop = (by: Identity, password = goodPassword) =>
      dropPasskey(given.db, withMail, by, { id: device.id, password, language: 'de' });
    expect(await namePasskey(given.db, other, device.id, 'Meiner')).toBe(false);
    expect(await drop(other)).toEqual({ ok: false, problem: 'unknown' });
    expect(await drop(identity, 'wrong')).toEqual({ ok: false, problem: 'wrong-password' });
    expect(await namePasskey(given.db, identity, device.id, ' Privates\nTelefon ')).toBe(true);
    expect((await ownAccount(given.db, signIn, identity))?.passkeys[0]?.name).toBe('Privates Telefon');
    expect(await drop(identity)).toEqual({ ok: true });
    expect(await alone(device)).toEqual(wrong);
    const account = await ownAccount(given.db, signIn, identity);
    expect(account?.factors, 'nothing is left to recover').toEqual({
      totp: false,
      passkeys: 0,
      recoveryCodes: 0,
    });
    expect((await mailsTo(given.db, person.email)).map(({ text }) => text)).toEqual([
      expect.stringContaining('Passkey entfernt'),
    ]);
  });
});
