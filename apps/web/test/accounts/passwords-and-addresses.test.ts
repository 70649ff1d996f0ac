import { afterEach, describe, expect, it, vi } from 'vitest';
import {
  changePassword,
  confirmEmailChange,
  guest,
  makeResetLink,
  ownAccount,
  renameSelf,
  requestEmailChange,
  requestReset,
  resetHandler,
  resetPassword,
  signInWithPassword,
  viewReset,
  beginTotp,
  finishTotp,
  pendingTotp,
} from '#lib/server/accounts/index.ts';
import { startWorker, type JobWorker } from '#lib/server/jobs/index.ts';
import { Secret, TOTP } from 'otpauth';
import { storeKinds } from '../store/stores.ts';
import {
  givenAccounts,
  goodPassword,
  identityBy,
  identityIn,
  identityWithout,
  mailedToken,
  mailsTo,
  opens,
  signIn,
  signInAs,
  visitor,
  withMail,
  type Person,
} from './given-accounts.ts';

const otherPassword = 'vier Kisten mit Nebel';

describe.each(storeKinds())('a new password on the $name store', (kind) => {
  const given = givenAccounts(kind);
  const attempt = (person: Person, password: string) =>
    signInWithPassword(given.db, signIn, { email: person.email, password }, visitor());
  const workers: JobWorker[] = [];
  afterEach(async () => {
    for (const worker of workers.splice(0)) await worker.stop();
  });

  /** Asks for a reset and lets the job look the address up. */
  async function asked(email: string): Promise<void> {
    expect(await requestReset(given.db, withMail, { email, language: 'de' }, visitor())).toEqual({
      ok: true,
    });
    workers.push(await startWorker(given.db, resetHandler(withMail), { lookEvery: 50 }));
    await vi.waitFor(
      async () => {
        const jobs = await given.db.asOperator((trx) =>
          trx.selectFrom('job').select(['state', 'payload']).where('kind', '=', 'request-reset').execute(),
        );
        expect(jobs.every(({ state }) => state === 'done')).toBe(true);
        expect(jobs.every(({ payload }) => JSON.stringify(payload) === '{}')).toBe(true);
      },
      { timeout: 20_000, interval: 50 },
    );
    for (const worker of workers.splice(0)) await worker.stop();
  }

  it('ends every other session, known browser and reset link, and a mail tells of it', async () => {
    const person = await given.newPerson();
    const { session: here, device } = await signInAs(given.db, person);
    const { session: elsewhere } = await signInAs(given.db, person);
    const identity = await identityBy(given.db, here);
    await asked(person.email);
    const token = await mailedToken(given.db, 'reset', person.email);
    const change = (current: string, next: string) =>
      changePassword(given.db, withMail, identity, { current, next, language: 'de' });
    expect(await change('wrong', otherPassword)).toEqual({ ok: false, problem: 'wrong-password' });
    expect(await change(goodPassword, 'kurz')).toEqual({ ok: false, problem: 'too-short' });
    expect(await change(goodPassword, 'Erika hat Hunger 7')).toEqual({ ok: false, problem: 'personal' });
    expect(await opens(given.db, elsewhere)).toBe(true);

    expect(await change(goodPassword, otherPassword)).toEqual({ ok: true });
    expect(await opens(given.db, here)).toBe(true);
    expect(await opens(given.db, elsewhere)).toBe(false);
    expect(await attempt(person, goodPassword)).toEqual({ ok: false, problem: 'wrong' });
    expect(await attempt(person, otherPassword)).toMatchObject({ ok: true });
    expect(await viewReset(given.db, token)).toEqual({ ok: false, problem: 'unknown' });
    const devices = await given.db.asOperator((trx) =>
      trx.selectFrom('known_device').selectAll().where('account_id', '=', person.id).execute(),
    );
    expect(devices, `all but the one just made; ${device} is gone`).toHaveLength(1);
    expect((await mailsTo(given.db, person.email)).at(-1)?.text).toContain('Passwort wurde geändert');
  });

  it('cannot be tried for without end by who holds a session', async () => {
    const person = await given.newPerson();
    const identity = await identityIn(given.db, person);
    const problems = [];
    for (let round = 0; round < 14; round += 1) {
      const result = await changePassword(given.db, signIn, identity, {
        current: `guess ${round}`,
        next: otherPassword,
        language: 'de',
      });
      if (!result.ok) problems.push(result.problem);
    }
    expect(problems.filter((problem) => problem === 'wrong-password')).toHaveLength(10);
    expect(problems.at(-1)).toBe('too-often');
  });

  it('is set by a mailed link: all sessions end, and one begins', async () => {
    const person = await given.newPerson();
    const { session } = await signInAs(given.db, person);
    await asked(person.email.toUpperCase());
    const token = await mailedToken(given.db, 'reset', person.email);
    const by = (password: string) =>
      resetPassword(given.db, withMail, { token, password, language: 'de' }, visitor());
    expect(await by('kurz')).toEqual({ ok: false, problem: 'too-short' });
    const done = await by(otherPassword);
    if (!done.ok || !('session' in done)) throw new Error('not signed in');
    expect((await identityBy(given.db, done.session)).id).toBe(person.id);
    expect(await opens(given.db, session)).toBe(false);
    expect(await by(goodPassword)).toEqual({ ok: false, problem: 'used' });
    expect(await attempt(person, otherPassword)).toMatchObject({ ok: true });
    expect((await mailsTo(given.db, person.email)).map(({ text }) => text).join()).toContain(
      'Passwort wurde geändert',
    );
  });

  it('is promised to everybody alike; a mail goes only where there is an active account with a password', async () => {
    const inactive = await given.newPerson({ active: false });
    const elsewhere = await given.newPerson({ password: null });
    for (const email of [inactive.email, elsewhere.email, 'nobody@stadt.example']) {
      await asked(email);
      expect(await mailsTo(given.db, email)).toEqual([]);
    }
    expect(await requestReset(given.db, withMail, { email: 'x', language: 'de' }, visitor())).toEqual({
      ok: false,
      problem: 'email',
    });
    expect(
      await requestReset(given.db, signIn, { email: inactive.email, language: 'de' }, visitor()),
    ).toEqual({
      ok: false,
      problem: 'no-mail',
    });
  });

  it('is no way to fill somebody’s mailbox, and not to be asked for without end from one address', async () => {
    const person = await given.newPerson();
    for (let round = 0; round < 6; round += 1) await asked(person.email);
    expect(await mailsTo(given.db, person.email)).toHaveLength(3);
    const by = visitor();
    let told = 0;
    for (let round = 0; round < 15; round += 1) {
      const result = await requestReset(
        given.db,
        withMail,
        { email: 'nobody@stadt.example', language: 'de' },
        by,
      );
      if (!result.ok && result.problem === 'too-often') told += 1;
    }
    expect(told).toBe(5);
    await given.db.asOperator((trx) => trx.deleteFrom('job').where('kind', '=', 'request-reset').execute());
  });

  it('works by the newest link alone', async () => {
    const person = await given.newPerson();
    await asked(person.email);
    const first = await mailedToken(given.db, 'reset', person.email);
    await asked(person.email);
    expect(await viewReset(given.db, first)).toEqual({ ok: false, problem: 'unknown' });
    expect(await viewReset(given.db, await mailedToken(given.db, 'reset', person.email))).toMatchObject({
      ok: true,
    });
  });

  it('does not take the second factor away, unless the operator has made the link for that', async () => {
    const town = await given.newAuthority();
    const person = await given.newPerson({ roles: [[town, 'lesen']] });
    const identity = await identityIn(given.db, person);
    await beginTotp(given.db, signIn, identity, goodPassword);
    const key = (await pendingTotp(given.db, signIn, identity))?.key.replaceAll(' ', '') ?? '';
    const code = new TOTP({ secret: Secret.fromBase32(key) }).generate();
    expect(await finishTotp(given.db, signIn, identity, code, 'de')).toMatchObject({ ok: true });
    const use = (link: string | null, password: string) =>
      resetPassword(
        given.db,
        signIn,
        { token: link?.split('/').at(-1) ?? '', password, language: 'de' },
        visitor(),
      );

    const lead = await identityIn(given.db, await given.newPerson({ roles: [[town, 'it-leitung']] }));
    const plain = await makeResetLink(given.db, lead, { account: person.id, language: 'de' }, signIn);
    if (!plain.ok) throw new Error(plain.problem);
    expect(await use(plain.link, otherPassword)).toEqual({ ok: true, flow: expect.any(String) });
    expect(
      await makeResetLink(
        given.db,
        lead,
        { account: person.id, secondFactors: true, language: 'de' },
        signIn,
      ),
    ).toEqual({
      ok: false,
      problem: 'not-allowed',
    });
    const operator = await identityIn(given.db, await given.newPerson({ instanceRole: 'betrieb' }));
    const full = await makeResetLink(
      given.db,
      operator,
      { account: person.id, secondFactors: true, language: 'de' },
      signIn,
    );
    if (!full.ok) throw new Error(full.problem);
    expect(await use(full.link, goodPassword)).toMatchObject({ ok: true, session: expect.any(String) });
    expect((await ownAccount(given.db, signIn, await identityIn(given.db, person)))?.factors).toEqual({
      totp: false,
      passkeys: 0,
      recoveryCodes: 0,
    });
  });

  it('is opened for others by the operator, and by an IT-Leitung for people of its own authority alone', async () => {
    const [town, neighbour] = [await given.newAuthority(), await given.newAuthority()];
    const lead = await identityIn(given.db, await given.newPerson({ roles: [[town, 'it-leitung']] }));
    const reader = await identityIn(given.db, await given.newPerson({ roles: [[town, 'lesen']] }));
    const operator = await identityIn(given.db, await given.newPerson({ instanceRole: 'betrieb' }));
    const make = (by: Parameters<typeof makeResetLink>[1], account: string) =>
      makeResetLink(given.db, by, { account, language: 'de' }, signIn);
    const own = await given.newPerson({ roles: [[town, 'lesen']] });
    expect(await make(lead, own.id)).toMatchObject({ ok: true, link: expect.stringContaining('/reset/') });
    expect(await make(operator, own.id)).toMatchObject({ ok: true });
    const refused = { ok: false, problem: 'not-allowed' };
    for (const [why, account] of [
      [
        'also works elsewhere',
        await given.newPerson({
          roles: [
            [town, 'lesen'],
            [neighbour, 'lesen'],
          ],
        }),
      ],
      ['works elsewhere', await given.newPerson({ roles: [[neighbour, 'lesen']] })],
      ['works nowhere', await given.newPerson()],
      ['runs the instance', await given.newPerson({ roles: [[town, 'lesen']], instanceRole: 'betrieb' })],
      ['is locked', await given.newPerson({ roles: [[town, 'lesen']], active: false })],
      ['signs in elsewhere', await given.newPerson({ roles: [[town, 'lesen']], password: null })],
    ] as const)
      expect(await make(lead, account.id), why).toEqual(refused);
    expect(await make(reader, own.id)).toEqual(refused);
    expect(await make(guest, own.id)).toEqual(refused);
    for (const nobody of ['00000000-0000-0000-0000-000000000000', '', 'x', "' or true --"])
      expect(await make(operator, nobody)).toEqual(refused);
    expect(await makeResetLink(given.db, lead, { account: own.id, language: 'de' }, null)).toEqual({
      ok: false,
      problem: 'local-mode',
    });
    expect(
      await makeResetLink(given.db, lead, { account: own.id, language: 'de' }, withMail),
      'by mail, the lead sees no link',
    ).toEqual({
      ok: true,
      link: null,
    });
    expect((await mailsTo(given.db, own.email)).map(({ text }) => text).join()).toContain(
      'hat einen Link erzeugt',
    );
  });
});

