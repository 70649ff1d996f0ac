import { Secret, TOTP } from 'otpauth';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import {
  beginTotp,
  dropTotp,
  finishTotp,
  ownAccount,
  pendingTotp,
  renewRecoveryCodes,
  secondStep,
  signInWithCode,
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
  mailsTo,
  signIn,
  visitor,
  withMail,
  type Person,
} from './given-accounts.ts';

/** The code that an app shows so many seconds from now. */
function codeOf(key: string, seconds = 0): string {
  const secret = Secret.fromBase32(key.replaceAll(' ', ''));
  return new TOTP({ secret }).generate({ timestamp: Date.now() + seconds * 1000 });
}

/** Holds the clock in the middle of a time step. */
function holdClock(): (seconds: number) => void {
  const start = Math.floor(Date.now() / 30_000) * 30_000 + 15_000;
  vi.useFakeTimers({ toFake: ['Date'], now: start });
  onTestFinished(() => void vi.useRealTimers());
  return (seconds) => vi.setSystemTime(start + seconds * 1000);
}

describe.each(storeKinds())('one-time codes on the $name store', (kind) => {
  const given = givenAccounts(kind);

  async function withTotp(): Promise<{ person: Person; identity: Identity; key: string; codes: string[] }> {
    const person = await given.newPerson();
    const identity = await identityIn(given.db, person);
    expect(await beginTotp(given.db, signIn, identity, goodPassword)).toEqual({ ok: true });
    const key = (await pendingTotp(given.db, signIn, identity))?.key ?? '';
    const finished = await finishTotp(given.db, withMail, identity, codeOf(key, -30), 'de');
    if (!finished.ok) throw new Error(finished.problem);
    return { person, identity, key, codes: finished.codes };
  }
  const half = async (person: Person) => {
    const result = await signInWithPassword(
      given.db,
      signIn,
      { email: person.email, password: goodPassword },
      visitor(),
    );
    if (!result.ok || !('flow' in result)) throw new Error('the password alone was enough');
    return result.flow;
  };
  const withCode = (flow: string, code: string) =>
    signInWithCode(given.db, withMail, { flow, code, language: 'de' }, visitor());

  it('count once the first of them was typed in, and are asked for from then on', async () => {
    holdClock();
    const person = await given.newPerson();
    const identity = await identityIn(given.db, person);
    await beginTotp(given.db, signIn, identity, goodPassword);
    await identityIn(given.db, person);
    const pending = await pendingTotp(given.db, signIn, identity);
    expect(pending?.key).toMatch(/^([A-Z2-7]{4} ){7}[A-Z2-7]{4}$/);
    expect(pending?.qr.path).toMatch(/^(M\d+ \d+h1v1h-1z)+$/);
    const key = pending?.key ?? '';
    for (const wrong of ['', '000000', codeOf(key, 90), codeOf(key, -90)])
      expect(await finishTotp(given.db, signIn, identity, wrong, 'de')).toMatchObject({ ok: false });
    const finished = await finishTotp(
      given.db,
      signIn,
      identity,
      ` ${codeOf(key).replace(/^.../, '$& ')}`,
      'de',
    );
    expect(finished).toMatchObject({
      ok: true,
      codes: expect.arrayContaining([expect.stringMatching(/^([0-9A-Z]{4}-){3}[0-9A-Z]{4}$/)]),
    });
    expect(await pendingTotp(given.db, signIn, identity), 'the key is shown no more').toBeNull();
    const flow = await half(person);
    expect(await secondStep(given.db, flow)).toEqual({ totp: true, passkeys: 0, recoveryCodes: 10 });
  });

  it('open a session as the second step', async () => {
    holdClock();
    const { person, key } = await withTotp();
    const result = await withCode(await half(person), codeOf(key));
    if (!result.ok) throw new Error(result.problem);
    const identity = await identityBy(given.db, result.session);
    expect(identity.id).toBe(person.id);
    const account = await ownAccount(given.db, signIn, identity);
    expect(account?.sessions.find(({ isCurrent }) => isCurrent)?.factors).toEqual(['password', 'totp']);
  });

  it('work once: not for the same step again, nor for one before it', async () => {
    const moveTo = holdClock();
    const { person, key } = await withTotp();
    const used = codeOf(key);
    expect(await withCode(await half(person), used)).toMatchObject({ ok: true });
    expect(await withCode(await half(person), used), 'replayed').toEqual({ ok: false, problem: 'wrong' });
    expect(await withCode(await half(person), codeOf(key, -30)), 'older').toEqual({
      ok: false,
      problem: 'wrong',
    });
    moveTo(30);
    expect(await withCode(await half(person), used), 'replayed later').toEqual({
      ok: false,
      problem: 'wrong',
    });
    expect(await withCode(await half(person), codeOf(key))).toMatchObject({ ok: true });
  });

  it('work once when two people type the same one at the same moment', async () => {
    holdClock();
    const { person, key } = await withTotp();
    const flows = [await half(person), await half(person), await half(person)];
    const results = await Promise.all(flows.map((flow) => withCode(flow, codeOf(key))));
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
  });

  it('may be off by one step, for clocks that are', async () => {
    holdClock();
    const { person, key } = await withTotp();
    expect(await withCode(await half(person), codeOf(key, 30))).toMatchObject({ ok: true });
    const late = await withTotp();
    expect(await withCode(await half(late.person), codeOf(late.key, 60))).toEqual({
      ok: false,
      problem: 'wrong',
    });
    expect(await withCode(await half(late.person), codeOf(late.key, -60))).toEqual({
      ok: false,
      problem: 'wrong',
    });
  });

  it('of somebody else do not work', async () => {
    holdClock();
    const [mine, theirs] = [await withTotp(), await withTotp()];
    expect(await withCode(await half(theirs.person), codeOf(mine.key))).toEqual({
      ok: false,
      problem: 'wrong',
    });
    expect(await withCode(await half(theirs.person), mine.codes[0] ?? '')).toEqual({
      ok: false,
      problem: 'wrong',
    });
  });

  it.each([
    '',
    ' ',
    '00000',
    '0000000',
    '12345a',
    '-12345',
    '１２３４５６',
    '\u0000',
    "' or 1=1 --",
    'AAAA-AAAA-AAAA-AAAA',
  ])('are not %j', async (code) => {
    holdClock();
    const { person } = await withTotp();
    expect(await withCode(await half(person), code)).toEqual({ ok: false, problem: 'wrong' });
  });

  it('need the password first, and not too long ago', async () => {
    holdClock();
    const { person, key } = await withTotp();
    for (const flow of ['', anyToken(), 'x'.repeat(43)])
      expect(await withCode(flow, codeOf(key))).toEqual({ ok: false, problem: 'start-over' });
    const flow = await half(person);
    await given.db.asOperator((trx) =>
      trx
        .updateTable('sign_in_flow')
        .set({ expires_at: new Date(2000, 0, 1) })
        .execute(),
    );
    expect(await secondStep(given.db, flow)).toBeNull();
    expect(await withCode(flow, codeOf(key))).toEqual({ ok: false, problem: 'start-over' });
  });

  it('are asked for five times, then the password again', async () => {
    holdClock();
    const { person, key } = await withTotp();
    const flow = await half(person);
    for (let round = 0; round < 5; round += 1)
      expect(await withCode(flow, '000000')).toEqual({ ok: false, problem: 'wrong' });
    expect(await withCode(flow, codeOf(key))).toEqual({ ok: false, problem: 'start-over' });
    expect(await withCode(await half(person), codeOf(key))).toMatchObject({ ok: true });
  });

  it('cannot be guessed by beginning again and again', async () => {
    holdClock();
    const { person } = await withTotp();
    let wrong = 0;
    for (let round = 0; round < 30; round += 1) {
      const result = await withCode(await half(person), '000000');
      if (!result.ok && result.problem === 'wrong') wrong += 1;
    }
    expect(wrong).toBe(10);
  });

  it('of a locked account open nothing', async () => {
    holdClock();
    const { person, key } = await withTotp();
    const flow = await half(person);
    await given.db.asOperator((trx) =>
      trx.updateTable('account').set({ active: false }).where('id', '=', person.id).execute(),
    );
    expect(await withCode(flow, codeOf(key))).toEqual({ ok: false, problem: 'start-over' });
  });

  it('are kept encrypted, and recovery codes as hashes', async () => {
    holdClock();
    const { person, key, codes } = await withTotp();
    const row = await given.db.asOperator((trx) =>
      trx.selectFrom('account').select('totp_secret').where('id', '=', person.id).executeTakeFirstOrThrow(),
    );
    const hashes = await given.db.asOperator((trx) =>
      trx.selectFrom('recovery_code').selectAll().where('account_id', '=', person.id).execute(),
    );
    expect(hashes).toHaveLength(10);
    const kept = [row.totp_secret, ...hashes.map(({ code_hash }) => code_hash)]
      .map((bytes) => Buffer.from(bytes ?? []).toString('latin1'))
      .join('\n');
    for (const secret of [
      key,
      key.replaceAll(' ', ''),
      ...codes,
      ...codes.map((code) => code.replaceAll('-', '')),
    ])
      expect(kept).not.toContain(secret);
  });

  it('do not work under another secret of the instance; recovery codes still do', async () => {
    holdClock();
    const { person, key, codes } = await withTotp();
    const moved = { ...signIn, secret: 'another secret of the instance, as long' };
    const flow = await half(person);
    const by = (code: string) => signInWithCode(given.db, moved, { flow, code, language: 'de' }, visitor());
    expect(await by(codeOf(key))).toEqual({ ok: false, problem: 'wrong' });
    expect(await by(codes[0] ?? '')).toMatchObject({ ok: true });
  });

  it('give way to a recovery code, each once, however it is typed, and a mail tells of it', async () => {
    holdClock();
    const { person, codes } = await withTotp();
    const [first = '', second = ''] = codes;
    expect(await withCode(await half(person), first)).toMatchObject({ ok: true });
    expect(await withCode(await half(person), first), 'twice').toEqual({ ok: false, problem: 'wrong' });
    const typed = second.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l');
    expect(await withCode(await half(person), typed)).toMatchObject({ ok: true });
    const texts = (await mailsTo(given.db, person.email)).map(({ text }) => text);
    expect(texts.filter((text) => text.includes('Wiederherstellungscodes verbraucht'))).toHaveLength(2);
  });

  it('come with new recovery codes on request, which end the old ones', async () => {
    holdClock();
    const { person, identity, codes } = await withTotp();
    expect(await renewRecoveryCodes(given.db, signIn, identity, 'wrong')).toMatchObject({
      problem: 'wrong-password',
    });
    const renewed = await renewRecoveryCodes(given.db, signIn, identity, goodPassword);
    if (!renewed.ok) throw new Error(renewed.problem);
    expect(await withCode(await half(person), codes[0] ?? '')).toEqual({ ok: false, problem: 'wrong' });
    expect(await withCode(await half(person), renewed.codes[0] ?? '')).toMatchObject({ ok: true });
    const nobody = await identityIn(given.db, await given.newPerson());
    expect(await renewRecoveryCodes(given.db, signIn, nobody, goodPassword)).toEqual({
      ok: false,
      problem: 'no-factor',
    });
  });

  it('are set up and removed only after the password was given again', async () => {
    holdClock();
    const { person, identity } = await withTotp();
    expect(await beginTotp(given.db, signIn, identity, goodPassword)).toEqual({
      ok: false,
      problem: 'exists',
    });
    expect(await dropTotp(given.db, withMail, identity, 'wrong', 'de')).toMatchObject({
      problem: 'wrong-password',
    });
    await half(person);
    expect(await dropTotp(given.db, withMail, identity, goodPassword, 'de')).toEqual({ ok: true });
    await identityIn(given.db, person);
    expect((await ownAccount(given.db, signIn, identity))?.factors).toEqual({
      totp: false,
      passkeys: 0,
      recoveryCodes: 0,
    });
    const texts = (await mailsTo(given.db, person.email)).map(({ text }) => text).join('\n');
    expect(texts).toContain('eingerichtet');
    expect(texts).toContain('entfernt');
    const fresh = await identityIn(given.db, await given.newPerson());
    expect(await beginTotp(given.db, signIn, fresh, 'wrong')).toMatchObject({ problem: 'wrong-password' });
    expect(await finishTotp(given.db, signIn, fresh, '000000', 'de')).toEqual({
      ok: false,
      problem: 'not-begun',
    });
  });
});
