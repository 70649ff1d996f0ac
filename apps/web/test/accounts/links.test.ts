import { describe, expect, it } from 'vitest';
import {
  acceptAsNewAccount,
  acceptInvitation,
  confirmEmailChange,
  createLink,
  forgetSignInTraces,
  guest,
  hashToken,
  resetPassword,
  setUp,
  setupLink,
  viewEmailChange,
  viewInvitation,
  viewReset,
  viewSetup,
} from '#lib/server/accounts/index.ts';
import { consumeLink, readLink, type NewLink } from '#lib/server/accounts/links.ts';
import type { LinkPurpose } from '#lib/server/database/index.ts';
import { storeKinds, type StoreKind } from '../store/stores.ts';
import {
  anyToken,
  expireLink,
  givenAccounts,
  goodPassword,
  signIn,
  visitor,
  type GivenAccounts,
} from './given-accounts.ts';

const purposes: LinkPurpose[] = ['setup', 'invitation', 'reset', 'email-change'];
const newcomer = { name: 'Neu Hier', password: goodPassword };

/** Every way to look at a link, and every way to use one. */
function doors(
  given: GivenAccounts,
): Record<LinkPurpose, ((token: string) => Promise<{ ok: boolean; problem?: string }>)[]> {
  const { db } = given;
  return {
    setup: [
      (token) => viewSetup(db, token),
      (token) => setUp(db, token, { ...newcomer, email: `${anyToken()}@stadt.example` }, visitor()),
    ],
    invitation: [
      (token) => viewInvitation(db, guest, token),
      (token) => acceptAsNewAccount(db, token, newcomer, visitor()),
    ],
    reset: [
      (token) => viewReset(db, token),
      (token) => resetPassword(db, signIn, { token, password: goodPassword, language: 'de' }, visitor()),
    ],
    'email-change': [
      (token) => viewEmailChange(db, token),
      (token) => confirmEmailChange(db, signIn, token, 'de'),
    ],
  };
}

async function linkOf(given: GivenAccounts, purpose: LinkPurpose): Promise<{ token: string; path: string }> {
  const person = await given.newPerson();
  const authority = await given.newAuthority();
  const of: Record<LinkPurpose, Partial<NewLink>> = {
    setup: {},
    invitation: {
      email: `new-${person.email}`,
      authority,
      role: 'lesen',
      details: { name: 'Neu', inviter: 'Chef' },
    },
    reset: { account: person.id },
    'email-change': { account: person.id, email: `new-${person.email}` },
  };
  return given.db.asOperator(async (trx) => {
    // A setup link is for an instance that nobody runs, whatever an earlier test has set up.
    await trx.deleteFrom('instance_role').execute();
    return createLink(trx, { purpose, createdBy: 'test', ...of[purpose] });
  });
}

const wrongTokens = [
  '',
  ' ',
  'x',
  '/',
  '..',
  '%00',
  '\u0000',
  "' or true --",
  'null',
  'undefined',
  'A'.repeat(42),
  'A'.repeat(43),
  'A'.repeat(44),
  'A'.repeat(100_000),
  'é'.repeat(43),
  '\ud800',
];

