import { describe, expect, it } from 'vitest';
import {
  acceptAsNewAccount,
  acceptInvitation,
  guest,
  identityOf,
  inviteMember,
  inviteToInstance,
  openInvitations,
  viewInvitation,
  withdrawInvitation,
  type Identity,
} from '#lib/server/accounts/index.ts';
import type { AuthorityRole } from '#lib/server/database/index.ts';
import { storeKinds } from '../store/stores.ts';
import {
  expireLink,
  givenAccounts,
  goodPassword,
  identityBy,
  identityIn,
  mailedToken,
  mailsTo,
  signIn,
  visitor,
  withMail,
} from './given-accounts.ts';

describe.each(storeKinds())('an invitation on the $name store', (kind) => {
  const given = givenAccounts(kind);
  const tokenOf = (result: { ok: boolean; link?: string | null }) => result.link?.split('/').at(-1) ?? '';
  const invitee = (email: string, role: AuthorityRole) =>
    ({ email, name: 'Neu Hier', language: 'de', role }) as const;
  const newcomer = { name: 'Neu Hier', password: goodPassword };
  let counter = 0;
  const newEmail = () => `neu-${(counter += 1)}@stadt.example`;

  async function itLead(): Promise<{ identity: Identity; authority: number }> {
    const authority = await given.newAuthority();
    const person = await given.newPerson({ name: 'Ida Leitung', roles: [[authority, 'it-leitung']] });
    return { identity: await identityIn(given.db, person), authority };
  }
  const operator = async () => identityIn(given.db, await given.newPerson({ instanceRole: 'betrieb' }));

  it('is shown to the inviter as a link where no mail is sent, and gives the role to a new account', async () => {
    const { identity, authority } = await itLead();
    const email = newEmail();
    const invited = await inviteMember(given.db, identity, invitee(email, 'bearbeitung'), signIn);
    expect(invited).toEqual({
      ok: true,
      link: expect.stringMatching(/^https:\/\/allmende\.stadt\.example\/invitation\/[\w-]{43}$/),
    });
    const token = tokenOf(invited);
    expect(await viewInvitation(given.db, guest, token)).toMatchObject({
      ok: true,
      invitation: {
        email,
        name: 'Neu Hier',
        inviter: 'Ida Leitung',
        role: 'bearbeitung',
        next: 'new-account',
      },
    });
    const accepted = await acceptAsNewAccount(given.db, token, newcomer, visitor());
    if (!accepted.ok) throw new Error(accepted.problem);
    const member = await identityBy(given.db, accepted.session);
    expect(member).toMatchObject({
      authority,
      authorities: [authority],
      roles: ['bearbeitung'],
      name: 'Neu Hier',
    });
    expect(await acceptAsNewAccount(given.db, token, newcomer, visitor()), 'twice').toEqual({
      ok: false,
      problem: 'used',
    });
  });

  it('goes by mail where mail is sent, and the inviter never sees the link', async () => {
    const { identity } = await itLead();
    const email = newEmail();
    expect(await inviteMember(given.db, identity, invitee(email, 'lesen'), withMail)).toEqual({
      ok: true,
      link: null,
    });
    const [mail] = await mailsTo(given.db, email);
    expect(mail?.subject).toContain('Einladung');
    expect(mail?.text).toContain('Ida Leitung');
    const token = await mailedToken(given.db, 'invitation', email);
    expect(await acceptAsNewAccount(given.db, token, newcomer, visitor())).toMatchObject({ ok: true });
  });

  it('says the same whether the address has an account or not', async () => {
    const { identity } = await itLead();
    const known = await given.newPerson();
    for (const email of [known.email, newEmail()])
      expect(await inviteMember(given.db, identity, invitee(email, 'lesen'), withMail)).toEqual({
        ok: true,
        link: null,
      });
  });

  it('gives an existing account the role once it has signed in, and no other account', async () => {
    const { identity, authority } = await itLead();
    const person = await given.newPerson();
    const other = await identityIn(given.db, await given.newPerson());
    const invited = await inviteMember(
      given.db,
      identity,
      invitee(person.email.toUpperCase(), 'leitung'),
      signIn,
    );
    const token = tokenOf(invited);
    expect(await viewInvitation(given.db, guest, token)).toMatchObject({ invitation: { next: 'sign-in' } });
    expect(await viewInvitation(given.db, other, token)).toMatchObject({
      invitation: { next: 'other-account' },
    });
    expect(await acceptAsNewAccount(given.db, token, newcomer, visitor())).toEqual({
      ok: false,
      problem: 'taken',
    });
    expect(await acceptInvitation(given.db, other, token)).toEqual({ ok: false, problem: 'other-account' });
    expect(await acceptInvitation(given.db, guest, token)).toEqual({ ok: false, problem: 'other-account' });
    const self = await identityIn(given.db, person);
    expect(await viewInvitation(given.db, self, token)).toMatchObject({ invitation: { next: 'accept' } });
    expect(await acceptInvitation(given.db, self, token)).toEqual({ ok: true });
    expect(await acceptInvitation(given.db, self, token), 'twice').toEqual({ ok: false, problem: 'used' });
    const by = { via: 'session', session: null } as const;
    expect(await identityOf(given.db, person.id, null, by)).toMatchObject({ authority, roles: ['leitung'] });
  });

  it('can be made for one’s own authority by its IT-Leitung alone', async () => {
    const authority = await given.newAuthority();
    const elsewhere = await given.newAuthority();
    for (const role of ['leitung', 'bearbeitung', 'lesen', 'datenschutz', 'revision'] as const) {
      const identity = await identityIn(given.db, await given.newPerson({ roles: [[authority, role]] }));
      expect(await inviteMember(given.db, identity, invitee(newEmail(), 'lesen'), signIn), role).toEqual({
        ok: false,
        problem: 'not-allowed',
      });
      expect(
        await inviteToInstance(
          given.db,
          identity,
          { ...invitee(newEmail(), 'lesen'), role: 'betrieb' },
          signIn,
        ),
        role,
      ).toEqual({
        ok: false,
        problem: 'not-allowed',
      });
    }
    const { identity } = await itLead();
    for (const role of ['lesen', 'it-leitung'] as const)
      expect(
        await inviteMember(
          given.db,
          identity,
          { ...invitee(newEmail(), role), authority: elsewhere },
          signIn,
        ),
      ).toEqual({
        ok: false,
        problem: 'not-allowed',
      });
    expect(
      await inviteToInstance(given.db, identity, { ...invitee(newEmail(), 'lesen'), role: 'vendor' }, signIn),
    ).toEqual({
      ok: false,
      problem: 'not-allowed',
    });
    expect(await inviteMember(given.db, guest, invitee(newEmail(), 'lesen'), signIn)).toMatchObject({
      ok: false,
    });
  });

  it('to begin an authority is made by the operator, once: then it invites for itself', async () => {
    const authority = await given.newAuthority();
    const identity = await operator();
    for (const role of ['leitung', 'bearbeitung', 'lesen', 'datenschutz', 'revision'] as const)
      expect(
        await inviteMember(given.db, identity, { ...invitee(newEmail(), role), authority }, signIn),
        role,
      ).toEqual({
        ok: false,
        problem: 'not-allowed',
      });
    const first = await inviteMember(
      given.db,
      identity,
      { ...invitee(newEmail(), 'it-leitung'), authority },
      signIn,
    );
    const accepted = await acceptAsNewAccount(given.db, tokenOf(first), newcomer, visitor());
    expect(accepted).toMatchObject({ ok: true });
    expect(
      await inviteMember(given.db, identity, { ...invitee(newEmail(), 'it-leitung'), authority }, signIn),
    ).toEqual({
      ok: false,
      problem: 'not-allowed',
    });
    expect(
      await inviteMember(
        given.db,
        identity,
        { ...invitee(newEmail(), 'it-leitung'), authority: 999_999 },
        signIn,
      ),
    ).toEqual({
      ok: false,
      problem: 'not-allowed',
    });
  });

  it('to the instance gives its role, or a vendor’s account that can hold none in an authority', async () => {
    const identity = await operator();
    const editor = await inviteToInstance(
      given.db,
      identity,
      { ...invitee(newEmail(), 'lesen'), role: 'redaktion' },
      signIn,
    );
    const made = await acceptAsNewAccount(given.db, tokenOf(editor), newcomer, visitor());
    if (!made.ok) throw new Error(made.problem);
    expect(await identityBy(given.db, made.session)).toMatchObject({
      instanceRoles: ['redaktion'],
      authority: 0,
    });

    const email = newEmail();
    const vendor = await inviteToInstance(
      given.db,
      identity,
      { ...invitee(email, 'lesen'), role: 'vendor' },
      signIn,
    );
    const account = await acceptAsNewAccount(given.db, tokenOf(vendor), newcomer, visitor());
    if (!account.ok) throw new Error(account.problem);
    const seller = await identityBy(given.db, account.session);
    expect(seller).toMatchObject({ instanceRoles: [], authorities: [] });
    const { identity: lead } = await itLead();
    const wanted = await inviteMember(given.db, lead, invitee(email, 'lesen'), signIn);
    expect(await viewInvitation(given.db, seller, tokenOf(wanted))).toEqual({ ok: false, problem: 'kind' });
    expect(await acceptInvitation(given.db, seller, tokenOf(wanted))).toEqual({ ok: false, problem: 'kind' });
    const person = await given.newPerson();
    const asVendor = await inviteToInstance(
      given.db,
      identity,
      { ...invitee(person.email, 'lesen'), role: 'vendor' },
      signIn,
    );
    expect(await acceptInvitation(given.db, await identityIn(given.db, person), tokenOf(asVendor))).toEqual({
      ok: false,
      problem: 'kind',
    });
  });

  it.each([
    ['', 'Neu', 'email'],
    ['neu', 'Neu', 'email'],
    ['neu@', 'Neu', 'email'],
    ['a@b.example, c@d.example', 'Neu', 'email'],
    ['a@b.example\r\nBcc: c@d.example', 'Neu', 'email'],
    ['"x y"@b.example', 'Neu', 'email'],
    [`${'a'.repeat(250)}@b.example`, 'Neu', 'email'],
    ['neu@stadt.example', ' ', 'name'],
    ['neu@stadt.example', '\u202e\u0000', 'name'],
  ])('needs an address and a name: %j, %j', async (email, name, problem) => {
    const { identity } = await itLead();
    expect(
      await inviteMember(given.db, identity, { email, name, language: 'de', role: 'lesen' }, withMail),
    ).toEqual({
      ok: false,
      problem,
    });
  });

  it('is not made in local mode, where nobody has an account', async () => {
    const { identity } = await itLead();
    expect(await inviteMember(given.db, identity, invitee(newEmail(), 'lesen'), null)).toEqual({
      ok: false,
      problem: 'local-mode',
    });
  });

  it('is seen and withdrawn by its own authority alone', async () => {
    const { identity } = await itLead();
    const { identity: other } = await itLead();
    const email = newEmail();
    const invited = await inviteMember(given.db, identity, invitee(email, 'lesen'), signIn);
    const [open] = await openInvitations(given.db, identity);
    expect(open).toMatchObject({ email, name: 'Neu Hier', role: 'lesen' });
    expect(await openInvitations(given.db, other)).toEqual([]);
    const reader = await identityIn(
      given.db,
      await given.newPerson({ roles: [[identity.authority, 'lesen']] }),
    );
    expect(await openInvitations(given.db, reader)).toEqual([]);
    expect(await openInvitations(given.db, await operator(), 'instance')).not.toContainEqual(
      expect.objectContaining({ email }),
    );
    const id = open?.id ?? '';
    expect(await withdrawInvitation(given.db, other, id)).toBe(false);
    expect(await withdrawInvitation(given.db, reader, id)).toBe(false);
    expect(await withdrawInvitation(given.db, await operator(), id, 'instance')).toBe(false);
    for (const wrong of ['', 'x', '0'.repeat(64), `${id}0`, tokenOf(invited)])
      expect(await withdrawInvitation(given.db, identity, wrong)).toBe(false);
    expect(await viewInvitation(given.db, guest, tokenOf(invited))).toMatchObject({ ok: true });
    expect(await withdrawInvitation(given.db, identity, id)).toBe(true);
    expect(await openInvitations(given.db, identity)).toEqual([]);
    expect(await acceptAsNewAccount(given.db, tokenOf(invited), newcomer, visitor())).toEqual({
      ok: false,
      problem: 'unknown',
    });
  });

  it('leads nowhere once it has expired, its authority has ended, or its account is locked', async () => {
    const { identity } = await itLead();
    const expired = tokenOf(await inviteMember(given.db, identity, invitee(newEmail(), 'lesen'), signIn));
    await expireLink(given.db, expired);
    expect(await acceptAsNewAccount(given.db, expired, newcomer, visitor())).toEqual({
      ok: false,
      problem: 'expired',
    });
    const locked = await given.newPerson({ active: false });
    const toLocked = tokenOf(await inviteMember(given.db, identity, invitee(locked.email, 'lesen'), signIn));
    expect(await acceptAsNewAccount(given.db, toLocked, newcomer, visitor())).toEqual({
      ok: false,
      problem: 'inactive',
    });
    const ended = tokenOf(await inviteMember(given.db, identity, invitee(newEmail(), 'lesen'), signIn));
    await given.db.asOperator((trx) =>
      trx
        .updateTable('authority')
        .set({ ended_on: '2026-01-01' })
        .where('id', '=', identity.authority)
        .execute(),
    );
    expect(await acceptAsNewAccount(given.db, ended, newcomer, visitor())).toEqual({
      ok: false,
      problem: 'ended',
    });
  });

  it('gives what it says, not what the form adds', async () => {
    const { identity } = await itLead();
    const email = newEmail();
    const token = tokenOf(await inviteMember(given.db, identity, invitee(email, 'lesen'), signIn));
    const more = {
      ...newcomer,
      email: 'andere@stadt.example',
      role: 'it-leitung',
      kind: 'vendor',
      instanceRole: 'betrieb',
    };
    const made = await acceptAsNewAccount(given.db, token, more, visitor());
    if (!made.ok) throw new Error(made.problem);
    const member = await identityBy(given.db, made.session);
    expect(member).toMatchObject({ roles: ['lesen'], instanceRoles: [] });
    const row = await given.db.asOperator((trx) =>
      trx
        .selectFrom('account')
        .select(['email', 'kind'])
        .where('id', '=', member.id)
        .executeTakeFirstOrThrow(),
    );
    expect(row).toEqual({ email, kind: 'person' });
  });
});