describe.each(storeKinds())('a new address on the $name store', (kind) => {
  const given = givenAccounts(kind);
  const ask = async (person: Person, email: string, password = goodPassword) =>
    requestEmailChange(given.db, withMail, await identityIn(given.db, person), {
      email,
      password,
      language: 'de',
    });

  it('counts once it was confirmed; the old one is told before and after', async () => {
    const person = await given.newPerson();
    const next = `neu-${person.email}`;
    expect(await ask(person, next, 'wrong')).toEqual({ ok: false, problem: 'wrong-password' });
    expect(await ask(person, next)).toEqual({ ok: true });
    expect((await mailsTo(given.db, person.email)).at(-1)?.text).toContain(next);
    await signInAs(given.db, person);
    const token = await mailedToken(given.db, 'email-change', next);
    expect(await confirmEmailChange(given.db, withMail, token, 'de')).toEqual({ ok: true, email: next });
    expect(await confirmEmailChange(given.db, withMail, token, 'de'), 'twice').toEqual({
      ok: false,
      problem: 'used',
    });
    const attempt = (email: string) =>
      signInWithPassword(given.db, signIn, { email, password: goodPassword }, visitor());
    expect(await attempt(person.email)).toEqual({ ok: false, problem: 'wrong' });
    expect(await attempt(next)).toMatchObject({ ok: true });
    expect((await mailsTo(given.db, person.email)).at(-1)?.text).toContain('gehört nicht mehr dazu');
  });

  it('is not taken from somebody who has it, which only its owner is told', async () => {
    const [person, owner] = [await given.newPerson(), await given.newPerson()];
    expect(await ask(person, owner.email)).toEqual({ ok: true });
    const token = await mailedToken(given.db, 'email-change', owner.email);
    expect(await confirmEmailChange(given.db, withMail, token, 'de')).toEqual({
      ok: false,
      problem: 'taken',
    });
    expect(await signInAs(given.db, owner)).toMatchObject({ ok: true });
  });

  it('is asked for by mail, and only the newest request counts', async () => {
    const person = await given.newPerson();
    for (const wrong of ['', 'x', 'a@b\r\nBcc: c@d.example', 'a@b.example,c@d.example'])
      expect(await ask(person, wrong)).toEqual({ ok: false, problem: 'email' });
    expect(await ask(person, person.email.toUpperCase())).toEqual({ ok: false, problem: 'same' });
    const identity = await identityIn(given.db, person);
    const given1 = { email: 'neu@stadt.example', password: goodPassword, language: 'de' } as const;
    expect(await requestEmailChange(given.db, signIn, identity, given1)).toEqual({
      ok: false,
      problem: 'no-mail',
    });
    expect(await requestEmailChange(given.db, withMail, guest, given1)).toEqual({
      ok: false,
      problem: 'sign-in-again',
    });
    const [first, second] = [`eins-${person.email}`, `zwei-${person.email}`];
    await ask(person, first);
    await ask(person, second);
    const old = await mailedToken(given.db, 'email-change', first);
    expect(await confirmEmailChange(given.db, withMail, old, 'de')).toEqual({
      ok: false,
      problem: 'unknown',
    });
    const current = await mailedToken(given.db, 'email-change', second);
    expect(await confirmEmailChange(given.db, withMail, current, 'de')).toEqual({ ok: true, email: second });
  });
});