describe.each(storeKinds())('a one-time link on the $name store', (kind: StoreKind) => {
  const given = givenAccounts(kind);

  describe.each(purposes)('to %s', (purpose) => {
    it('opens its own doors', async () => {
      const { token } = await linkOf(given, purpose);
      for (const door of doors(given)[purpose]) expect(await door(token)).toMatchObject({ ok: true });
    });

    it.each(wrongTokens)('is not %j', async (token) => {
      for (const door of doors(given)[purpose])
        expect(await door(token)).toEqual({ ok: false, problem: 'unknown' });
    });

    it('is no other text than its token', async () => {
      const { token, path } = await linkOf(given, purpose);
      for (const near of [
        token.slice(1),
        token.slice(0, -1),
        `${token}A`,
        `A${token}`,
        ` ${token}`,
        `${token} `,
        `${token}\n`,
        token.toLowerCase(),
        token.toUpperCase(),
        path,
        anyToken(),
        Buffer.from(hashToken(token)).toString('hex'),
        Buffer.from(hashToken(token)).toString('base64url'),
      ])
        for (const door of doors(given)[purpose])
          expect(await door(near), near).toEqual({ ok: false, problem: 'unknown' });
      expect(await doors(given)[purpose][0]?.(token)).toMatchObject({ ok: true });
    });

    it.each(purposes.filter((other) => other !== purpose))(
      'opens no door of %s, and stays as it is',
      async (other) => {
        const { token } = await linkOf(given, purpose);
        for (const door of doors(given)[other])
          expect(await door(token)).toEqual({ ok: false, problem: 'unknown' });
        expect(await doors(given)[purpose][0]?.(token)).toMatchObject({ ok: true });
      },
    );

    it('says that it was used', async () => {
      const { token } = await linkOf(given, purpose);
      const [look, use] = doors(given)[purpose];
      expect(await given.db.asOperator((trx) => consumeLink(trx, purpose, token))).toMatchObject({
        ok: true,
      });
      expect(await look?.(token)).toEqual({ ok: false, problem: 'used' });
      expect(await use?.(token)).toEqual({ ok: false, problem: 'used' });
    });

    it('says that it has expired', async () => {
      const { token } = await linkOf(given, purpose);
      await expireLink(given.db, token);
      for (const door of doors(given)[purpose])
        expect(await door(token)).toEqual({ ok: false, problem: 'expired' });
    });

    it('is used up by one of many who come at the same moment', async () => {
      const { token } = await linkOf(given, purpose);
      const results = await Promise.all(
        Array.from({ length: 8 }, () => given.db.asOperator((trx) => consumeLink(trx, purpose, token))),
      );
      expect(results.filter(({ ok }) => ok)).toHaveLength(1);
      expect(results.filter((result) => !result.ok && result.problem === 'used')).toHaveLength(7);
    });

    it('still works when what it was for has failed', async () => {
      const { token } = await linkOf(given, purpose);
      await expect(
        given.db.asOperator(async (trx) => {
          await consumeLink(trx, purpose, token);
          throw new Error('the rest failed');
        }),
      ).rejects.toThrow('the rest failed');
      expect(await given.db.asOperator((trx) => readLink(trx, purpose, token))).toMatchObject({ ok: true });
    });

    it('is looked at any number of times: mail scanners open links', async () => {
      const { token } = await linkOf(given, purpose);
      for (let round = 0; round < 5; round += 1)
        expect(await doors(given)[purpose][0]?.(token)).toMatchObject({ ok: true });
    });

    it('stands in the store as a hash', async () => {
      const { token } = await linkOf(given, purpose);
      const rows = await given.db.asOperator((trx) => trx.selectFrom('one_time_link').selectAll().execute());
      const text = rows
        .flatMap((row) => Object.values(row))
        .map((value) =>
          value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : JSON.stringify(value),
        )
        .join('\n');
      expect(text).not.toContain(token);
      expect(rows.some((row) => Buffer.from(row.token_hash).equals(hashToken(token)))).toBe(true);
    });
  });

  it.each([
    ['setup', 24],
    ['invitation', 7 * 24],
    ['reset', 1],
    ['email-change', 24],
  ] as const)('to %s lives %i hours', async (purpose, hours) => {
    const { token } = await linkOf(given, purpose);
    const row = await given.db.asOperator((trx) =>
      trx
        .selectFrom('one_time_link')
        .select(['created_at', 'expires_at'])
        .where('token_hash', '=', hashToken(token))
        .executeTakeFirstOrThrow(),
    );
    expect((row.expires_at.getTime() - row.created_at.getTime()) / 3_600_000).toBe(hours);
  });

  it('of a locked account is unknown', async () => {
    for (const purpose of ['reset', 'email-change'] as const) {
      const { token } = await linkOf(given, purpose);
      await given.db.asOperator(async (trx) => {
        const link = await readLink(trx, purpose, token);
        const account = link.ok ? (link.link.account ?? '') : '';
        await trx.updateTable('account').set({ active: false }).where('id', '=', account).execute();
      });
      for (const door of doors(given)[purpose])
        expect(await door(token)).toEqual({ ok: false, problem: 'unknown' });
    }
  });

  it('is forgotten a month after its end', async () => {
    const { token } = await linkOf(given, 'reset');
    await expireLink(given.db, token);
    await forgetSignInTraces(given.db);
    expect(await viewReset(given.db, token)).toEqual({ ok: false, problem: 'expired' });
    await given.db.asOperator((trx) =>
      trx
        .updateTable('one_time_link')
        .set({ expires_at: new Date(Date.now() - 31 * 24 * 3_600_000) })
        .where('token_hash', '=', hashToken(token))
        .execute(),
    );
    await forgetSignInTraces(given.db);
    expect(await viewReset(given.db, token)).toEqual({ ok: false, problem: 'unknown' });
  });

  it('for an invitation is accepted by nobody who is not signed in', async () => {
    const { token } = await linkOf(given, 'invitation');
    expect(await acceptInvitation(given.db, guest, token)).toEqual({ ok: false, problem: 'other-account' });
    expect(await viewInvitation(given.db, guest, token)).toMatchObject({ ok: true });
  });
});

