import { noteAuthority, noteChange } from '#lib/server/audit/index.ts';
import { texts, type Language } from '#lib/i18n/index.ts';
import type { SignInConfig } from '#lib/server/config.ts';
import type { AuthorityRole, Database, InstanceRole, Transaction } from '#lib/server/database/index.ts';
import { plainHeaderText } from '#lib/server/security/index.ts';
import { emailAddress } from './email-address.ts';
import { may, type Identity } from './identity.ts';
import { createLink } from './links.ts';
import { mailKey, sendMail } from './mail.ts';
import { hasItLead, nameOfAuthority } from './store/accounts.ts';
import { deleteInvitation, selectOpenInvitations, type OpenInvitation } from './store/links.ts';

/** Whom to invite; `language` is that of the mail. */
export interface Invitee {
  email: string;
  name: string;
  language: Language;
}

export type InvitationResult =
  /** The link to hand over where the instance cannot send mail; null when a mail is on its way. */
  { ok: true; link: string | null } | { ok: false; problem: 'local-mode' | 'not-allowed' | 'email' | 'name' };

/**
 * Invites somebody to a role in the own authority. Whoever runs the instance may invite the first IT-Leitung of another
 * one, as long as it has none. Whether the address has an account already is not told.
 *
 * @example await inviteMember(db, actor, { email, name, language: 'de', role: 'lesen' }, app().signIn)
 */
export async function inviteMember(
  db: Database,
  identity: Identity,
  invitee: Invitee & { role: AuthorityRole; authority?: number },
  signIn: SignInConfig | null,
): Promise<InvitationResult> {
  const authority = invitee.authority ?? identity.authority;
  const isOwn = authority === identity.authority && may(identity, 'members:manage');
  const mayBegin = may(identity, 'instance:authorities') && invitee.role === 'it-leitung';
  if (!isOwn && !mayBegin) return { ok: false, problem: 'not-allowed' };
  return invite(db, identity, invitee, signIn, async (trx) => {
    if (!isOwn && (await hasItLead(trx, authority))) return null;
    const to = await nameOfAuthority(trx, authority);
    return to === null ? null : { to, link: { authority, role: invitee.role } };
  });
}

/** Invites somebody to a role for the whole instance, or for an account of a vendor, which sees nobody's data. */
export async function inviteToInstance(
  db: Database,
  identity: Identity,
  invitee: Invitee & { role: InstanceRole | 'vendor' },
  signIn: SignInConfig | null,
): Promise<InvitationResult> {
  if (!may(identity, 'instance:authorities')) return { ok: false, problem: 'not-allowed' };
  return invite(db, identity, invitee, signIn, () =>
    Promise.resolve({ to: 'Allmende', link: { authority: null, role: invitee.role } }),
  );
}

/** Invitations of the own authority, or with `instance` those to the instance, that nobody has accepted yet. */
export async function openInvitations(
  db: Database,
  identity: Identity,
  of: 'authority' | 'instance' = 'authority',
): Promise<OpenInvitation[]> {
  const authority = of === 'authority' ? identity.authority : null;
  if (!may(identity, of === 'authority' ? 'members:read' : 'instance:authorities')) return [];
  return db.asOperator((trx) => selectOpenInvitations(trx, authority));
}

/** Takes an invitation back; its link is unknown from then on. */
export async function withdrawInvitation(
  db: Database,
  identity: Identity,
  id: string,
  of: 'authority' | 'instance' = 'authority',
): Promise<boolean> {
  if (!may(identity, of === 'authority' ? 'members:manage' : 'instance:authorities')) return false;
  const authority = of === 'authority' ? identity.authority : null;
  return db.asOperator(async (trx) => {
    const isGone = await deleteInvitation(trx, id, authority);
    noteAuthority(trx, authority);
    if (isGone) noteChange(trx, { subject: 'invitation', before: { state: 'open' }, after: null });
    return isGone;
  });
}

async function invite(
  db: Database,
  identity: Identity,
  invitee: Invitee & { role: AuthorityRole | InstanceRole | 'vendor' },
  signIn: SignInConfig | null,
  aim: (trx: Transaction) => Promise<{ to: string; link: { authority: number | null; role: string } } | null>,
): Promise<InvitationResult> {
  if (!signIn) return { ok: false, problem: 'local-mode' };
  const email = emailAddress.safeParse(invitee.email);
  if (!email.success) return { ok: false, problem: 'email' };
  const name = plainHeaderText(invitee.name);
  if (name === '') return { ok: false, problem: 'name' };
  return db.asOperator(async (trx) => {
    const aimed = await aim(trx);
    if (!aimed) return { ok: false, problem: 'not-allowed' };
    const { token, path } = await createLink(trx, {
      purpose: 'invitation',
      ...aimed.link,
      email: email.data,
      details: { name, inviter: identity.name },
      createdBy: identity.id,
    });
    noteAuthority(trx, aimed.link.authority);
    noteChange(trx, { subject: 'invitation', before: null, after: { role: aimed.link.role } });
    const link = signIn.origin.origin + path;
    if (!signIn.mail) return { ok: true, link };
    const t = texts(invitee.language);
    const role = t.roles[invitee.role];
    await sendMail(trx, {
      to: { email: email.data, name },
      subject: t.mail.invitation.subject(aimed.to),
      text: t.mail.invitation.text({
        name,
        inviter: plainHeaderText(identity.name),
        to: aimed.to,
        role,
        link,
      }),
      key: mailKey('invitation', token),
    });
    return { ok: true, link: null };
  });
}