describe.each(storeKinds())('one’s own account on the $name store', (kind) => {
  const given = givenAccounts(kind);

  it('shows where one is signed in, and nobody else’s sessions', async () => {
    const person = await given.newPerson();
    await signInAs(given.db, await given.newPerson());
    await signInAs(given.db, person, visitor({ userAgent: '', address: '2001:db8:1:2::3' }));
    const identity = await identityIn(given.db, person);
    const account = await ownAccount(given.db, signIn, identity);
    expect(account).toMatchObject({ kind: 'person', email: person.email, hasPassword: true, passkeys: [] });
    expect(account?.sessions).toHaveLength(2);
    expect(account?.sessions.filter(({ isCurrent }) => isCurrent)).toHaveLength(1);
    expect(account?.sessions.map(({ network }) => network)).toContain('2001:db8:1::/48');
    expect(await ownAccount(given.db, signIn, guest)).toBeNull();
  });

  it('takes a name without controls, and none that is empty', async () => {
    const person = await given.newPerson();
    const identity = await identityIn(given.db, person);
    expect(await renameSelf(given.db, identity, ' Erika\r\nBcc: x@y.example ')).toBe(true);
    expect((await ownAccount(given.db, signIn, identity))?.name).toBe('Erika Bcc: x@y.example');
    for (const empty of ['', ' ', '\u200b', '\r\n'])
      expect(await renameSelf(given.db, identity, empty)).toBe(false);
    expect(await renameSelf(given.db, guest, 'Gast')).toBe(false);
  });

  it('without a password can be changed a short while after signing in only', async () => {
    const person = await given.newPerson({ password: null });
    expect(await beginTotp(given.db, signIn, await identityWithout(given.db, person), '')).toEqual({
      ok: false,
      problem: 'sign-in-again',
    });
  });
});