describe.each(storeKinds())('the first start on the $name store', (kind) => {
  const given = givenAccounts(kind);
  const tokenOf = (link: string | null) => link?.split('/').at(-1) ?? '';
  const founder = { ...newcomer, email: 'gruendung@stadt.example' };

  it('offers a link as long as nobody runs the instance, a new one each time', async () => {
    const first = await setupLink(given.db, signIn);
    expect(first).toMatch(/^https:\/\/allmende\.stadt\.example\/setup\/[\w-]{43}$/);
    const second = await setupLink(given.db, signIn);
    expect(await viewSetup(given.db, tokenOf(first)), 'the one before').toEqual({
      ok: false,
      problem: 'unknown',
    });
    expect(await viewSetup(given.db, tokenOf(second))).toEqual({ ok: true });

    for (const [given1, problem] of [
      [{ ...founder, email: 'x' }, 'email'],
      [{ ...founder, email: 'a@b\r\nBcc: c@d.example' }, 'email'],
      [{ ...founder, name: ' \u200b\u202e ' }, 'name'],
      [{ ...founder, password: 'kurz' }, 'too-short'],
      [{ ...founder, password: 'Passwort1234' }, 'common'],
      [{ ...founder, password: 'gruendung im Mai 7' }, 'personal'],
    ] as const)
      expect(await setUp(given.db, tokenOf(second), given1, visitor())).toEqual({ ok: false, problem });

    const made = await setUp(given.db, tokenOf(second), founder, visitor());
    expect(made).toMatchObject({ ok: true, session: expect.stringMatching(/^[\w-]{43}$/) });
    expect(await setupLink(given.db, signIn), 'once there is somebody').toBeNull();
    expect(
      await setUp(given.db, tokenOf(second), { ...founder, email: 'x2@stadt.example' }, visitor()),
    ).toEqual({
      ok: false,
      problem: 'used',
    });
  });

  it('leaves no second way in: a link made before is worth nothing once somebody runs the instance', async () => {
    const { token } = await given.db.asOperator((trx) =>
      createLink(trx, { purpose: 'setup', createdBy: 'test' }),
    );
    expect(await viewSetup(given.db, token)).toEqual({ ok: false, problem: 'used' });
    expect(await setUp(given.db, token, { ...founder, email: 'x3@stadt.example' }, visitor())).toEqual({
      ok: false,
      problem: 'used',
    });
    const accounts = await given.db.asOperator((trx) => trx.selectFrom('account').select('email').execute());
    expect(accounts).toEqual([{ email: 'gruendung@stadt.example' }]);
  });

  it('offers a link again when nobody who runs the instance is active any more', async () => {
    await given.db.asOperator((trx) => trx.updateTable('account').set({ active: false }).execute());
    const link = await setupLink(given.db, signIn);
    expect(await setUp(given.db, tokenOf(link), founder, visitor())).toEqual({ ok: false, problem: 'taken' });
    expect(
      await setUp(given.db, tokenOf(link), { ...founder, email: 'zwei@stadt.example' }, visitor()),
    ).toMatchObject({
      ok: true,
    });
  });
});
